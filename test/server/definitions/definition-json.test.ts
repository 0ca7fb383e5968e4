import { findMetric, programs } from "server/kpi/catalogue.ts";
import { definitionDocument, definitionJson } from "server/kpi/definition-json/definition-document.ts";
import { readDefinition, triedVersion } from "server/kpi/definition-json/read-definition.ts";
import type { Metric } from "server/kpi/metric.ts";
import { describe, expect, test } from "vitest";

function metricNamed(program: string, code: string): Metric {
  const metric = findMetric(program, code);
  if (!metric) throw new Error(`There is no metric ${code}.`);
  return metric;
}

const closeRate = metricNamed("FLEET_SERVICE_OPPORTUNITIES", "CLOSE_RATE");
const given = JSON.parse(definitionJson(closeRate)) as Record<string, unknown>;
const within = { op: "within", window: { amount: 30, unit: "day" }, event: "completed_at", start: "accepted_at" };

/** What is said of the close rate with some parts changed. */
function faultsWith(changes: Readonly<Record<string, unknown>>): string[] {
  return faultsOf(JSON.stringify({ ...given, ...changes }));
}

function faultsOf(text: string): string[] {
  return readDefinition(closeRate, text).faults.map(({ path, value, message }) => `${path} | ${value ?? "nothing"} | ${message}`);
}

test.each(programs.flatMap(({ metrics }) => metrics).map((metric) => [`${metric.program}.${metric.code}`, metric] as const))(
  "%s is read from its JSON as it is",
  (_, metric) => {
    const read = readDefinition(metric, definitionJson(metric));
    expect(read.faults).toEqual([]);
    const { obstacles: _obstacles, ...counted } = metric;
    expect(read.metric).toEqual({ ...counted, version: triedVersion });
    expect(read.metric && definitionDocument(read.metric)).toEqual(definitionDocument(metric));
  },
);

describe("every fault is told with its place, its value and what was expected", () => {
  test("all of them at once", () => {
    const numerator = {
      op: "all",
      conditions: [
        { ...within, window: { amount: 1.5, unit: "week" } },
        { op: "filled", field: "no_such_field" },
        { op: "sql", field: "answer" },
        { op: "is", field: "answer", value: "ACEPTED" },
        { op: "notAfter", event: "completed_at", limit: "answer" },
        { ...within, event: "accepted_at; DROP TABLE dealer" },
      ],
    };
    const fields = Object.keys(closeRate.of.fields).join(", ");
    expect(faultsWith({ numerator, unit: "HOURS", settlement: { calendarDays: -1 }, comment: "x" })).toEqual(
      expect.arrayContaining([
        'unit | "HOURS" | Expected "PERCENT".',
        "numerator.conditions[0].window.amount | 1.5 | Expected a whole number.",
        'numerator.conditions[0].window.unit | "week" | Expected one of minute, hour, day.',
        `numerator.conditions[1].field | "no_such_field" | Expected one of ${fields}.`,
        'numerator.conditions[2].op | "sql" | Expected one of all, any, not, is, yes, filled, atLeast, atMost, within, withinDays, notAfter, notBefore, passed.',
        'numerator.conditions[3] | {"op":"is","field":"answer","value":"ACEPTED"} | answer is never "ACEPTED"; it is one of ACCEPTED, REJECTED, CANCELLED, ANSWERED_LATE, EXPIRED, PENDING.',
        'numerator.conditions[4] | {"op":"notAfter","event":"completed_at","limit":"answer","lead":{"amount":0,"unit":"minute"}} | answer is no instant or day.',
        `numerator.conditions[5].event | "accepted_at; DROP TABLE dealer" | Expected one of ${fields}.`,
        "settlement.calendarDays | -1 | Expected at least 0.",
        'comment | "x" | Expected nothing: there is no part of that name here.',
      ]),
    );
  });

  test.each([
    ["a missing part", { population: undefined }, "population | nothing | Expected an object."],
    ["a cohort that is no date", { cohort: "answer" }, 'cohort | "answer" | the cohort date answer is no instant or day of OPPORTUNITY.'],
    [
      "a deadline that is no instant",
      { settlement: { deadline: "answer", atLeast: within.window, window: within.window } },
      'settlement.deadline | "answer" | the deadline answer is no instant of OPPORTUNITY.',
    ],
    [
      "an amount of texts",
      { amount: { add: "NUMBERS", of: "answer" } },
      'amount | {"add":"NUMBERS","of":"answer"} | the amount answer is no number of OPPORTUNITY.',
    ],
    [
      "a share of something else",
      { per: { recordKind: "VISIT", cohort: "visited_at", where: { op: "all", conditions: [] }, amount: { add: "RECORDS" } } },
      "only a ratio is divided by another measure.",
    ],
    [
      "an unknown kind of records",
      { per: { recordKind: "pg_class", cohort: "x" } },
      'per.recordKind | "pg_class" | Expected one of OPPORTUNITY',
    ],
    ["a currency of a share", { currency: "answer" }, 'currency | "answer" | Expected nothing'],
    ["another metric", { metric: "ACCEPTANCE_RATE" }, 'metric | "ACCEPTANCE_RATE" | Expected "CLOSE_RATE".'],
    [
      "a goal that is no number",
      { goal: { value: "1e9", direction: "AT_LEAST", strict: false } },
      'goal.value | "1e9" | Expected a decimal number',
    ],
    ["a share that adds up numbers", { amount: { add: "NUMBERS", of: "expires_at" } }, "a proportion counts records, or different values."],
    ["a window of ages", { numerator: { ...within, window: { amount: 99_999_999, unit: "day" } } }, "Expected at most 3660 days."],
    [
      "a text with a NUL",
      { numerator: { op: "is", field: "withdraw_reason", value: "a\0" } },
      "Expected a text without control characters.",
    ],
    [
      "half a character",
      { numerator: { op: "is", field: "withdraw_reason", value: "\ud800" } },
      "Expected a text without control characters.",
    ],
    ["a number without end", { numerator: { op: "atLeast", field: "answer", value: 1e300 } }, "Expected at most 1000000000000."],
  ])("%s", (_, changes, expected) => {
    expect(faultsWith(changes).join("\n")).toContain(expected);
  });
});

