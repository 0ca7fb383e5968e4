import fc from "fast-check";
import { recordTick, undoTick } from "server/features/lead/lead-tick.writer.ts";
import type { ContactAnswer, LeadStepName } from "server/features/lead/lead-step.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { at, imported, leads, refusal, undone, UndoTrial } from "./undo-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
let trial: UndoTrial;
beforeAll(async () => {
  trial = await UndoTrial.open();
});
afterAll(() => trial.close());
beforeEach(() => trial.clear());

interface Given {
  readonly step?: LeadStepName;
  readonly answer?: ContactAnswer | null;
  readonly at?: Date;
  readonly replaces?: number;
}

/** A sale of lead 1 of A, unless it says otherwise. */
const tick = ({ step = "SOLD", answer = null, at: taken, replaces }: Given = {}, now = undone) =>
  recordTick(staff, trial.database.dataSource, {
    dealerId: "A",
    leadId: "1",
    step,
    answer,
    at: taken ?? null,
    replaces: replaces ?? null,
    by: "someone",
    now,
  });
const untick = (number = 1) =>
  undoTick(staff, trial.database.dataSource, { dealerId: "A", leadId: "1", number, by: "someone", now: undone });

/** All but what is kept of imports and of ticks. */
async function leadsStored(): Promise<object> {
  const { lead_tick: _, ...rest } = (await trial.records()) as Record<string, unknown>;
  return rest;
}

describe("a tick that was made and undone after an import does not hold up the import's undo", () => {
  test.each([
    ["where the import had said nothing of the step", [`A,1,${at},yes,`]],
    ["where the import had said no", [`A,1,${at},,no`]],
    ["where the import had said both", [`A,1,${at},yes,no`]],
  ])("%s", async (_, rows) => {
    await trial.land(leads(`A,1,${at},,`));
    const before = await leadsStored();
    const id = await trial.land(leads(...rows));
    await tick();
    await untick();
    expect(await trial.undo(id)).toMatchObject({ restored: 1 });
    expect(await leadsStored()).toEqual(before);
  });

  test("where the import had made the lead", async () => {
    const before = await leadsStored();
    const id = await trial.land(leads(`A,1,${at},yes,`));
    await tick();
    await untick();
    expect(await trial.undo(id)).toMatchObject({ removed: 1, dealersKept: 1 });
    expect(await leadsStored()).toEqual({ ...before, dealer: [expect.any(String)] });
  });
});

describe("a tick made before an import and undone after it does not hold up the import's undo", () => {
  test.each([
    ["where the import was kept from overwriting it", "A,1,DAY,,no"],
    ["where the import changed something else beside", "A,1,DAY,yes,no"],
    ["where the import said nothing of it and changed something else", "A,1,DAY,yes,"],
    ["where a column of the step was not in the file", "A,1,DAY,no,yes"],
  ])("%s", async (_, row) => {
    await trial.land(leads(`A,1,${at},,`));
    const before = await leadsStored();
    await tick({}, imported);
    const id = await trial.land(leads(row.replace("DAY", at)));
    await untick();
    expect(await leadsStored()).not.toEqual(before);
    await trial.undo(id);
    expect(await leadsStored()).toEqual(before);
  });

  test("nor of two imports, the newer first", async () => {
    await trial.land(leads(`A,1,${at},,`));
    const before = await leadsStored();
    await tick({}, imported);
    const ids = [await trial.land(leads(`A,1,${at},yes,no`)), await trial.land(leads(`A,1,${at},no,yes`))];
    await untick();
    for (const id of ids.toReversed()) await trial.undo(id);
    expect(await leadsStored()).toEqual(before);
  });

  test("nor of a set in which two files say something of the step", async () => {
    await trial.land(leads(`A,1,${at},,`));
    const before = await leadsStored();
    await tick({}, imported);
    const id = await trial.land([...leads(`A,1,${at},yes,no`), ...leads(`A,1,${at},,yes`)]);
    await untick();
    await trial.undo(id);
    expect(await leadsStored()).toEqual(before);
  });
});

