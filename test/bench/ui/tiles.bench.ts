import type { Figure } from "../figure.ts";
import { readAccess } from "./measure/access.ts";
import { firstPaint } from "./measure/first-paint.ts";
import { leftAfterMounts } from "./measure/memory.ts";
import { inRounds, medianOf, spreadOf } from "./measure/rounds.ts";
import type { Side } from "./opened-page.ts";
import { barTexts } from "./pages/metric-tiles.ts";
import type { UiRun } from "./ui-run.ts";

const ours: Side = { name: "tile row", page: "tile-row", ours: true };
const carbon: Side = { name: "Carbon and Chart.js", page: "carbon-tiles", ours: false };
const sides = [ours, carbon];

async function firstPaints({ eagerBrowser, address, rounds, say }: UiRun): Promise<Figure[]> {
  say("Tiles: first paint.");
  const work = new Map<string, number[]>(sides.map(({ page }) => [page, []]));
  const times = await inRounds(sides, rounds, async (side) => {
    const { milliseconds, work: worked } = await firstPaint(eagerBrowser, address, side, 0);
    work.get(side.page)?.push(worked);
    return milliseconds;
  });
  const name = "tiles: first paint";
  return [
    {
      name: `${name}, ÷ Carbon and Chart.js`,
      value: medianOf(times, ours) / medianOf(times, carbon),
      unit: "ratio",
      goal: { atMost: 0.55 },
      note: "six tiles of twelve bars; Chart.js without animation, at a fixed size",
    },
    {
      name: `${name}, work ÷ Carbon and Chart.js`,
      value: medianOf(work, ours) / medianOf(work, carbon),
      unit: "ratio",
      note: "processor time of the main thread",
    },
    ...sides.map((side): Figure => {
      const figure = {
        name: `${name}, ${side.name}`,
        value: medianOf(times, side),
        unit: "milliseconds",
        note: spreadOf(times, side),
      } as const;
      return side === ours ? { ...figure, goal: { atMost: 35 } } : figure;
    }),
  ];
}

async function access({ browser, address }: UiRun): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const side of sides) {
    const { axe, policyViolations, spoken } = await readAccess(browser, address, side, 0);
    const texts = barTexts();
    const share = texts.filter((text) => spoken.has(text)).length / texts.length;
    const judged = side === ours;
    figures.push(
      {
        name: `tiles: values of bars in the accessibility tree, ${side.name}`,
        value: share,
        unit: "share",
        ...(judged ? { goal: { atLeast: 1 } } : {}),
        note: `of ${texts.length}`,
      },
      {
        name: `tiles: rules of axe broken, ${side.name}`,
        value: axe.length,
        unit: "count",
        ...(judged ? { goal: { atMost: 0 } } : {}),
        note: axe.join(", "),
      },
      {
        name: `tiles: violations of the policy, ${side.name}`,
        value: policyViolations,
        unit: "count",
        ...(judged ? { goal: { atMost: 0 } } : {}),
      },
    );
  }
  return figures;
}

/** The tile row beside Carbon's tiles with charts of Chart.js: the same results and bars. */
export async function benchTiles(run: UiRun): Promise<Figure[]> {
  run.say("Tiles: 100 mounts.");
  const left = await leftAfterMounts(run.browser, run.address, ours, 0);
  return [
    ...(await firstPaints(run)),
    { name: "tiles: heap left after 100 mounts, tile row", value: left, unit: "megabytes", goal: { atMost: 0.5 } },
    ...(await access(run)),
  ];
}
