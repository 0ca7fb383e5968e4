import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { deliver as send, newSecret, request, type Sent } from "../../support/request-webhooks.ts";
import { owner, takingPart } from "../../support/requests.ts";

const now = "2026-06-15T10:00:00.000Z";
let api: ApiServer;
let dealer: string;
let secret: string;
beforeAll(async () => {
  api = await createApiServer(now);
  dealer = await takingPart(api.database.dataSource, { id: "D1" });
  secret = await newSecret(api, "crm");
});
afterAll(() => api.close());

const deliver = (body: object | string, sent: Partial<Sent> = {}) => send(api, body, { key: secret, ...sent });

const stored = (senderId: string) =>
  api.database.dataSource.query<Record<string, unknown>[]>("SELECT * FROM service_request WHERE sender_id = $1", [senderId]);
const statusesOf = (answers: readonly { readonly status: number }[]) =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);
const handedOut = (requestID: string | undefined) =>
  api.database.dataSource.query<object[]>("SELECT dealer_id FROM opportunity WHERE request_id = $1", [requestID]);

describe("a request that a sender has signed", () => {
  test("is taken in and handed to a dealer at once", async () => {
    const body = request({ requestedAt: "2026-06-15T11:30:00+02:00", serialNumber: " SN-1 ", model: null, town: "Waukesha" });
    const { status, requestID } = await deliver(body);
    expect(status).toBe(202);
    expect(await handedOut(requestID)).toEqual([{ dealer_id: dealer }]);
    const { serviceRequest } = await api.ask<{ serviceRequest: object }>(
      `query ($id: ID!) { serviceRequest(id: $id) { internalID sender senderID receivedFrom requestedAt receivedAt serialNumber model firstName town state } }`,
      { variables: { id: requestID } },
    );
    expect(serviceRequest).toEqual({
      internalID: requestID,
      sender: "crm",
      senderID: body.id,
      receivedFrom: "crm",
      requestedAt: "2026-06-15T09:30:00.000Z",
      receivedAt: now,
      serialNumber: "SN-1",
      model: null,
      firstName: "Ottilie",
      town: "Waukesha",
      state: "ASKED",
    });
    expect((await stored(body.id))[0]).toMatchObject({ last_name: "Quellenbach", email: "ottilie@example.com" });
  });

  test("and is delivered again is known, with the answer of the first time, also by another timestamp", async () => {
    const [body, id] = [request(), randomUUID()];
    const first = await deliver(body, { id });
    const again = await deliver(body, { id, at: new Date("2026-06-15T10:04:59Z") });
    expect([first.status, again.status, again.requestID]).toEqual([202, 200, first.requestID]);
    expect(await handedOut(first.requestID)).toHaveLength(1);
  });

  test("and comes ten times at once is one", async () => {
    const [body, id] = [request(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(body, { id })));
    expect(statusesOf(answers)).toEqual([...Array.from({ length: 9 }, () => 200), 202]);
    expect(new Set(answers.map(({ requestID }) => requestID)).size).toBe(1);
    expect(await stored(body.id)).toHaveLength(1);
    expect(await handedOut(answers[0]?.requestID)).toHaveLength(1);
  });

  test("and is sent ten times at once as different webhooks is one, too", async () => {
    const body = request();
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(body)));
    expect(statusesOf(answers)).toEqual([...Array.from({ length: 9 }, () => 200), 202]);
    expect(await stored(body.id)).toHaveLength(1);
  });

  test("under the id of another webhook is refused", async () => {
    const id = randomUUID();
    await deliver(request(), { id });
    const other = request();
    expect(await deliver(other, { id })).toMatchObject({ status: 409, error: { extensions: { code: "CONFLICT" } } });
    expect(await stored(other.id)).toEqual([]);
  });

  test("under its own id with other content is refused, by the names of what differs alone", async () => {
    const body = request();
    await deliver(body);
    const refused = await deliver({ ...body, phone: "+1 555 0199" });
    expect(refused).toMatchObject({ status: 409, error: { extensions: { code: "CONFLICT", field: "phone" } } });
    expect(refused.body).not.toContain("555");
    expect(await stored(body.id)).toEqual([expect.objectContaining({ phone: owner.phone })]);
  });

  test("is no other sender's of the same id, nor of the same webhook, nor one of the operator's own", async () => {
    const key = await newSecret(api, "portal");
    const [body, id] = [request(), randomUUID()];
    const other = { ...body, phone: "+1 555 0199" };
    await api.ask(
      "mutation ($input: SubmitServiceRequestInput!) { submitServiceRequest(input: $input) { serviceRequest { internalID } } }",
      { variables: { input: { ...body, phone: "+1 555 0177" } } },
    );
    const answers = [await deliver(body, { id }), await deliver(other, { id, sender: "portal", key })];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(new Set([body.id, ...answers.map(({ requestID }) => requestID)]).size).toBe(3);
  });

  test("5 minutes before or after by the clock is taken in, a second more is not", async () => {
    const statuses = [];
    for (const seconds of [-301, -300, 300, 301])
      statuses.push((await deliver(request(), { at: new Date(new Date(now).getTime() + seconds * 1000) })).status);
    expect(statuses).toEqual([401, 202, 202, 401]);
  });
});

