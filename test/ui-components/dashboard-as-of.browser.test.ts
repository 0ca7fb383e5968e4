import "@dealer-scorecards/ui-components/dashboard/define";
import "@dealer-scorecards/ui-components/group-dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { fakeApi, historyAnswer } from "./support/api.ts";
import { metricTile } from "./support/fixtures.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-dashboard";
const asOf = "2026-03-05T19:00:00.000Z";
const end = { hasNextPage: false, endCursor: null };

const firstMonth = () =>
  Response.json({ data: { dealer: { timeZone: "UTC", list: { nodes: [{ month: "2026-03" }, { month: "2026-01" }], pageInfo: end } } } });

/** Then the value was another one. */
const tiles = ({ variables }: { readonly variables: Readonly<Record<string, unknown>> }) => {
  const tile = metricTile();
  const result = { ...tile.result, value: variables["asOf"] ? 0.111 : 0.999 };
  return Response.json({
    data: { program: { groups: [] }, dealer: { name: "North Yard", timeZone: "UTC", tiles: [{ ...tile, result }] } },
  });
};

function api(given: Parameters<typeof fakeApi>[0] = {}) {
  return fakeApi({ Tiles: tiles, FirstMonth: firstMonth, ...given });
}

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show(tag, { ...source, program: "FLEET_SERVICE_OPPORTUNITIES", ...given });
}

/** The words of what has the focus, through every shadow root. */
function focused(from: Document | ShadowRoot = document): string | null {
  const { activeElement: active } = from;
  if (active?.shadowRoot) return focused(active.shadowRoot);
  return active instanceof HTMLInputElement ? active.id : (active?.textContent ?? null);
}

const instants = (asked: ReturnType<typeof fakeApi>, name: string) =>
  asked.filter(({ operation }) => operation === name).map(({ variables }) => variables["asOf"]);

test("the button opens the slider with the focus on it, nothing is asked again before the reader goes back", async () => {
  const asked = api();
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("99.9%");
  await page.getByRole("button", { name: "As of" }).click();
  await expect.poll(() => focused()).toBe("day");
  expect(instants(asked, "Tiles")).toEqual([undefined]);
  await expectAccessible(element);
});

test("all is asked as of the instant, and said to be; back to now restores everything", async () => {
  const asked = api();
  const views = heard("scorecard-view-change");
  const element = await dashboard({ view: { expanded: ["2026-03"] } });
  await page.getByRole("button", { name: "As of" }).click();
  await expect.poll(() => focused()).toBe("day");
  await userEvent.keyboard("{Home}");
  await expect.poll(() => words(element)).toContain("11.1%");
  expect(words(element)).toContain("As of Jan 1, 2026, 11:59 PM UTC: later events are not seen.");
  for (const name of ["Tiles", "History", "MonthCounts"]) expect(instants(asked, name)).toEqual([undefined, "2026-01-01T23:59:59.999Z"]);
  expect(instants(asked, "FirstMonth")).toEqual([undefined]);
  await expectAccessible(element);
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect.poll(() => words(element)).toContain("99.9%");
  expect(words(element)).not.toContain("later events");
  await expect.poll(() => focused()).toBe("As of");
  expect(views).toEqual([
    { view: { expanded: ["2026-03"], asOf: "2026-01-01T23:59:59.999Z" } },
    { view: { expanded: ["2026-03"], asOf: null } },
  ]);
});

test("in a page that was left open a time since then can be chosen", async () => {
  onTestFinished(() => void vi.useRealTimers());
  vi.setSystemTime("2026-03-20T15:00:30Z");
  const asked = api();
  await dashboard();
  await page.getByRole("button", { name: "As of" }).click();
  await expect.poll(() => focused()).toBe("day");
  vi.setSystemTime("2026-03-20T16:00:30Z");
  const time = page.getByLabelText("Exact time");
  (time.element() as HTMLElement).focus();
  await expect.element(time).toHaveAttribute("max", "2026-03-20T16:00");
  await time.fill("2026-03-20T15:30");
  await expect.poll(() => instants(asked, "Tiles")).toEqual([undefined, "2026-03-20T15:30:00.000Z"]);
});

test("an address leads back without taking the focus, and its first questions are as of then", async () => {
  const asked = api();
  const element = await dashboard({ view: { asOf } });
  await expect.poll(() => words(element)).toContain("As of Mar 5, 2026, 7:00 PM UTC");
  await expect.poll(() => words(element)).toContain("11.1%");
  expect(instants(asked, "Tiles")).toEqual([asOf]);
  expect(document.activeElement).toBe(document.body);
  await expectAccessible(element);
});

