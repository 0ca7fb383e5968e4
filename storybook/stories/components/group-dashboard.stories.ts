import "@dealer-scorecards/ui-components/group-dashboard/define";
import type { ScorecardGroupDashboard } from "@dealer-scorecards/ui-components/components/group-dashboard/group-dashboard.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn, waitFor } from "storybook/test";
import { chosen } from "../../fixtures/comparison.ts";
import { endpoint } from "../../fixtures/fake-api.ts";
import { answered, inside, rendered } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardGroupDashboard, "endpoint" | "program" | "countries" | "tokenProvider" | "view" | "headingLevel"> & {
  onScorecardViewChange: (event: CustomEvent<object>) => void;
  onScorecardDealerOpen: (event: CustomEvent<object>) => void;
};

const args: Args = {
  endpoint: endpoint("group"),
  program: "AFTER_SALES",
  countries: "CA US",
  tokenProvider: () => Promise.resolve("no secret"),
  view: {},
  headingLevel: 2,
  onScorecardViewChange: fn(),
  onScorecardDealerOpen: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-group-dashboard endpoint=${given.endpoint} program=${given.program} countries=${given.countries} .view=${given.view}
    .tokenProvider=${given.tokenProvider} heading-level=${given.headingLevel} @scorecard-view-change=${given.onScorecardViewChange}
    @scorecard-dealer-open=${given.onScorecardDealerOpen}></scorecard-group-dashboard>`;
}

const meta: Meta<Args> = { title: "Components/Group dashboard", component: "scorecard-group-dashboard", args, render };

export default meta;
type Story = StoryObj<Args>;

/** The newest month that has ended; a metric's dealers come page by page. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardViewChange, onScorecardDealerOpen }, userEvent }) => {
    const dashboard = await rendered(canvasElement, "scorecard-group-dashboard");
    const comparison = await answered(dashboard, "scorecard-comparison");
    await userEvent.click(inside(comparison).getByRole("button", { name: "Dealers by Appointment rate" }));
    await expect(onScorecardViewChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { view: { chosen, worstFirst: false } } }));
    await userEvent.click(await inside(comparison).findByRole("button", { name: "Load more" }));
    await waitFor(() => expect(inside(comparison).getAllByRole("button", { name: /^Open / })).toHaveLength(36));
    await userEvent.click(inside(comparison).getByRole("button", { name: "Open Example dealer 2" }));
    await expect(onScorecardDealerOpen).toHaveBeenCalledWith(expect.objectContaining({ detail: { dealer: "D1002" } }));
  },
};

/** Nothing has been answered yet: the room of what is to come. */
export const Loading: Story = { args: { endpoint: endpoint("group-loading") } };

/** No dealer may be seen. */
export const Empty: Story = {
  args: { endpoint: endpoint("group-empty") },
  play: async ({ canvasElement }) => {
    const dashboard = await rendered(canvasElement, "scorecard-group-dashboard");
    await expect(inside(await answered(dashboard, "scorecard-comparison")).getByText("Nothing here yet.")).toBeVisible();
  },
};

/** The comparison fails, the choices stand. */
export const Error: Story = {
  args: { endpoint: endpoint("group-failing") },
  play: async ({ canvasElement }) => {
    const dashboard = await rendered(canvasElement, "scorecard-group-dashboard");
    await expect(inside(await answered(dashboard, "scorecard-comparison")).getByRole("alert")).toBeVisible();
    await expect(inside(dashboard).getByRole("combobox", { name: "Month" })).toBeVisible();
  },
};

/** Russian has the longest words of the four languages. */
export const LongText: Story = { globals: { locale: "ru" } };

/** The dealers of a metric, from an address. */
export const Many: Story = { args: { view: { chosen, country: "CA" } } };

export const Narrow: Story = {
  globals: { width: "320" },
  play: async ({ canvasElement }) => {
    const dashboard = await rendered(canvasElement, "scorecard-group-dashboard");
    await answered(dashboard, "scorecard-comparison");
    await expect(dashboard.scrollWidth).toBeLessThanOrEqual(dashboard.clientWidth);
  },
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Ready: show({}),
      "Dealers open": show({ view: { chosen } }),
      Loading: show({ endpoint: endpoint("group-loading") }),
      Empty: show({ endpoint: endpoint("group-empty") }),
      Error: show({ endpoint: endpoint("group-failing") }),
    });
  },
};
