import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, plus } from "../../support/opportunities.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { wholeDatabase } from "../../support/whole-database.ts";
import {
  answer,
  completedOpportunity,
  issued,
  issueLink,
  issueRelationship,
  open,
  publicUrl,
  revokeLink,
  storedAnswers,
} from "../../support/surveys.ts";

const now = new Date("2026-06-15T10:00:00.000Z");
const ascending = (one: number, other: number) => one - other;
const name = "Lake & Shore <Service>";

let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(now, { publicUrl });
  dealer = await newDealer(api.database.dataSource, { name });
  await insertServiceRecord(api.database.dataSource, "customer", { dealer_id: dealer, id: "C1", name: "Somebody" });
});
afterAll(() => api.close());
beforeEach(() => api.clock.set(now));

const completed = () => completedOpportunity(api.database.dataSource, dealer, plus(now, -day));
const satisfaction = async (more: object = {}) => issued(await issueLink(api, dealer, await completed(), more));
const relationship = async (more: object = {}) => issued(await issueRelationship(api, dealer, "C1", more));
const answersOf = async (id: string) => (await storedAnswers(api, dealer)).filter((each) => each.id.startsWith(id));

describe("an answer", () => {
  test("is kept with what it is about and when, and leads to a page of thanks that is the same for all", async () => {
    const opportunity = await completed();
    const { id, path } = issued(await issueLink(api, dealer, opportunity));
    api.clock.set(plus(now, 5));
    const sent = await answer(api, path, { CSAT: "4", comment: " On time.\r\nThanks! " });
    expect([sent.statusCode, sent.headers.location, sent.body]).toEqual([303, "thank-you?lang=en", ""]);
    expect(await answersOf(id)).toEqual([
      {
        id: `${id}-CSAT`,
        question: "CSAT",
        score: 4,
        comment: "On time.\nThanks!",
        opportunity_id: opportunity,
        customer_id: null,
        respondent_level: null,
        respondent_function: null,
        answered_at: plus(now, 5),
      },
    ]);
    const thanks = await open(api, new URL(sent.headers.location ?? "", `${publicUrl}${path}`).pathname);
    expect([thanks.statusCode, thanks.body]).toEqual([200, expect.stringContaining("Your answer has been received.")]);
  });

  test("to several questions is one each, without those that the person cannot say, and the comment stands once", async () => {
    const { id, path } = await relationship({ respondentLevel: "Management", respondentFunction: "Purchasing" });
    const form = {
      NPS: "NONE",
      HELPS_REACH_GOALS: "0",
      SEEKS_TO_UNDERSTAND_GOALS: "10",
      OFFERS_HELP_EVERY_TIME: "7",
      comment: "Ask us first.",
    };
    expect((await answer(api, path, form)).statusCode).toBe(303);
    const who = { customer_id: "C1", opportunity_id: null, respondent_level: "Management", respondent_function: "Purchasing" };
    expect(await answersOf(id)).toMatchObject([
      { ...who, question: "HELPS_REACH_GOALS", score: 0, comment: "Ask us first." },
      { ...who, question: "OFFERS_HELP_EVERY_TIME", score: 7, comment: null },
      { ...who, question: "SEEKS_TO_UNDERSTAND_GOALS", score: 10, comment: null },
    ]);
  });

  test("sent by many at once is taken once", async () => {
    const { id, path } = await satisfaction();
    const sent = await Promise.all(Array.from({ length: 10 }, (_, index) => answer(api, path, { CSAT: String(1 + (index % 5)) })));
    expect(sent.map(({ statusCode }) => statusCode).toSorted(ascending)).toEqual([303, ...Array<number>(9).fill(404)]);
    expect(await answersOf(id)).toHaveLength(1);
  });

  test("and a new link at once are never both", async () => {
    for (let round = 0; round < 8; round += 1) {
      const opportunity = await completed();
      const { path } = issued(await issueLink(api, dealer, opportunity));
      const [sent, next] = await Promise.all([answer(api, path, { CSAT: "5" }), issueLink(api, dealer, opportunity)]);
      expect([sent.statusCode, next.userErrors.map(({ code }) => code)]).toEqual(next.link ? [404, []] : [303, ["CONFLICT"]]);
    }
  });

  test("is taken at the last instant, and not a millisecond later", async () => {
    const [intime, late] = [await satisfaction({ validForDays: 1 }), await satisfaction({ validForDays: 1 })];
    api.clock.set(plus(now, day));
    expect((await answer(api, intime.path, { CSAT: "5" })).statusCode).toBe(303);
    expect((await open(api, late.path)).statusCode).toBe(200);
    api.clock.set(plus(now, day + 1));
    expect([(await open(api, late.path)).statusCode, (await answer(api, late.path, { CSAT: "5" })).statusCode]).toEqual([404, 404]);
    expect([(await answersOf(intime.id)).length, (await answersOf(late.id)).length]).toEqual([1, 0]);
  });
});

describe("opening the page", () => {
  test("changes nothing, however often programs that look after mail do so", async () => {
    const { path } = await satisfaction();
    const before = await wholeDatabase(api.database.dataSource);
    for (const method of ["GET", "HEAD", "GET"] as const) {
      expect((await api.http.inject({ method, url: path })).statusCode).toBe(200);
    }
    expect(await wholeDatabase(api.database.dataSource)).toEqual(before);
    expect((await answer(api, path, { CSAT: "5" })).statusCode).toBe(303);
  });

  test("shows the question and the dealer's name, whatever is in it, and nothing else", async () => {
    const { body, headers } = await open(api, (await satisfaction()).path);
    const words = body.replace(/<(head|nav)>.*<\/\1>|<nav .*<\/nav>/s, "").replaceAll(/<[^>]*>/g, " ");
    expect(words.split(/\s+/).join(" ").trim()).toContain("How satisfied are you with this service by Lake &amp; Shore &lt;Service&gt;?");
    expect(body).not.toContain("<Service>");
    expect(body).not.toMatch(/<script|Somebody|SO-|SI-|D-/);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
      "x-frame-options": "DENY",
      "content-security-policy": expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
      ) as string,
    });
    expect(headers["set-cookie"]).toBeUndefined();
  });
});

