import "@dealer-scorecards/ui-components/baseline/define";
import type { ScorecardBaseline } from "@dealer-scorecards/ui-components/components/baseline/baseline.ts";
import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { prepick } from "./support/boards.ts";
import { baseline } from "./support/improvement.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const finalMonths = ["2025-12", "2026-02", "2026-01"];

function shown(given: Partial<ScorecardBaseline> = {}): Promise<ScorecardBaseline> {
  return show("scorecard-baseline", { metric: prepick, baselines: [baseline()], finalMonths, timeZone: "UTC", ...given });
}

const button = (name: string) => page.getByRole("button", { name });
const focused = (element: Element) => element.shadowRoot?.activeElement;

beforeEach(() => page.viewport(700, 700));

test("the one in force says its value, its months, its records, who set it, when and why", async () => {
  const element = await shown({ baselines: [baseline({ note: "Before the trolleys." })] });
  expect(words(element)).toContain(
    "50.0% over October – December 2025, from 60 records. Set by someone on Jan 5, 2026. Before the trolleys.",
  );
  await expectAccessible(element);
});

test.each([
  ["where none is set", {}, "No baseline is set.", true],
  ["where no month is final", { finalMonths: [] }, "A baseline can be set once a month is final.", false],
])("%s, it says so", async (_, given, sentence, canSet) => {
  const element = await shown({ baselines: [], ...given });
  expect(words(element)).toContain(sentence);
  expect(button("Set baseline").elements()).toHaveLength(canSet ? 1 : 0);
  await expectAccessible(element);
});

test("those replaced are shown on demand, newest first, and older ones asked for", async () => {
  const more = heard("scorecard-load-more");
  const replaced = [baseline({ number: 2, value: 0.4 }), baseline({ value: 0.3, months: [{ month: "2025-06", edition: 1 }] })];
  const element = await shown({ baselines: [baseline({ number: 3 }), ...replaced], hasMore: true });
  expect(words(element)).not.toContain("40.0%");
  await button("Show 2 earlier baselines").click();
  expect([...(element.shadowRoot?.querySelectorAll("li") ?? [])].map(words)).toEqual([
    expect.stringContaining("40.0%"),
    expect.stringContaining("30.0% over June 2025"),
  ]);
  await button("Load more").click();
  expect(more).toHaveLength(1);
  await expectAccessible(element);
});

test("the last final months are taken unless others are chosen, with a note", async () => {
  const set = heard("scorecard-baseline-set");
  const element = await shown();
  await button("Set baseline").click();
  await page.getByLabelText("Note (optional)").fill(" after the move ");
  await button("Set this baseline").click();
  await page.getByLabelText("Months of my choice").click();
  const boxes = [...(element.shadowRoot?.querySelectorAll("input[type=checkbox]") ?? [])].map((box) => words(box.parentElement ?? box));
  expect(boxes).toEqual(["February 2026", "January 2026", "December 2025"]);
  await page.getByLabelText("February 2026").click();
  await page.getByLabelText("December 2025").click();
  await expectAccessible(element);
  await button("Set this baseline").click();
  const input = { metric: "PREPICK", currency: null, note: "after the move" };
  expect(set).toEqual([{ input: { ...input, months: null } }, { input: { ...input, months: ["2025-12", "2026-02"] } }]);
});

test("without a month chosen nothing is asked for, and the focus goes to the months", async () => {
  const set = heard("scorecard-baseline-set");
  const element = await shown();
  await button("Set baseline").click();
  await page.getByLabelText("Months of my choice").click();
  await button("Set this baseline").click();
  await expect.element(page.getByText("Choose at least one month.")).toBeVisible();
  expect(focused(element)?.localName).toBe("fieldset");
  expect(set).toEqual([]);
  await expectAccessible(element);
});

test("what the API refuses stands in the form; once it is set, the form closes and says so", async () => {
  const element = await shown();
  await button("Set baseline").click();
  element.userErrors = [{ field: ["input", "months"], message: "PREPICK is not final in 2026-02." }];
  await expect.element(page.getByText("PREPICK is not final in 2026-02.")).toBeVisible();
  element.userErrors = [];
  element.saved = baseline({ number: 2, value: 0.6 });
  await expect.element(page.getByText("The baseline is set: 60.0%.")).toBeVisible();
  expect(element.shadowRoot?.querySelector("form")).toBeNull();
  expect(focused(element)?.textContent).toBe("Set baseline");
});

test("while it is sent it is not sent again; cancelled, the focus goes back", async () => {
  const set = heard("scorecard-baseline-set");
  const element = await shown({ saving: true });
  await button("Set baseline").click();
  element.shadowRoot?.querySelector<HTMLElement>("[part=save]")?.click();
  expect(set).toEqual([]);
  await button("Cancel").click();
  expect(focused(element)?.textContent).toBe("Set baseline");
});

test.each([
  ["fr-FR", "50,0 % sur octobre"],
  ["ru-RU", "50,0 % за октябрь"],
  ["zh-CN", "依据 60 条记录"],
])("in %s", async (lang, expected) => {
  const element = await shown({ lang });
  await expect.poll(() => words(element).replaceAll(/\s/g, " ")).toContain(expected);
  await expectAccessible(element);
});
