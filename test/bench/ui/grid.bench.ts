import { type Figure, median } from "../figure.ts";
import { mostStops, readAccess } from "./measure/access.ts";
import { firstPaint } from "./measure/first-paint.ts";
import { arrowDownWork, heapOverData, leftAfterMounts } from "./measure/memory.ts";
import { inRounds, medianOf, spreadOf } from "./measure/rounds.ts";
import { type Scrolling, scrollRows } from "./measure/scrolling.ts";
import type { Side } from "./opened-page.ts";
import type { UiRun } from "./ui-run.ts";

const ours: Side = { name: "detail grid", page: "detail-grid", ours: true };
const vaadin: Side = { name: "vaadin-grid", page: "vaadin-grid", ours: false };
const agGrid: Side = { name: "AG Grid", page: "ag-grid", ours: false };
const rivals = [vaadin, agGrid];
const sides = [ours, ...rivals];

/** A box that scrolls and shows nothing: frames it is late with are the machine's. */
const bare: Side = { name: "bare page", page: "bare-page", ours: false };
const scrolled = [...sides, bare];

/** Rows of what is told apart by its elements, not by their number. */
const fewRows = 1000;
const manyRows = 100_000;

/** In pixels a second; a row is some 40 of them. */
const gestures = [
  { name: "smooth", speed: 1200, work: 5 },
  { name: "fling", speed: 12_000, work: 12 },
] as const;

const slowedDown = 4;

async function firstRenders({ eagerBrowser, address, rounds, say }: UiRun, rows: number): Promise<Figure[]> {
  say(`Grid: first render of ${rows} rows.`);
  const work = new Map<string, number[]>(sides.map(({ page }) => [page, []]));
  const times = await inRounds(sides, rounds, async (side) => {
    const { milliseconds, work: worked } = await firstPaint(eagerBrowser, address, side, rows);
    work.get(side.page)?.push(worked);
    return milliseconds;
  });
  const name = `grid: first render, ${rows} rows`;
  const [own, most] = [medianOf(times, ours), rows < manyRows ? 45 : 50];
  return [
    { name: `${name}, ÷ vaadin-grid`, value: own / medianOf(times, vaadin), unit: "ratio", goal: { atMost: 0.5 } },
    { name: `${name}, ÷ AG Grid`, value: own / medianOf(times, agGrid), unit: "ratio" },
    {
      name: `${name}, work ÷ vaadin-grid`,
      value: medianOf(work, ours) / medianOf(work, vaadin),
      unit: "ratio",
      note: "processor time of the main thread",
    },
    ...sides.map((side): Figure => {
      const value = medianOf(times, side);
      const figure = { name: `${name}, ${side.name}`, value, unit: "milliseconds", note: spreadOf(times, side) } as const;
      return side === ours ? { ...figure, goal: { atMost: most } } : figure;
    }),
  ];
}

function judged(side: Side, atMost: number): Pick<Figure, "goal"> {
  return side === ours ? { goal: { atMost } } : {};
}

async function scrollsAt({ browser, address, rounds }: UiRun, speed: number, slowdown: number): Promise<ReadonlyMap<Side, Scrolling>> {
  const all = new Map<Side, Scrolling[]>(scrolled.map((side) => [side, []]));
  await inRounds(scrolled, rounds, async (side) => {
    const scrolling = await scrollRows(browser, address, side, manyRows, { speed, slowdown });
    all.get(side)?.push(scrolling);
    return scrolling.lateShare;
  });
  // The first round warms.
  const middle = (side: Side, of: (scrolling: Scrolling) => number) => median((all.get(side) ?? []).slice(1).map(of));
  return new Map(
    scrolled.map((side) => [
      side,
      { lateShare: middle(side, ({ lateShare }) => lateShare), workPerFrame: middle(side, ({ workPerFrame }) => workPerFrame) },
    ]),
  );
}

async function scrolls(run: UiRun): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, speed, work } of gestures) {
    run.say(`Grid: ${name} scroll.`);
    for (const [side, { workPerFrame }] of await scrollsAt(run, speed, 1))
      figures.push({
        name: `grid: ${name} scroll, work a frame, ${side.name}`,
        value: workPerFrame,
        unit: "milliseconds",
        ...judged(side, work),
      });
    run.say(`Grid: ${name} scroll at ${slowedDown} × CPU.`);
    const late = `grid: ${name} scroll, late frames at ${slowedDown} × CPU`;
    const slowed = await scrollsAt(run, speed, slowedDown);
    const share = (side: Side) => slowed.get(side)?.lateShare ?? 0;
    for (const side of scrolled)
      figures.push({
        name: `${late}, ${side.name}`,
        value: share(side),
        unit: "share",
        ...judged(side, 0.25),
        note:
          side === bare ? "a box that scrolls and shows nothing: the machine's own" : `${speed} pixels a second through ${manyRows} rows`,
      });
    figures.push({ name: `${late}, ${ours.name} over bare page`, value: share(ours) - share(bare), unit: "share" });
  }
  return figures;
}

async function memory({ browser, address, rounds, say }: UiRun): Promise<Figure[]> {
  const figures: Figure[] = [];
  const compare = async (name: string, unit: Figure["unit"], atMost: number, measure: (side: Side) => Promise<number>) => {
    say(`Grid: ${name}.`);
    const measured = await inRounds(sides, rounds, measure);
    for (const side of sides) {
      const figure = { name: `grid: ${name}, ${side.name}`, value: medianOf(measured, side), unit };
      figures.push(side === ours ? { ...figure, goal: { atMost } } : figure);
    }
  };
  await compare(`heap over ${manyRows} rows`, "megabytes", 1, (side) => heapOverData(browser, address, side, manyRows));
  await compare("a press of the arrow down", "milliseconds", 4, (side) => arrowDownWork(browser, address, side, manyRows));
  say("Grid: 100 mounts.");
  const measured = await leftAfterMounts(browser, address, ours, fewRows);
  figures.push({ name: "grid: heap left after 100 mounts, detail grid", value: measured, unit: "megabytes", goal: { atMost: 0.5 } });
  return figures;
}

async function access({ browser, address, say }: UiRun): Promise<Figure[]> {
  say("Grid: access.");
  const figures: Figure[] = [];
  for (const side of sides) {
    const { tabStops, axe, policyViolations } = await readAccess(browser, address, side, fewRows);
    const counts = [
      ["tab stops", tabStops, 1, tabStops < mostStops ? "" : "or more"],
      ["rules of axe broken", axe.length, 0, axe.join(", ")],
      ["violations of the policy", policyViolations, 0, ""],
    ] as const;
    for (const [name, value, atMost, note] of counts) {
      const figure = { name: `grid: ${name}, ${side.name}`, value, unit: "count", note } as const;
      figures.push(side === ours ? { ...figure, goal: { atMost } } : figure);
    }
  }
  return figures;
}

/** The detail grid beside vaadin-grid and AG Grid: the same rows, columns, texts and height. */
export async function benchGrid(run: UiRun): Promise<Figure[]> {
  return [
    ...(await firstRenders(run, 10_000)),
    ...(await firstRenders(run, manyRows)),
    ...(await scrolls(run)),
    ...(await memory(run)),
    ...(await access(run)),
  ];
}