describe("a definition without its amount is refused, as its unit would say nothing", () => {
  test.each([
    ["FIELD_SERVICE", "TRAVEL_TIME_PER_VISIT", "a mean needs the numbers that it adds up."],
    ["FIELD_SERVICE", "BILLABLE_HOURS", "a sum needs the numbers that it adds up."],
    ["AFTER_SALES", "HOURS_SOLD_PER_RO", "HOURS needs numbers that are added up."],
    ["FIELD_SERVICE", "NET_PROMOTER_SCORE", "a score adds up points."],
    ["INTERNET_SALES", "TIME_TO_CONTACT", "the middle of numbers is for a median, and a median needs it."],
  ])("%s.%s", (program, code, message) => {
    const metric = metricNamed(program, code);
    const { amount: _amount, ...without } = JSON.parse(definitionJson(metric)) as Record<string, unknown>;
    expect(readDefinition(metric, JSON.stringify(without)).faults).toEqual([{ path: "amount", value: null, message }]);
    const counting = readDefinition(metric, JSON.stringify({ ...without, amount: { add: "RECORDS" } }));
    expect(counting.faults).toContainEqual({ path: "amount", value: '{"add":"RECORDS"}', message });
  });
});

function faultsOfMetric(program: string, code: string, changes: object) {
  const metric = metricNamed(program, code);
  return readDefinition(metric, JSON.stringify({ ...definitionDocument(metric), ...changes })).faults;
}

describe("what records cannot tell is refused", () => {
  test("a deadline of its own records, of a ratio that is divided by others", () => {
    const settlement = { deadline: "closed_at", atLeast: within.window, window: within.window };
    expect(faultsOfMetric("AFTER_SALES", "LABOUR_EFFICIENCY", { settlement })).toEqual([
      {
        path: "settlement.deadline",
        value: '"closed_at"',
        message: "a deadline of its records says nothing of the others that it is divided by.",
      },
    ]);
  });

  test("whether a flag that is looked up where it is yes was answered", () => {
    const [fault] = faultsOfMetric("AFTER_SALES", "FOLLOW_UP_RATE", { population: { op: "filled", field: "customer_internal" } });
    expect(fault?.message).toBe("customer_internal is looked up where it is yes only; expected `yes`.");
    const [other] = faultsOfMetric("AFTER_SALES", "APPOINTMENT_RATE", { amount: { add: "DIFFERENT", of: "customer_internal" } });
    expect(other?.message).toBe("customer_internal is looked up where it is yes only; there are no different values of it.");
  });
});

const deep = (open: string, close: string, depth: number) => `${open.repeat(depth)}${close.repeat(depth)}`;

describe("hostile JSON is refused, and quickly", () => {
  test.each([
    ["no JSON at all", "{", "Expected JSON ("],
    ["a list", "[]", " | [] | Expected an object."],
    ["nothing", "null", "Expected an object."],
    ["lists nested 10,000 deep", deep("[", "]", 10_000), "Expected values nested at most 24 deep."],
    [
      "conditions nested too deep",
      JSON.stringify({ ...given, numerator: "N" }).replace('"N"', `${'{"op":"not","condition":'.repeat(700)}0${"}".repeat(700)}`),
      "Expected values nested at most 24 deep.",
    ],
    ["a megabyte", `"${"x".repeat(1_000_000)}"`, "Expected at most 20000 characters; there are 1000002."],
    ["too many values", JSON.stringify(Array.from({ length: 5_000 }, () => 1)), "Expected at most 2000 values in all."],
  ])("%s", (_, text, expected) => {
    expect(faultsOf(text).join("\n")).toContain(expected);
  });

  test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "id"])("the name %s stands for nothing", (name) => {
    const leaf = `{"op":"filled","field":${JSON.stringify(name)}}`;
    const text = JSON.stringify(given).replace(/^\{/, `{${JSON.stringify(name)}:{"op":"all"},`);
    const found = faultsOf(text.replace(JSON.stringify(given["numerator"]), leaf));
    expect(found.join("\n")).toContain(`${name} | {"op":"all"} | Expected nothing`);
    expect(found.join("\n")).toContain(`numerator.field | ${JSON.stringify(name)} | Expected one of assigned_at`);
    expect(faultsWith({ cohort: name }).join("\n")).toContain("cohort | ");
    expect(Object.hasOwn(Object.prototype, "op")).toBe(false);
  });

  test("a text of the definition is quoted where it is compared", () => {
    const value = "x' OR true --\\";
    const read = readDefinition(closeRate, JSON.stringify({ ...given, numerator: { op: "is", field: "withdraw_reason", value } }));
    expect(read.metric?.numerator).toEqual({ op: "is", field: "withdraw_reason", value });
  });
});
