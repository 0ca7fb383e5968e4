import { html, nothing, type TemplateResult } from "lit";
import { hostStyles } from "../../base/host.styles.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { selectStyles } from "../../base/select.styles.ts";
import { ScorecardOnDemandElement } from "../../base/on-demand-element.ts";
import { property } from "../../base/property.ts";
import { textStyles } from "../../base/text.styles.ts";
import { countText, monthText, valueText } from "../../model/format.ts";
import type { MetricDefinition, MetricSlice, Month, SliceBy } from "../../model/types.ts";
import { slicesStyles } from "./slices.styles.ts";

/**
 * A number of one month cut by a field of its records: a choice of the fields, and for the chosen one a table of its values, each with
 * what the number is for the records that have it. Defined by `slices/define`.
 *
 * @fires {CustomEvent<{ by: ScorecardSlices["by"] }>} scorecard-slice-change - Another field is chosen, or none; cancellable.
 * @csspart split - The choice of the field.
 * @csspart note - Says that slices are not published.
 * @csspart table - The values of the field.
 * @csspart value - What the number is for one of them.
 * @csspart few - Says that its records are few.
 * @csspart most - Says that there may be more.
 */
export class ScorecardSlices extends ScorecardOnDemandElement {
  static override styles = [hostStyles, textStyles, selectStyles, tableStyles, slicesStyles];

  /** What was measured; its `sliceBy` is what there is to choose from. */
  @property({ attribute: false }) metric: MetricDefinition | null = null;

  /** The month of the number. */
  @property() month: Month = "";

  /** The chosen field; null for none. */
  @property() by: SliceBy | null = null;

  /** Those with most records first; null until they are loaded. */
  @property({ attribute: false }) slices: readonly MetricSlice[] | null = null;

  /** How many are asked for at most: where there are as many, that is said. */
  @property({ type: Number }) most = 50;

  protected override get hasData(): boolean {
    return this.slices !== null;
  }

  override render(): TemplateResult {
    const { metric } = this;
    if (!metric) return super.render();
    const fields = metric.sliceBy ?? [];
    const option = (value: string, words: string) => html`<option value=${value} .selected=${value === (this.by ?? "")}>${words}</option>`;
    return html`<div class="base"><label part="split" class="split">${this.text("splitBy")}
        <select @change=${this.#choose}>${option("", this.text("notSplit"))}${fields.map((field) => option(field, this.text(`by${field}`)))}</select>
      </label></div>${this.by === null ? nothing : html`<div class="base content">${super.render()}</div>`}`;
  }

  #choose({ target }: Event): void {
    const select = target as HTMLSelectElement;
    const by = (select.value || null) as SliceBy | null;
    if (this.emit("scorecard-slice-change", { by })) this.by = by;
    else select.value = this.by ?? "";
  }

  protected override renderContent(): TemplateResult {
    const { metric, slices, by } = this;
    if (!metric || !slices || by === null || slices.length === 0) return this.renderEmpty("noSlices");
    const field = this.text(`by${by}`);
    const caption = this.text("slicesOf", { metric: metric.name, month: monthText(this.locale, this.month), field });
    return html`<p part="note" class="under">${this.text("slicesNote")}</p>
      <table part="table">
        <caption class="visually-hidden">${caption}</caption>
        <thead><tr>
          <th scope="col">${field}</th><th scope="col" class="cell">${this.text("value")}</th><th scope="col">${this.text("madeOf")}</th>
        </tr></thead>
        <tbody>${slices.map((slice) => this.#renderSlice(metric, slice))}</tbody>
      </table>
      ${slices.length < this.most ? nothing : html`<p part="most" class="under">${this.text("slicesMost", { count: slices.length })}</p>`}`;
  }

  #renderSlice(metric: MetricDefinition, slice: MetricSlice): TemplateResult {
    const { key, sufficiency } = slice;
    const few = sufficiency === "FEW" ? this.text("few") : sufficiency === "TOO_FEW" ? this.text("tooFew") : null;
    return html`<tr>
      <th scope="row">${key === null ? html`<span class="none">${this.text("notRecorded")}</span>` : key}</th>
      <td class="cell"><span part="value" class="figure">${valueText(this.locale, metric, slice)}</span>${
        slice.value === null ? html`<span class="visually-hidden">${this.text("noValue")}</span>` : nothing
      }</td>
      <td>${this.#madeOf(metric, slice)}${few === null ? nothing : html`<span part="few" class="under"> · ${few}</span>`}</td>
    </tr>`;
  }

  #madeOf({ shape }: MetricDefinition, { numerator, denominator }: MetricSlice): string {
    const counted = countText(this.locale, numerator);
    if (denominator === null) return counted;
    const records = countText(this.locale, denominator);
    return shape === "PROPORTION" ? this.text("counted", { counted, records }) : `${counted} ÷ ${records}`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="skeleton"></div>`;
  }
}
