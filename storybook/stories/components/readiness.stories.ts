import "@dealer-scorecards/ui-components/readiness/define";
import type { ScorecardReadiness } from "@dealer-scorecards/ui-components/components/readiness/readiness.ts";
import type { ProgramReadiness, RecordNeed } from "@dealer-scorecards/ui-components/model/types.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { exampleMetric } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, part, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardReadiness, "readiness" | "shown" | "state" | "error" | "headingLevel"> & {
  onScorecardReadinessToggle: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const hours: RecordNeed = {
  recordKind: "TIME_ENTRY",
  column: null,
  value: null,
  label: null,
  importKind: "time-entries",
  importColumn: null,
};
const parts: RecordNeed = { ...hours, recordKind: "PART_LINE", importKind: "part-lines" };
const comeback: RecordNeed = {
  ...hours,
  recordKind: "WORK_ORDER",
  column: "comeback_of_id",
  label: "comes back to order",
  importKind: "work-orders",
  importColumn: "comeback_of",
};
const [rate, fix, use, efficiency, fill] = [
  "APPOINTMENT_RATE",
  "FIRST_TIME_FIX_RATE",
  "LABOUR_UTILISATION",
  "LABOUR_EFFICIENCY",
  "PARTS_FILL_RATE",
].map((code) => exampleMetric(code)) as [Named, Named, Named, Named, Named];
type Named = ReturnType<typeof exampleMetric>;

const ready = (metric: Named) => ({ metric, state: "READY" as const, missing: [], incomplete: [] });
const waiting = (metric: Named, need: RecordNeed) => ({ metric, state: "MISSING" as const, missing: [need], incomplete: [] });

const some: ProgramReadiness = {
  metrics: [
    ready(rate),
    { metric: fix, state: "PARTLY", missing: [], incomplete: [{ need: comeback, records: 27, possible: 646, share: 27 / 646 }] },
    waiting(use, hours),
    waiting(efficiency, hours),
    waiting(fill, parts),
  ],
  unlocks: [
    { need: hours, unlocks: [use, efficiency], alsoNeededBy: [] },
    { need: parts, unlocks: [fill], alsoNeededBy: [efficiency] },
  ],
};
const all: ProgramReadiness = { metrics: [rate, fix, use].map(ready), unlocks: [] };

const args: Args = {
  readiness: some,
  shown: true,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardReadinessToggle: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-readiness .readiness=${inLanguage(given.readiness, locale)} ?shown=${given.shown} .error=${given.error} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-readiness-toggle=${given.onScorecardReadinessToggle} @scorecard-retry=${given.onScorecardRetry}></scorecard-readiness>`;
}

const meta: Meta<Args> = {
  title: "Components/Readiness",
  component: "scorecard-readiness",
  args,
  parameters: { widest: "768" },
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { readiness: null };

export const Default: Story = {
  args: { shown: false },
  play: async ({ canvasElement, args: { onScorecardReadinessToggle }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-readiness");
    await expect(part(element, "toggle")).toHaveTextContent("2 of 5 metrics can be computed");
    await userEvent.click(part(element, "toggle"));
    await expect(onScorecardReadinessToggle).toHaveBeenCalledWith(expect.objectContaining({ detail: { shown: true } }));
    await expect(inside(element).getByRole("heading", { name: "What would help most" })).toBeVisible();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-readiness"),
};

/** Nothing is missing. */
export const AllRecorded: Story = { args: { readiness: all } };

export const LongText: Story = {
  args: {
    readiness: {
      metrics: some.metrics.map((each) => ({ ...each, metric: { ...each.metric, name: `${each.metric.name} `.repeat(6) } })),
      unlocks: some.unlocks.map((each) => ({ ...each, unlocks: Array.from({ length: 9 }, () => use) })),
    },
  },
};

export const Many: Story = {
  args: { readiness: { ...some, metrics: Array.from({ length: 8 }, () => some.metrics).flat() } },
};

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-readiness"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given, { globals }) => {
    const show = (changed: Partial<Args>) => render({ ...given, ...changed }, String(globals["locale"]));
    return sheet({
      Closed: show({ shown: false }),
      Ready: show({}),
      "All recorded": show({ readiness: all }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
