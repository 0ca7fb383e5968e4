import { followUpImport } from "server/features/records/import/kinds/follow-up.import.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { ImportTrial, oneRow } from "../records/import/import-trial.ts";

const now = new Date("2026-06-15T12:00:00Z");
const operator = mintDealerScope({ kind: "STAFF" });

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const row = (dealer: string, values: Readonly<Record<string, string>> = {}) =>
  oneRow({
    dealer,
    id: "F1",
    customer: "C1",
    work_order: "W1",
    due_on: "2026-06-14",
    done_at: "2026-06-14T09:00:00Z",
    channel: "phone",
    reached: "yes",
    satisfied: "no",
    ...values,
  });

const land = (content: string, at = now) => trial.run(content, { kind: followUpImport, now: at });

const eventsOf = (dealer: string) =>
  trial.database.dataSource.query<object[]>(
    `SELECT type, payload, occurred_at, created_at, next_attempt_at, attempts FROM outbox_event WHERE dealer_id = $1 ORDER BY created_at, payload->>'followUpID'`,
    [dealer],
  );

describe("a follow-up that lands", () => {
  test("with an unsatisfied customer is an event, which names records and no person", async () => {
    await land(row("D1"));
    expect(await eventsOf("D1")).toEqual([
      {
        type: "customer.unsatisfied",
        payload: { dealerID: "D1", followUpID: "F1", customerID: "C1", workOrderID: "W1", channel: "phone" },
        occurred_at: new Date("2026-06-14T09:00:00Z"),
        created_at: now,
        next_attempt_at: now,
        attempts: 0,
      },
    ]);
  });

  test("again, the same or with another column, is no other event", async () => {
    await land(row("D2"));
    await land(row("D2"));
    await land(row("D2", { channel: "message" }));
    expect(await eventsOf("D2")).toHaveLength(1);
  });

  test.each([
    ["was satisfied", { satisfied: "yes" }],
    ["said nothing", { satisfied: "" }],
    ["was not reached", { reached: "no", satisfied: "" }],
  ])("with a customer who %s is none", async (name, values) => {
    const dealer = `none ${name}`;
    await land(row(dealer, values));
    expect(await eventsOf(dealer)).toEqual([]);
  });

  test("and is then corrected to unsatisfied is one", async () => {
    await land(row("D3", { satisfied: "" }));
    await land(row("D3"));
    expect(await eventsOf("D3")).toHaveLength(1);
  });

  test("and says unsatisfied again after it said satisfied is another", async () => {
    await land(row("D4"));
    await land(row("D4", { satisfied: "yes" }));
    await land(row("D4"), new Date("2026-06-15T13:00:00Z"));
    expect(await eventsOf("D4")).toHaveLength(2);
  });

  test.each([
    ["2026-06-08T12:00:00Z", 1],
    ["2026-06-08T11:59:59.999Z", 0],
  ])("done at %s gives %i events on 15 June at noon: a week old is history", async (done_at, events) => {
    await land(row(`old ${done_at}`, { done_at }));
    expect(await eventsOf(`old ${done_at}`)).toHaveLength(events);
  });

  test("with an internal customer is none", async () => {
    const dealer = await newDealer(trial.database.dataSource);
    await insertServiceRecord(trial.database.dataSource, "customer", { dealer_id: dealer, id: "C1", internal: true });
    await land(row(dealer));
    expect(await eventsOf(dealer)).toEqual([]);
  });

  test("in a file that is refused is none", async () => {
    const refused = await trial.refusal(`${row("D5")}D5,F2,C1,W1,no day,,,,\n`, { kind: followUpImport, now });
    expect(refused.errors).toHaveLength(1);
    expect(await eventsOf("D5")).toEqual([]);
  });

  test("in one file of several is told of each", async () => {
    const second = row("D6", { id: "F2" }).split("\n")[1] ?? "";
    await land(`${row("D6")}${second}\n`);
    expect(await eventsOf("D6")).toMatchObject([{ payload: { followUpID: "F1" } }, { payload: { followUpID: "F2" } }]);
  });

  test("with its answer alone, in a file of fewer columns, is one", async () => {
    await land(row("D7", { satisfied: "" }));
    await land(oneRow({ dealer: "D7", id: "F1", due_on: "2026-06-14", satisfied: "no" }));
    expect(await eventsOf("D7")).toHaveLength(1);
  });
});

const undoNewest = async () => {
  const [newest] = await trial.database.dataSource.query<{ id: number }[]>("SELECT max(id) AS id FROM import_run WHERE undone_at IS NULL");
  await undoImport(operator, trial.database.dataSource, newest?.id ?? 0, { now, by: "undoer" });
};
const idsOf = async (dealer: string) =>
  (await trial.database.dataSource.query<{ id: string }[]>("SELECT id FROM outbox_event WHERE dealer_id = $1", [dealer])).map(
    ({ id }) => id,
  );
const send = (dealer: string) =>
  trial.database.dataSource.query("UPDATE outbox_event SET delivered_at = $2, next_attempt_at = NULL WHERE dealer_id = $1", [dealer, now]);

describe("after the undo of its import", () => {
  test("an event that was sent is not sent again by the next import, nor by one after another undo", async () => {
    await land(row("U1"));
    await send("U1");
    const sent = await eventsOf("U1");
    for (let time = 0; time < 2; time += 1) {
      await undoNewest();
      await land(row("U1", { channel: "message" }));
      expect(await eventsOf("U1")).toEqual(sent);
    }
  });

  test("one that was not sent goes, and comes again under the same id, by which whoever got it meanwhile knows it", async () => {
    await land(row("U2"));
    const first = await idsOf("U2");
    await undoNewest();
    expect(await idsOf("U2")).toEqual([]);
    await land(row("U2"));
    expect(await idsOf("U2")).toEqual(first);
  });

  test("whoever says satisfied and then unsatisfied again is another event", async () => {
    await land(row("U3"));
    await send("U3");
    await undoNewest();
    await land(row("U3"));
    await land(row("U3", { satisfied: "yes" }));
    await land(row("U3"));
    expect(await eventsOf("U3")).toMatchObject([{ next_attempt_at: null }, { next_attempt_at: now }]);
  });

  test("an event of a correction that is undone and made again is not sent again", async () => {
    await land(row("U4", { satisfied: "" }));
    await land(row("U4"));
    await send("U4");
    await undoNewest();
    await land(row("U4"));
    expect(await eventsOf("U4")).toHaveLength(1);
  });
});
