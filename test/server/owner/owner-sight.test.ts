import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { newDealer } from "../../support/api-records.ts";
import { insertOpportunities, type OpportunityInput } from "../../support/opportunities.ts";
import { centre, newRequest, owner } from "../../support/requests.ts";

const assigned = new Date("2026-06-15T08:00:00.000Z");
const expires = new Date("2026-06-17T08:00:00.000Z");
const answered = new Date("2026-06-15T09:00:00.000Z");
const concluded = new Date("2026-06-15T10:00:00.000Z");
const now = "2026-06-15T11:00:00.000Z";
const afterExpiry = "2026-06-17T08:00:00.001Z";

const need = { need: "SERVICE", cooling: "AIR_COOLED", model: "G-22", serialNumber: "SN-9", town: "Waukesha", postalCode: "53188" };

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  for (const id of ["D1", "D2"]) await newDealer(api.database.dataSource, { id });
  // A tenth of a degree of latitude is some eleven kilometres.
  await api.database.dataSource.query("UPDATE dealer SET latitude = $1, longitude = $2 WHERE id = 'D1'", [
    centre.latitude + 0.1,
    centre.longitude,
  ]);
});
afterAll(() => api.close());

/** An opportunity of D1 with its owner. */
async function opportunity(stamps: Partial<OpportunityInput>): Promise<string> {
  const id = randomUUID();
  const { dataSource } = api.database;
  await newRequest(dataSource, id, { assignAt: null, ...owner, ...need });
  await insertOpportunities(dataSource, "D1", [{ id, request_id: id, assigned_at: assigned, ...stamps }]);
  return id;
}

interface Shown {
  readonly ownerSight: string;
  readonly request: Readonly<Record<string, unknown>> | null;
  readonly contact: Readonly<Record<string, unknown>> | null;
}

const fields = `ownerSight request { need cooling model serialNumber town postalCode firstName kilometres erasedAt }
  contact { firstName lastName street phone email preferences }`;

async function shown(id: string, as: Asker = ["D1"], asOf: string | null = null): Promise<Shown | null> {
  const { dealer } = await api.ask<{ dealer: { opportunity: Shown | null } | null }>(
    `query ($id: ID!, $asOf: DateTime) { dealer(id: "D1", asOf: $asOf) { opportunity(id: $id) { ${fields} } } }`,
    { variables: { id, asOf }, as },
  );
  return dealer?.opportunity ?? null;
}

const accepted = { response: "ACCEPTED", responded_at: answered } as const;
const nothing = { ownerSight: "NOTHING", request: null, contact: null };
const seenNeed = { ...need, firstName: "Ottilie", kilometres: 11, erasedAt: null };
const theNeed = { ownerSight: "NEED", request: seenNeed, contact: null };
const all = { ownerSight: "CONTACT", request: seenNeed, contact: owner };

