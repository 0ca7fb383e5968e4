import { recordTick } from "server/features/lead/lead-tick.writer.ts";
import { publishResults } from "server/features/publication/publish.writer.ts";
import { rehearseUndo, undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { at, type Files, imported, leads, refusal, undone, UndoTrial } from "./undo-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
let trial: UndoTrial;
beforeAll(async () => {
  trial = await UndoTrial.open();
});
afterAll(() => trial.close());
beforeEach(() => trial.clear());

describe("undoing an import", () => {
  test("removes what it made, dealers and completeness included", async () => {
    const before = await trial.records();
    const id = await trial.land([...leads(`A,1,${at},yes,`, `B,1,${at},no,yes`), ["staff", "dealer,id,hired_on\nA,S1,2020-01-01\n"]]);
    expect(await trial.undo(id)).toMatchObject({ removed: 3, restored: 0, dealersRemoved: 2, dealersKept: 0, differing: [] });
    expect(await trial.records()).toEqual(before);
  });

  test("restores what it overwrote, and leaves what it did not write", async () => {
    await trial.land(leads(`A,1,${at},no,`, `A,2,${at},,`, `A,3,${at},,yes`));
    const before = await trial.records();
    const id = await trial.land(leads(`A,1,${at},yes,yes`, `A,2,${at},,`, `A,4,2026-03-02T12:00:00.5Z,,`));
    expect(await trial.records()).not.toEqual(before);
    expect(await trial.undo(id)).toMatchObject({ removed: 1, restored: 1, dealersRemoved: 0, completenessRestored: 1 });
    expect(await trial.records()).toEqual(before);
  });

  test("keeps a dealer that it made and that has something else by now", async () => {
    const id = await trial.land(leads(`A,1,${at},,`, `B,1,${at},,`));
    await trial.land([["staff", "dealer,id,hired_on\nA,S1,2020-01-01\n"]]);
    expect(await trial.undo(id)).toMatchObject({ removed: 2, dealersRemoved: 1, dealersKept: 1 });
    expect(await trial.database.dataSource.query("SELECT id FROM dealer")).toEqual([{ id: "A" }]);
  });

  test.each([
    ["by a mapping", leads(`A,1,${at},,`)],
    ["by a file of dealers", [["dealers", "id,name\nA,First\n"], ...leads(`A,1,${at},,`)] satisfies Files],
  ])("removes a dealer made %s with the last import that did something to it, in any order", async (_, first) => {
    const before = await trial.records();
    const later = ["A,2,2026-02-01T12:00:00Z,,", "A,3,2026-04-01T12:00:00Z,,"];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const ids = [await trial.land(first)];
      for (const row of later) ids.push(await trial.land(leads(row)));
      const dealers = [];
      for (const index of order) dealers.push((await trial.undo(ids[index] ?? 0)).dealersRemoved);
      expect([order, dealers]).toEqual([order, [0, 0, 1]]);
      expect(await trial.records()).toEqual(before);
    }
  });

  test("leaves the completeness that a later import has said, and that one's undo goes back to before both", async () => {
    await trial.land(leads(`A,1,${at},,`));
    const before = await trial.records();
    const first = await trial.land(leads("A,2,2026-04-01T12:00:00Z,,"));
    const second = await trial.land(leads("A,3,2026-05-01T12:00:00Z,,"));
    const through = () => trial.database.dataSource.query<object[]>("SELECT complete_through FROM record_completeness");
    await trial.undo(first);
    expect(await through()).toEqual([{ complete_through: new Date("2026-05-01T12:00:00Z") }]);
    await trial.undo(second);
    expect(await trial.records()).toEqual(before);
  });

  test("of what a later import brought alone no month may become final", async () => {
    const first = await trial.land(leads("A,1,2026-05-01T12:00:00Z,,"));
    await trial.land(leads(`A,2,${at},,`));
    await trial.undo(first);
    const through = await trial.database.dataSource.query<object[]>("SELECT complete_through FROM record_completeness");
    expect(through).toEqual([{ complete_through: new Date(0) }]);
  });

  test("of a set in which a later file changes what an earlier one made restores both", async () => {
    await trial.land(leads(`A,1,${at},no,`));
    const before = await trial.records();
    const more: Files = [["leads", `dealer,id,received_at,sold\nA,1,${at},yes\nA,2,${at},yes\n`]];
    const id = await trial.land([...leads(`A,1,${at},yes,`, `A,2,${at},,`), ...more]);
    await trial.undo(id);
    expect(await trial.records()).toEqual(before);
  });

  test("removes events that were not sent, and says how many were", async () => {
    const followUps = ["1", "2"].map((id) => `A,${id},2026-05-30,2026-05-31T12:00:00Z,yes,no`).join("\n");
    const id = await trial.land([["follow-ups", `dealer,id,due_on,done_at,reached,satisfied\n${followUps}\n`]]);
    await trial.database.dataSource.query("UPDATE outbox_event SET delivered_at = now() WHERE payload ->> 'followUpID' = '1'");
    expect(await trial.undo(id)).toMatchObject({ removed: 2, eventsRemoved: 1, eventsSent: 1, dealersKept: 1 });
    expect(await trial.database.dataSource.query("SELECT payload ->> 'followUpID' AS of FROM outbox_event")).toEqual([{ of: "1" }]);
  });

  test("does not change what was published from it, and names what differs now", async () => {
    await trial.land(leads(`A,1,2025-12-01T12:00:00Z,yes,`, "A,2,2026-05-31T12:00:00Z,,"));
    const id = await trial.land(leads(`A,3,2025-12-02T12:00:00Z,no,`));
    await publishResults(staff, trial.database.dataSource, imported);
    const published = () => trial.database.dataSource.query<object[]>("SELECT * FROM metric_result ORDER BY metric");
    const before = await published();
    const { differing } = await trial.undo(id);
    expect(await published()).toEqual(before);
    expect(differing).toContainEqual({ dealerId: "A", program: "INTERNET_SALES", metric: "CONTACT_RATE", month: "2025-12", currency: "" });
    expect(differing).not.toContainEqual(expect.objectContaining({ metric: "SOLD_RATE" }));
  });

  test("restores numbers, days, flags and texts of every kind as they were", async () => {
    await trial.land([
      ["work-orders", `dealer,id,place,opened_at,cost,sold_hours\nA,W1,ON_SITE,${at},12.50,1.25\n`],
      ["contracts", "dealer,id,starts_on,expires_on\nA,K1,2026-01-01,2026-12-31\n"],
      ["dealers", "id,name,country\nA,First,US\n"],
    ]);
    const before = await trial.records();
    const id = await trial.land([
      ["work-orders", `dealer,id,place,opened_at,cost,sold_hours\nA,W1,WORKSHOP,${at},,99\n`],
      ["contracts", "dealer,id,starts_on,expires_on\nA,K1,2026-01-02,2027-12-31\n"],
      ["dealers", "id,name,country\nA,Second,\n"],
    ]);
    expect(await trial.undo(id)).toMatchObject({ restored: 3 });
    expect(await trial.records()).toEqual(before);
  });
});

