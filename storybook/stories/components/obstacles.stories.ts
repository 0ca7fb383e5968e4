import "@dealer-scorecards/ui-components/obstacles/define";
import type { ScorecardObstacles } from "@dealer-scorecards/ui-components/components/obstacles/obstacles.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { exampleMetric, exampleObstacles, exampleResult } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardObstacles, "metric" | "result" | "obstacles" | "state" | "error" | "headingLevel"> & {
  onScorecardReceiptOpen: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const causes = exampleObstacles("HOURS_SOLD_PER_RO");

const args: Args = {
  metric: exampleMetric("HOURS_SOLD_PER_RO"),
  result: exampleResult("HOURS_SOLD_PER_RO", 1),
  obstacles: causes,
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardReceiptOpen: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  const { metric, obstacles } = inLanguage({ metric: given.metric, obstacles: given.obstacles }, locale);
  return html`<scorecard-obstacles .metric=${metric} .result=${given.result} .obstacles=${obstacles} .error=${given.error}
    state=${given.state} heading-level=${given.headingLevel} @scorecard-receipt-open=${given.onScorecardReceiptOpen}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-obstacles>`;
}

const meta: Meta<Args> = {
  title: "Components/Obstacles",
  component: "scorecard-obstacles",
  args,
  parameters: { widest: "768" },
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { obstacles: [], result: null };
const openEvidence = causes.map((obstacle) => ({
  ...obstacle,
  evidence: obstacle.evidence && { ...obstacle.evidence, result: exampleResult("APPOINTMENT_RATE", 0) },
}));
const longText =
  "Advisors hand the vehicle over while the workshop is still at work on the next one, so that neither the bill nor the advice is explained to the customer in peace";
const many = [0, 1, 2].flatMap((round) => causes.map((obstacle) => ({ ...obstacle, code: `${obstacle.code}_${round}` })));

/** Every number of the evidence opens its receipt. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardReceiptOpen }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-obstacles");
    const said = inside(element)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent ?? "");
    await expect(said.filter((words) => words.includes("Speaks for this cause")).length).toBeGreaterThan(0);
    await expect(said.filter((words) => words.includes("Speaks against it")).length).toBeGreaterThan(0);
    await expect(said.filter((words) => words.includes("Says neither"))).toHaveLength(1);
    await expect(said.filter((words) => words.includes("Not measured"))).toHaveLength(3);
    await userEvent.click(inside(element).getByRole("button", { name: /Parts fill rate, October 2026/ }));
    await expect(onScorecardReceiptOpen).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { metric: "PARTS_FILL_RATE", month: "2026-10" } }),
    );
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: none };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-obstacles"),
};

/** Evidence that is not final yet says neither. */
export const InProgress: Story = { args: { obstacles: openEvidence } };

export const LongText: Story = { args: { obstacles: causes.map((obstacle) => ({ ...obstacle, text: longText })) } };

export const Many: Story = {
  args: { obstacles: many },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-obstacles");
    await expect(inside(element).getAllByRole("listitem")).toHaveLength(21);
  },
};

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-obstacles"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    return sheet({
      Ready: show({}),
      "Evidence in progress": show({ obstacles: openEvidence }),
      "No cause known": show(none),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
