import fc from "fast-check";
import { programs } from "server/kpi/catalogue.ts";
import type { FieldValue, StoredRecord } from "server/kpi/formula/evaluate.ts";
import { isStored, type RecordKind, valueType } from "server/kpi/formula/record-kind.ts";
import { addDays, type Period } from "server/kpi/period.ts";
import { recordKindsOf } from "server/kpi/record-kinds-of.ts";
import type { DataSource } from "typeorm";

const day = 86_400_000;

/** What a text column may hold; others are references, drawn from few ids so that records meet. */
const words: Readonly<Record<string, readonly string[]>> = {
  place: ["ON_SITE", "WORKSHOP"],
  nature: ["PREVENTIVE", "REACTIVE", "WARRANTY", "INTERNAL"],
  role: ["TECHNICIAN", "ENGINEER", "SERVICE_ADVISOR", "PLANNER", "DISPATCHER"],
  closed_by_role: ["TECHNICIAN", "DISPATCHER"],
  question: ["CSAT", "NPS", "HELPS_REACH_GOALS", "SEEKS_TO_UNDERSTAND_GOALS", "OFFERS_HELP_EVERY_TIME"],
  currency: ["USD", "EUR"],
  problem_code: ["LEAK", "NOISE"],
  occasion: ["first", "second"],
};
const references = ["1", "2", "3", "4"];

/** A kind of record with the columns that metrics read. */
export interface RandomKind {
  readonly code: string;
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly required: boolean; readonly type: string }[];
}

/** The kinds that the metrics of all programs but the first read, with what the database says of their columns. */
export async function randomKinds(dataSource: DataSource): Promise<RandomKind[]> {
  const metrics = programs.slice(1).flatMap((program) => program.metrics);
  const byCode = new Map<string, RecordKind[]>();
  for (const kind of metrics.flatMap(recordKindsOf)) byCode.set(kind.code, [...(byCode.get(kind.code) ?? []), kind]);
  return Promise.all(
    [...byCode].map(async ([code, kinds]) => {
      const [{ table }] = kinds as [RecordKind];
      const rows: { name: string; required: boolean }[] = await dataSource.query(
        `SELECT column_name AS name, is_nullable = 'NO' AS required FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'`,
        [table],
      );
      const columns = rows.flatMap((column) => {
        const kind = kinds.find(({ fields }) => isStored(fields[column.name]));
        return kind ? [{ ...column, type: valueType(kind, column.name) ?? "text" }] : [];
      });
      return { code, table, columns };
    }),
  );
}

/** Around one instant, by the minutes that metrics ask for ahead, so that what is compared to the millisecond meets. */
function around(start: Date, minutesAhead: readonly number[]): fc.Arbitrary<number> {
  return fc.tuple(fc.constantFrom(...minutesAhead), fc.constantFrom(-1, 0, 0, 1)).map(([ahead, off]) => {
    return start.getTime() + 10 * day - ahead * 60_000 + off;
  });
}

const ninetyDaysOn = -90 * 1440;

/** What the instants of an appointment, or of a lead, are held against each other by: they meet too seldom otherwise. */
const usuallyAhead: Readonly<Record<string, readonly number[]>> = {
  scheduled_at: [0],
  arrived_at: [0, 5],
  reminded_at: [720, 1440],
  booked_at: [1440, 30 * 1440],
  received_at: [0],
  first_response_at: [0, ninetyDaysOn],
  contacted_at: [0, ninetyDaysOn],
  appointment_set_at: [0, ninetyDaysOn],
  showed_at: [0, ninetyDaysOn],
  sold_at: [0, ninetyDaysOn],
};

function instants({ start, end }: Period): fc.Arbitrary<Date> {
  const bounds = [start, end].flatMap((bound) => [0, 0.5, 1, 7, 30, 90].map((after) => bound.getTime() + after * day));
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.integer({ min: start.getTime(), max: end.getTime() }) },
      { weight: 2, arbitrary: fc.constantFrom(...bounds).chain((bound) => fc.constantFrom(bound - 1, bound, bound + 1)) },
      { weight: 1, arbitrary: fc.integer({ min: start.getTime() - 700 * day, max: end.getTime() + 100 * day }) },
      { weight: 4, arbitrary: around(start, [0, 5, 30, 720, 1440, 30 * 1440]) },
    )
    .map((milliseconds) => new Date(milliseconds));
}

