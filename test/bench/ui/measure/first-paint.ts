import type { Browser } from "playwright";
import { mainThreadMilliseconds, type Side, withPage } from "../opened-page.ts";

interface FirstPaint {
  /** From making the elements to the end of the frame that shows them. */
  readonly milliseconds: number;
  /** What the main thread worked meanwhile. */
  readonly work: number;
}

/** The first paint of a page that has shown nothing yet. */
export function firstPaint(browser: Browser, address: string, side: Side, rows: number): Promise<FirstPaint> {
  return withPage(browser, address, side, rows, async ({ page, devtools }) => {
    const before = await mainThreadMilliseconds(devtools);
    const milliseconds = await page.evaluate(() => globalThis.bench.mount());
    return { milliseconds, work: (await mainThreadMilliseconds(devtools)) - before };
  });
}
