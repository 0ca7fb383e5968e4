import { z } from "zod";
import type { RequestContext } from "../../../graphql/request-context.ts";
import { monthPeriod } from "../../../kpi/period.ts";
import { Failure } from "../../../platform/failure.ts";
import { readServiceRecordCount, readServiceRecordPages, type ServiceRecordList } from "../../service-records/service-record.reader.ts";
import { serviceRecordFrom } from "../../service-records/service-record-kind.ts";
import { serviceRecordKinds } from "../../service-records/service-record-kinds.ts";
import { exportTable } from "../export-table.ts";
import { dealer, month, oneOf } from "../export.inputs.ts";
import { openedDealer } from "../opened-dealer.ts";
import { columnsFrom, rowReader } from "../query-table.ts";
import { noFacts, rowsAtOnce } from "../survey.ts";
import { recordColumns } from "./record-columns.ts";

/** The date that puts a record in its month; kinds that are there all along have none. */
const dateOfKind: Readonly<Record<string, string>> = {
  APPOINTMENT: "scheduledAt",
  DELIVERY: "deliveredAt",
  FOLLOW_UP: "dueOn",
  LEAD: "receivedAt",
  PART_LINE: "requestedAt",
  PROBLEM: "raisedAt",
  SUGGESTION: "reviewedOn",
  SURVEY_ANSWER: "answeredAt",
  TIME_ENTRY: "day",
  VISIT: "arrivedAt",
  WORK_ORDER: "openedAt",
};

const codes = serviceRecordKinds.map(({ code }) => code);
const input = z.strictObject({ dealer, kind: oneOf(codes), month: month.optional() });
type Input = z.infer<typeof input>;

function kindOf(code: string) {
  const kind = serviceRecordKinds.find((each) => each.code === code);
  if (!kind) throw new Error(`There are no records of kind ${code}.`);
  return kind;
}

async function listAsked(request: RequestContext, given: Input): Promise<ServiceRecordList> {
  const kind = kindOf(given.kind);
  const { timeZone } = await openedDealer(request, given.dealer);
  const date = dateOfKind[kind.code];
  if (given.month !== undefined && date === undefined) {
    throw new Failure("BAD_USER_INPUT", `Records of the kind ${kind.code} belong to no month; leave \`month\` out.`, { argument: "month" });
  }
  const period = given.month === undefined ? undefined : monthPeriod(given.month, timeZone);
  const isDay = recordColumns(kind).find(([key]) => key === date)?.[1] === "DAY";
  const within = period && ((isDay ? [period.firstDay, period.nextDay] : [period.start, period.end]) as [Date | string, Date | string]);
  return { kind, dealerId: given.dealer, date, within };
}

/** A dealer's records of a kind, of a month or all. */
export const records = exportTable<Input>({
  name: "RECORDS",
  input,
  columns: (given) => columnsFrom(recordColumns(kindOf(given.kind))),
  async *rows(context, given) {
    const request = context.fresh();
    const list = await listAsked(request, given);
    const read = rowReader(recordColumns(list.kind));
    for await (const rows of readServiceRecordPages(request.scope, request.runner, list, request.now, rowsAtOnce))
      yield rows.map((row) => read(serviceRecordFrom(list.kind, row, request.now)));
  },
  async facts(context, given) {
    const request = context.fresh();
    const list = await listAsked(request, given);
    return { ...noFacts, rows: await readServiceRecordCount(request.scope, request.runner, list, request.now) };
  },
});
