import "@dealer-scorecards/ui-components/detail-grid/define";
import type { ScorecardDetailGrid } from "@dealer-scorecards/ui-components/components/detail-grid/detail-grid.ts";
import { page, userEvent } from "vitest/browser";
import { opportunities } from "./fixtures.ts";
import { show } from "./page.ts";

export function grid(given: Partial<ScorecardDetailGrid> = {}): Promise<ScorecardDetailGrid> {
  return show("scorecard-detail-grid", { rows: opportunities(30), month: "2026-03", timeZone: "America/Chicago", ...given });
}

export function all(element: ScorecardDetailGrid, selector: string): readonly HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

export function rowIndexes(element: ScorecardDetailGrid): readonly number[] {
  return all(element, ".row").map(({ ariaRowIndex }) => Number(ariaRowIndex));
}

/** Where the focus stands: the row and the column as a reader is told them. */
export function place(element: ScorecardDetailGrid): readonly (number | undefined)[] {
  const cell = element.shadowRoot?.activeElement?.closest("[aria-colindex]");
  const row = cell?.closest("[aria-rowindex]");
  return [Number(row?.ariaRowIndex), Number(cell?.ariaColIndex)];
}

export async function keys(...presses: readonly string[]): Promise<void> {
  for (const press of presses) await userEvent.keyboard(press);
}

export function sortButton(name: string) {
  return page.getByRole("columnheader", { name }).getByRole("button");
}
