import { css, html, type TemplateResult } from "lit";
import { property } from "../../base/property.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { tileRowEnglish } from "../../i18n/english/tile-row.ts";
import type { MetricTile } from "../../model/types.ts";

/**
 * A program's tiles side by side, as many to a line as fit. Defined by `tile-row/define`.
 *
 * @csspart list - The tiles.
 * @cssprop --scorecard-tile-min-size - A tile is at least this wide, or as wide as the row.
 * @cssprop --scorecard-tile-row-gap - Space between tiles.
 */
export class ScorecardTileRow extends ScorecardElement<keyof typeof tileRowEnglish> {
  static override styles = [
    hostStyles,
    css`
      .row {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--scorecard-tile-min-size, 248px)), 1fr));
        gap: var(--scorecard-tile-row-gap, 16px);
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  protected override readonly english = { ...commonEnglish, ...tileRowEnglish };

  /** What to show, as the API gives it; one tile each, in this order. */
  @property({ attribute: false }) metrics: readonly MetricTile[] = [];

  /** How many tiles a skeleton has room for. */
  @property({ type: Number }) expected = 4;

  protected override get hasData(): boolean {
    return this.metrics.length > 0;
  }

  #renderTiles(tiles: readonly (MetricTile | null)[]): TemplateResult {
    return html`<ul part="list" class="row" role="list" aria-label=${this.text("metricTiles")}>
      ${tiles.map(
        (metric) =>
          html`<li><scorecard-tile .metric=${metric} .messages=${this.messages} .state=${metric ? "ready" : "loading"} heading-level=${this.headingLevel}></scorecard-tile></li>`,
      )}
    </ul>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return this.#renderTiles(Array.from({ length: this.expected }, () => null));
  }

  protected override renderContent(): TemplateResult {
    return this.#renderTiles(this.metrics);
  }
}
