import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { centre, owner, takingPart } from "../../support/requests.ts";

const now = "2026-06-15T10:00:00.000Z";
let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(now);
  dealer = await takingPart(api.database.dataSource, { id: "D1" });
});
afterAll(() => api.close());

interface ServiceRequest {
  readonly internalID: string;
  readonly state: string;
  readonly assignments: readonly {
    readonly dealerID: string | null;
    readonly opportunityID: string | null;
    readonly candidates: readonly object[];
  }[];
}

interface Payload {
  readonly serviceRequest: ServiceRequest | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

const fields = `internalID requestedAt need cooling serialNumber firstName town receivedAt receivedFrom state cancelledAt cancelledBy cancelReason
  assignments { round decidedAt settingVersion dealerID opportunityID expiresAt basis decidedBy paused { day holiday hours }
    candidates { dealerID kilometres relationship hindrances coreRank received rankParts { part weight attainment borrowed } } }`;

async function send(mutation: "submitServiceRequest" | "cancelServiceRequest", input: object, as: Asker = "staff"): Promise<Payload> {
  const type = mutation === "submitServiceRequest" ? "SubmitServiceRequestInput!" : "CancelServiceRequestInput!";
  const data = await api.ask<Record<string, Payload>>(
    `mutation ($input: ${type}) { ${mutation}(input: $input) { serviceRequest { ${fields} } userErrors { code field message } } }`,
    { variables: { input }, as },
  );
  const payload = data[mutation];
  if (!payload) throw new Error("No answer.");
  return payload;
}

const request = (over: object = {}) => ({
  id: `R-${randomUUID()}`,
  need: "SERVICE",
  cooling: "AIR_COOLED",
  town: "Waukesha",
  ...centre,
  ...owner,
  ...over,
});
const submit = (over: object = {}, as: Asker = "staff") => send("submitServiceRequest", request(over), as);

const stored = (id: string) =>
  api.database.dataSource.query<Record<string, unknown>[]>("SELECT * FROM opportunity WHERE request_id = $1", [id]);

describe("requests that are submitted while another process hands out thousands", () => {
  test("are kept and answered within seconds, hold up no other step, and are handed out when it has ended", async () => {
    const other = api.database.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query("SELECT pg_advisory_xact_lock(hashtextextended('assign requests', 0))");
    const began = performance.now();
    const ids = Array.from({ length: 30 }, () => `R-${randomUUID()}`);
    const sent = await Promise.all(ids.map((id) => submit({ id })));
    const optIn = await api.ask<{ setOptIn: { userErrors: readonly object[] } }>(
      'mutation { setOptIn(input: { dealerID: "D1", optedIn: true }) { userErrors { message } } }',
    );
    const took = performance.now() - began;
    await other.rollbackTransaction();
    await other.release();
    expect(sent.map(({ serviceRequest }) => serviceRequest?.state)).toEqual(ids.map(() => "WAITING"));
    expect(optIn.setOptIn.userErrors).toEqual([]);
    expect(took).toBeLessThan(15_000);
    await expect.poll(async () => (await Promise.all(ids.map(stored))).flat().length, { timeout: 15_000 }).toBe(ids.length);
  });
});

describe("a request that is submitted", () => {
  test("is handed to a dealer at once, and the decision can be read", async () => {
    const { serviceRequest, userErrors } = await submit({ id: "R-READ" });
    expect(userErrors).toEqual([]);
    expect(serviceRequest).toMatchObject({
      internalID: "R-READ",
      requestedAt: now,
      receivedAt: now,
      receivedFrom: "someone",
      firstName: "Ottilie",
      state: "ASKED",
      assignments: [
        {
          round: 1,
          decidedAt: now,
          settingVersion: 0,
          dealerID: dealer,
          expiresAt: "2026-06-17T10:00:00.000Z",
          basis: "NEARBY",
          decidedBy: "ONLY_ONE",
          candidates: [{ dealerID: dealer, kilometres: 0, hindrances: [], coreRank: 1, rankParts: [] }],
        },
      ],
    });
    const events = await api.database.dataSource.query<object[]>("SELECT kind, author FROM opportunity_event WHERE opportunity_id = $1", [
      serviceRequest?.assignments[0]?.opportunityID,
    ]);
    expect(events).toEqual([{ kind: "ASSIGNED", author: "assignment" }]);
  });

  test("twice is one, sent by many at once too", async () => {
    const input = request();
    const payloads = await Promise.all(Array.from({ length: 10 }, () => send("submitServiceRequest", input)));
    expect(new Set(payloads.map(({ serviceRequest }) => serviceRequest?.internalID))).toEqual(new Set([input.id]));
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await stored(input.id)).toHaveLength(1);
  });

  test("again with other content is refused, by the names of what differs and not by what it says", async () => {
    const input = request({ requestedAt: "2026-06-15T09:00:00Z" });
    await send("submitServiceRequest", input);
    const refused = await send("submitServiceRequest", { ...input, phone: "+1 555 0199", requestedAt: "2026-06-15T09:00:01Z" });
    expect(refused).toMatchObject({ serviceRequest: null, userErrors: [{ code: "CONFLICT", field: ["input", "phone"] }] });
    expect(refused.userErrors[0]?.message).toBe(
      "There is a request of this id already, with another phone, requestedAt. Nothing has changed.",
    );
  });

  test.each([
    ["a blank id", { id: " " }, "id"],
    ["a long text", { lastName: "x".repeat(201) }, "lastName"],
    ["a future time", { requestedAt: "2026-06-15T10:00:00.001Z" }, "requestedAt"],
    ["half a place", { longitude: null }, "longitude"],
    ["no latitude", { latitude: 90.1 }, "latitude"],
    ["no longitude", { longitude: -180.1 }, "longitude"],
  ])("with %s is refused", async (_name, over, field) => {
    const input = request(over);
    expect(await send("submitServiceRequest", input)).toMatchObject({
      serviceRequest: null,
      userErrors: [{ code: "BAD_USER_INPUT", field: ["input", field] }],
    });
    expect(await api.database.dataSource.query<object[]>("SELECT FROM service_request WHERE id = $1", [input.id])).toEqual([]);
  });

  test("without a place that nobody knows stays unassigned, and staff find it", async () => {
    const { serviceRequest } = await submit({ id: "R-NOWHERE", latitude: null, longitude: null });
    expect(serviceRequest).toMatchObject({ state: "UNASSIGNED", assignments: [{ dealerID: null, opportunityID: null, candidates: [] }] });
    const { serviceRequests } = await api.ask<{ serviceRequests: { nodes: { internalID: string }[] } }>(
      "{ serviceRequests(states: [UNASSIGNED]) { nodes { internalID } } }",
    );
    expect(serviceRequests.nodes.map(({ internalID }) => internalID)).toEqual(["R-NOWHERE"]);
  });

  test("shows nothing to a dealer, not even to the one that is asked", async () => {
    const { serviceRequest } = await submit();
    const id = serviceRequest?.internalID;
    const found = await api.ask<object>(
      "query ($id: ID!) { serviceRequest(id: $id) { internalID } serviceRequests { nodes { internalID } } }",
      {
        variables: { id },
        as: [dealer],
      },
    );
    expect(found).toEqual({ serviceRequest: null, serviceRequests: { nodes: [] } });
    expect(await submit({}, [dealer])).toMatchObject({ serviceRequest: null, userErrors: [{ code: "FORBIDDEN" }] });
    expect(await send("cancelServiceRequest", { id, reason: "x" }, [dealer])).toMatchObject({ userErrors: [{ code: "FORBIDDEN" }] });
  });

  test("leaves nothing of its owner in the log", async () => {
    await submit();
    await submit({ requestedAt: "2030-01-01T00:00:00Z" });
    const log = api.logged.join("\n");
    for (const value of Object.values(owner)) expect(log).not.toContain(value);
  });

  test("stands in a list in pages, the last received first", async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const {
        serviceRequests,
      }: { serviceRequests: { nodes: { internalID: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await api.ask(
        "query ($after: String) { serviceRequests(first: 3, after: $after) { nodes { internalID } pageInfo { hasNextPage endCursor } } }",
        {
          variables: { after },
        },
      );
      ids.push(...serviceRequests.nodes.map(({ internalID }) => internalID));
      after = serviceRequests.pageInfo.hasNextPage ? serviceRequests.pageInfo.endCursor : null;
    } while (after !== null);
    const [{ count } = { count: 0 }] = await api.database.dataSource.query<{ count: number }[]>(
      "SELECT count(*)::int FROM service_request",
    );
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
  });
});

const cancel = (id: string, reason = "Sold the house") => send("cancelServiceRequest", { id, reason });

describe("a request that is cancelled", () => {
  test("while a dealer is asked, is left out of the dealer's month", async () => {
    const input = request();
    await send("submitServiceRequest", input);
    expect((await cancel(input.id)).serviceRequest).toMatchObject({
      state: "CANCELLED",
      cancelledAt: now,
      cancelledBy: "someone",
      cancelReason: "Sold the house",
    });
    expect(await stored(input.id)).toEqual([expect.objectContaining({ request_cancelled_at: new Date(now), outcome: null })]);
    expect((await cancel(input.id, "Again")).serviceRequest).toMatchObject({ cancelReason: "Sold the house" });
    const [{ id } = { id: "" }] = (await stored(input.id)) as { id: string }[];
    const events = async (as: Asker) => {
      const asked = `{ dealer(id: "D1") { opportunity(id: "${id}") { events { kind note } } } }`;
      return (await api.ask<{ dealer: { opportunity: { events: readonly object[] } } }>(asked, { as })).dealer.opportunity.events;
    };
    // Whoever has not accepted it is told that it is cancelled, not what was written of the owner.
    expect(await events(["D1"])).toContainEqual({ kind: "CANCELLED", note: null });
    expect(await events("staff")).toContainEqual({ kind: "CANCELLED", note: "Sold the house" });
  });

  test("after a dealer has accepted it, is withdrawn from the dealer with the reason", async () => {
    const input = request();
    await send("submitServiceRequest", input);
    await api.database.dataSource.query("UPDATE opportunity SET response = 'ACCEPTED', responded_at = assigned_at WHERE request_id = $1", [
      input.id,
    ]);
    await cancel(input.id);
    expect(await stored(input.id)).toEqual([
      expect.objectContaining({
        outcome: "WITHDRAWN",
        withdraw_reason: "Sold the house",
        outcome_at: new Date(now),
        request_cancelled_at: null,
      }),
    ]);
  });

  test("after it was completed, is not", async () => {
    const input = request();
    await send("submitServiceRequest", input);
    await api.database.dataSource.query(
      "UPDATE opportunity SET response = 'ACCEPTED', responded_at = assigned_at, outcome = 'COMPLETED', outcome_at = assigned_at WHERE request_id = $1",
      [input.id],
    );
    expect(await cancel(input.id)).toMatchObject({ serviceRequest: null, userErrors: [{ code: "CONFLICT" }] });
  });

  test.each([
    ["that is not there", "nowhere", "x", "NOT_FOUND"],
    ["without a reason", "R-READ", " ", "BAD_USER_INPUT"],
  ])("%s is refused", async (_name, id, reason, code) => {
    expect(await cancel(id, reason)).toMatchObject({ serviceRequest: null, userErrors: [{ code }] });
  });
});
