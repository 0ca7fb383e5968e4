import type { Random } from "random";
import type { AppointmentEntity } from "../../../../storage/entities/appointment.entity.ts";
import type { AssetEntity } from "../../../../storage/entities/asset.entity.ts";
import type { ContractEntity } from "../../../../storage/entities/contract.entity.ts";
import type { CustomerEntity } from "../../../../storage/entities/customer.entity.ts";
import type { DeliveryEntity } from "../../../../storage/entities/delivery.entity.ts";
import type { FollowUpEntity } from "../../../../storage/entities/follow-up.entity.ts";
import type { PartLineEntity } from "../../../../storage/entities/part-line.entity.ts";
import type { ProblemEntity } from "../../../../storage/entities/problem.entity.ts";
import type { StaffEntity } from "../../../../storage/entities/staff.entity.ts";
import type { SuggestionEntity } from "../../../../storage/entities/suggestion.entity.ts";
import type { SurveyAnswerEntity } from "../../../../storage/entities/survey-answer.entity.ts";
import type { TimeEntryEntity } from "../../../../storage/entities/time-entry.entity.ts";
import type { VisitEntity } from "../../../../storage/entities/visit.entity.ts";
import type { WorkOrderEntity } from "../../../../storage/entities/work-order.entity.ts";
import type { DemoDealer } from "../demo-dealers.ts";
import type { ServiceHabits } from "./service-habits.ts";
import type { ServiceStory } from "./service-stories.ts";
import type { WorkingDay } from "./working-days.ts";

/** What is stored of a record, as a plain object. */
type Row<Entity> = Pick<Entity, keyof Entity>;
export type WorkOrderRow = Row<WorkOrderEntity>;
export type ContractRow = Row<ContractEntity>;
export type AppointmentRow = Row<AppointmentEntity>;

/** A dealer's records of every kind that service leaves behind. */
export interface ServiceRecords {
  readonly staff: Row<StaffEntity>[];
  readonly customers: Row<CustomerEntity>[];
  readonly assets: Row<AssetEntity>[];
  readonly contracts: ContractRow[];
  readonly workOrders: WorkOrderRow[];
  readonly appointments: AppointmentRow[];
  /** The database makes `visited_at` itself. */
  readonly visits: Omit<VisitEntity, "visitedAt">[];
  readonly partLines: Row<PartLineEntity>[];
  readonly timeEntries: Row<TimeEntryEntity>[];
  readonly followUps: Row<FollowUpEntity>[];
  readonly problems: Row<ProblemEntity>[];
  readonly surveyAnswers: Row<SurveyAnswerEntity>[];
  readonly deliveries: Row<DeliveryEntity>[];
  readonly suggestions: Row<SuggestionEntity>[];
}

export function noRecords(): ServiceRecords {
  return {
    staff: [],
    customers: [],
    assets: [],
    contracts: [],
    workOrders: [],
    appointments: [],
    visits: [],
    partLines: [],
    timeEntries: [],
    followUps: [],
    problems: [],
    surveyAnswers: [],
    deliveries: [],
    suggestions: [],
  };
}

/** The key of the next record of a list. */
export function nextKey(dealer: DemoDealer, prefix: string, { length }: readonly unknown[]): { dealerId: string; id: string } {
  return { dealerId: dealer.id, id: `${prefix}-${dealer.id.slice(1)}-${String(length + 1).padStart(4, "0")}` };
}

/** A customer with the unit that is serviced. */
export interface ServedCustomer {
  readonly customerId: string;
  readonly assetId: string;
  readonly model: string;
}

/** An order whose fault comes back, and the working day it was opened on, counted from the month's first. */
export interface Comeback {
  readonly of: WorkOrderRow;
  readonly served: ServedCustomer;
  readonly dayIndex: number;
}

/** A month of a dealer's service while its records are made. */
export interface ServiceMonth {
  readonly dealer: DemoDealer;
  readonly story: ServiceStory;
  readonly habits: ServiceHabits;
  readonly days: readonly WorkingDay[];
  readonly random: Random;
  readonly records: ServiceRecords;
  /** The next customer in turn: each comes round again only after all others. */
  readonly nextCustomer: () => ServedCustomer;
  /** Of the month before. */
  readonly comebacks: readonly Comeback[];
}
