import { catalogueIssues } from "server/kpi/catalogue-issues.ts";
import { programs } from "server/kpi/catalogue.ts";
import { languages, nearestLanguage } from "server/kpi/texts/language.ts";
import { elapsedText } from "server/kpi/texts/elapsed-text.ts";
import { describe, expect, test } from "vitest";
import { day, hour, type OpportunityInput, plus } from "../../support/opportunities.ts";
import { told } from "./metric-cases.ts";

const assigned = new Date("2026-08-01T09:00:00Z");

function opportunity(facts: Partial<OpportunityInput>): OpportunityInput {
  return { id: "1", assigned_at: assigned, ...facts };
}

const accepted = { response: "ACCEPTED", responded_at: plus(assigned, hour) } as const;

describe("a row says why it stands where it stands", () => {
  test.each([
    [
      "COUNTED",
      "numerator",
      { ...accepted, outcome: "COMPLETED", outcome_at: plus(assigned, 10 * day) },
      "Accepted Aug 1, 2026, 10:00 AM, completed Aug 11, 2026, 9:00 AM: 9 days, within 30 days.",
    ],
    [
      "too late",
      "numerator",
      { ...accepted, outcome: "COMPLETED", outcome_at: plus(assigned, 33 * day) },
      "Accepted Aug 1, 2026, 10:00 AM, completed Sep 3, 2026, 9:00 AM: 32 days, more than 30 days.",
    ],
    [
      "too late by a millisecond",
      "numerator",
      { ...accepted, outcome: "COMPLETED", outcome_at: plus(assigned, 30 * day + hour + 1) },
      "Accepted Aug 1, 2026, 10:00 AM, completed Aug 31, 2026, 10:00 AM: 30 days 1 millisecond, more than 30 days.",
    ],
    [
      "never completed",
      "numerator",
      accepted,
      "Accepted Aug 1, 2026, 10:00 AM, not completed by Aug 31, 2026, 10:00 AM, when the 30 days ended.",
    ],
    [
      "withdrawn",
      "numerator",
      { ...accepted, outcome: "WITHDRAWN", outcome_at: plus(assigned, 2 * day) },
      "Withdrawn Aug 3, 2026, 9:00 AM.",
    ],
    ["declined", "denominator", { response: "REJECTED", responded_at: plus(assigned, hour) }, "Declined Aug 1, 2026, 10:00 AM."],
    ["expired", "denominator", {}, "Expired Aug 3, 2026, 9:00 AM without an answer."],
    [
      "answered late",
      "denominator",
      { response: "ACCEPTED", responded_at: plus(assigned, 3 * day) },
      "Answered Aug 4, 2026, 9:00 AM, after the response window ended Aug 3, 2026, 9:00 AM.",
    ],
    [
      "answered 20 seconds late",
      "denominator",
      { response: "ACCEPTED", responded_at: plus(assigned, 2 * day + 20_000) },
      "Answered Aug 3, 2026, 9:00:20 AM, after the response window ended Aug 3, 2026, 9:00:00 AM.",
    ],
    [
      "answered a millisecond late",
      "denominator",
      { response: "ACCEPTED", responded_at: plus(assigned, 2 * day + 1) },
      "Answered Aug 3, 2026, 9:00:00.001 AM, after the response window ended Aug 3, 2026, 9:00:00.000 AM.",
    ],
    [
      "not compliant",
      "denominator",
      { ...accepted, outcome: "COMPLETED", outcome_at: plus(assigned, day), close_reason: "INSTALLATION_NOT_CODE_COMPLIANT" },
      "Closed Aug 2, 2026, 9:00 AM, in time: the installation is not code compliant.",
    ],
    [
      "cancelled",
      "population",
      { request_cancelled_at: plus(assigned, hour) },
      "The request was cancelled Aug 1, 2026, 10:00 AM, before an answer.",
    ],
  ] as const)("close rate: %s", (_, part, facts, expected) => {
    expect(told("CLOSE_RATE", part, opportunity(facts)).replaceAll("\u202f", " ")).toBe(expected);
  });

  test.each([
    [
      "declined without a reason",
      { response: "REJECTED", responded_at: plus(assigned, hour) },
      "Declined Aug 1, 2026, 10:00 AM without a reason.",
    ],
    [
      "declined with one",
      { response: "REJECTED", responded_at: plus(assigned, hour), decline_reason: "too far" },
      "Declined Aug 1, 2026, 10:00 AM with the reason: too far.",
    ],
  ] as const)("engagement rate: %s", (_, facts, expected) => {
    expect(told("ENGAGEMENT_RATE", "numerator", opportunity(facts)).replaceAll("\u202f", " ")).toBe(expected);
  });

  test("conversion rate: enrolled before acceptance", () => {
    const sentence = told("CONVERSION_RATE", "denominator", opportunity({ ...accepted, enrolled_at: assigned }));
    expect(sentence.replaceAll("\u202f", " ")).toBe("Enrolled Aug 1, 2026, 9:00 AM, at or before it was accepted Aug 1, 2026, 10:00 AM.");
  });

  test("still waiting: the sentence says until when it can count", () => {
    const sentence = told("CLOSE_RATE", "numerator", opportunity(accepted), { language: "en", timeZone: "UTC" }, plus(assigned, day));
    expect(sentence.replaceAll("\u202f", " ")).toBe(
      "Accepted Aug 1, 2026, 10:00 AM, not completed yet; counts until Aug 31, 2026, 10:00 AM.",
    );
  });

  test("times are told on the dealer's clocks", () => {
    const sentence = told("CLOSE_RATE", "denominator", opportunity({}), { language: "en", timeZone: "America/Chicago" });
    expect(sentence.replaceAll("\u202f", " ")).toBe("Expired Aug 3, 2026, 4:00 AM without an answer.");
  });

  test.each([
    ["fr", "Acceptée le 1 août 2026, 10:00, terminée le 3 sept. 2026, 09:00 : 32 jours, plus de 30 jours."],
    ["ru", "Принята 1 авг. 2026 г., 10:00, выполнена 3 сент. 2026 г., 09:00: 32 дня, больше допустимого (30 дней)."],
    ["zh-Hans", "2026年8月1日 10:00 接受，2026年9月3日 09:00 完成：用时 32天，超过 30天。"],
  ] as const)("in %s", (language, expected) => {
    const late = opportunity({ ...accepted, outcome: "COMPLETED", outcome_at: plus(assigned, 33 * day) });
    expect(told("CLOSE_RATE", "numerator", late, { language, timeZone: "UTC" }).replaceAll(/[\u202f\u00a0]/g, " ")).toBe(expected);
  });
});

