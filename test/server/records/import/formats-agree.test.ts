import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const from = Date.UTC(2020, 0, 1);
/** With both delays, half a year later is still before the trial's now. */
const until = Date.UTC(2025, 10, 1);
const instant = fc.integer({ min: from, max: until }).map((milliseconds) => new Date(milliseconds).toISOString());
const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((value) => !value.includes("\0") && value.trim() !== "");
const reason = fc.option(text, { nil: null });
const later = (after: string, milliseconds: number) => new Date(Date.parse(after) + milliseconds).toISOString();
const delay = fc.integer({ min: 0, max: 90 * 24 * 3_600_000 });

type Row = Readonly<Record<string, string | null>>;

const opportunity = fc
  .record({
    id: text,
    request: reason,
    assigned_at: instant,
    answer: fc.constantFrom("ACCEPTED", "REJECTED", "EXPIRED", null),
    outcome: fc.constantFrom("COMPLETED", "WITHDRAWN", null),
    reason,
    delays: fc.tuple(delay, delay),
    enrolled_at: fc.option(instant, { nil: null }),
  })
  .map(({ id, request, assigned_at, answer, outcome, reason: why, delays, enrolled_at }): Row => {
    const answered = answer === "ACCEPTED" || answer === "REJECTED" ? later(assigned_at, delays[0]) : null;
    const ended = answer === "ACCEPTED" && answered !== null && outcome !== null ? outcome : null;
    return {
      id,
      request,
      assigned_at,
      response: answer,
      responded_at: answered,
      decline_reason: answer === "REJECTED" ? why : null,
      outcome: ended,
      outcome_at: ended === null || answered === null ? null : later(answered, delays[1]),
      close_reason: ended === "COMPLETED" ? why : null,
      withdraw_reason: ended === "WITHDRAWN" ? why : null,
      enrolled_at,
    };
  });

const files = fc.record({
  rows: fc.uniqueArray(opportunity, { selector: (row) => row["id"]?.trim(), minLength: 1, maxLength: 30 }),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
});

function quoted(value: string): string {
  return /[",;\t|\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

test("the same rows as CSV and as JSON Lines become the same records", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(files, async ({ rows, lineEnd, delimiter }) => {
      run += 1;
      const [csv, json] = [`CSV ${run}`, `JSON ${run}`];
      const names = ["dealer", ...Object.keys(rows[0] ?? {})];
      const values = rows.map((row) => names.map((name) => (name === "dealer" ? csv : (row[name] ?? ""))));
      const lines = [names, ...values].map((line) => line.map(quoted).join(delimiter));
      const dealers = { create: true, timeZone: "UTC", currency: "USD" };
      await trial.run(lines.join(lineEnd), { mapping: { dealers, delimiter } });
      await trial.run(rows.map((row) => JSON.stringify({ dealer: json, ...row })).join(lineEnd), {
        mapping: { dealers },
        name: "rows.jsonl",
      });
      const [ofCsv, ofJson] = [await trial.stored(csv), await trial.stored(json)];
      expect(ofCsv).toHaveLength(rows.length);
      expect(ofCsv.map((row) => ({ ...row, dealer_id: json }))).toEqual(ofJson);
    }),
    { numRuns: 40 },
  );
}, 120_000);
