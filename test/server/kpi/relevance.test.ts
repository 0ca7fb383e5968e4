import { programs } from "server/kpi/catalogue.ts";
import { all, any, type Condition, fieldsIn, filled, is, not, numberFrom, numberUpTo, yes } from "server/kpi/formula/condition.ts";
import { recordKind } from "server/kpi/formula/record-kind.ts";
import { relevantLooks } from "server/kpi/formula/relevance.ts";
import { conditionsOfMeasure } from "server/kpi/metric-fields.ts";
import { numeratorOf } from "server/kpi/metric.ts";
import { customer } from "server/kpi/record-kinds/customer.record-kind.ts";
import { visit } from "server/kpi/record-kinds/visit.record-kind.ts";
import { describe, expect, test } from "vitest";

const job = recordKind<"place" | "customer_id" | "internal" | "sort" | "visits">({
  code: "JOB",
  table: "job",
  born: null,
  compared: [],
  fields: {
    place: { source: "text" },
    customer_id: { source: "text" },
    internal: { source: "related", kind: () => customer, on: [["id", "customer_id"]], take: "value", of: "internal" },
    sort: {
      source: "cases",
      cases: [
        [is("place", "ON_SITE"), "VISITED"],
        [yes("internal"), "OWN"],
      ],
      otherwise: "WORKSHOP",
    },
    visits: { source: "related", kind: () => visit, on: [["work_order_id", "id"]], take: "count" },
  },
});

const onSite = is("place", "ON_SITE");
const inWorkshop = is("place", "WORKSHOP");
const visitedOnce = all(numberFrom("visits", 1), numberUpTo("visits", 1));

const relevant = (look: string, ...conditions: Condition[]) => relevantLooks(job, { conditions, fields: [] }).get(look);

describe("when a look at other records can change what is asked", () => {
  test.each<[string, Condition, Condition | undefined]>([
    ["beside what must hold as well, where that holds", all(onSite, visitedOnce), onSite],
    ["beside what suffices, where that fails", any(onSite, visitedOnce), not(onSite)],
    ["under a not, as without it", not(all(onSite, visitedOnce)), onSite],
    ["alone, always", visitedOnce, all()],
    ["where nothing follows from it, never looked at", onSite, undefined],
  ])("%s", (_, condition, expected) => {
    expect(relevant("visits", condition)).toEqual(expected);
  });

  test("where one of several conditions needs it", () => {
    expect(relevant("visits", all(onSite, visitedOnce), all(inWorkshop, visitedOnce))).toEqual(any(onSite, inWorkshop));
    expect(relevant("visits", all(onSite, visitedOnce), visitedOnce)).toEqual(all());
  });

  test("of a field in cases, where no case before has decided", () => {
    expect(relevant("internal", is("sort", "OWN"))).toEqual(not(onSite));
    expect(relevant("internal", all(filled("customer_id"), is("sort", "OWN")))).toEqual(all(filled("customer_id"), not(onSite)));
  });

  test("a field whose value is taken, always", () => {
    expect(relevantLooks(job, { conditions: [all(onSite, visitedOnce)], fields: ["visits"] }).get("visits")).toEqual(all());
  });

  test("of every metric, it is decided by fields that do not follow from the look itself", () => {
    const metrics = programs.flatMap((program) => program.metrics);
    const looks = metrics.flatMap((metric) => {
      const names = Object.keys(metric.of.fields);
      const found = relevantLooks(metric.of, { conditions: conditionsOfMeasure(numeratorOf(metric)), fields: [] });
      return [...found].map(([look, condition]) => ({
        look,
        later: fieldsIn(condition).filter((name) => names.indexOf(name) >= names.indexOf(look)),
      }));
    });
    expect(looks.length).toBeGreaterThan(20);
    expect(looks.filter(({ later }) => later.length > 0)).toEqual([]);
  });
});