describe("of the owner a dealer sees", () => {
  test.each<[string, Partial<OpportunityInput>, object]>([
    ["the need and the place while it can answer", {}, theNeed],
    ["contact data, too, once it has accepted", accepted, all],
    ["contact data of what it has completed", { ...accepted, outcome: "COMPLETED", outcome_at: concluded }, all],
    ["nothing of what it has declined", { response: "REJECTED", responded_at: answered, decline_reason: "Too far" }, nothing],
    ["nothing of what was withdrawn", { ...accepted, outcome: "WITHDRAWN", outcome_at: concluded }, nothing],
    ["nothing of what has expired", { expires_at: new Date("2026-06-15T10:59:59.999Z") }, nothing],
    ["the need at the very instant of expiry", { expires_at: new Date(now) }, theNeed],
    [
      "nothing of what it accepted a millisecond too late",
      { expires_at: answered, response: "ACCEPTED", responded_at: new Date(answered.getTime() + 1) },
      nothing,
    ],
    ["contact data of what it accepted at the last instant", { ...accepted, expires_at: answered }, all],
    ["nothing of what was cancelled while it was asked", { request_cancelled_at: answered }, nothing],
  ])("%s", async (_, stamps, expected) => {
    expect(await shown(await opportunity(stamps))).toEqual(expected);
  });

  test("nothing where the request is not known here", async () => {
    await insertOpportunities(api.database.dataSource, "D1", [
      { id: "imported", request_id: "elsewhere", assigned_at: assigned, ...accepted },
    ]);
    expect(await shown("imported")).toEqual(nothing);
  });

  test("nothing once the last instant has passed, with no job run", async () => {
    const id = await opportunity({ expires_at: expires });
    try {
      api.clock.set(expires);
      expect(await shown(id)).toEqual(theNeed);
      api.clock.set(afterExpiry);
      expect(await shown(id)).toEqual(nothing);
    } finally {
      api.clock.set(now);
    }
  });

  test.each<[string, Partial<OpportunityInput>, object]>([
    ["before it accepted, the need", accepted, theNeed],
    ["of what was withdrawn since, nothing", { ...accepted, outcome: "WITHDRAWN", outcome_at: concluded }, nothing],
    ["of what it has declined since, nothing", { response: "REJECTED", responded_at: answered }, nothing],
    ["of what has expired since, nothing", { expires_at: answered }, nothing],
  ])("as of a past instant no more than now and no more than then: %s", async (_, stamps, expected) => {
    expect(await shown(await opportunity(stamps), ["D1"], "2026-06-15T08:30:00.000Z")).toEqual(expected);
  });

  test("nothing of another dealer's, which answers as what is not there", async () => {
    const id = await opportunity(accepted);
    expect(await shown(id, ["D2"])).toBeNull();
    expect(await shown("no-such-one", ["D1"])).toBeNull();
  });
});

test("staff see all of it in every state", async () => {
  expect(await shown(await opportunity({ response: "REJECTED", responded_at: answered }), "staff")).toEqual(all);
});

/** What row-level security lets a dealer's role read, whatever the code asks. */
async function beneath(statement: string, id: string, dealer = "D1", at: string = now): Promise<unknown[]> {
  return api.database.dataSource.transaction(async (manager) => {
    await manager.query("SET LOCAL ROLE dealer_scorecards_dealer");
    await manager.query("SELECT set_config('dealer_scorecards.dealer_ids', $1, true), set_config('dealer_scorecards.now', $2, true)", [
      `{${dealer}}`,
      at,
    ]);
    return manager.query(statement, [id]);
  });
}

describe("beneath, the role of a dealer", () => {
  const request = "SELECT first_name, town FROM service_request WHERE id = $1";
  const contact = "SELECT phone FROM owner_contact WHERE request_id = $1";

  test.each<[string, Partial<OpportunityInput>, number, number]>([
    ["pending", {}, 1, 0],
    ["accepted", accepted, 1, 1],
    ["completed", { ...accepted, outcome: "COMPLETED", outcome_at: concluded }, 1, 1],
    ["declined", { response: "REJECTED", responded_at: answered }, 0, 0],
    ["withdrawn", { ...accepted, outcome: "WITHDRAWN", outcome_at: concluded }, 0, 0],
    ["expired", { expires_at: answered }, 0, 0],
    ["cancelled", { request_cancelled_at: answered }, 0, 0],
  ])("of one that is %s reads as much as the table says", async (_, stamps, requests, contacts) => {
    const id = await opportunity(stamps);
    expect(await beneath(request, id)).toHaveLength(requests);
    expect(await beneath(contact, id)).toHaveLength(contacts);
    expect(await beneath(request, id, "D2")).toEqual([]);
    expect(await beneath(contact, id, "D2")).toEqual([]);
  });

  test("reads no contact column of the requests themselves", async () => {
    const id = await opportunity(accepted);
    await expect(beneath("SELECT phone FROM service_request WHERE id = $1", id)).rejects.toThrow("permission denied");
  });

  test("without an instant reads nothing that waits for an answer", async () => {
    expect(await beneath(request, await opportunity({}), "D1", "")).toEqual([]);
  });
});

