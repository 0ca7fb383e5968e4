import CDSTile from "@carbon/web-components/es/components/tile/tile.js";
import { english } from "@dealer-scorecards/ui-components/i18n/english/english.ts";
import { messageText } from "@dealer-scorecards/ui-components/i18n/message.ts";
import { countText, goalText, monthText, rangeText, valueText } from "@dealer-scorecards/ui-components/model/format.ts";
import type { MetricTile } from "@dealer-scorecards/ui-components/model/types.ts";
import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import { benchPage } from "../pages/contestant.ts";
import { metricTiles } from "../pages/metric-tiles.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

function paragraph(text: string, className: string): HTMLElement {
  return Object.assign(document.createElement("p"), { textContent: text, className });
}

function tile({ metric, result, range, cohort }: MetricTile): { readonly element: HTMLElement; readonly canvas: HTMLCanvasElement } {
  const element = new CDSTile();
  // A size of its own: without `responsive` Chart.js needs no look at the layout.
  const canvas = Object.assign(document.createElement("canvas"), { width: 240, height: 64 });
  element.append(
    Object.assign(document.createElement("h3"), { textContent: metric.name }),
    paragraph(valueText("en", metric, result), "value"),
    paragraph(
      `${messageText(result?.met ? english.met : english.missed, "en")} ${messageText(english.goalAtLeast, "en", { goal: goalText("en", metric, result?.goal?.value ?? 0) })}`,
      "verdict",
    ),
    canvas,
    paragraph(
      range ? `${rangeText("en", range.from, range.to)} · ${cohort?.metric.name} ${countText("en", cohort?.value ?? 0)}` : "",
      "range",
    ),
  );
  return { element, canvas };
}

function chart(canvas: HTMLCanvasElement, { bars }: MetricTile): Chart {
  return new Chart(canvas, {
    type: "bar",
    data: {
      labels: bars.map(({ month }) => monthText("en", month)),
      datasets: [{ data: bars.map(({ value }) => value), backgroundColor: bars.map(({ met }) => (met ? "#6ca58f" : "#e9ccc7")) }],
    },
    options: { animation: false, responsive: false, events: [], scales: { x: { display: false }, y: { display: false, min: 0, max: 1 } } },
  });
}

benchPage(() => {
  const metrics = metricTiles();
  let charts: readonly Chart[] = [];
  return {
    mount(host) {
      const row = Object.assign(document.createElement("div"), { className: "tiles" });
      const made = metrics.map((metric) => ({ ...tile(metric), metric }));
      row.append(...made.map(({ element }) => element));
      host.append(row);
      charts = made.map(({ canvas, metric }) => chart(canvas, metric));
    },
    isShown: () =>
      [...document.querySelectorAll("cds-tile")].every(({ shadowRoot }) => shadowRoot?.querySelector("slot")) && charts.length > 0,
    unmount() {
      for (const each of charts) each.destroy();
      charts = [];
    },
  };
});
