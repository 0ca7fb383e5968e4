import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import type { DealerScope } from "../../../platform/dealer-scope.ts";
import { AppointmentEntity } from "../../../storage/entities/appointment.entity.ts";
import { AssetEntity } from "../../../storage/entities/asset.entity.ts";
import { AssignmentEntity } from "../../../storage/entities/assignment.entity.ts";
import { ContractEntity } from "../../../storage/entities/contract.entity.ts";
import { CustomerEntity } from "../../../storage/entities/customer.entity.ts";
import { DealerEntity } from "../../../storage/entities/dealer.entity.ts";
import { DeliveryEntity } from "../../../storage/entities/delivery.entity.ts";
import { FollowUpEntity } from "../../../storage/entities/follow-up.entity.ts";
import { LeadEntity } from "../../../storage/entities/lead.entity.ts";
import { OpportunityEntity } from "../../../storage/entities/opportunity.entity.ts";
import { PartLineEntity } from "../../../storage/entities/part-line.entity.ts";
import { ProblemEntity } from "../../../storage/entities/problem.entity.ts";
import { ServiceRequestEntity } from "../../../storage/entities/service-request.entity.ts";
import { StaffEntity } from "../../../storage/entities/staff.entity.ts";
import { SuggestionEntity } from "../../../storage/entities/suggestion.entity.ts";
import { SurveyAnswerEntity } from "../../../storage/entities/survey-answer.entity.ts";
import { TimeEntryEntity } from "../../../storage/entities/time-entry.entity.ts";
import { VisitEntity } from "../../../storage/entities/visit.entity.ts";
import { WorkOrderEntity } from "../../../storage/entities/work-order.entity.ts";
import { workerTransaction } from "../../../storage/worker-transaction.ts";
import { demoAssignments } from "./demo-assignments.ts";
import { cancelGivenUp } from "./demo-cancellations.ts";
import { demoDealers } from "./demo-dealers.ts";
import { demoOpportunities } from "./demo-opportunities.ts";
import { demoRequests } from "./demo-requests.ts";
import { demoLeads } from "./leads/demo-leads.ts";
import { demoServiceRecords } from "./service/demo-service-records.ts";
import type { ServiceRecords } from "./service/service-records.ts";

const seed = "dealer-scorecards";
const rowsAStatement = 5_000;

const serviceEntities: { readonly [Kind in keyof ServiceRecords]: EntityTarget<ObjectLiteral> } = {
  staff: StaffEntity,
  customers: CustomerEntity,
  assets: AssetEntity,
  contracts: ContractEntity,
  workOrders: WorkOrderEntity,
  appointments: AppointmentEntity,
  visits: VisitEntity,
  partLines: PartLineEntity,
  timeEntries: TimeEntryEntity,
  followUps: FollowUpEntity,
  problems: ProblemEntity,
  surveyAnswers: SurveyAnswerEntity,
  deliveries: DeliveryEntity,
  suggestions: SuggestionEntity,
};

/** One JSON parameter a statement, the rows as they are; COPY does not write to tables with row-level security. */
async function insertRows(manager: EntityManager, entity: EntityTarget<ObjectLiteral>, rows: readonly ObjectLiteral[]): Promise<void> {
  const { tableName, columns: all } = manager.dataSource.getMetadata(entity);
  const columns = all.filter(({ isInsert }) => isInsert);
  const names = columns.map(({ databaseName }) => databaseName).join(", ");
  const properties = columns.map(({ propertyName }) => `"${propertyName}"`).join(", ");
  const typed = columns.map((column) => `"${column.propertyName}" ${manager.dataSource.driver.normalizeType(column)}`).join(", ");
  const sql = `INSERT INTO ${tableName} (${names}) SELECT ${properties} FROM json_to_recordset($1) AS made(${typed})`;
  for (let first = 0; first < rows.length; first += rowsAStatement) {
    await manager.query(sql, [JSON.stringify(rows.slice(first, first + rowsAStatement))]);
  }
}

/** Rows written by the load. */
export interface DemoLoad {
  readonly dealers: number;
  readonly opportunities: number;
  readonly serviceRecords: number;
  readonly leads: number;
}

/**
 * Fills an empty database with the demo's dealers and their records up to `now`, all or nothing.
 * Gives the numbers of rows written: none where any dealer exists.
 */
export function loadDemoData(scope: DealerScope, dataSource: DataSource, now: Date): Promise<DemoLoad> {
  return workerTransaction(scope, dataSource, async (manager) => {
    // Of two processes that start at once, the second waits here and then finds the dealers of the first.
    await manager.query("LOCK TABLE dealer IN SHARE ROW EXCLUSIVE MODE");
    if (await manager.existsBy(DealerEntity, {})) return { dealers: 0, opportunities: 0, serviceRecords: 0, leads: 0 };
    const dealers = demoDealers.map(({ region: _region, opportunitiesAMonth: _opportunities, story: _story, ...row }) => row);
    const handed = demoDealers.map((dealer) => ({ dealer, opportunities: demoOpportunities(seed, dealer, now) }));
    const opportunities = handed.flatMap((each) => each.opportunities);
    const service = demoDealers.map((dealer) => demoServiceRecords(seed, dealer, now));
    const internet = demoDealers.map((dealer) => demoLeads(seed, dealer, now));
    const leads = internet.flatMap((department) => department.leads);
    await insertRows(manager, DealerEntity, dealers);
    await insertRows(manager, OpportunityEntity, opportunities);
    const requests = handed.flatMap((each) => demoRequests(seed, each.dealer, each.opportunities, now));
    await insertRows(manager, ServiceRequestEntity, requests);
    let serviceRecords = 0;
    for (const kind of Object.keys(serviceEntities) as (keyof ServiceRecords)[]) {
      const rows = service.flatMap((records): readonly ObjectLiteral[] => records[kind]);
      await insertRows(manager, serviceEntities[kind], rows);
      serviceRecords += rows.length;
    }
    const associates = internet.flatMap(({ staff }) => staff);
    const askers = internet.flatMap(({ customers }) => customers);
    await insertRows(manager, StaffEntity, associates);
    await insertRows(manager, CustomerEntity, askers);
    await insertRows(manager, LeadEntity, leads);
    await insertRows(manager, AssignmentEntity, await demoAssignments(seed, manager, demoDealers, requests, opportunities, now));
    await manager.query(cancelGivenUp, [now]);
    serviceRecords += associates.length + askers.length;
    return { dealers: dealers.length, opportunities: opportunities.length, serviceRecords, leads: leads.length };
  });
}
