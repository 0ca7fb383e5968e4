import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealerWithOpportunities } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { sendExport } from "../../support/exports.ts";

let api: ApiServer;
let short: string;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  short = await dealerWithOpportunities(api.database.dataSource, { month: "2026-01", count: 12, seed: 3 });
});
afterAll(() => api.close());

/** Dealers that are not there: what is wrong with the rest is told first. */
const ofNobody = { table: "OPPORTUNITIES", dealer: "D", month: "2026-01" };
const ofDealer = { dealer: "D", program: "FIELD_SERVICE" };
const ofMetric = { ...ofDealer, metric: "FIRST_TIME_FIX_RATE", month: "2026-01" };

const opportunities = (dealer: string) => ({ table: "OPPORTUNITIES", dealer, month: "2026-01" });

describe("what is refused", () => {
  test("without a token nothing is told", async () => {
    const { status, text } = await sendExport(api, opportunities(short), { headers: { authorization: "" } });
    expect([status, JSON.parse(text)]).toEqual([
      401,
      { errors: [{ message: "A valid bearer token is needed.", extensions: { code: "UNAUTHENTICATED" } }] },
    ]);
  });

  test.each(["GET", "PUT", "DELETE"] as const)("%s", async (method) => {
    const { statusCode, headers } = await api.http.inject({ method, url: "/export" });
    expect([statusCode, headers["allow"]]).toEqual([405, "POST"]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "a body of %s, which pages send unasked",
    async (type) => {
      const { status } = await sendExport(api, opportunities(short), { headers: { "content-type": type } });
      expect(status).toBe(415);
    },
  );

  test.each([
    [{}, "`table` is missing; expected one of SCORECARD,"],
    [{ table: "SECRETS" }, '`table` is "SECRETS"; expected one of SCORECARD,'],
    [
      { table: "OPPORTUNITIES" },
      '`dealer` is missing; expected the id of a dealer of 1 to 200 characters; `month` is missing; expected a month such as "2026-03".',
    ],
    [{ ...ofNobody, month: "2026-13" }, '`month` is "2026-13"; expected a month such as "2026-03".'],
    [{ ...ofNobody, sort: { field: "name; DROP TABLE" } }, '`sort.field` is "name; DROP TABLE"; expected one of ASSIGNED_AT,'],
    [{ ...ofNobody, sort: { field: "ID", direction: "UP" } }, '`sort.direction` is "UP"; expected one of ASC, DESC.'],
    [{ ...ofNobody, filter: { answers: ["MAYBE"] } }, '`filter.answers.0` is "MAYBE"; expected one of ACCEPTED,'],
    [{ ...ofNobody, filter: { conclusions: "OPEN" } }, '`filter.conclusions` is "OPEN"; expected a list of at most 3 of COMPLETED,'],
    [{ ...ofNobody, filter: { enrolment: "X" } }, '`filter.enrolment` is "X"; expected one of '],
    [{ ...ofNobody, secret: 1 }, 'Unrecognized key: "secret".'],
    [{ ...ofNobody, month: undefined }, "`month` is missing;"],
    [{ ...ofNobody, dealer: "D".repeat(1000) }, "DDD…; expected the id of a dealer of 1 to 200 characters."],
    [{ table: "GOALS", dealer: "D", program: "NONE" }, '`program` is "NONE"; expected one of '],
    [{ table: "METRICS", program: "FIELD_SERVICE", format: "PDF" }, '`format` is "PDF"; expected one of CSV, XLSX.'],
    [{ table: "METRICS", program: "FIELD_SERVICE", cover: "no" }, '`cover` is "no"; expected true or false.'],
    [{ table: "METRICS", program: "FIELD_SERVICE", asOf: "yesterday" }, '`asOf` is "yesterday"; expected an instant such as '],
    [{ table: "METRICS", program: "FIELD_SERVICE", asOf: "2027-01-01T00:00:00Z" }, "`asOf` is 2027-01-01T00:00:00.000Z, later than now"],
    [{ table: "RECEIPT", ...ofMetric, metric: "NONE" }, 'FIELD_SERVICE has no metric "NONE"'],
    [{ table: "RECEIPT", ...ofMetric, lists: [] }, "`lists` is []; expected one at least."],
    [{ table: "RECEIPT", ...ofMetric, group: {} }, "expected either `dealer` or `group`."],
    [{ table: "SLICES", ...ofMetric, by: "COLOUR" }, '`by` is "COLOUR"; expected one of '],
    [{ table: "SLICES", ...ofMetric, by: "SOURCE", currency: "usd" }, '`currency` is "usd"; expected an ISO 4217 code.'],
    [{ table: "GOALS", dealer: "D\u0000", program: "FIELD_SERVICE" }, "expected a text without the character NUL."],
    [{ table: "DEALERS", search: "D\u0000" }, "expected a text without the character NUL."],
    [
      { table: "DEALERS", group: { ids: [7], countries: ["us"] } },
      "`group.ids.0` is 7; expected the id of a dealer of 1 to 200 characters; `group.",
    ],
    [{ table: "SCORECARD", ...ofDealer, months: 61 }, "`months` is 61; expected a whole number from 1 to 60."],
    [{ table: "SCORECARD", ...ofDealer, metrics: [] }, "`metrics` is []; expected 1 to 100 codes of metrics."],
    [{ table: "METRIC_WEEKS", ...ofDealer, weeks: 0.5 }, "`weeks` is 0.5; expected a whole number from 1 to 53."],
    [{ table: "METRIC_WEEKS", ...ofDealer, to: "2026-02-30" }, '`to` is "2026-02-30"; expected a day of the years 1000 to 2999,'],
    [{ table: "RECORDS", dealer: "D", kind: "SECRET" }, '`kind` is "SECRET"; expected one of '],
    [{ table: "LEADS", dealer: "D", month: "2026-01", waitingFor: "x" }, '`waitingFor` is "x"; expected one of CONTACTED,'],
    [{ table: "LEAD_FINDINGS", dealer: "D" }, "expected either `month` or `week`."],
  ])("%j, saying what was expected", async (body, message) => {
    const { status, text } = await sendExport(api, body);
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect([status, errors[0]?.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    expect(errors[0]?.message).toContain(message);
  });

  test("a body that is no JSON", async () => {
    const { statusCode } = await api.http.inject({
      method: "POST",
      url: "/export",
      headers: { "content-type": "application/json", authorization: `Bearer ${await api.token("staff")}` },
      payload: "{",
    });
    expect(statusCode).toBe(400);
  });

  test("a metric that cannot be cut so, in the API's words", async () => {
    const body = {
      table: "SLICES",
      dealer: short,
      program: "FLEET_SERVICE_OPPORTUNITIES",
      metric: "CLOSE_RATE",
      month: "2026-01",
      by: "SOURCE",
    };
    const { status, text } = await sendExport(api, body);
    expect([status, text]).toEqual([400, expect.stringContaining("CLOSE_RATE cannot be cut by SOURCE")]);
  });
});
