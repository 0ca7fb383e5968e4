import { z } from "zod";
import { monthBounds } from "../../../kpi/month.ts";
import { monthCell } from "../../../storage/kpi/cohort-sql.ts";
import {
  type OpportunityOrder,
  type OpportunitySelection,
  readOpportunityCounts,
  readOpportunityPages,
} from "../../opportunity/opportunity-activity.reader.ts";
import {
  EnrolmentStatus,
  OpportunityAnswer,
  OpportunityConclusion,
  opportunityActivityFrom,
} from "../../opportunity/opportunity-activity.type.ts";
import { type ExportContext, exportTable } from "../export-table.ts";
import { dealer, month, nullable, oneOf, someOf } from "../export.inputs.ts";
import { openedDealer } from "../opened-dealer.ts";
import { columnsFrom, type QueryColumn, rowReader } from "../query-table.ts";
import { noFacts, rowsAtOnce } from "../survey.ts";

const orders = ["ASSIGNED_AT", "ANSWERED_AT", "CONCLUDED_AT", "ENROLLED_AT", "ID"] as const satisfies readonly OpportunityOrder[];

const input = z.strictObject({
  dealer,
  month,
  sort: z
    .strictObject({ field: oneOf(orders), direction: oneOf(["ASC", "DESC"]).default("DESC") })
    .default({ field: "ASSIGNED_AT", direction: "DESC" }),
  filter: z
    .strictObject({
      answers: nullable(someOf(Object.values(OpportunityAnswer))),
      conclusions: nullable(someOf(Object.values(OpportunityConclusion))),
      enrolment: nullable(oneOf(Object.values(EnrolmentStatus))),
    })
    .prefault({}),
});
type Input = z.infer<typeof input>;

/** The detail grid's, and the reader's own names for them. */
export const opportunityColumns: readonly QueryColumn[] = [
  ["opportunityID", "TEXT", "internalID"],
  ["assignedAt", "INSTANT"],
  ["expiresAt", "INSTANT"],
  ["answer", "TEXT"],
  ["answeredAt", "INSTANT"],
  ["declineReason", "TEXT"],
  ["conclusion", "TEXT"],
  ["concludedAt", "INSTANT"],
  ["conclusionReason", "TEXT"],
  ["enrolment", "TEXT"],
  ["enrolledAt", "INSTANT"],
];

const read = rowReader(opportunityColumns);

const selectionOf = ({ filter }: Input): OpportunitySelection => filter;

export const opportunities = exportTable<Input>({
  name: "OPPORTUNITIES",
  input,
  columns: () => columnsFrom(opportunityColumns),
  async *rows(context: ExportContext, given: Input) {
    const request = context.fresh();
    const { timeZone } = await openedDealer(request, given.dealer);
    const query = {
      dealerId: given.dealer,
      bounds: monthBounds(given.month, timeZone),
      asOf: request.now,
      selection: selectionOf(given),
      order: given.sort.field,
      direction: given.sort.direction,
    };
    for await (const rows of readOpportunityPages(request.scope, request.runner, query, rowsAtOnce))
      yield rows.map((row) => read(opportunityActivityFrom(row, request.now)));
  },
  async facts(context, given) {
    const request = context.fresh();
    const { timeZone } = await openedDealer(request, given.dealer);
    const cells = [monthCell(given.dealer, given.month, timeZone)];
    const counts = await readOpportunityCounts(request.scope, request.runner, cells, request.now, selectionOf(given));
    return { ...noFacts, rows: counts.reduce((sum, { total }) => sum + total, 0) };
  },
});
