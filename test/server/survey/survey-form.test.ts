import { languages } from "server/kpi/texts/language.ts";
import { messages } from "server/kpi/texts/messages.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, plus } from "../../support/opportunities.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import {
  answer,
  completedOpportunity,
  issued,
  issueLink,
  issueRelationship,
  open,
  publicUrl,
  storedAnswers,
} from "../../support/surveys.ts";

const now = new Date("2026-06-15T10:00:00.000Z");

let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(now, { publicUrl });
  dealer = await newDealer(api.database.dataSource);
  await insertServiceRecord(api.database.dataSource, "customer", { dealer_id: dealer, id: "C1" });
});
afterAll(() => api.close());
beforeEach(() => api.clock.set(now));

const completed = () => completedOpportunity(api.database.dataSource, dealer, plus(now, -day));
const satisfaction = async (more: object = {}) => issued(await issueLink(api, dealer, await completed(), more));
const relationship = async (more: object = {}) => issued(await issueRelationship(api, dealer, "C1", more));
const answersOf = async (id: string) => (await storedAnswers(api, dealer)).filter((each) => each.id.startsWith(id));

/** Each fault told above the form, with the place it leads to. */
const faults = (body: string) => [...body.matchAll(/<a href="#([\w-]+)">([^<]*)<\/a><\/li>/g)].map(([, place, told]) => [place, told]);

const languageIn = (body: string) => /<html lang="([\w-]+)">/.exec(body)?.[1];

/** The places of a text that are filled in. */
const places = (text = "") => [...new Set(text.match(/\{\w+/g))].join(" ");

describe("a form that says too little or too much", () => {
  test.each([{}, { CSAT: "" }, { CSAT: "0" }, { CSAT: "6" }, { CSAT: "4.0" }, { CSAT: "NONE" }, { NPS: "9" }])(
    "is shown again with the place to mend it: %o",
    async (form) => {
      const { id, path } = await satisfaction();
      const { statusCode, body } = await answer(api, path, { ...form, comment: "</textarea><b>bold" });
      expect([statusCode, faults(body)]).toEqual([422, [["CSAT-1", expect.stringMatching(/^Choose an answer: How satisfied/)]]]);
      expect(body).toContain('id="CSAT-1"');
      expect(body).toContain("<title>Error: ");
      expect(body).toContain("&lt;/textarea&gt;&lt;b&gt;bold</textarea>");
      expect(await answersOf(id)).toEqual([]);
    },
  );

  test("keeps what was chosen, and names each question left out", async () => {
    const { path } = await relationship({ questions: ["NPS", "HELPS_REACH_GOALS"] });
    const { body } = await answer(api, path, { NPS: "8" });
    expect(faults(body).map(([place]) => place)).toEqual(["HELPS_REACH_GOALS-0"]);
    expect(body.match(/<input [^>]* checked>/g)).toEqual([expect.stringContaining('id="NPS-8"')]);
  });

  test("asks for one answer at least", async () => {
    const { path } = await relationship({ questions: ["NPS", "HELPS_REACH_GOALS"] });
    const { statusCode, body } = await answer(api, path, { NPS: "NONE", HELPS_REACH_GOALS: "NONE", comment: "No idea." });
    expect([statusCode, faults(body)]).toEqual([422, [["NPS-0", "Answer at least one question."]]]);
  });

  test("takes a comment of 2,000 characters, its lines counted as people count them, and no longer one", async () => {
    const [fits, long] = [await satisfaction(), await satisfaction()];
    const text = `${"说".repeat(1998)}\r\n`;
    expect((await answer(api, fits.path, { CSAT: "5", comment: `${text}x` })).statusCode).toBe(303);
    expect((await answersOf(fits.id))[0]?.comment).toHaveLength(2000);
    const { statusCode, body } = await answer(api, long.path, { CSAT: "5", comment: `${text}xy` });
    expect([statusCode, faults(body)]).toEqual([422, [["comment", "The comment has 2,001 characters; at most 2,000 can be sent."]]]);
  });

  test.each([
    ["JSON", 415, "application/json", '{"CSAT":"5"}'],
    ["a form of files", 415, "multipart/form-data; boundary=x", "--x--"],
    ["more than a form can hold", 413, "application/x-www-form-urlencoded", `CSAT=5&comment=${"x".repeat(40_000)}`],
    ["a field given twice", 422, "application/x-www-form-urlencoded", "CSAT=5&CSAT=1"],
    ["nothing", 422, "application/x-www-form-urlencoded", ""],
  ])("is refused, and the link still opens: %s", async (_, status, type, payload) => {
    const { id, path } = await satisfaction();
    const sent = await api.http.inject({
      method: "POST",
      url: path,
      headers: { "content-type": type },
      payload,
      remoteAddress: "10.9.9.9",
    });
    expect([sent.statusCode, sent.headers["content-type"]]).toEqual([status, "text/html; charset=utf-8"]);
    expect([(await open(api, path)).statusCode, await answersOf(id)]).toEqual([200, []]);
  });

  test("is answered by no other method", async () => {
    const { path } = await satisfaction();
    const sent = await api.http.inject({ method: "PUT", url: path, remoteAddress: "10.9.9.9" });
    expect([sent.statusCode, sent.headers.allow]).toEqual([405, "GET, HEAD, POST"]);
  });
});

describe("the language", () => {
  test("is the one chosen on the page, else the one that is asked in, else the browser's", async () => {
    const [asked, free] = [await satisfaction({ language: "RU" }), await satisfaction()];
    expect(languageIn((await open(api, `${asked.path}?lang=fr`, "zh")).body)).toBe("fr");
    expect(languageIn((await open(api, asked.path, "zh")).body)).toBe("ru");
    expect(languageIn((await open(api, `${asked.path}?lang=xx`, "zh")).body)).toBe("ru");
    expect(languageIn((await open(api, free.path, "zh-CN,en;q=0.5")).body)).toBe("zh-Hans");
    expect(languageIn((await open(api, free.path, "de")).body)).toBe("en");
  });

  test("goes on to what is wrong and to the thanks", async () => {
    const { path } = await satisfaction();
    expect(languageIn((await answer(api, `${path}?lang=ru`, {})).body)).toBe("ru");
    const sent = await answer(api, `${path}?lang=ru`, { CSAT: "5" });
    expect(sent.headers.location).toBe("thank-you?lang=ru");
    expect(languageIn((await open(api, `/survey/${sent.headers.location}`)).body)).toBe("ru");
  });

  const english = Object.entries(messages.en).filter(([key]) => key.startsWith("survey."));

  test.each(languages.filter((language) => language !== "en"))("%s has every text of its own, with the same places", (language) => {
    expect(english.length).toBeGreaterThan(20);
    // Only what has no words is alike.
    const alike = english.filter(([key, text]) => /\p{L}{2}/u.test(text.replaceAll(/\{[^}]*\}/g, "")) && messages[language][key] === text);
    const other = english.filter(([key, text]) => places(messages[language][key]) !== places(text));
    const missing = english.filter(([key]) => messages[language][key] === undefined);
    expect([alike, missing, other.map(([key]) => key)]).toEqual([[], [], []]);
  });
});
