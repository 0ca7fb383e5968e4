import "@dealer-scorecards/ui-components/readiness/define";
import type { ScorecardReadiness } from "@dealer-scorecards/ui-components/components/readiness/readiness.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { prepick, readiness, recordNeed } from "./support/boards.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-readiness";

function shown(given: Partial<ScorecardReadiness> = {}): Promise<ScorecardReadiness> {
  return show(tag, { readiness, shown: true, ...given });
}

const items = (element: Element) => [...(element.shadowRoot?.querySelectorAll("li") ?? [])].map(words);

beforeEach(() => page.viewport(900, 700));

test("it opens and closes by keyboard, and says how many can be computed once that is known", async () => {
  const toggles = heard("scorecard-readiness-toggle");
  const element = await shown({ readiness: null, shown: false });
  const toggle = page.getByRole("button", { name: "What can be computed" });
  await expect.element(toggle).toHaveAttribute("aria-expanded", "false");
  expect(words(element)).toBe("What can be computed");
  toggle.element().focus();
  await userEvent.keyboard("{Enter}");
  element.readiness = readiness;
  const counted = page.getByRole("button", { name: "2 of 3 metrics can be computed" });
  await expect.element(counted).toHaveAttribute("aria-expanded", "true");
  await userEvent.keyboard(" ");
  await expect.element(counted).toHaveAttribute("aria-expanded", "false");
  expect(toggles).toEqual([{ shown: true }, { shown: false }]);
});

test("a page that prevents it decides itself whether it is open", async () => {
  const element = await shown({ shown: false });
  element.addEventListener("scorecard-readiness-toggle", (event) => event.preventDefault());
  await page.getByRole("button", { name: "2 of 3 metrics can be computed" }).click();
  expect(element.shown).toBe(false);
});

test("what would help most, what cannot be computed, and what is computed from less than it looks at", async () => {
  const element = await shown({ headingLevel: 2 });
  expect(page.getByRole("heading", { level: 3 }).elements().map(words)).toEqual([
    "What would help most",
    "Cannot be computed",
    "Computed from less than they look at",
  ]);
  expect(items(element)).toEqual([
    "Hours worked Enough for: Labour utilisation Also needed for: Labour efficiency In an import: time-entries",
    "Labour utilisation Hours worked: recorded nowhere",
    "First-time fix rate Units in service · model: recorded for 4.2% (27 of 646) VAN: recorded nowhere",
  ]);
  await expectAccessible(element);
});

test("a value that no record has is told with its column", async () => {
  const need = recordNeed({
    recordKind: "WORK_ORDER",
    column: "place",
    label: "place",
    value: "ON_SITE",
    importKind: "work-orders",
    importColumn: "place",
  });
  const element = await shown({ readiness: { metrics: readiness.metrics, unlocks: [{ need, unlocks: [prepick], alsoNeededBy: [] }] } });
  expect(items(element)[0]).toBe("Work orders · place = ON_SITE Enough for: Pre-pick rate In an import: work-orders › place");
});

test("where all is recorded it says so, as good news", async () => {
  const metrics = [{ metric: prepick, state: "READY" as const, missing: [], incomplete: [] }];
  const element = await shown({ readiness: { metrics, unlocks: [] } });
  expect(words(element)).toBe(
    "1 of 1 metrics can be computed By what was recorded in the last 12 months. All that these metrics look at is recorded.",
  );
  await expectAccessible(element);
});

test("at 320 px nothing sticks out", async () => {
  await page.viewport(320, 700);
  const element = await shown();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectAccessible(element);
});

test("its words follow the nearest language", async () => {
  const element = await shown({ lang: "zh-Hans" });
  await expect.poll(() => items(element)[1]).toBe("Labour utilisation 工时：完全没有记录");
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state, shown: true });
  const said = { loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state];
  expect(words(element)).toBe(`What can be computed ${said}`);
  await expectAccessible(element);
});
