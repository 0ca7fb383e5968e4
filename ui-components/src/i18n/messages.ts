import type { ContactListMessages } from "./contact-list-messages.ts";
import type { CustomerGoalsMessages } from "./customer-goals-messages.ts";
import type { ExportMessages } from "./export-messages.ts";
import type { DefinitionMessages } from "./definition-messages.ts";
import type { FairnessMessages } from "./fairness-messages.ts";
import type { AsOfMessages } from "./as-of-messages.ts";
import type { FunnelMessages } from "./funnel-messages.ts";
import type { BaselineMessages, PlanMessages } from "./improvement-messages.ts";
import type { GoalsMessages } from "./goals-messages.ts";
import type { Message } from "./message.ts";
import type { OpportunityMessages } from "./opportunity-messages.ts";
import type { ServiceRequestsMessages } from "./service-requests-messages.ts";
import type { ParticipationMessages } from "./participation-messages.ts";
import type { OutlookMessages } from "./outlook-messages.ts";
import type { PrintMessages } from "./print-messages.ts";
import type { ToolsMessages } from "./tools-messages.ts";

/** What the elements of a board say, loaded by them alone. */
export interface BoardMessages {
  readonly program: Message;
  readonly trendOf: Message;
  readonly trendUp: Message;
  readonly trendDown: Message;
  readonly trendSame: Message;
  readonly trendOne: Message;
  readonly trendNone: Message;
  readonly trendMet: Message;
  readonly monthsOf: Message;
  readonly showValues: Message;
  readonly hideValues: Message;
  readonly causesOf: Message;
  readonly noCauses: Message;
  readonly speaksFor: Message;
  readonly speaksAgainst: Message;
  readonly notMeasured: Message;
  readonly noVerdict: Message;
  readonly higherBetter: Message;
  readonly lowerBetter: Message;
  readonly more: Message;
  readonly moreWithCauses: Message;
  readonly moreOf: Message;
  readonly goalsMet: Message;
  readonly why: Message;
}

/** What the elements that compare dealers say, loaded by them alone. */
export interface ComparisonMessages {
  readonly previewDefinition: Message;
  readonly showFairness: Message;
  readonly showRequests: Message;
  readonly comparisonOf: Message;
  readonly dealersTogether: Message;
  readonly together: Message;
  readonly country: Message;
  readonly allCountries: Message;
  readonly middleHalf: Message;
  readonly oneDealer: Message;
  readonly nobodyToCompare: Message;
  readonly tooFewDealers: Message;
  readonly amongDealers: Message;
  readonly quarterLowest: Message;
  readonly quarterSecond: Message;
  readonly quarterThird: Message;
  readonly quarterHighest: Message;
  readonly keyHalf: Message;
  readonly keyMedian: Message;
  readonly keyTogether: Message;
  readonly keyOwn: Message;
  readonly keyGoal: Message;
  readonly dealers: Message;
  readonly dealersBy: Message;
  readonly order: Message;
  readonly bestFirst: Message;
  readonly worstFirst: Message;
  readonly highestFirst: Message;
  readonly lowestFirst: Message;
  readonly place: Message;
  readonly dealer: Message;
  readonly openDealer: Message;
  readonly notRanked: Message;
  readonly leftOutOfOrder: Message;
}

/** Words of the elements themselves; names of metrics come from the API. */
export interface CommonMessages {
  readonly loading: Message;
  readonly failed: Message;
  readonly unreachable: Message;
  readonly notAllowed: Message;
  readonly noDealer: Message;
  readonly retry: Message;
  readonly empty: Message;
  readonly noData: Message;
  readonly inProgress: Message;
  readonly finalOn: Message;
  readonly noFinalResult: Message;
  readonly goalAtLeast: Message;
  readonly goalAbove: Message;
  readonly goalAtMost: Message;
  readonly goalBelow: Message;
  readonly met: Message;
  readonly missed: Message;
  readonly counted: Message;
  readonly few: Message;
  readonly tooFew: Message;
  readonly month: Message;
  readonly value: Message;
  readonly chart: Message;
  readonly showReceipt: Message;
  readonly metricTiles: Message;
  readonly history: Message;
  readonly ofMonth: Message;
  readonly soFar: Message;
  readonly noValue: Message;
  readonly monthCounts: Message;
  readonly inProgressOf: Message;
  readonly viewDetails: Message;
  readonly viewDetailsOf: Message;
  readonly showOlder: Message;
  readonly monthsShown: Message;
  readonly howMade: Message;
  readonly close: Message;
  readonly finalSince: Message;
  readonly inProgressUntil: Message;
  readonly resultState: Message;
  readonly final: Message;
  readonly published: Message;
  readonly edition: Message;
  readonly restated: Message;
  readonly definition: Message;
  readonly version: Message;
  readonly asOf: Message;
  readonly completeThrough: Message;
  readonly interval: Message;
  readonly medianOf: Message;
  readonly differs: Message;
  readonly records: Message;
  readonly listCounted: Message;
  readonly listNotCounted: Message;
  readonly listLeftOut: Message;
  readonly noRecords: Message;
  readonly shownOf: Message;
  readonly loadMore: Message;
  readonly loadMoreOf: Message;
  readonly openRecord: Message;
  readonly opportunitiesOf: Message;
  readonly filters: Message;
  readonly all: Message;
  readonly clearFilters: Message;
  readonly noMatch: Message;
  readonly assigned: Message;
  readonly opportunity: Message;
  readonly answer: Message;
  readonly outcome: Message;
  readonly enrolment: Message;
  readonly accepted: Message;
  readonly rejected: Message;
  readonly expired: Message;
  readonly pending: Message;
  readonly cancelled: Message;
  readonly completed: Message;
  readonly withdrawn: Message;
  readonly open: Message;
  readonly enrolled: Message;
  readonly notEnrolled: Message;
  readonly until: Message;
  readonly details: Message;
  readonly detailsOf: Message;
  readonly opportunities: Message;
  readonly opportunitiesShown: Message;
  readonly sortByDate: Message;
  readonly sortedBy: Message;
  readonly ascending: Message;
  readonly descending: Message;
}

