import type { Browser } from "playwright";
import { mainThreadMilliseconds, type Side, withPage } from "../opened-page.ts";

const milliseconds = 2000;

/** A frame that comes later than half an interval of a screen with 60 a second after its time. */
const lateAfter = 1.5 * (1000 / 60);

export interface Scrolling {
  readonly lateShare: number;
  readonly workPerFrame: number;
}

/** Scrolls mounted rows down at pixels a second, on a processor slowed down so many times. */
export function scrollRows(
  browser: Browser,
  address: string,
  side: Side,
  rows: number,
  { speed, slowdown }: { readonly speed: number; readonly slowdown: number },
): Promise<Scrolling> {
  return withPage(browser, address, side, rows, async ({ page, devtools }) => {
    await page.evaluate(() => globalThis.bench.mount());
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.evaluate((pixels) => globalThis.bench.scroll(pixels, 300), speed);
    const before = await mainThreadMilliseconds(devtools);
    const intervals = await page.evaluate(([pixels, duration]) => globalThis.bench.scroll(pixels, duration), [
      speed,
      milliseconds,
    ] as const);
    const work = (await mainThreadMilliseconds(devtools)) - before;
    return {
      lateShare: intervals.filter((interval) => interval > lateAfter).length / intervals.length,
      workPerFrame: work / intervals.length,
    };
  });
}
