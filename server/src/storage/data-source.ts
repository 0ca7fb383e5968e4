import "reflect-metadata";
import { DataSource } from "typeorm";
import { AppointmentEntity } from "./entities/appointment.entity.ts";
import { AssignmentEntity } from "./entities/assignment.entity.ts";
import { DealerRelationshipEntity } from "./entities/dealer-relationship.entity.ts";
import { HolidayEntity } from "./entities/holiday.entity.ts";
import { OpportunityEventEntity } from "./entities/opportunity-event.entity.ts";
import { OpportunitySettingEntity } from "./entities/opportunity-setting.entity.ts";
import { RequestDeliveryEntity } from "./entities/request-delivery.entity.ts";
import { RequestSenderEntity } from "./entities/request-sender.entity.ts";
import { ServiceRequestEntity } from "./entities/service-request.entity.ts";
import { CaseStudyEntity } from "./entities/case-study.entity.ts";
import { CustomerGoalEntity } from "./entities/customer-goal.entity.ts";
import { CustomerGoalReadingEntity } from "./entities/customer-goal-reading.entity.ts";
import { OutcomeAgreementEntity } from "./entities/outcome-agreement.entity.ts";
import { AssetEntity } from "./entities/asset.entity.ts";
import { ContactReadingEntity } from "./entities/contact-reading.entity.ts";
import { ContractEntity } from "./entities/contract.entity.ts";
import { CustomerEntity } from "./entities/customer.entity.ts";
import { DealerEntity } from "./entities/dealer.entity.ts";
import { DeliveryEntity } from "./entities/delivery.entity.ts";
import { FollowUpEntity } from "./entities/follow-up.entity.ts";
import { LeadTickEntity } from "./entities/lead-tick.entity.ts";
import { ImportChangeEntity } from "./entities/import-change.entity.ts";
import { ImportCompletenessEntity } from "./entities/import-completeness.entity.ts";
import { ImportMappingEntity } from "./entities/import-mapping.entity.ts";
import { ImportRunEntity } from "./entities/import-run.entity.ts";
import { LeadEntity } from "./entities/lead.entity.ts";
import { ImprovementDecisionEntity } from "./entities/improvement-decision.entity.ts";
import { ImprovementPlanEntity } from "./entities/improvement-plan.entity.ts";
import { MetricBaselineEntity } from "./entities/metric-baseline.entity.ts";
import { MetricGoalEntity } from "./entities/metric-goal.entity.ts";
import { MetricQuartilesEntity } from "./entities/metric-quartiles.entity.ts";
import { MetricResultRecordsEntity } from "./entities/metric-result-records.entity.ts";
import { MetricResultEntity } from "./entities/metric-result.entity.ts";
import { OperatorEventEntity } from "./entities/operator-event.entity.ts";
import { OperatorWebhookEntity } from "./entities/operator-webhook.entity.ts";
import { OpportunityEntity } from "./entities/opportunity.entity.ts";
import { OutboxEventEntity } from "./entities/outbox-event.entity.ts";
import { OutlookCohortEntity } from "./entities/outlook-cohort.entity.ts";
import { OutlookUpkeepEntity } from "./entities/outlook-upkeep.entity.ts";
import { PartLineEntity } from "./entities/part-line.entity.ts";
import { ParticipationChangeEntity } from "./entities/participation-change.entity.ts";
import { PlanComparisonEntity } from "./entities/plan-comparison.entity.ts";
import { ProblemEntity } from "./entities/problem.entity.ts";
import { RecordCompletenessEntity } from "./entities/record-completeness.entity.ts";
import { RestatedRecordEntity } from "./entities/restated-record.entity.ts";
import { StaffEntity } from "./entities/staff.entity.ts";
import { SuggestionEntity } from "./entities/suggestion.entity.ts";
import { SurveyAnswerEntity } from "./entities/survey-answer.entity.ts";
import { SurveyInvitationEntity } from "./entities/survey-invitation.entity.ts";
import { TimeEntryEntity } from "./entities/time-entry.entity.ts";
import { VisitEntity } from "./entities/visit.entity.ts";
import { WebhookEntity } from "./entities/webhook.entity.ts";
import { WorkOrderEntity } from "./entities/work-order.entity.ts";
import { Initial1764000000000 } from "./migrations/1764000000000-initial.ts";
import { FieldServiceAndAfterSales1764100000000 } from "./migrations/1764100000000-field-service-and-after-sales.ts";
import { ResultsInCurrencies1764200000000 } from "./migrations/1764200000000-results-in-currencies.ts";
import { MetricGoals1764300000000 } from "./migrations/1764300000000-metric-goals.ts";
import { Events1764310000000 } from "./migrations/1764310000000-events.ts";
import { MetricQuartiles1764320000000 } from "./migrations/1764320000000-metric-quartiles.ts";
import { SpreadOfScores1764330000000 } from "./migrations/1764330000000-spread-of-scores.ts";
import { CoveringIndexes1764340000000 } from "./migrations/1764340000000-covering-indexes.ts";
import { Leads1764350000000 } from "./migrations/1764350000000-leads.ts";
import { BaselinesAndPlans1764360000000 } from "./migrations/1764360000000-baselines-and-plans.ts";
import { OutlookCohorts1764370000000 } from "./migrations/1764370000000-outlook-cohorts.ts";
import { LeadTicks1764400000000 } from "./migrations/1764400000000-lead-ticks.ts";
import { QuartilesAsOf1764410000000 } from "./migrations/1764410000000-quartiles-as-of.ts";
import { OutlookStandings1764425000000 } from "./migrations/1764425000000-outlook-standings.ts";
import { EventsGivenUp1764430000000 } from "./migrations/1764430000000-events-given-up.ts";
import { Participation1764500000000 } from "./migrations/1764500000000-participation.ts";
import { ServiceRequests1764510000000 } from "./migrations/1764510000000-service-requests.ts";
import { OperatorsSettings1764530000000 } from "./migrations/1764530000000-operators-settings.ts";
import { AssignmentsByTime1764551000000 } from "./migrations/1764551000000-assignments-by-time.ts";
import { OperatorEvents1764550000000 } from "./migrations/1764550000000-operator-events.ts";
import { RequestSenders1764530100000 } from "./migrations/1764530100000-request-senders.ts";
import { OwnerData1764520000000 } from "./migrations/1764520000000-owner-data.ts";
import { SurveyInvitations1764540000000 } from "./migrations/1764540000000-survey-invitations.ts";
import { CustomerGoals1764560000000 } from "./migrations/1764560000000-customer-goals.ts";
import { OpportunityFlags1764530300000 } from "./migrations/1764530300000-opportunity-flags.ts";
import { OperatorImports1764530400000 } from "./migrations/1764530400000-operator-imports.ts";
import { ImportedGoals1764570000000 } from "./migrations/1764570000000-imported-goals.ts";
import { ImportMappings1764380000000 } from "./migrations/1764380000000-import-mappings.ts";
import { ImportRuns1764390000000 } from "./migrations/1764390000000-import-runs.ts";
import { OutlookVersions1764440000000 } from "./migrations/1764440000000-outlook-versions.ts";
import { FiguresOfOthers1764450000000 } from "./migrations/1764450000000-figures-of-others.ts";

