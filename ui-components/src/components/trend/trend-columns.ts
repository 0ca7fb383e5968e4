import { html, nothing, type TemplateResult } from "lit";
import { type FigureView, spoken } from "../../base/figure.ts";
import { fewestSlots } from "../../charts/bars.ts";
import { missing, monthText, valueText } from "../../model/format.ts";
import type { TrendMonth } from "../../model/trend.ts";
import type { MetricDefinition, MetricResult } from "../../model/types.ts";

/** The months over a chart, and the place of the one that is read out. */
interface Columns {
  readonly name: string;
  readonly metric: MetricDefinition;
  readonly months: readonly TrendMonth[];
  readonly pointed: number;
  readonly point: (place: number | null) => void;
}

/** What a month says in one line. */
function reading(view: FigureView, metric: MetricDefinition, { month, result }: TrendMonth): string {
  return [monthText(view.locale, month), valueText(view.locale, metric, result), verdictWords(view, result)].filter(Boolean).join(" · ");
}

function verdictWords(view: FigureView, result: MetricResult | null): string {
  if (!result || result.state === "NO_DATA") return view.text("noData");
  if (result.state === "IN_PROGRESS") return view.text("inProgress");
  if (result.met === null) return "";
  return view.text(result.met ? "met" : "missed");
}

const hasReceipt = (result: MetricResult | null): result is MetricResult => result !== null && result.state !== "NO_DATA";

/** Where a key leads among the months that have a receipt. */
function movedTo(event: KeyboardEvent, places: readonly number[], from: number): number | undefined {
  const rightToLeft = (event.currentTarget as Element).matches(":dir(rtl)");
  const at = places.indexOf(from);
  switch (event.key) {
    case "ArrowRight":
      return places[rightToLeft ? at - 1 : at + 1];
    case "ArrowLeft":
      return places[rightToLeft ? at + 1 : at - 1];
    case "Home":
      return places[0];
    case "End":
      return places.at(-1);
    default:
      return undefined;
  }
}

/** The months over their bars: one stop of the keyboard, in which the arrows go from month to month. */
export function trendColumns(view: FigureView, { name, metric, months, pointed, point }: Columns): TemplateResult {
  const places = months.flatMap(({ result }, place) => (hasReceipt(result) ? [place] : []));
  const stop = places.includes(pointed) ? pointed : places.at(-1);
  const shown = months[pointed];
  const move = (event: KeyboardEvent) => {
    const to = movedTo(event, places, stop ?? 0);
    if (to === undefined) return;
    event.preventDefault();
    (event.currentTarget as Element).querySelector<HTMLElement>(`[data-place="${to}"]`)?.focus();
  };
  return html`<div part="columns" class="columns" role="toolbar" aria-label=${name}
      @keydown=${move} @pointerleave=${() => point(null)} @focusout=${() => point(null)}>
      ${slots(months, (month, place) => {
        const { result } = month;
        if (!hasReceipt(result)) return html`<span class="column" @pointerenter=${() => point(place)}></span>`;
        return html`<button class="column" type="button" data-place=${place} tabindex=${place === stop ? 0 : -1}
          aria-label=${label(view, metric, result)} @pointerenter=${() => point(place)} @focus=${() => point(place)}
          @click=${() => view.openReceipt(metric.code, result.month, result.currency)}></button>`;
      })}
    </div>
    <p part="reading" class="reading" aria-hidden="true">${shown ? reading(view, metric, shown) : missing}</p>`;
}

function label(view: FigureView, metric: MetricDefinition, result: MetricResult): string {
  const name = spoken(view, { metric, result });
  return result.state === "IN_PROGRESS" ? `${view.text("inProgress")}: ${name}` : name;
}

/** Places as the bars have them: four parts a bar and one a gap, but after the last. */
export function slots<Place>(places: readonly Place[], slot: (each: Place, place: number) => TemplateResult): unknown {
  const empty = Array.from(
    { length: Math.max(0, fewestSlots - places.length) },
    () => html`<span class="gap"></span><span class="column"></span>`,
  );
  return [places.map((each, place) => html`${place === 0 ? nothing : html`<span class="gap"></span>`}${slot(each, place)}`), empty];
}

/** Names of months under their bars, as many as there is room for. */
export function trendTicks(locale: string, months: readonly TrendMonth[]): TemplateResult {
  const every = Math.ceil(months.length / 12);
  const everyNarrow = Math.ceil(months.length / 4);
  return html`<div class="ticks" aria-hidden="true">
    ${slots(months, ({ month }, place) => {
      const [year] = month.split("-");
      const named = months[place - every]?.month.startsWith(`${year}-`) ? nothing : year;
      const seldom = place % everyNarrow === 0 ? "" : "wide-only";
      return html`<span class="column ${seldom}">${
        place % every === 0 ? html`<span>${monthText(locale, month, "short")}<span class="year">${named}</span></span>` : nothing
      }</span>`;
    })}
  </div>`;
}
