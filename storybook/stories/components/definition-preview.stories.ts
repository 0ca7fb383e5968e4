import "@dealer-scorecards/ui-components/definition-preview/define";
import type { ScorecardDefinitionPreview } from "@dealer-scorecards/ui-components/components/definition-preview/definition-preview.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { noFindings } from "test/ui-components/support/definitions.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { definitionMetric, definitionMonths, faulty, findings, manyMoves, metricNames, moves } from "../../fixtures/definitions.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "metrics" | "metric" | "months" | "findings" | "moves" | "hasMore" | "crossing" | "running";
type Args = Pick<ScorecardDefinitionPreview, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardDefinitionPreview: (event: CustomEvent<object>) => void;
  onScorecardCrossingChange: (event: CustomEvent<object>) => void;
  onScorecardDealerOpen: (event: CustomEvent<object>) => void;
  onScorecardDefinitionsClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metrics: metricNames,
  metric: definitionMetric,
  months: definitionMonths,
  findings,
  moves,
  hasMore: true,
  crossing: false,
  running: false,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardDefinitionPreview: fn(),
  onScorecardCrossingChange: fn(),
  onScorecardDealerOpen: fn(),
  onScorecardDefinitionsClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  const { metrics, metric } = inLanguage({ metrics: given.metrics, metric: given.metric }, locale);
  return html`<scorecard-definition-preview .metrics=${metrics} .metric=${metric} .months=${given.months} .findings=${given.findings} .moves=${given.moves}
    .hasMore=${given.hasMore} .crossing=${given.crossing} .running=${given.running} .error=${given.error} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-definition-preview=${given.onScorecardDefinitionPreview}
    @scorecard-crossing-change=${given.onScorecardCrossingChange} @scorecard-dealer-open=${given.onScorecardDealerOpen}
    @scorecard-definitions-close=${given.onScorecardDefinitionsClose} @scorecard-retry=${given.onScorecardRetry}></scorecard-definition-preview>`;
}

const meta: Meta<Args> = {
  title: "Components/Definition preview",
  component: "scorecard-definition-preview",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { metric: null, findings: null, moves: [], hasMore: false };

/** The close rate within 21 days in place of 30: what moves, and what crosses its goal. */
export const Default: Story = {
  play: async ({
    canvasElement,
    args: { onScorecardDefinitionPreview, onScorecardDealerOpen, onScorecardDefinitionsClose },
    userEvent,
  }) => {
    const element = await rendered(canvasElement, "scorecard-definition-preview");
    await userEvent.click(inside(element).getByRole("button", { name: "Preview" }));
    const asked = expect.objectContaining({ version: null, definition: definitionMetric.versions[0]?.json }) as object;
    await expect(onScorecardDefinitionPreview).toHaveBeenCalledWith(expect.objectContaining({ detail: { asked } }));
    await userEvent.click(inside(element).getByRole("button", { name: "Open Example dealer 1" }));
    await expect(onScorecardDealerOpen).toHaveBeenCalledOnce();
    await userEvent.click(inside(element).getByRole("button", { name: "Close" }));
    await expect(onScorecardDefinitionsClose).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-definition-preview"),
};

/** Before anything was asked. */
export const NotYetAsked: Story = { args: { findings: null, moves: [], hasMore: false } };

/** It is being measured; what was found before stays. */
export const InProgress: Story = { args: { running: true } };

/** Each fault has its place, what stands there and what was expected. */
export const Refused: Story = { args: { findings: faulty, moves: [], hasMore: false } };

export const NothingMoves: Story = { args: { findings: noFindings, moves: [], hasMore: false } };

/** Dealers and months that cross a goal only. */
export const OnlyCrossing: Story = { args: { crossing: true, moves: moves.filter(({ crossing }) => crossing !== null), hasMore: false } };

export const LongText: Story = {
  args: {
    moves: moves.map((move) => ({
      ...move,
      dealer: { ...move.dealer, name: "Generator Sales, Service and Emergency Standby Power of the Greater Lakes Region" },
    })),
  },
};

export const Many: Story = { args: { moves: manyMoves } };

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-definition-preview"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    return sheet({
      Ready: show({}),
      "Not yet asked": show({ findings: null, moves: [], hasMore: false }),
      Refused: show({ findings: faulty, moves: [], hasMore: false }),
      "Nothing moves": show({ findings: noFindings, moves: [], hasMore: false }),
      Running: show({ running: true }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
