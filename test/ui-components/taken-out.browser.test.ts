import "@dealer-scorecards/ui-components/dashboard/define";
import "@dealer-scorecards/ui-components/group-dashboard/define";
import { expect, test, vi } from "vitest";
import { fakeApi } from "./support/api.ts";
import { groupApi, groupDashboard } from "./support/group.ts";
import { show } from "./support/page.ts";

/** For each time that something was asked for, whether that was broken off. */
function brokenOff(operation: string): readonly boolean[] {
  const asked = vi.mocked(globalThis.fetch).mock.calls.map(([, { body, signal } = {}]) => ({ body, signal }));
  return asked
    .filter(({ body }) => typeof body === "string" && body.includes(`query ${operation}(`))
    .map(({ signal }) => signal?.aborted ?? false);
}

const never = () => new Promise<Response>(() => undefined);

/** The same once it is out of the page, and once it is put back. */
async function takenOutAndPutBack(element: HTMLElement, operation: string): Promise<readonly (readonly boolean[])[]> {
  await vi.waitUntil(() => brokenOff(operation).length === 1);
  element.remove();
  const out = brokenOff(operation);
  document.body.append(element);
  await vi.waitUntil(() => brokenOff(operation).length === 2);
  return [out, brokenOff(operation)];
}

test.each([
  ["definitions", "MetricNames"],
  ["fairness", "AssignmentFairness"],
  ["requests", "ServiceRequests"],
] as const)("the panel of %s asks no further once it is out of the page, and again when it is put back", async (panel, operation) => {
  groupApi({ [operation]: never });
  const element = await groupDashboard({ program: "FLEET_SERVICE_OPPORTUNITIES", view: { panel } });
  expect(await takenOutAndPutBack(element, operation)).toEqual([[true], [true, false]]);
});

test.each([
  ["participation", "Participation"],
  ["opportunities", "OpportunityInbox"],
  ["plans", "Plans"],
  ["goals", "Goals"],
  ["customers", "CustomerGoals"],
  ["export", "ExportForm"],
  ["print", "PrintedScorecard"],
  ["leads", "Leads"],
] as const)(
  "of a dealer, the panel of %s asks no further once it is out of the page, and again when it is put back",
  async (panel, operation) => {
    fakeApi({ [operation]: never });
    const element = await show("scorecard-dashboard", {
      endpoint: "https://api.example/graphql",
      dealerId: "D1",
      tokenProvider: () => Promise.resolve("token"),
      program: "FLEET_SERVICE_OPPORTUNITIES",
      view: { panel },
    });
    expect(await takenOutAndPutBack(element, operation)).toEqual([[true], [true, false]]);
  },
);
