import "@dealer-scorecards/ui-components/tools/define";
import type { ScorecardTools } from "@dealer-scorecards/ui-components/components/tools/tools.ts";
import { toolPanelNames } from "@dealer-scorecards/ui-components/model/tool-name.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { expectAccessible, heard, show } from "./support/page.ts";

const tag = "scorecard-tools";

function shown(given: Partial<ScorecardTools> = {}): Promise<ScorecardTools> {
  return show(tag, { tools: toolPanelNames, ...given });
}

const names = () =>
  page
    .getByRole("button")
    .elements()
    .map(({ textContent }) => textContent);

beforeEach(() => page.viewport(900, 700));

test("each tool has a button, which tells by keyboard what is chosen", async () => {
  const opened = heard("scorecard-tool-open");
  const element = await shown();
  expect(names()).toHaveLength(toolPanelNames.length);
  await userEvent.keyboard("{Tab}{Enter}");
  expect(opened).toEqual([{ tool: toolPanelNames[0] }]);
  await expectAccessible(element);
});

test("only those there are have one, named in the page's language", async () => {
  await shown({ tools: ["goals"], lang: "fr" });
  await expect.poll(names).toEqual(["Objectifs"]);
});

test.each([320, 360])("at %d pixels nothing is cut off sideways", async (width) => {
  await page.viewport(width, 700);
  const element = await shown();
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  await expectAccessible(element);
});