interface Reading {
  readonly readAt: string;
  readonly readBy: string;
  readonly dealerID: string | null;
  readonly opportunityID: string | null;
}

async function readings(id: string): Promise<readonly Reading[]> {
  const { serviceRequest } = await api.ask<{ serviceRequest: { contactReadings: { nodes: Reading[] } } }>(
    `query ($id: ID!) { serviceRequest(id: $id) { contactReadings { nodes { readAt readBy dealerID opportunityID } } } }`,
    { variables: { id } },
  );
  return serviceRequest.contactReadings.nodes;
}

describe("each reading of contact data is kept:", () => {
  test("by whom, when and with which opportunity", async () => {
    const id = await opportunity(accepted);
    await shown(id);
    await shown(id);
    const reading = { readAt: now, readBy: "someone", dealerID: "D1", opportunityID: id };
    expect(await readings(id)).toEqual([reading, reading]);
  });

  test("also by staff, with the request", async () => {
    const id = await opportunity({});
    const { serviceRequest } = await api.ask<{ serviceRequest: { contact: object } }>(
      "query ($id: ID!) { serviceRequest(id: $id) { contact { lastName phone } } }",
      { variables: { id } },
    );
    expect(serviceRequest.contact).toEqual({ lastName: owner.lastName, phone: owner.phone });
    expect(await readings(id)).toEqual([{ readAt: now, readBy: "someone", dealerID: null, opportunityID: null }]);
  });

  test("not where none was shown", async () => {
    const id = await opportunity({});
    expect((await shown(id))?.contact).toBeNull();
    expect(await readings(id)).toEqual([]);
  });

  test("before they are shown: where it cannot be kept, they are not", async () => {
    const id = await opportunity(accepted);
    await api.database.dataSource.query("REVOKE INSERT ON contact_reading FROM dealer_scorecards_worker");
    try {
      const { body, errors } = await api.send(`{ dealer(id: "D1") { opportunity(id: "${id}") { contact { phone } } } }`, { as: ["D1"] });
      expect(errors).toHaveLength(1);
      expect(body).not.toContain(owner.phone);
    } finally {
      await api.database.dataSource.query("GRANT INSERT ON contact_reading TO dealer_scorecards_worker");
    }
  });
});

test("what a dealer wrote of its work is sealed for it with the owner, not for staff", async () => {
  const id = await opportunity(accepted);
  const update = { dealerID: "D1", opportunityID: id, updateID: "1", note: "Spoke to Mrs. Quellenbach" };
  const payload = "{ userErrors { message } }";
  await api.ask(`mutation ($input: UpdateOpportunityStatusInput!) { updateOpportunityStatus(input: $input) ${payload} }`, {
    variables: { input: update },
    as: ["D1"],
  });
  const notes = async (as: Asker) => {
    const { dealer } = await api.ask<{ dealer: { opportunity: { events: { kind: string; note: string | null }[] } } }>(
      `{ dealer(id: "D1") { opportunity(id: "${id}") { events { kind note } } } }`,
      { as },
    );
    return dealer.opportunity.events;
  };
  expect(await notes(["D1"])).toEqual([{ kind: "STATUS_UPDATED", note: update.note }]);
  await api.ask(`mutation { withdrawOpportunity(input: { dealerID: "D1", opportunityID: "${id}", reason: "Not reached" }) ${payload} }`);
  const withdrawn = { kind: "WITHDRAWN", note: "Not reached" };
  expect(await notes(["D1"])).toEqual([withdrawn, { kind: "STATUS_UPDATED", note: null }]);
  expect(await notes("staff")).toEqual([withdrawn, { kind: "STATUS_UPDATED", note: update.note }]);
});
