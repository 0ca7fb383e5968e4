import "@dealer-scorecards/ui-components/tile-row/define";
import { benchPage } from "./contestant.ts";
import { metricTiles } from "./metric-tiles.ts";

benchPage(() => {
  const metrics = metricTiles();
  const bars = metrics.flatMap((tile) => tile.bars).length;
  let tiles: readonly Element[] = [];
  return {
    mount(host) {
      const row = document.createElement("scorecard-tile-row");
      row.metrics = metrics;
      host.append(row);
    },
    isShown() {
      if (tiles.length === 0)
        tiles = [...(document.querySelector("scorecard-tile-row")?.shadowRoot?.querySelectorAll("scorecard-tile") ?? [])];
      return tiles.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(".bar") ?? [])]).length === bars;
    },
    unmount() {
      tiles = [];
    },
  };
});
