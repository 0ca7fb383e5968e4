import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { contactLead, leadCounts, ticked } from "./support/leads.ts";
import { show, words } from "./support/page.ts";

const data = (value: unknown): Response => Response.json({ data: value });

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show("scorecard-dashboard", { ...source, program: "INTERNET_SALES", ...given });
}

const count = (asked: ReturnType<typeof fakeApi>, name: string) => asked.filter(({ operation }) => operation === name).length;

test.each([
  ["leads", "Leads"],
  ["goals", "Goals"],
  ["plans", "Plans"],
  ["export", "ExportForm"],
  ["print", "PrintedScorecard"],
] as const)("asked to, the dashboard reads what is open again: %s", async (panel, operation) => {
  const asked = fakeApi();
  const element = await dashboard({ view: { panel } });
  await expect.poll(() => count(asked, operation)).toBe(1);
  element.refresh();
  await expect.poll(() => [count(asked, operation), count(asked, "Tiles")]).toEqual([2, 2]);
});

const next = { hasNextPage: true, endCursor: "next" };
const end = { hasNextPage: false, endCursor: null };

const first = (lead = contactLead("L1")) =>
  data({ dealer: { timeZone: "UTC", list: { month: "2026-03", totalCount: 2, stepCounts: leadCounts, nodes: [lead], pageInfo: next } } });

test("as many leads are read again as were there, and what was ticked stays so until they come", async () => {
  let held: ((response: Response) => void) | undefined;
  let hold = false;
  const recorded = contactLead("L1", { CONTACTED: ticked(1, "PHONE_CONVERSATION") });
  const asked = fakeApi({
    Leads: ({ variables }) => {
      if (variables["after"]) {
        return data({ dealer: { timeZone: "UTC", list: { month: "2026-03", nodes: [contactLead("L2")], pageInfo: end } } });
      }
      return hold ? new Promise((done) => (held = done)) : first();
    },
    LeadCounts: () => data({ dealer: { list: { stepCounts: leadCounts } } }),
    RecordLeadStep: () => data({ saved: { lead: recorded, userErrors: [] } }),
  });
  const element = await dashboard({ view: { panel: "leads" } });
  await page.getByRole("button", { name: "More leads" }).click();
  await expect.poll(() => words(element)).toContain("2 of 2 shown");
  const box = page.getByRole("checkbox", { name: "Contact: Lead L1" });
  await box.click();
  await expect.element(page.getByRole("button", { name: "Undo Contact: Lead L1" })).toBeVisible();
  hold = true;
  element.refresh();
  await expect.poll(() => held).toBeDefined();
  await expect.element(box).toBeChecked();
  // Somebody else has undone it meanwhile.
  held?.(first());
  await expect.element(box).not.toBeChecked();
  expect(words(element)).toContain("2 of 2 shown");
  expect(count(asked, "Leads")).toBe(4);
});
