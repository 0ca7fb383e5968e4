import type { Browser } from "playwright";
import { heapBytes, mainThreadMilliseconds, type Side, withPage } from "../opened-page.ts";

const megabyte = 2 ** 20;
const mounts = 100;
const presses = 40;
const startRow = "SO-000003";

/** Megabytes that a mounted grid needs beyond its data. */
export function heapOverData(browser: Browser, address: string, side: Side, rows: number): Promise<number> {
  return withPage(browser, address, side, rows, async ({ page, devtools }) => {
    const before = await heapBytes(devtools);
    await page.evaluate(() => globalThis.bench.mount());
    return ((await heapBytes(devtools)) - before) / megabyte;
  });
}

/** Megabytes that stay when an element was put into the page and taken out a hundred times. */
export function leftAfterMounts(browser: Browser, address: string, side: Side, rows: number): Promise<number> {
  return withPage(browser, address, side, rows, async ({ page, devtools }) => {
    const mountTimes = (times: number) =>
      page.evaluate(async (count) => {
        for (let done = 0; done < count; done += 1) {
          await globalThis.bench.mount();
          await globalThis.bench.unmount();
        }
      }, times);
    await mountTimes(5);
    const before = await heapBytes(devtools);
    await mountTimes(mounts);
    return ((await heapBytes(devtools)) - before) / megabyte;
  });
}

/** Milliseconds that the main thread works for one press of the arrow down, its frame included. */
export function arrowDownWork(browser: Browser, address: string, side: Side, rows: number): Promise<number> {
  return withPage(browser, address, side, rows, async ({ page, devtools }) => {
    await page.evaluate(() => globalThis.bench.mount());
    // Among the rows: the first stop of the Tab key may be a header that has no rows to go down to.
    await page.getByText(startRow, { exact: true }).first().click();
    if (!(await page.evaluate(() => globalThis.bench.holdsFocus()))) throw new Error(`${side.name}: a clicked row takes no focus.`);
    const press = async (times: number) => {
      for (let done = 0; done < times; done += 1) await page.keyboard.press("ArrowDown");
      await page.evaluate(() => new Promise(requestAnimationFrame));
    };
    await press(5);
    const before = await mainThreadMilliseconds(devtools);
    await press(presses);
    return ((await mainThreadMilliseconds(devtools)) - before) / presses;
  });
}