function days({ firstDay }: Period): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.integer({ min: -1, max: 32 }) },
      { weight: 1, arbitrary: fc.integer({ min: -800, max: 130 }) },
      { weight: 1, arbitrary: fc.constantFrom(-335, -334, -333, 30, 31, 32, 37, 38, 60, 61) },
    )
    .map((offset) => addDays(firstDay, offset));
}

function valueOf(column: RandomKind["columns"][number], period: Period): fc.Arbitrary<FieldValue> {
  switch (column.type) {
    case "instant": {
      const ahead = usuallyAhead[column.name];
      return ahead
        ? fc.oneof(
            instants(period),
            around(period.start, ahead).map((at) => new Date(at)),
          )
        : instants(period);
    }
    case "day":
      return days(period);
    case "flag":
      return fc.boolean();
    case "number":
      return ["rescheduled_times", "dispatcher_calls", "score", "attempts_before_contact"].includes(column.name)
        ? fc.constantFrom("0", "1", "4", "5", "6", "9", "10")
        : fc.constantFrom("0", "1", "0.25", "7.5", "123.45", "99999.99");
    default:
      return fc.constantFrom(...(words[column.name] ?? references));
  }
}

/** As the database would refuse or compute it otherwise. */
function consistent(code: string, record: Record<string, FieldValue>): StoredRecord {
  if (code === "VISIT") return { ...record, visited_at: record["arrived_at"] ?? record["travel_started_at"] ?? null };
  const score = Number(record["score"]);
  if (code === "SURVEY_ANSWER" && record["question"] === "CSAT") return { ...record, score: String(Math.min(Math.max(score, 1), 5)) };
  if (code === "CONTRACT" && String(record["expires_on"]) < String(record["starts_on"]))
    return { ...record, expires_on: record["starts_on"], starts_on: record["expires_on"] };
  if (code === "STAFF" && record["left_on"] && String(record["left_on"]) < String(record["hired_on"]))
    return { ...record, hired_on: record["left_on"], left_on: record["hired_on"] };
  return record;
}

/** Records of every kind of one dealer, a few of each, so that they often meet. */
export function anyRecords(kinds: readonly RandomKind[], period: Period): fc.Arbitrary<Readonly<Record<string, StoredRecord[]>>> {
  return fc.record(
    Object.fromEntries(
      kinds.map((kind) => {
        const fields = Object.fromEntries(
          kind.columns.map((column) => {
            const value = valueOf(column, period);
            // Cancelled is cancelled: with most of them so, nothing else of an appointment would tell.
            return [column.name, column.required ? value : fc.option(value, { nil: null, freq: column.name === "cancelled_at" ? 2 : 5 })];
          }),
        );
        const records = fc.array(fc.record(fields), { maxLength: 6 });
        return [
          kind.code,
          records.map((drawn) => drawn.map((record, index) => consistent(kind.code, { ...record, id: String(index + 1) }))),
        ];
      }),
    ),
  );
}

/** Stores a dealer's records. */
export async function insertRecords(
  dataSource: DataSource,
  kinds: readonly Pick<RandomKind, "code" | "table">[],
  dealers: readonly { readonly dealerId: string; readonly records: Readonly<Record<string, readonly StoredRecord[]>> }[],
): Promise<void> {
  for (const { code, table } of kinds) {
    const rows = dealers.flatMap(({ dealerId, records }) => (records[code] ?? []).map((record) => ({ ...record, dealer_id: dealerId })));
    if (rows.length === 0) continue;
    const columns: { name: string }[] = await dataSource.query(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER' AND column_name = ANY($2::text[])`,
      [table, [...new Set(rows.flatMap((row) => Object.keys(row)))]],
    );
    const names = columns.map(({ name }) => name).join(", ");
    await dataSource.query(`INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}
