import "@dealer-scorecards/ui-components/dashboard/define";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { prepick, prepicked } from "./support/boards.ts";
import { show, words } from "./support/page.ts";

const answer = (data: unknown): Response => Response.json({ data });

test("what is refused of a baseline in one currency is not told of the other", async () => {
  const group = { code: "PARTS", name: "Parts supply", importance: null, metrics: [{ ...prepick, shape: "SUM", unit: "MONEY" }] };
  const results = ["USD", "CAD"].map((currency) => prepicked("2026-03", 40, { currency, goal: null, met: null }));
  const userErrors = [{ field: ["input", "note"], message: "The note is too long." }];
  fakeApi({
    Tiles: () => answer({ program: { groups: [{ code: "PARTS" }] }, dealer: { name: "North Yard", timeZone: "UTC", tiles: [] } }),
    Board: () =>
      answer({
        program: { name: "After-sales", groups: [group] },
        dealer: { timeZone: "UTC", currency: "USD", scorecards: { nodes: [{ month: "2026-03", funnel: [], results }] } },
      }),
    SetBaseline: () => answer({ setBaseline: { baseline: null, userErrors } }),
  });
  const element = await show("scorecard-dashboard", {
    endpoint: "https://api.example/graphql",
    dealerId: "D1",
    program: "AFTER_SALES",
    tokenProvider: () => Promise.resolve("token"),
    view: { metrics: ["PREPICK"] },
  });
  const baselines = () => [...(element.shadowRoot?.querySelectorAll("scorecard-baseline") ?? [])];
  await expect.poll(() => baselines().map(({ currency }) => currency)).toEqual(["USD", "CAD"]);
  const set = page.getByRole("button", { name: "Set baseline" });
  await set.first().click();
  await set.nth(1).click();
  await page.getByRole("button", { name: "Set this baseline" }).nth(1).click();
  await expect.poll(() => baselines().map((each) => words(each).includes("The note is too long."))).toEqual([false, true]);
});