const unknown = () => `/survey/${randomBytes(32).toString("base64url")}`;

describe("a link that opens nothing", () => {
  const closed: readonly [string, () => Promise<string>][] = [
    [
      "answered",
      async () => {
        const { path } = await satisfaction();
        await answer(api, path, { CSAT: "5" });
        return path;
      },
    ],
    [
      "revoked",
      async () => {
        const { id, path } = await satisfaction();
        await revokeLink(api, dealer, id);
        return path;
      },
    ],
    [
      "replaced",
      async () => {
        const opportunity = await completed();
        const { path } = issued(await issueLink(api, dealer, opportunity));
        await issueLink(api, dealer, opportunity);
        return path;
      },
    ],
    [
      "expired",
      async () => {
        api.clock.set(plus(now, -31 * day));
        const { path } = issued(await issueRelationship(api, dealer, "C1"));
        api.clock.set(now);
        return path;
      },
    ],
    ["too short", () => Promise.resolve("/survey/abc")],
    ["too long", () => Promise.resolve(`/survey/${"a".repeat(300)}`)],
    ["of several parts", () => Promise.resolve(`${unknown()}/x`)],
    ["not of our letters", () => Promise.resolve(`${unknown().slice(0, -1)}%00`)],
    ["not to be decoded", () => Promise.resolve("/survey/%zz")],
    ["empty", () => Promise.resolve("/survey/")],
  ];

  test.each(closed)("is told as one that never was: %s", async (_, make) => {
    const path = await make();
    for (const send of [(at: string) => open(api, at), (at: string) => answer(api, at, { CSAT: "5" })]) {
      const [given, never] = [await send(path), await send(unknown())];
      expect([given.statusCode, given.body]).toEqual([404, never.body]);
      const shown = ["content-type", "content-language", "content-security-policy", "cache-control", "referrer-policy", "x-robots-tag"];
      expect(shown.map((header) => given.headers[header])).toEqual(shown.map((header) => never.headers[header]));
    }
  });
});

describe("what the log tells", () => {
  test("is neither token nor comment, also where the database is away or something fails", async () => {
    const failing = await createApiServer(now, { publicUrl });
    const { dataSource } = failing.database;
    const id = await newDealer(dataSource);
    const { path } = issued(await issueLink(failing, id, await completedOpportunity(dataSource, id, now)));
    const token = path.slice("/survey/".length);
    await open(failing, path);
    await answer(failing, path, {});
    await open(failing, `/survey//${token}`);
    await open(failing, `/Survey/${token}`);
    await open(failing, `/survey/${token}%zz`);
    await dataSource.query("ALTER TABLE survey_answer RENAME COLUMN score TO other");
    const broken = await answer(failing, path, { CSAT: "5", comment: "My telephone number" });
    await dataSource.query("ALTER TABLE survey_invitation RENAME COLUMN questions TO other");
    const unread = await open(failing, path);
    expect([broken.statusCode, unread.statusCode]).toEqual([500, 500]);
    expect(broken.body + unread.body).not.toMatch(/survey_|score|My telephone/);
    await failing.database.readPool.end();
    const log = failing.logged.join("\n");
    expect(log).toContain("A page of a survey failed.");
    expect(log).not.toContain(token);
    expect(log).not.toContain("My telephone");
    await failing.http.close();
  });
});

test("one address asks 120 times a minute, and is then told to come again", async () => {
  const { path } = await satisfaction();
  const asked: Awaited<ReturnType<typeof open>>[] = [];
  for (let count = 0; count < 125; count += 1) asked.push(await api.http.inject({ method: "GET", url: path, remoteAddress: "10.8.8.8" }));
  const refused = asked.filter(({ statusCode }) => statusCode === 429);
  expect(refused).toHaveLength(5);
  expect(refused[0]?.headers).toMatchObject({ "retry-after": "60", "content-type": "text/html; charset=utf-8" });
  expect(refused[0]?.headers["x-ratelimit-limit"]).toBeUndefined();
  expect((await open(api, path)).statusCode).toBe(200);
});

test("behind a proxy that is trusted it is the reader's own address, and by no other way one that a reader names", async () => {
  const proxied = await createApiServer(now, { trustedProxies: ["10.9.0.0/16"] });
  onTestFinished(() => proxied.close());
  const statuses = async (remoteAddress: string, forwarded: (count: number) => string) => {
    const asked: number[] = [];
    for (let count = 0; count < 121; count += 1) {
      const headers = { "x-forwarded-for": forwarded(count) };
      const { statusCode } = await proxied.http.inject({ method: "GET", url: "/survey/unknown", remoteAddress, headers });
      asked.push(statusCode);
    }
    return asked;
  };
  expect(await statuses("10.9.0.1", (count) => `203.0.113.${count}`)).not.toContain(429);
  expect(await statuses("10.9.0.1", (count) => `203.0.113.${count}, 198.51.100.7`)).toContain(429);
  expect(await statuses("10.7.0.1", (count) => `203.0.113.${count}`)).toContain(429);
});
