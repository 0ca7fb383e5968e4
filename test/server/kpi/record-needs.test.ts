import { programs } from "server/kpi/catalogue.ts";
import { all, any, filled, is, not, numberFrom, numberUpTo, yes } from "server/kpi/formula/condition.ts";
import { type RecordKind, recordKind } from "server/kpi/formula/record-kind.ts";
import { metric, type MetricDefinition, numbers } from "server/kpi/metric.ts";
import { needsToLookUp } from "server/kpi/readiness.ts";
import { columnsOfMetric, needsOfMetric, type RecordNeed } from "server/kpi/record-needs.ts";
import { atMonthEnd } from "server/kpi/settlement.ts";
import { languages } from "server/kpi/texts/language.ts";
import { hasText } from "server/kpi/texts/texts.ts";
import { describe, expect, test } from "vitest";

type OrderField = "closed_at" | "place" | "internal" | "checked" | "hours" | "owner" | "owner_internal" | "class" | "calls";

const owner = recordKind({ code: "OWNER", table: "owner", born: null, compared: [], fields: { internal: { source: "flag" } } });
const call = recordKind({
  code: "CALL",
  table: "call",
  born: null,
  compared: [],
  fields: { order: { source: "text" }, angry: { source: "flag" } },
});

const order: RecordKind<OrderField> = recordKind<OrderField>({
  code: "ORDER",
  table: "job",
  born: "closed_at",
  compared: [],
  fields: {
    closed_at: { source: "event" },
    place: { source: "text" },
    internal: { source: "flag" },
    checked: { source: "flag" },
    hours: { source: "number" },
    owner: { source: "text" },
    owner_internal: { source: "related", kind: () => owner, on: [["id", "owner"]], take: "value", of: "internal" },
    class: {
      source: "cases",
      cases: [
        [not(is("place", "WORKSHOP")), "ON_SITE"],
        [any(yes("internal"), yes("owner_internal")), "INTERNAL"],
      ],
      otherwise: "CUSTOMER",
    },
    calls: { source: "related", kind: () => call, on: [["order", "id"]], where: yes("angry"), take: "count" },
  },
});

const rate = (given: Partial<MetricDefinition<OrderField>>) =>
  metric<OrderField>({
    code: "RATE",
    version: 1,
    shape: "PROPORTION",
    unit: "PERCENT",
    of: order,
    cohort: "closed_at",
    population: all(),
    denominator: all(),
    numerator: all(),
    settlement: atMonthEnd,
    ...given,
  });

const told = ({ kind, column, value }: RecordNeed) => [kind, column, value].filter((part) => part !== null).join(".");
const needs = (given: Partial<MetricDefinition<OrderField>>) =>
  needsOfMetric(rate(given)).map((alternative) =>
    alternative
      .map(told)
      .filter((need) => !["ORDER", "ORDER.closed_at"].includes(need))
      .toSorted(),
  );

describe("what a metric cannot do without", () => {
  test("are records of its kind with the date that they are counted by", () => {
    expect(needsOfMetric(rate({})).map((alternative) => alternative.map(told))).toEqual([["ORDER", "ORDER.closed_at"]]);
  });

  test.each<[string, Partial<MetricDefinition<OrderField>>, string[][]]>([
    ["a column that must be filled", { numerator: yes("checked") }, [["ORDER.checked"]]],
    ["not one that only leaves records out", { population: not(yes("internal")) }, [[]]],
    ["a value that the denominator is made of", { denominator: is("place", "WORKSHOP") }, [["ORDER.place.WORKSHOP"]]],
    ["not a value that is counted: there may be none", { numerator: is("place", "WORKSHOP") }, [["ORDER.place"]]],
    ["either of two", { denominator: any(filled("hours"), yes("checked")) }, [["ORDER.hours"], ["ORDER.checked"]]],
    [
      "the lesser of two where one asks for more",
      { denominator: any(all(filled("hours"), yes("checked")), filled("hours")) },
      [["ORDER.hours"]],
    ],
    ["either way in which two may not both hold", { denominator: not(all(not(filled("hours")), yes("checked"))) }, [[]]],
    ["the amount that is added up", { amount: numbers("hours") }, [["ORDER.hours"]]],
    ["what a case follows from, not what other cases would", { population: is("class", "CUSTOMER") }, [["ORDER.place.WORKSHOP"]]],
    [
      "what makes a case hold",
      { population: is("class", "INTERNAL") },
      [
        ["ORDER.internal", "ORDER.place.WORKSHOP"],
        ["ORDER.owner", "ORDER.place.WORKSHOP", "OWNER", "OWNER.internal"],
      ],
    ],
    ["another kind that there must be some of", { denominator: numberFrom("calls", 1) }, [["CALL", "CALL.angry", "CALL.order"]]],
    ["not another kind that there may be none of", { denominator: numberUpTo("calls", 1) }, [[]]],
  ])("is %s", (_, given, expected) => {
    expect(needs(given)).toEqual(expected);
  });
});

test("what a metric looks at beside that are columns that set records apart, of other kinds, too", () => {
  expect(
    columnsOfMetric(rate({ population: is("class", "CUSTOMER") }))
      .map(told)
      .toSorted(),
  ).toEqual(["ORDER", "ORDER.closed_at", "ORDER.internal", "ORDER.owner", "ORDER.place", "OWNER", "OWNER.internal"]);
});

test("every metric of the catalogue can be had from something", () => {
  const metrics = programs.flatMap((program) => program.metrics);
  expect(metrics.filter((each) => needsOfMetric(each).length === 0)).toEqual([]);
  expect(metrics.filter((each) => needsOfMetric(each).length > 4)).toEqual([]);
});

test.each(languages)("every column that a metric looks at has a word in %s", (language) => {
  const columns = needsToLookUp(programs.flatMap((program) => program.metrics)).filter(({ column }) => column !== null);
  expect(columns.map(({ kind, column }) => `label.${kind}.${column}`).filter((key) => !hasText(language, key))).toEqual([]);
});