/** Entities, migrations and the pool that writes. The schema changes by migration only, never by synchronisation. */
export function createDataSource(url: string): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    applicationName: "dealer-scorecards",
    // Compiling the statements of many metrics takes many times as long as they run.
    extra: { options: "-c jit=off" },
    entities: [
      AppointmentEntity,
      AssignmentEntity,
      DealerRelationshipEntity,
      HolidayEntity,
      OpportunityEventEntity,
      OpportunitySettingEntity,
      RequestDeliveryEntity,
      RequestSenderEntity,
      ServiceRequestEntity,
      AssetEntity,
      ContactReadingEntity,
      CaseStudyEntity,
      CustomerGoalEntity,
      CustomerGoalReadingEntity,
      OutcomeAgreementEntity,
      ContractEntity,
      CustomerEntity,
      DealerEntity,
      DeliveryEntity,
      FollowUpEntity,
      ImportChangeEntity,
      ImportCompletenessEntity,
      ImportMappingEntity,
      ImportRunEntity,
      LeadEntity,
      LeadTickEntity,
      ImprovementDecisionEntity,
      ImprovementPlanEntity,
      MetricBaselineEntity,
      MetricGoalEntity,
      MetricQuartilesEntity,
      MetricResultEntity,
      MetricResultRecordsEntity,
      OperatorEventEntity,
      OperatorWebhookEntity,
      OpportunityEntity,
      OutboxEventEntity,
      OutlookCohortEntity,
      OutlookUpkeepEntity,
      PartLineEntity,
      ParticipationChangeEntity,
      PlanComparisonEntity,
      ProblemEntity,
      RecordCompletenessEntity,
      RestatedRecordEntity,
      StaffEntity,
      SuggestionEntity,
      SurveyAnswerEntity,
      SurveyInvitationEntity,
      TimeEntryEntity,
      VisitEntity,
      WebhookEntity,
      WorkOrderEntity,
    ],
    migrations: [
      Initial1764000000000,
      FieldServiceAndAfterSales1764100000000,
      ResultsInCurrencies1764200000000,
      MetricGoals1764300000000,
      Events1764310000000,
      MetricQuartiles1764320000000,
      SpreadOfScores1764330000000,
      CoveringIndexes1764340000000,
      Leads1764350000000,
      BaselinesAndPlans1764360000000,
      OutlookCohorts1764370000000,
      LeadTicks1764400000000,
      QuartilesAsOf1764410000000,
      OutlookStandings1764425000000,
      EventsGivenUp1764430000000,
      ImportMappings1764380000000,
      ImportRuns1764390000000,
      OutlookVersions1764440000000,
      FiguresOfOthers1764450000000,
      Participation1764500000000,
      ServiceRequests1764510000000,
      OperatorsSettings1764530000000,
      SurveyInvitations1764540000000,
      OperatorEvents1764550000000,
      AssignmentsByTime1764551000000,
      RequestSenders1764530100000,
      OwnerData1764520000000,
      CustomerGoals1764560000000,
      OpportunityFlags1764530300000,
      OperatorImports1764530400000,
      ImportedGoals1764570000000,
    ],
    migrationsTransactionMode: "each",
    synchronize: false,
    logging: false,
    installExtensions: false,
    invalidWhereValuesBehavior: { null: "throw", undefined: "throw" },
  });
}