/** What is shown on demand, with a board or a receipt, says; loaded by it alone. */
export interface OnDemandMessages {
  readonly period: Message;
  readonly byMonth: Message;
  readonly byWeek: Message;
  readonly weeksOf: Message;
  readonly weeksNote: Message;
  readonly weeksNewest: Message;
  readonly weeksNone: Message;
  readonly weeksMet: Message;
  readonly noWeeks: Message;
  readonly week: Message;
  readonly settled: Message;
  readonly canChange: Message;
  readonly unsatisfied: Message;
  readonly unsatisfiedNote: Message;
  readonly noUnsatisfied: Message;
  readonly unsatisfiedShown: Message;
  readonly customer: Message;
  readonly noCustomer: Message;
  readonly repairOrder: Message;
  readonly noRepairOrder: Message;
  readonly foundOn: Message;
  readonly byPhone: Message;
  readonly byEmail: Message;
  readonly inPerson: Message;
  readonly satisfiedSince: Message;
  readonly stillOpen: Message;
  readonly splitBy: Message;
  readonly notSplit: Message;
  readonly slicesNote: Message;
  readonly slicesOf: Message;
  readonly slicesMost: Message;
  readonly noSlices: Message;
  readonly madeOf: Message;
  readonly notRecorded: Message;
  readonly byADVISOR: Message;
  readonly byASSET_MODEL: Message;
  readonly byASSOCIATE: Message;
  readonly byPROBLEM_CODE: Message;
  readonly byRESPONDENT_FUNCTION: Message;
  readonly byRESPONDENT_LEVEL: Message;
  readonly bySCORE: Message;
  readonly bySOURCE: Message;
  readonly byTECHNICIAN: Message;
  readonly readiness: Message;
  readonly readinessCount: Message;
  readonly readinessNote: Message;
  readonly allRecorded: Message;
  readonly unlocks: Message;
  readonly unlocksAlone: Message;
  readonly alsoNeeded: Message;
  readonly importedAs: Message;
  readonly notComputed: Message;
  readonly partly: Message;
  readonly recordedNowhere: Message;
  readonly recordedOf: Message;
  readonly kindAPPOINTMENT: Message;
  readonly kindASSET: Message;
  readonly kindCONTRACT: Message;
  readonly kindCUSTOMER: Message;
  readonly kindDELIVERY: Message;
  readonly kindFOLLOW_UP: Message;
  readonly kindLEAD: Message;
  readonly kindOPPORTUNITY: Message;
  readonly kindPART_LINE: Message;
  readonly kindPROBLEM: Message;
  readonly kindSTAFF: Message;
  readonly kindSUGGESTION: Message;
  readonly kindSURVEY_ANSWER: Message;
  readonly kindTIME_ENTRY: Message;
  readonly kindVISIT: Message;
  readonly kindWORK_ORDER: Message;
}

export type MessagesOfBoards = CommonMessages & BoardMessages;

/** With those of boards, the words of what they show on demand. */
export type MessagesOnDemand = MessagesOfBoards & OnDemandMessages;

/** With those, the words of the funnel. */
export type MessagesOfFunnel = MessagesOnDemand & FunnelMessages;

/** With those of boards, the words of baselines. */
export type MessagesOfBaselines = MessagesOfBoards & BaselineMessages;

/** With those, the words of plans. */
export type MessagesOfPlans = MessagesOfBaselines & PlanMessages;

/** With those of every element, the words of customers' goals. */
export type MessagesOfCustomerGoals = CommonMessages & CustomerGoalsMessages;

/** With those of every element, the words of an outlook. */
export type MessagesOfOutlook = CommonMessages & OutlookMessages;

export type Messages = MessagesOfFunnel &
  OutlookMessages &
  ComparisonMessages &
  GoalsMessages &
  MessagesOfPlans &
  ToolsMessages &
  ContactListMessages &
  CustomerGoalsMessages &
  ExportMessages &
  PrintMessages &
  DefinitionMessages &
  FairnessMessages &
  AsOfMessages &
  OpportunityMessages &
  ParticipationMessages &
  ServiceRequestsMessages;
