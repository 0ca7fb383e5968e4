import "@dealer-scorecards/ui-components/program-switcher/define";
import type { ScorecardProgramSwitcher } from "@dealer-scorecards/ui-components/components/program-switcher/program-switcher.ts";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-program-switcher";
const programs = ["Service Opportunities", "Field service", "After-sales"].map((name, index) => ({ code: `P${index}`, name }));

function switcher(given: Partial<ScorecardProgramSwitcher> = {}): Promise<ScorecardProgramSwitcher> {
  return show(tag, { programs, program: "P0", ...given });
}

const checked = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll("input") ?? [])].flatMap((input) => (input.checked ? [input.value] : []));

test("it is one stop of the keyboard, in which the arrows choose and the focus stays", async () => {
  const changes = heard("scorecard-program-change");
  const element = await switcher();
  const after = document.body.appendChild(document.createElement("button"));
  await userEvent.keyboard("{Tab}");
  await userEvent.keyboard("{ArrowRight}");
  await userEvent.keyboard("{ArrowRight}");
  expect(changes).toEqual([
    { program: "P1", previous: "P0" },
    { program: "P2", previous: "P1" },
  ]);
  expect([element.program, element.getAttribute("program"), checked(element)]).toEqual(["P2", "P2", ["P2"]]);
  expect((element.shadowRoot?.activeElement as HTMLInputElement | null)?.value).toBe("P2");
  await userEvent.keyboard("{Tab}");
  expect(document.activeElement).toBe(after);
});

test("a click chooses", async () => {
  const changes = heard("scorecard-program-change");
  const element = await switcher();
  await page.getByText("After-sales").click();
  expect(changes).toEqual([{ program: "P2", previous: "P0" }]);
  await expectAccessible(element);
});

test("a page that prevents it decides itself which is chosen", async () => {
  const element = await switcher();
  element.addEventListener("scorecard-program-change", (event) => event.preventDefault());
  await page.getByText("After-sales").click();
  expect([element.program, checked(element)]).toEqual(["P0", ["P0"]]);
  element.program = "P2";
  await element.updateComplete;
  expect(checked(element)).toEqual(["P2"]);
});

test("what the page sets tells no event, and an unknown program chooses none", async () => {
  const changes = heard("scorecard-program-change");
  const element = await switcher({ program: "OTHER" });
  expect(checked(element)).toEqual([]);
  expect(element.program).toBe("OTHER");
  element.program = "P1";
  await element.updateComplete;
  expect(checked(element)).toEqual(["P1"]);
  expect(changes).toEqual([]);
});

test("at 320 px nothing sticks out", async () => {
  await page.viewport(320, 700);
  const element = await switcher();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectAccessible(element);
});

test("it is named in the nearest language", async () => {
  const element = await switcher({ lang: "ru" });
  await expect.poll(() => words(element)).toMatch(/^Программа /);
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toMatch(
    { loading: /Loading…$/, empty: /^Nothing here yet\.$/, error: /^This could not be loaded\. Try again/ }[state],
  );
  await expectAccessible(element);
});
