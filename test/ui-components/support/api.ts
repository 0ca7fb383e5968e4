import type { MetricResult } from "@dealer-scorecards/ui-components/model/types.ts";
import { afterEach, vi } from "vitest";
import { closeRate, metricResult, metricTile } from "./fixtures.ts";

interface Asked {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}

type Reply = (asked: Asked) => Response | Promise<Response>;

const data = (value: unknown): Response => Response.json({ data: value });
const end = { hasNextPage: false, endCursor: null };
const assigned = { ...closeRate, code: "ASSIGNED_COUNT", name: "Assigned", shape: "COUNT" };
const accepted = { ...assigned, code: "ACCEPTED_COUNT", name: "Accepted" };

function countOf(metricCode: string, month: string, value: number): MetricResult {
  return metricResult({ metricCode, month, value, numerator: value, denominator: null, goal: null, met: null });
}

function monthOf(month: string) {
  const cohort = countOf(assigned.code, month, 40);
  return { month, from: `${month}-01`, to: `${month}-28`, cohort, rates: [metricResult({ month })] };
}

function countsOf(month: string) {
  return { month, counts: [countOf(assigned.code, month, 40), countOf(accepted.code, month, 31)] };
}

/** Two months, and behind them one more. */
export function historyAnswer(after: unknown = null): Response {
  const older = after === "older";
  const nodes = older ? [monthOf("2026-01")] : [monthOf("2026-03"), monthOf("2026-02")];
  const list = { nodes, pageInfo: older ? end : { hasNextPage: true, endCursor: "older" } };
  return data({ program: { tiles: ["CLOSE_RATE"], metrics: [closeRate, assigned, accepted] }, dealer: { timeZone: "UTC", list } });
}

/** 31 accepted in each month asked for. */
export function countsAnswer({ variables }: Pick<Asked, "variables">): Response {
  const months = Object.entries(variables).filter(([name]) => /^m\d+$/.test(name));
  return data({ dealer: Object.fromEntries(months.map(([name, month]) => [name, countsOf(String(month))])) });
}

const opportunity = {
  internalID: "OPP-1",
  assignedAt: "2026-03-02T17:00:00.000Z",
  expiresAt: "2026-03-04T17:00:00.000Z",
  answer: "ACCEPTED",
  answeredAt: "2026-03-03T17:00:00.000Z",
  conclusion: "OPEN",
  concludedAt: null,
  enrolment: "NOT_ENROLLED",
  enrolledAt: null,
  hasDetails: true,
};

const answers: Readonly<Record<string, Reply>> = {
  Tiles: () => data({ program: { groups: [] }, dealer: { name: "North Yard", timeZone: "UTC", tiles: [metricTile()] } }),
  History: ({ variables }) => historyAnswer(variables["after"]),
  MonthCounts: countsAnswer,
  NewOpportunities: () => data({ dealer: { fresh: { totalCount: 0, nodes: [] } } }),
  Baselines: () => data({ dealer: { timeZone: "UTC", list: { nodes: [], pageInfo: end } } }),
  Opportunities: () => data({ dealer: { timeZone: "UTC", list: { nodes: [opportunity], pageInfo: end } } }),
};

/** Stands for the API: small answers by the name of the operation, and what was asked. */
export function fakeApi(replies: Readonly<Record<string, Reply>> = {}): readonly Asked[] {
  const asked: Asked[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, { body, headers } = {}) => {
    const { query, variables } = JSON.parse(body as string) as { query: string; variables: Record<string, unknown> };
    const operation = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? "";
    const question = { operation, variables, authorization: (headers as Record<string, string>)["authorization"] ?? "" };
    asked.push(question);
    return (replies[operation] ?? answers[operation] ?? (() => new Response(null, { status: 400 })))(question);
  });
  return asked;
}

afterEach(() => vi.restoreAllMocks());