describe("a tick in force stays when an import is undone", () => {
  test.each([
    ["made after the import", imported, undone],
    ["made before the import", undone, imported],
  ])("%s: undone later on, it leaves what was there before the import", async (_, __, now) => {
    await trial.land(leads(`A,1,${at},yes,no`, `A,2,${at},,`));
    const before = await leadsStored();
    if (now === imported) await tick({}, now);
    const id = await trial.land(leads(`A,1,${at},,`, `A,2,${at},yes,`));
    if (now === undone) await tick({}, now);
    const ticked = () => trial.database.dataSource.query<object[]>("SELECT contacted, sold, sold_at FROM lead WHERE id = '1'");
    expect(await ticked()).toEqual([{ contacted: null, sold: true, sold_at: now }]);
    expect(await trial.undo(id)).toMatchObject({ restored: 2 });
    expect(await ticked()).toEqual([{ contacted: true, sold: true, sold_at: now }]);
    await untick();
    expect(await leadsStored()).toEqual(before);
  });

  test("also one that corrects another", async () => {
    await trial.land(leads(`A,1,${at},,yes`));
    const before = await leadsStored();
    await tick({ step: "CONTACTED", answer: "CHAT" }, imported);
    const id = await trial.land(leads(`A,1,${at},no,`));
    await tick({ step: "CONTACTED", answer: "EMAIL_REPLY", replaces: 1 });
    expect(await trial.undo(id)).toMatchObject({ restored: 1 });
    await untick(2);
    expect(await leadsStored()).toEqual(before);
  });

  test("a lead that the import made and that is ticked holds up the undo, until the tick is undone", async () => {
    const id = await trial.land(leads(`A,1,${at},,`));
    await tick();
    const stored = await trial.everything();
    expect(await refusal(trial.undo(id))).toBe(
      "Import 1 is not undone: 1 record of it was changed since: leads 1 of A. On 1 of them somebody recorded a step by hand since: undo that first. Nothing has changed.",
    );
    expect(await trial.everything()).toEqual(stored);
    await untick();
    expect(await trial.undo(id)).toMatchObject({ removed: 1 });
  });

  test("a step taken before the lead's receipt, as it was before the import, holds up the undo", async () => {
    await trial.land(leads("A,1,2026-03-05T12:00:00Z,,"));
    const id = await trial.land(leads(`A,1,${at},,`));
    await tick({ at: new Date("2026-03-02T12:00:00Z") });
    expect(await refusal(trial.undo(id))).toContain("leads 1 of A. On 1 of them somebody recorded a step by hand since: undo that first.");
    await tick({ at: new Date("2026-03-06T12:00:00Z"), replaces: 1 });
    await trial.undo(id);
    expect(await trial.database.dataSource.query("SELECT received_at, sold_at FROM lead")).toEqual([
      { received_at: new Date("2026-03-05T12:00:00Z"), sold_at: new Date("2026-03-06T12:00:00Z") },
    ]);
  });
});

interface LeadRow {
  readonly id: string;
  readonly [column: string]: unknown;
}

/** Leads as they would be without ticks, worked out without the product's SQL. */
async function beneath(): Promise<readonly object[]> {
  const { dataSource } = trial.database;
  const stored = await dataSource.query<LeadRow[]>("SELECT * FROM lead ORDER BY id");
  const ticks = await dataSource.query<{ lead_id: string; step: string; flag_before: unknown; time_before: unknown }[]>(
    "SELECT * FROM lead_tick WHERE undone_at IS NULL",
  );
  return stored.map((lead) => {
    const own = ticks.filter(({ lead_id: id }) => id === lead.id);
    const covered: (readonly [string, unknown])[] = own.flatMap(({ step, flag_before: flag, time_before: time }) => [
      [step.toLowerCase(), flag] as const,
      [`${step.toLowerCase()}_at`, time] as const,
    ]);
    return { ...lead, ...Object.fromEntries<unknown>(covered) };
  });
}

const ticked = () =>
  trial.database.dataSource.query<object[]>("SELECT lead_id, number, step, happened_at, undone_at FROM lead_tick ORDER BY 1, 2");

const steps = ["CONTACTED", "SOLD"] as const;
const value = fc.constantFrom("yes", "no", "");
const id = fc.constantFrom("1", "2", "3");
const file = fc.uniqueArray(fc.tuple(id, fc.constantFrom(at, "2026-03-05T12:00:00Z"), value, value), {
  selector: ([own]) => own,
  minLength: 1,
});
const byHand = fc.record({ lead: id, step: fc.constantFrom(...steps), back: fc.boolean() });
const something = fc.oneof(file, byHand);

test("whatever is imported and ticked in whatever order, undone imports leave the ticks, and beneath them what was there before", async () => {
  const { dataSource } = trial.database;
  const byHandDone = async ({ lead: leadId, step, back }: { lead: string; step: (typeof steps)[number]; back: boolean }) => {
    const key = { dealerId: "A", leadId, by: "someone", now: imported };
    const [last] = await dataSource.query<{ number: number }[]>(
      "SELECT number FROM lead_tick WHERE lead_id = $1 AND step = $2 AND undone_at IS NULL",
      [leadId, step],
    );
    const answer = step === "CONTACTED" ? "CHAT" : null;
    if (back && last) await undoTick(staff, dataSource, { ...key, number: last.number });
    else if (!back) await refusal(recordTick(staff, dataSource, { ...key, step, answer, at: null, replaces: null }));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(something, { minLength: 3, maxLength: 10 }), async (order) => {
      await trial.clear();
      const states: { run: number; before: readonly object[] }[] = [];
      for (const each of order) {
        if (!Array.isArray(each)) await byHandDone(each);
        else {
          const before = await beneath();
          states.push({ before, run: await trial.land(leads(...each.map(([lead, ...rest]) => ["A", lead, ...rest].join(",")))) });
        }
      }
      for (const { run, before } of states.toReversed()) {
        const ticks = await ticked();
        const outcome = await refusal(trial.undo(run));
        // A lead that the import made may be ticked.
        expect(outcome).toMatch(/^nothing was refused$|recorded a step by hand since: undo that first/);
        expect(await ticked()).toEqual(ticks);
        if (outcome !== "nothing was refused") {
          for (const lead of ["1", "2", "3"]) for (const step of steps) await byHandDone({ lead, step, back: true });
          await trial.undo(run);
        }
        expect(await beneath()).toEqual(before);
      }
    }),
    { numRuns: Number(process.env["RUNS"] ?? 10) },
  );
}, 900_000);
