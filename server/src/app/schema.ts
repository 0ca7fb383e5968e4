import "reflect-metadata";
import { assertInterfaceType, type GraphQLObjectType, type GraphQLSchema, lexicographicSortSchema } from "graphql";
import { buildSchema } from "type-graphql";
import { HolidayResolver } from "../features/assignment/holiday.resolver.ts";
import { OpportunityFlagResolver } from "../features/assignment/opportunity-flag.resolver.ts";
import { OpportunitySettingsResolver } from "../features/assignment/opportunity-settings.resolver.ts";
import { DealerComparisonResolver } from "../features/comparison/dealer-comparison.resolver.ts";
import { GroupComparisonResolver } from "../features/comparison/group-comparison.resolver.ts";
import { DealerAgreementsResolver, OutcomeAgreementResolver, OutcomeReportResolver } from "../features/customer-goal/agreement.resolver.ts";
import { DealerCustomerGoalsResolver } from "../features/customer-goal/customer-goal.resolver.ts";
import { CaseStudyResolver, CustomerGoalResolver } from "../features/customer-goal/goal-record.resolver.ts";
import { DealerResolver } from "../features/dealer/dealer.resolver.ts";
import { ViewerResolver } from "../features/dealer/viewer.resolver.ts";
import { DealerUnsatisfiedCustomersResolver, UnsatisfiedCustomerResolver } from "../features/event/unsatisfied-customer.resolver.ts";
import { FairnessResolver } from "../features/assignment/fairness.resolver.ts";
import { OperatorWebhookResolver } from "../features/event/operator-webhook.resolver.ts";
import { WebhookResolver } from "../features/event/webhook.resolver.ts";
import { DealerLeadFindingsResolver, LeadFindingConnectionResolver, LeadFindingResolver } from "../features/lead/lead-finding.resolver.ts";
import { DealerLeadsResolver, LeadConnectionResolver } from "../features/lead/lead-list.resolver.ts";
import { LeadTickResolver } from "../features/lead/lead-tick.resolver.ts";
import { LeadResolver } from "../features/lead/lead.resolver.ts";
import {
  OpportunityActivityConnectionResolver,
  OpportunityActivityResolver,
} from "../features/opportunity/opportunity-activity.resolver.ts";
import { OpportunityStepResolver } from "../features/opportunity/opportunity-step.resolver.ts";
import { ResponsePauseResolver } from "../features/assignment/response-pause.resolver.ts";
import { NextStepResolver } from "../features/opportunity/next-step.resolver.ts";
import { OpportunityEventResolver } from "../features/opportunity/opportunity-event.resolver.ts";
import { OpenOpportunitiesResolver, OpenOpportunityConnectionResolver } from "../features/opportunity/open-opportunities.resolver.ts";
import { OpportunityOwnerResolver, ServiceRequestOwnerResolver } from "../features/owner/owner.resolver.ts";
import { EraseOwnerResolver } from "../features/owner/erase-owner.resolver.ts";
import { DealerGoalResolver, MetricDefinitionGoalResolver } from "../features/goal/goal.resolver.ts";
import { BaselineResolver } from "../features/improvement/baseline.resolver.ts";
import { DealerPlansResolver, PlanReportResolver } from "../features/improvement/plan.resolver.ts";
import { DealerParticipationResolver, ParticipationResolver } from "../features/participation/participation.resolver.ts";
import { DefinitionPreviewResolver } from "../features/definition/definition-preview.resolver.ts";
import { DefinitionVersionResolver, ProgramResolver } from "../features/program/program.resolver.ts";
import { RestateResolver } from "../features/publication/restate.resolver.ts";
import { RequestSenderResolver } from "../features/service-request/request-sender.resolver.ts";
import { ServiceRequestResolver } from "../features/service-request/service-request.resolver.ts";
import { ReadinessResolver } from "../features/readiness/readiness.resolver.ts";
import { ImportMappingResolver } from "../features/records/import-mapping.resolver.ts";
import { ImportRunResolver } from "../features/records/import-run.resolver.ts";
import { DealerGroupResolver } from "../features/scorecard/dealer-group.resolver.ts";
import { DealerScorecardsResolver } from "../features/scorecard/dealer-scorecards.resolver.ts";
import { MonthlyFunnelResolver, WeeklyFunnelResolver } from "../features/scorecard/funnel.resolver.ts";
import { MetricResultResolver } from "../features/scorecard/metric-result.resolver.ts";
import { ObstacleResolver } from "../features/scorecard/obstacle.resolver.ts";
import { OutlookResolver } from "../features/scorecard/outlook.resolver.ts";
import { ReceiptResolver } from "../features/scorecard/receipt.resolver.ts";
import { ScorecardResolver } from "../features/scorecard/scorecard.resolver.ts";
import { SliceableResolver, SliceResolver } from "../features/scorecard/slice.resolver.ts";
import { WeekResolver } from "../features/scorecard/week.resolver.ts";
import { SurveyInvitationResolver } from "../features/survey/survey-invitation.resolver.ts";
import { nodeTypeName } from "../graphql/node.type.ts";
import { DateTimeScalar } from "../graphql/scalars.ts";
import { NodeResolver } from "./node.resolver.ts";

