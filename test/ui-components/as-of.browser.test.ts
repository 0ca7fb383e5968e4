import "@dealer-scorecards/ui-components/as-of/define";
import type { ScorecardAsOf } from "@dealer-scorecards/ui-components/components/as-of/as-of.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-as-of";
const now = "2026-06-20T15:00:00.000Z";

function shown(given: Partial<ScorecardAsOf> = {}): Promise<ScorecardAsOf> {
  return show(tag, { from: "2026-01-01", now, timeZone: "America/Chicago", ...given });
}

const slider = () => page.getByRole("slider", { name: "Day" });
const time = () => page.getByLabelText("Exact time");
const valueText = () => slider().element().getAttribute("aria-valuetext");

beforeEach(() => page.viewport(900, 500));

test("now it says so, and has nothing of a past instant", async () => {
  const element = await shown();
  expect(words(element)).toContain("This is now.");
  expect(valueText()).toBe("Now");
  await expectAccessible(element);
});

test("a past instant is said in words, on the dealer's clocks", async () => {
  const element = await shown({ asOf: "2026-06-03T19:00:00.000Z" });
  await expect
    .element(page.getByRole("status"))
    .toHaveTextContent("As of Jun 3, 2026, 2:00 PM CDT: later events are not seen. Nothing can be changed while you look back.");
  expect(valueText()).toBe("Jun 3, 2026");
  await expect.element(time()).toHaveValue("2026-06-03T14:00");
  await expectAccessible(element);
});

describe("by keyboard", () => {
  test.each([
    ["a day back", "{ArrowLeft}", "Jun 2, 2026", "2026-06-03T04:59:59.999Z"],
    ["a day on", "{ArrowRight}", "Jun 4, 2026", "2026-06-05T04:59:59.999Z"],
    ["a month back", "{PageDown}", "May 3, 2026", "2026-05-04T04:59:59.999Z"],
    ["to the first day", "{Home}", "Jan 1, 2026", "2026-01-02T05:59:59.999Z"],
    ["to now", "{End}", "Now", null],
    ["a month on, no further than now", "{PageUp}", "Now", null],
  ])("the slider goes %s", async (_, key, text, asOf) => {
    const changes = heard("scorecard-as-of-change");
    const element = await shown({ asOf: "2026-06-03T19:00:00.000Z" });
    (slider().element() as HTMLElement).focus();
    await userEvent.keyboard(key);
    await expect.poll(valueText).toBe(text);
    await expect.poll(() => changes).toEqual([{ asOf }]);
    expect(element.asOf).toBe(asOf);
  });

  test("numbers are asked for only where the reader rests", async () => {
    const changes = heard("scorecard-as-of-change");
    await shown();
    (slider().element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{PageDown}{ArrowLeft}");
    await expect.poll(valueText).toBe("May 17, 2026");
    await expect.poll(() => changes).toEqual([{ asOf: "2026-05-18T04:59:59.999Z" }]);
  });

  test("in a page from right to left the arrow to the left goes on", async () => {
    const element = await shown({ asOf: "2026-06-03T19:00:00.000Z", dir: "rtl" });
    (slider().element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await expect.poll(valueText).toBe("Jun 4, 2026");
    await expectAccessible(element);
  });
});

const choose = async (value: string) => {
  await time().fill(value);
  time()
    .element()
    .dispatchEvent(new Event("change", { bubbles: true }));
};

describe("the exact time", () => {
  test("is taken as it is", async () => {
    const changes = heard("scorecard-as-of-change");
    await shown();
    await choose("2026-06-03T14:00");
    await expect.poll(() => changes.at(-1)).toEqual({ asOf: "2026-06-03T19:00:00.000Z" });
  });

  test.each(["2026-06-20T10:01", "2025-12-31T23:59"])("is refused where there is none to look back at: %s", async (value) => {
    const changes = heard("scorecard-as-of-change");
    const element = await shown();
    await choose(value);
    await expect.element(time()).toHaveAccessibleDescription("Choose a time from Jan 1, 2026 to now.");
    expect(changes).toEqual([]);
    await expectAccessible(element);
  });
});

test("a page that keeps the instant itself leads", async () => {
  const element = await shown({ asOf: "2026-06-03T19:00:00.000Z" });
  element.addEventListener("scorecard-as-of-change", (event) => event.preventDefault());
  (slider().element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowLeft}");
  await expect.poll(valueText).toBe("Jun 2, 2026");
  await expect.poll(valueText).toBe("Jun 3, 2026");
  expect(element.asOf).toBe("2026-06-03T19:00:00.000Z");
});

test("back to now is told", async () => {
  const closed = heard("scorecard-as-of-close");
  await shown({ asOf: "2026-06-03T19:00:00.000Z" });
  await page.getByRole("button", { name: "Back to now" }).click();
  expect(closed).toEqual([{}]);
});

test("without anything to look back at there is no slider; the instant of an address is told", async () => {
  const element = await shown({ from: null, asOf: "2026-06-03T19:00:00.000Z" });
  expect(page.getByRole("slider").elements()).toEqual([]);
  expect(words(element)).toContain("As of Jun 3, 2026");
  await expectAccessible(element);
});

test.each([
  ["fr", "les événements ultérieurs ne sont pas pris en compte"],
  ["ru", "более поздние события не учитываются"],
  ["zh-Hans", "不计入之后的事件"],
])("in %s", async (lang, sentence) => {
  const element = await shown({ asOf: "2026-06-03T19:00:00.000Z", lang });
  await expect.poll(() => words(element)).toContain(sentence);
  await expectAccessible(element);
});

test.each([320, 360, 900])("at %d pixels nothing is cut off sideways", async (width) => {
  await page.viewport(width, 500);
  const element = await shown({ asOf: "2026-06-03T19:00:00.000Z" });
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  await expectAccessible(element);
});

test("loading, empty and failed have their words", async () => {
  const element = await shown({ from: null, state: "loading" });
  expect(words(element)).toContain("Loading…");
  element.state = "error";
  await element.updateComplete;
  expect(words(element)).toContain("This could not be loaded.");
  await expectAccessible(element);
});