describe("an undo is refused", () => {
  test("a second time, saying when and by whom it was undone", async () => {
    const id = await trial.land(leads(`A,1,${at},,`));
    await trial.undo(id);
    expect(await refusal(trial.undo(id))).toBe("Import 1 was undone already, at 2026-06-02T00:00:00.000Z by undoer.");
  });

  test("of an import that is not there", async () => {
    expect(await refusal(trial.undo(7))).toBe("There is no import 7.");
  });

  test("where a later import has changed its records, which is named; after that one's undo it is not", async () => {
    const before = await trial.records();
    const first = await trial.land(leads(...[1, 2, 3, 4, 5, 6, 7].map((id) => `A,${id},${at},,`)));
    const second = await trial.land(leads(...[1, 2, 3, 4, 5, 6].map((id) => `A,${id},${at},yes,`)));
    const stored = await trial.everything();
    expect(await refusal(trial.undo(first))).toBe(
      "Import 1 is not undone: 6 records of it were changed since: leads 1 of A, leads 2 of A, leads 3 of A, leads 4 of A, leads 5 of A, …. " +
        "Import 2 changed 6 of them: undo that first. Nothing has changed.",
    );
    expect(await trial.everything()).toEqual(stored);
    await trial.undo(second);
    await trial.undo(first);
    expect(await trial.records()).toEqual(before);
  });

  test("where another program has changed or removed a record", async () => {
    const id = await trial.land(leads(`A,1,${at},,`, `A,2,${at},,`));
    await trial.database.dataSource.query("UPDATE lead SET sold = true WHERE id = '1'");
    await trial.database.dataSource.query("DELETE FROM lead WHERE id = '2'");
    expect(await refusal(trial.undo(id))).toMatch(
      /2 records of it were changed since: .* No import did: another program changed them\. Nothing/,
    );
  });

  test("where a later import has changed its records back to what it had left, which could not be undone any more", async () => {
    const before = await trial.records();
    const ids = [];
    for (const contacted of ["no", "yes", "no"]) ids.push(await trial.land(leads(`A,1,${at},${contacted},`)));
    expect(await refusal(trial.undo(1))).toContain(
      "leads 1 of A. Import 3 changed 1 of them: undo that first. Import 2 changed 1 of them: undo that first. Nothing",
    );
    for (const id of ids.toReversed()) await trial.undo(id);
    expect(await trial.records()).toEqual(before);
  });

  test("once where two undo it at once", async () => {
    const id = await trial.land(leads(`A,1,${at},,`));
    const outcomes = await Promise.all([trial.undo(id), trial.undo(id)].map(refusal));
    expect(outcomes.toSorted()).toEqual(["Import 1 was undone already, at 2026-06-02T00:00:00.000Z by undoer.", "nothing was refused"]);
  });

  test("to whoever is not staff", async () => {
    const id = await trial.land(leads(`A,1,${at},,`));
    const dealer = mintDealerScope({ kind: "DEALERS", dealerIds: ["A"] });
    expect(() => undoImport(dealer, trial.database.dataSource, id, { now: undone, by: "A" })).toThrow("Only staff");
  });
});

test("an undo gives a step that was recorded by hand what it remembered before the import", async () => {
  await trial.land(leads(`A,1,${at},,`));
  const order = {
    dealerId: "A",
    leadId: "1",
    step: "CONTACTED",
    answer: "CHAT",
    at: null,
    replaces: null,
    by: "someone",
    now: imported,
  } as const;
  await recordTick(staff, trial.database.dataSource, order);
  const before = await trial.records();
  const id = await trial.land(leads(`A,1,${at},no,yes`));
  expect(await trial.records()).not.toEqual(before);
  await trial.undo(id);
  expect(await trial.records()).toEqual(before);
});

test("a dry run of an undo says the same and leaves every row where it is", async () => {
  await trial.land(leads(`A,1,${at},,`));
  const id = await trial.land(leads(`A,1,${at},yes,`, `B,1,${at},,`));
  const before = await trial.everything();
  const rehearsed = await rehearseUndo(staff, trial.database.dataSource, id, { now: undone, by: "undoer" });
  expect(await trial.everything()).toEqual(before);
  expect(await trial.undo(id)).toEqual(rehearsed);
});
