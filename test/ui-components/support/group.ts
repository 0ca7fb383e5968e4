import type { ScorecardGroupDashboard } from "@dealer-scorecards/ui-components/components/group-dashboard/group-dashboard.ts";
import { fakeApi } from "./api.ts";
import { prepick } from "./boards.ts";
import { dealerResult, dealerResults, partsSold, quartiles, together } from "./comparison.ts";
import { show } from "./page.ts";

const names: Readonly<Record<string, string>> = { AFTER_SALES: "After-sales", FIELD_SERVICE: "Field service" };
export const fails = () => Response.json({ errors: [{ message: "no" }] });
const money = together({ metricCode: "PARTS", value: 5000, denominator: null, currency: "CAD", goal: null, met: null });

export function comparison(dealerCount = 40, metric = prepick): Response {
  const program = { name: "After-sales", metrics: [], groups: [{ code: "PARTS", name: "Parts supply", metrics: [metric, partsSold] }] };
  const lie = [
    { metric: { code: "PREPICK" }, currency: null, quartiles },
    { metric: { code: "PARTS" }, currency: "CAD", quartiles: { dealers: 7, lower: 300, median: 400, upper: 500 } },
  ];
  const dealerGroup = { dealerCount, scorecards: [{ results: [together(), money] }], quartiles: lie };
  return Response.json({ data: { program, dealerGroup } });
}

export const viewer = { roles: ["STAFF"] };
export const months = (...list: readonly string[]) => ({ scorecards: { nodes: list.map((month) => ({ month })) } });

export function groupApi(given: Parameters<typeof fakeApi>[0] = {}) {
  return fakeApi({
    Programs: ({ variables }) =>
      Response.json({
        data: Object.fromEntries(Object.entries(variables).map(([key, code]) => [key, { code, name: names[String(code)] }])),
      }),
    GroupMonths: () =>
      Response.json({ data: { viewer, dealers: { nodes: [months("2026-04", "2026-03"), months("2026-04", "2026-02")] } } }),
    Comparison: () => comparison(),
    DealerResults: ({ variables }) => {
      const more = variables["after"] === null;
      const list = { nodes: more ? dealerResults : [dealerResult("D4", 10)], pageInfo: { hasNextPage: more, endCursor: "more" } };
      return Response.json({ data: { dealerGroup: { list } } });
    },
    ...given,
  });
}

export function groupDashboard(given: Partial<ScorecardGroupDashboard> = {}): Promise<ScorecardGroupDashboard> {
  const source = { endpoint: "https://api.example/graphql", tokenProvider: () => Promise.resolve("token") };
  return show("scorecard-group-dashboard", {
    ...source,
    program: "AFTER_SALES",
    programs: "AFTER_SALES FIELD_SERVICE",
    countries: "CA US",
    ...given,
  });
}

export const asksOf = (asked: ReturnType<typeof fakeApi>, name: string) =>
  asked.filter(({ operation }) => operation === name).map(({ variables }) => variables);
