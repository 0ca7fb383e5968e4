import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn, waitFor } from "storybook/test";
import { program } from "../../fixtures/catalogue.ts";
import { endpoint, outage } from "../../fixtures/fake-api.ts";
import { answered, inside, part, rendered } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardDashboard, "endpoint" | "dealerId" | "program" | "tokenProvider" | "view" | "headingLevel"> & {
  onScorecardViewChange: (event: CustomEvent<object>) => void;
  onScorecardOpportunityOpen: (event: CustomEvent<object>) => void;
};

const args: Args = {
  endpoint: endpoint("loaded"),
  dealerId: "D1001",
  program,
  tokenProvider: () => Promise.resolve("no secret"),
  view: {},
  headingLevel: 3,
  onScorecardViewChange: fn(),
  onScorecardOpportunityOpen: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-dashboard endpoint=${given.endpoint} dealer-id=${given.dealerId} program=${given.program} .view=${given.view}
    .tokenProvider=${given.tokenProvider} heading-level=${given.headingLevel} @scorecard-view-change=${given.onScorecardViewChange}
    @scorecard-opportunity-open=${given.onScorecardOpportunityOpen}></scorecard-dashboard>`;
}

const meta: Meta<Args> = { title: "Components/Dashboard", component: "scorecard-dashboard", args, render };

export default meta;
type Story = StoryObj<Args>;

const details = { month: "2026-10", sort: { field: "ASSIGNED_AT", direction: "DESC" }, filter: {} } as const;

/** Tiles and history come each by a question of their own; a month opens and loads what became of its opportunities. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardViewChange }, userEvent }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    const history = await answered(dashboard, "scorecard-history");
    await userEvent.click(inside(history).getByRole("button", { name: "October 2026, counts" }));
    await expect(await inside(history).findByText("Withdrawn")).toBeVisible();
    await expect(onScorecardViewChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { view: { expanded: ["2026-10"] } } }));
  },
};

/** A month's opportunities in place of tiles and history; sorting and filtering ask the server. */
export const Details: Story = {
  // It takes the focus, which a page of many stories cannot give to each.
  tags: ["!autodocs"],
  args: { view: { details } },
  play: async ({ canvasElement, userEvent }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    const grid = await answered(dashboard, "scorecard-detail-grid");
    await userEvent.selectOptions(inside(grid).getByRole("combobox", { name: "Answer" }), "Rejected");
    await waitFor(() => expect(grid.rows.map(({ answer }) => answer)).toEqual(Array.from({ length: 12 }, () => "REJECTED")));
    await userEvent.click(inside(grid).getByRole("button", { name: "Close" }));
    await expect(inside(dashboard).queryByRole("grid")).toBeNull();
  },
};

/** How a number was made, over everything else; its button closes it. */
export const Receipt: Story = {
  tags: ["!autodocs"],
  args: { view: { receipt: { metric: "CLOSE_RATE", month: "2026-09" } } },
  play: async ({ canvasElement, args: { onScorecardViewChange }, userEvent }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    const receipt = await answered(dashboard, "scorecard-receipt");
    await expect(inside(receipt).getByText("Counted")).toBeVisible();
    await userEvent.click(part(receipt, "close"));
    await expect(onScorecardViewChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { view: { receipt: null } } }));
    await expect(part(dashboard, "dialog")).not.toHaveAttribute("open");
  },
};

/** Nothing has been answered yet: the room of what is to come. */
export const Loading: Story = { args: { endpoint: endpoint("loading") } };

/** A dealer that nothing was assigned to yet. */
export const Empty: Story = {
  args: { endpoint: endpoint("new-dealer") },
  play: async ({ canvasElement }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    await expect(inside(await answered(dashboard, "scorecard-history")).getByText("Nothing here yet.")).toBeVisible();
  },
};

/** No such dealer, and one that may not be seen, look the same. */
export const NoDealer: Story = {
  args: { endpoint: endpoint("no-dealer") },
  play: async ({ canvasElement }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    await expect(await inside(dashboard).findByText("There is no such dealer, or you may not see it.")).toBeVisible();
  },
};

/** A view that names filters which nothing matches: they are cleared, and the rows come. */
export const NoMatch: Story = {
  tags: ["!autodocs"],
  args: { view: { details: { ...details, filter: { answers: ["REJECTED"], enrolment: "ENROLLED" } } } },
  play: async ({ canvasElement, userEvent }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    const grid = await answered(dashboard, "scorecard-detail-grid");
    await expect(inside(grid).getByText("No opportunity matches these filters.")).toBeVisible();
    await userEvent.click(inside(grid).getByRole("button", { name: "Clear filters" }));
    await waitFor(() => expect(grid.rows).toHaveLength(50));
  },
};

/** The history fails, the tiles stand; tried again, it is there. */
export const Error: Story = {
  args: { endpoint: endpoint("outage") },
  beforeEach: () => {
    outage.over = false;
  },
  play: async ({ canvasElement, userEvent }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    const history = await answered(dashboard, "scorecard-history");
    await expect((await answered(dashboard, "scorecard-tile-row")).state).toBe("ready");
    await expect(inside(history).getByRole("alert")).toBeVisible();
    outage.over = true;
    await userEvent.click(inside(history).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(inside(history).getAllByRole("rowheader").length).toBeGreaterThan(1));
  },
};

/** The value so far of an open month, from which its receipt opens. */
export const InProgress: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    const history = await answered(dashboard, "scorecard-history");
    await userEvent.click(inside(history).getByRole("button", { name: "In progress: Close rate, November 2026" }));
    await expect(inside(history).getByRole("group", { name: "Close rate, November 2026" })).toBeVisible();
  },
};

/** Russian has the longest words of the four languages. */
export const LongText: Story = {
  globals: { locale: "ru" },
  play: async ({ canvasElement }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    const history = await answered(dashboard, "scorecard-history");
    await expect(await inside(history).findByRole("columnheader", { name: /^Доля выполненных/ })).toBeVisible();
  },
};

/** Older months come when asked for. */
export const Many: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    const history = await answered(dashboard, "scorecard-history");
    await userEvent.click(inside(history).getByRole("button", { name: "Show older months" }));
    await waitFor(() => expect(history.months).toHaveLength(24));
  },
};

export const Narrow: Story = {
  globals: { width: "320" },
  args: { view: { expanded: ["2026-10"] } },
  play: async ({ canvasElement }) => {
    const dashboard = await rendered(canvasElement, "scorecard-dashboard");
    await answered(dashboard, "scorecard-history");
    await expect(dashboard.scrollWidth).toBeLessThanOrEqual(dashboard.clientWidth);
  },
};

export const Dark: Story = { globals: { theme: "dark" }, args: { view: { expanded: ["2026-10"] } } };

export const RightToLeft: Story = { globals: { direction: "rtl" }, args: { view: { expanded: ["2026-10"] } } };

export const AllStates: Story = {
  // To be looked at: each of these is a story of its own that is tested.
  tags: ["!test", "!autodocs"],
  parameters: sheetParameters,
  beforeEach: () => {
    outage.over = false;
  },
  render: (given) => {
    const show = (scenario: Parameters<typeof endpoint>[0], view: Args["view"] = {}) =>
      render({ ...given, endpoint: endpoint(scenario), view });
    return sheet({
      Ready: show("loaded", { expanded: ["2026-10"] }),
      Loading: show("loading"),
      "Loading the counts of a month": show("loading-more", { expanded: ["2026-10"] }),
      "History fails": show("outage"),
      "Everything fails": show("failing"),
      "Dealer without records": show("new-dealer"),
      "No dealer": show("no-dealer"),
      "Details of a month": show("loaded", { details }),
      "Details loading": show("loading-more", { details }),
    });
  },
};
