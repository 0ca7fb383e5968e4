import "@dealer-scorecards/ui-components/definition-preview/define";
import type { ScorecardDefinitionPreview } from "@dealer-scorecards/ui-components/components/definition-preview/definition-preview.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import {
  faulty,
  findings,
  metricNames,
  moves,
  noFindings,
  previewMonths,
  unchangedMetric,
  versionedMetric,
} from "./support/definitions.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-definition-preview";

function shown(given: Partial<ScorecardDefinitionPreview> = {}): Promise<ScorecardDefinitionPreview> {
  return show(tag, { metrics: metricNames, metric: versionedMetric, months: previewMonths, headingLevel: 2, ...given });
}

const json = () => page.getByRole("textbox", { name: "Definition as JSON" });
const run = () => page.getByRole("button", { name: "Preview" }).click();
const rows = (element: Element) => [...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words);

beforeEach(() => page.viewport(1000, 800));

describe("what is to be previewed", () => {
  test("today's definition stands in words and as JSON, and is sent as it was changed, with the months", async () => {
    const asked = heard("scorecard-definition-preview");
    const element = await shown();
    expect(words(element)).toContain("Picked within 30 days. Version 2, in force");
    await expect.element(json()).toHaveValue(versionedMetric.versions[1]?.json ?? "");
    await json().fill('{"days": 21}');
    await page.getByRole("combobox", { name: "From" }).selectOptions("January 2026");
    await run();
    expect(asked).toEqual([{ asked: { version: null, definition: '{"days": 21}', from: "2026-01", to: "2026-04" } }]);
    await expectAccessible(element);
  });

  test("the months are the newest twelve at first; the older one is sent as the first, whichever way they are chosen", async () => {
    const asked = heard("scorecard-definition-preview");
    await shown();
    await run();
    await page.getByRole("combobox", { name: "From" }).selectOptions("April 2026");
    await page.getByRole("combobox", { name: "To" }).selectOptions("February 2026");
    await run();
    expect(asked).toMatchObject([{ asked: { from: "2025-05", to: "2026-04" } }, { asked: { from: "2026-02", to: "2026-04" } }]);
  });

  test("a version of the catalogue is shown, not changed, and sent by its number", async () => {
    const asked = heard("scorecard-definition-preview");
    await shown();
    const choice = page.getByRole("combobox", { name: "Compare with" });
    expect([...choice.element().querySelectorAll("option")].map(({ textContent }) => textContent)).toEqual([
      "A definition of your own",
      "Version 3, proposed",
      "Version 1, retired",
    ]);
    await choice.selectOptions("Version 3, proposed");
    await expect.element(json()).toHaveValue(versionedMetric.versions[0]?.json ?? "");
    await expect.element(json()).toHaveAttribute("readonly");
    await run();
    expect(asked).toMatchObject([{ asked: { version: 3, definition: null } }]);
  });

  test("what was written for one metric does not stand for another; in another language it stays", async () => {
    const chosen = heard("scorecard-definition-choose");
    const element = await shown();
    await json().fill("{}");
    element.metric = { ...versionedMetric, name: "Taux" };
    await element.updateComplete;
    await expect.element(json()).toHaveValue("{}");
    await page.getByRole("combobox", { name: "Metric" }).selectOptions("Parts sold");
    expect(chosen).toEqual([{ metric: "PARTS" }]);
    element.metric = unchangedMetric;
    await element.updateComplete;
    element.metric = versionedMetric;
    await expect.element(json()).toHaveValue(versionedMetric.versions[1]?.json ?? "");
  });

  test("it is asked for once: while it is measured, nothing more is sent", async () => {
    const asked = heard("scorecard-definition-preview");
    await shown({ running: true });
    const button = page.getByRole("button", { name: "Measuring…" });
    await expect.element(button).toHaveAttribute("aria-disabled", "true");
    (button.element() as HTMLButtonElement).click();
    expect(asked).toEqual([]);
  });

  test("what is wrong with it is told: each fault with its place and what stands there", async () => {
    const element = await shown({ findings: faulty });
    expect(words(page.getByRole("alert").element())).toBe(
      '2 faults. Nothing was measured. numerator.days "many" Expected a whole number. The whole definition Expected at most 2000 values in all.',
    );
    await expect.element(json()).toHaveAttribute("aria-invalid", "true");
    expect(element.shadowRoot?.querySelector("[part=totals]")).toBeNull();
    await expectAccessible(element);
  });
});

describe("what it would move", () => {
  test("stands in numbers, and by dealer and month; what crosses a goal says so in words", async () => {
    const element = await shown({ findings, moves });
    expect(words(element.shadowRoot?.querySelector("[part=totals]") as Element)).toBe(
      "Months looked at 480 Dealers looked at 40 Months that move 4 Dealers that move 4 Newly meet the goal 1 Newly miss the goal 1 Gain a value 1 Lose their value 0 Of those that move, published 3 Published, and their records changed since 1",
    );
    expect(words(element)).toContain("Published months stay as they are until they are restated.");
    expect(rows(element)).toEqual([
      "Dealer D1 February 2026 In force 60.0% 3 / 5 Goal met Goal 60% Compared 40.0% 2 / 5 Goal missed Goal 60% Newly missed published by version 2",
      "Dealer D2 March 2026 In force 40.0% 2 / 5 Goal missed Goal 60% Compared 60.0% 3 / 5 Goal met Goal 60% Newly met open",
      "Dealer D3 February 2026 In force 25.0% 1 / 4 Goal missed Goal 60% Compared 0.0% 0 / 4 Goal missed Goal 60% published by version 1, records changed since",
      "Dealer D4 February 2026 In force – 0 / 0 Goal 60% Compared 0.0% 0 / 1 Goal missed Goal 60% Gains a value published by version 2",
    ]);
    await expectAccessible(element);
  });

  test("dealers are opened, more are asked for, and only those that cross a goal", async () => {
    const [opened, more, crossing] = [heard("scorecard-dealer-open"), heard("scorecard-load-more"), heard("scorecard-crossing-change")];
    const element = await shown({ findings, moves, hasMore: true });
    await page.getByRole("button", { name: "Open Dealer D2" }).click();
    await page.getByRole("button", { name: "Load more" }).click();
    const only = page.getByRole("checkbox", { name: "Only months that cross a goal" });
    await only.click();
    expect([opened, more, crossing]).toEqual([[{ dealer: "D2" }], [{}], [{ crossing: true }]]);
    await expect.element(only).not.toBeChecked();
    element.crossing = true;
    await expect.element(only).toBeChecked();
  });

  test("nothing, or nothing that crosses a goal, is said", async () => {
    const element = await shown({ findings: noFindings });
    expect(words(element)).toContain("No month moves.");
    await Object.assign(element, { findings, crossing: true }).updateComplete;
    expect(words(element)).toContain("No month crosses a goal.");
  });
});

test.each([360, 1440])("at %i px nothing is cut off", async (width) => {
  await page.viewport(width, 900);
  const long = {
    ...versionedMetric,
    versions: versionedMetric.versions.map((each) => ({ ...each, definition: "Of the repair orders ".repeat(12) })),
  };
  const element = await shown({ metric: long, findings: { ...findings, faults: faulty.faults }, moves });
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  await expectAccessible(element);
});

test("it says when there is nothing, and whoever is done closes it", async () => {
  const closed = heard("scorecard-definitions-close");
  const element = await shown({ metric: null });
  expect(words(element)).toContain("Nothing here yet.");
  element.metric = versionedMetric;
  await page.getByRole("button", { name: "Close" }).click();
  expect(closed).toEqual([{}]);
});
