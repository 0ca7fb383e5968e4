import "@dealer-scorecards/ui-components/detail-grid/define";
import type { ScorecardDetailGrid } from "@dealer-scorecards/ui-components/components/detail-grid/detail-grid.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { assortedOpportunities } from "../../fixtures/opportunities.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<
  ScorecardDetailGrid,
  "rows" | "totalCount" | "sort" | "filter" | "hasMore" | "timeZone" | "month" | "state" | "error" | "headingLevel"
> & {
  onScorecardSortChange: (event: CustomEvent<object>) => void;
  onScorecardFilterChange: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardOpportunityOpen: (event: CustomEvent<object>) => void;
  onScorecardDetailsClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  rows: assortedOpportunities(12),
  totalCount: 12,
  sort: { field: "ASSIGNED_AT", direction: "DESC" },
  filter: {},
  hasMore: false,
  timeZone: "America/Chicago",
  month: "2026-10",
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardSortChange: fn(),
  onScorecardFilterChange: fn(),
  onScorecardLoadMore: fn(),
  onScorecardOpportunityOpen: fn(),
  onScorecardDetailsClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-detail-grid .rows=${given.rows} .totalCount=${given.totalCount} .sort=${given.sort} .filter=${given.filter}
    .error=${given.error} .month=${given.month} state=${given.state} ?has-more=${given.hasMore} time-zone=${given.timeZone}
    heading-level=${given.headingLevel} @scorecard-sort-change=${given.onScorecardSortChange}
    @scorecard-filter-change=${given.onScorecardFilterChange} @scorecard-load-more=${given.onScorecardLoadMore}
    @scorecard-opportunity-open=${given.onScorecardOpportunityOpen} @scorecard-details-close=${given.onScorecardDetailsClose}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-detail-grid>`;
}

const meta: Meta<Args> = { title: "Components/Detail grid", component: "scorecard-detail-grid", args, render };

export default meta;
type Story = StoryObj<Args>;

const noneOf = { rows: [], totalCount: 0 };
const longIds = assortedOpportunities(6).map((row) => ({
  ...row,
  internalID: `NORTH-AMERICA-EMERGENCY-SERVICE-${row.internalID}-REASSIGNED`,
}));

/** Sorting is the page's: it hears what is asked for. One tab stop, which arrow keys move; Enter does what a cell offers. */
export const Default: Story = {
  play: async ({ canvasElement, args: heard, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-detail-grid");
    const sort = inside(element).getByRole("button", { name: "Answer" });
    await userEvent.click(sort);
    await expect(heard.onScorecardSortChange).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { sort: { field: "ANSWERED_AT", direction: "DESC" } } }),
    );
    await expect(sort.closest("[aria-sort]")).toHaveAttribute("aria-sort", "descending");
    await userEvent.keyboard("{ArrowDown}{End}{Enter}");
    await expect(heard.onScorecardOpportunityOpen).toHaveBeenCalledWith(expect.objectContaining({ detail: { id: "SO-2026-4210" } }));
  },
};

/** A filter is asked for by its list. */
export const Filtered: Story = {
  args: { rows: assortedOpportunities(12).filter(({ answer }) => answer === "ACCEPTED"), totalCount: 7, filter: { answers: ["ACCEPTED"] } },
  play: async ({ canvasElement, args: { onScorecardFilterChange }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-detail-grid");
    await userEvent.selectOptions(inside(element).getByRole("combobox", { name: "Enrolment" }), "Enrolled");
    await expect(onScorecardFilterChange).toHaveBeenCalledOnce();
    await expect(element.filter).toMatchObject({ answers: ["ACCEPTED"], enrolment: "ENROLLED" });
  },
};

export const Loading: Story = { args: { ...noneOf, totalCount: null, state: "loading" } };

/** A month without opportunities. */
export const Empty: Story = { args: noneOf };

/** Not the same as empty: the filters can be cleared from here. */
export const NoMatch: Story = {
  args: { ...noneOf, filter: { answers: ["REJECTED"], enrolment: "ENROLLED" } },
  play: async ({ canvasElement, args: { onScorecardFilterChange }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-detail-grid");
    await userEvent.click(inside(element).getByRole("button", { name: "Clear filters" }));
    await expect(onScorecardFilterChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { filter: {} } }));
  },
};

export const Error: Story = {
  args: { ...noneOf, totalCount: null, state: "error", error },
  play: triesAgain("scorecard-detail-grid"),
};

/** Opportunities that can still be answered, and ones that are accepted and not concluded. */
export const InProgress: Story = {
  args: {
    rows: assortedOpportunities(20).filter(({ answer, conclusion }) => answer === "PENDING" || conclusion === "OPEN"),
    totalCount: null,
  },
};

export const LongText: Story = { args: { rows: longIds, totalCount: 6 } };

/** Five thousand rows: those in view are rendered, all are counted. */
export const Many: Story = {
  // Too many for the panel of controls.
  argTypes: { rows: { control: false } },
  args: { rows: assortedOpportunities(5000), totalCount: 5000 },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-detail-grid");
    await expect(inside(element).getByRole("grid")).toHaveAttribute("aria-rowcount", "5001");
    await expect(element.shadowRoot?.querySelectorAll("[aria-rowindex]").length).toBeLessThan(100);
  },
};

export const Narrow: Story = {
  args: { rows: assortedOpportunities(5), totalCount: 5 },
  globals: { width: "320" },
  play: keepsWithin("scorecard-detail-grid"),
};

export const Dark: Story = { globals: { theme: "dark" } };

/** Arrow keys go where they point. */
export const RightToLeft: Story = {
  globals: { direction: "rtl" },
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-detail-grid");
    inside(element).getByRole("button", { name: "Assigned" }).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await expect(element.shadowRoot?.activeElement).toHaveTextContent("Opportunity");
  },
};

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    const rows = assortedOpportunities(4);
    return sheet({
      Ready: show({ rows, totalCount: 4 }),
      "More rows to come": show({ rows, totalCount: 1204, hasMore: true }),
      "Loading for the first time": show({ ...noneOf, totalCount: null, state: "loading" }),
      "Loading other rows": show({ rows, totalCount: 1204, hasMore: true, state: "loading" }),
      Empty: show(noneOf),
      "No match": show({ ...noneOf, filter: { answers: ["REJECTED"] } }),
      Error: show({ ...noneOf, totalCount: null, state: "error", error }),
      "Error with old data": show({ rows, totalCount: 4, state: "error", error }),
    });
  },
};