async function unsigned(of: (body: string) => Partial<Sent>) {
  const body = request();
  const written = JSON.stringify(body);
  const { status, body: answer } = await deliver(written, of(written));
  expect(await stored(body.id)).toEqual([]);
  return { status, answer };
}

describe("what no sender has signed", () => {
  const other = new Webhook(`whsec_${Buffer.alloc(32, 7).toString("base64")}`);
  const cases: readonly (readonly [string, (body: string) => Partial<Sent>])[] = [
    ["of an unknown sender", () => ({ sender: "nobody" })],
    ["of a sender whose name is none", () => ({ sender: "%00" })],
    ["with another secret", (body) => ({ id: "x", headers: { "webhook-signature": other.sign("x", api.clock.now(), body) } })],
    ["with another body", (body) => ({ arrives: `${body} ` })],
    ["with another id", () => ({ headers: { "webhook-id": "other" } })],
    ["with another timestamp", () => ({ headers: { "webhook-timestamp": "1781517601" } })],
    ["without a signature", () => ({ headers: { "webhook-signature": "" } })],
    ["with a signature of another version", () => ({ headers: { "webhook-signature": "v2,AAAA" } })],
    ["with a signature that is short", () => ({ headers: { "webhook-signature": "v1,AAAA" } })],
  ];

  test.each(cases)("is refused like anything else that is not: %s", async (_name, of) => {
    const { status, answer } = await unsigned(of);
    expect(status).toBe(401);
    expect(answer).toBe((await unsigned(() => ({ sender: "nobody" }))).answer);
  });

  test("is taken in where one of several signatures is the sender's", async () => {
    const [body, id] = [JSON.stringify(request()), randomUUID()];
    const signatures = [other, new Webhook(secret)].map((by) => by.sign(id, api.clock.now(), body)).join(" ");
    expect((await deliver(body, { id, headers: { "webhook-signature": signatures } })).status).toBe(202);
  });
});

describe("a body that is no request", () => {
  test.each([
    ["no JSON", "{ Quellenbach", undefined, "The body is not JSON in UTF-8."],
    ["nothing", "", undefined, "The body is not JSON in UTF-8."],
    ["a list", "[]", undefined, "expected an object"],
    ["a field that is not known", request({ Quellenbach: 1 }), undefined, "SubmitServiceRequestInput"],
    ["no id", request({ id: undefined }), "id", "expected a text"],
    ["a blank id", request({ id: " " }), "id", "blank"],
    ["an id that is a number", request({ id: 7 }), "id", "expected a text"],
    ["another need", request({ need: "Quellenbach" }), "need", "expected SERVICE or MAINTENANCE"],
    ["another cooling", request({ cooling: null }), "cooling", "expected AIR_COOLED or LIQUID_COOLED"],
    ["a time without its offset", request({ requestedAt: "2026-06-15T09:00:00" }), "requestedAt", "expected an instant"],
    ["a day that there is not", request({ requestedAt: "2026-02-30T09:00:00Z" }), "requestedAt", "expected an instant"],
    ["a time to come", request({ requestedAt: "2026-06-15T10:00:00.001Z" }), "requestedAt", "expected a past time"],
    ["a text with NUL", request({ lastName: "Quellenbach\0" }), "lastName", "expected text that can be stored"],
    ["half a character", request({ lastName: "Quellenbach\ud800" }), "lastName", "expected text that can be stored"],
    ["a long text", request({ lastName: "Quellenbach".repeat(20) }), "lastName", "at most 200"],
    ["half a place", request({ latitude: null }), "latitude", "expected both or neither"],
    ["a latitude in words", request({ latitude: "Quellenbach" }), "latitude", "expected a number of degrees"],
    ["no latitude", request({ latitude: 91 }), "latitude", "expected -90 to 90"],
  ])("is refused with its place and what was expected, never with what it said: %s", async (_name, body, field, expected) => {
    const { status, error, body: answer } = await deliver(body);
    expect([status, error?.extensions]).toEqual([
      400,
      field === undefined ? { code: "BAD_USER_INPUT" } : { code: "BAD_USER_INPUT", field },
    ]);
    expect(error?.message).toContain(expected);
    expect(answer).not.toContain("Quellenbach");
  });

  test("can be mended under the same webhook id", async () => {
    const [body, id] = [request(), randomUUID()];
    expect((await deliver({ ...body, need: "x" }, { id })).status).toBe(400);
    expect((await deliver(body, { id })).status).toBe(202);
  });

  test.each([
    ["another type", { "content-type": "text/plain" }, 415],
    ["another character set", { "content-type": "application/json; charset=utf-16" }, 415],
    ["a compressed one", { "content-encoding": "gzip" }, 415],
    ["its type with UTF-8", { "content-type": "application/json; charset=UTF-8" }, 202],
  ])("is told by its headers: %s", async (_name, headers, status) => {
    expect((await deliver(request(), { headers })).status).toBe(status);
  });

  test("is too large from 32 kB on", async () => {
    expect((await deliver(request({ lastName: "x".repeat(32_768) }))).status).toBe(413);
  });

  test("is sent by no other method", async () => {
    const { statusCode, headers } = await api.http.inject({ method: "GET", url: "/service-requests/crm" });
    expect([statusCode, headers.allow]).toEqual([405, "POST"]);
  });
});