describe("elapsed time is told as finely as it takes to tell it from the limit", () => {
  test.each([
    [32 * day, 30 * day, "32 days"],
    [30 * day, 30 * day, "30 days"],
    [30 * day + 1, 30 * day, "30 days 1 millisecond"],
    [30 * day + 3 * hour, 30 * day, "30 days 3 hours"],
    [5 * hour, 30 * day, "5 hours"],
    [0, 30 * day, "0 minutes"],
  ])("%i ms against %i ms is %s", (elapsed, limit, expected) => {
    expect(elapsedText("en", elapsed, limit)).toBe(expected);
  });
});

test.each([
  [["fr-CA", "en"], "fr"],
  [["zh-CN"], "zh-Hans"],
  [["zh-SG", "en"], "zh-Hans"],
  [["ru-RU"], "ru"],
  [["de", "ru"], "ru"],
  [["de"], "en"],
  [["*"], "en"],
  [["not a tag", "fr"], "fr"],
  [[], "en"],
])("who wants %j reads %s", (wanted, expected) => {
  expect(nearestLanguage(wanted)).toBe(expected);
});

describe("the catalogue", () => {
  test("has no issue", () => {
    expect(catalogueIssues(programs)).toEqual([]);
  });

  test("names every planted issue at once", () => {
    const [program] = programs;
    const [metric] = program?.metrics ?? [];
    if (!program || !metric) throw new Error("The catalogue is empty.");
    const broken = {
      ...program,
      code: "BROKEN",
      tiles: ["MISSING_RATE"],
      cohortMetric: "MISSING_COUNT",
      metrics: [metric, { ...metric, cohort: "answer", numerator: { op: "filled", field: "no_such_field" } as const }],
    };
    expect(catalogueIssues([broken])).toEqual(
      expect.arrayContaining([
        "BROKEN: the code ENGAGEMENT_RATE is given twice.",
        "BROKEN: the tile MISSING_RATE is no metric of the program.",
        "BROKEN: the cohort's count MISSING_COUNT is no metric of the program.",
        "BROKEN.ENGAGEMENT_RATE: OPPORTUNITY has no field no_such_field.",
        "BROKEN.ENGAGEMENT_RATE: the cohort date answer is no instant or day of OPPORTUNITY.",
        ...languages.map((language) => `BROKEN: the text program.BROKEN.name is missing in ${language}.`),
      ]),
    );
  });
});