test("old numbers stay, dimmed, until the new ones come; who goes on meanwhile breaks off what was asked", async () => {
  const waiting: (() => void)[] = [];
  api({
    Tiles: (given) => (given.variables["asOf"] ? new Promise((done) => waiting.push(() => done(tiles(given)))) : tiles(given)),
    History: ({ variables }) => historyAnswer(variables["after"]),
  });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("99.9%");
  const overview = () => element.shadowRoot?.querySelector<HTMLElement>(".overview");
  element.view = { asOf };
  await expect.poll(() => overview()?.dataset["outdated"]).toBe("true");
  expect(words(element)).toContain("99.9%");
  element.view = { asOf: null };
  waiting.forEach((answer) => answer());
  await expect.poll(() => overview()?.dataset["outdated"]).toBe("false");
  expect(words(element)).toContain("99.9%");
  expect(words(element)).not.toContain("11.1%");
});

test("what fails leaves no number of another instant under the words of this one", async () => {
  api({ Tiles: (given) => (given.variables["asOf"] ? Response.json({ errors: [{ message: "no" }] }) : tiles(given)) });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("99.9%");
  element.view = { asOf };
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  expect(words(element)).not.toContain("99.9%");
});

test("nothing is changed while looking back: goals are shown as they were, without their form", async () => {
  const goals = Response.json({
    data: {
      viewer: { roles: ["STAFF"] },
      program: { metrics: [metricTile().metric] },
      dealer: { internalID: "D1", name: "North Yard", country: null, currency: "USD", goals: [] },
    },
  });
  const asked = api({ Goals: () => goals.clone() });
  const element = await dashboard({ view: { asOf, panel: "goals" } });
  await expect.poll(() => words(element)).toContain("Goals: North Yard");
  expect(words(element)).toContain("As of Mar 5, 2026");
  expect(page.getByRole("button", { name: "Set goal" }).elements()).toEqual([]);
  element.view = { panel: "goals" };
  await expect.element(page.getByRole("button", { name: "Set goal" })).toBeVisible();
  expect(instants(asked, "Goals")).toEqual([asOf, undefined]);
});

const months = () =>
  Response.json({
    data: { viewer: { roles: ["STAFF"] }, dealers: { nodes: [{ scorecards: { nodes: [{ month: "2026-03" }, { month: "2026-02" }] } }] } },
  });
const comparison = () =>
  Response.json({
    data: {
      program: { name: "After-sales", metrics: [], groups: [] },
      dealerGroup: { dealerCount: 2, scorecards: [{ results: [] }], quartiles: [] },
    },
  });

describe("of all dealers", () => {
  const group = { endpoint: "https://api.example/graphql", program: "AFTER_SALES", tokenProvider: () => Promise.resolve("token") };
  test("months and sums are those of the instant, too", async () => {
    const asked = fakeApi({ GroupMonths: months, Comparison: comparison });
    const element = await show("scorecard-group-dashboard", group);
    await expect.poll(() => instants(asked, "Comparison")).toEqual([undefined]);
    await page.getByRole("button", { name: "As of" }).click();
    await expect.poll(() => focused()).toBe("day");
    await userEvent.keyboard("{Home}");
    await expect.poll(() => words(element)).toContain("As of Feb 1, 2026, 11:59 PM");
    await expect.poll(() => instants(asked, "Comparison")).toHaveLength(2);
    expect(instants(asked, "Comparison")[1]).toMatch(/^2026-02-0/);
    await expectAccessible(element);
    await page.getByRole("button", { name: "Back to now" }).click();
    await expect.poll(() => instants(asked, "Comparison")).toHaveLength(3);
    await expect.poll(() => focused()).toBe("As of");
  });
});

test("where there was no dealer then, the way back to now is still there", async () => {
  api({ Tiles: (asked) => (asked.variables["asOf"] ? Response.json({ data: { program: { groups: [] }, dealer: null } }) : tiles(asked)) });
  const element = await dashboard({ view: { asOf } });
  await expect.poll(() => element.shadowRoot?.querySelector("[part=empty]")).not.toBeNull();
  await page.getByRole("button", { name: "Back to now" }).click();
  expect(element.view.asOf).toBeNull();
});