function describe(type: GraphQLObjectType | null | undefined, description: string): void {
  if (type) type.description = description;
}

/** The whole schema, in alphabetical order: what `schema.graphql` holds. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      BaselineResolver,
      CaseStudyResolver,
      CustomerGoalResolver,
      DealerAgreementsResolver,
      DealerComparisonResolver,
      DealerCustomerGoalsResolver,
      DealerGoalResolver,
      DealerGroupResolver,
      DealerLeadFindingsResolver,
      DealerLeadsResolver,
      DealerParticipationResolver,
      DealerPlansResolver,
      DealerResolver,
      DealerScorecardsResolver,
      DealerUnsatisfiedCustomersResolver,
      DefinitionPreviewResolver,
      DefinitionVersionResolver,
      EraseOwnerResolver,
      GroupComparisonResolver,
      HolidayResolver,
      ImportMappingResolver,
      ImportRunResolver,
      LeadConnectionResolver,
      LeadFindingConnectionResolver,
      LeadFindingResolver,
      LeadResolver,
      LeadTickResolver,
      MetricDefinitionGoalResolver,
      MetricResultResolver,
      MonthlyFunnelResolver,
      ObstacleResolver,
      NextStepResolver,
      NodeResolver,
      OpenOpportunitiesResolver,
      OpenOpportunityConnectionResolver,
      OpportunityActivityResolver,
      OpportunityActivityConnectionResolver,
      OpportunityFlagResolver,
      OpportunitySettingsResolver,
      OpportunityEventResolver,
      OpportunityOwnerResolver,
      OpportunityStepResolver,
      OutcomeAgreementResolver,
      OutcomeReportResolver,
      OutlookResolver,
      ParticipationResolver,
      PlanReportResolver,
      ProgramResolver,
      ReadinessResolver,
      ReceiptResolver,
      RequestSenderResolver,
      ResponsePauseResolver,
      RestateResolver,
      ScorecardResolver,
      ServiceRequestOwnerResolver,
      ServiceRequestResolver,
      SliceableResolver,
      SliceResolver,
      SurveyInvitationResolver,
      UnsatisfiedCustomerResolver,
      ViewerResolver,
      FairnessResolver,
      OperatorWebhookResolver,
      WebhookResolver,
      WeeklyFunnelResolver,
      WeekResolver,
    ],
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    // Arguments are checked where they are used, in the words of the domain.
    validate: false,
  });
  const sorted = lexicographicSortSchema(schema);
  // type-graphql has no place to describe the two roots.
  describe(sorted.getQueryType(), "Reading: all fields of one request answer from one snapshot.");
  describe(sorted.getMutationType(), "Writing: each field answers with what it changed, or with user errors.");
  assertInterfaceType(sorted.getType("Node")).resolveType = nodeTypeName;
  return sorted;
}
