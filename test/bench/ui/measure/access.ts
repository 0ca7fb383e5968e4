import axe from "axe-core";
import type { Browser } from "playwright";
import { type OpenedPage, type Side, withPage } from "../opened-page.ts";

/** What assistive technology and policies meet in a contestant. */
export interface Access {
  /** Stops of the Tab key within it. */
  readonly tabStops: number;
  /** Rules of axe that it breaks. */
  readonly axe: readonly string[];
  readonly policyViolations: number;
  /** Names and values in the accessibility tree. */
  readonly spoken: ReadonlySet<string>;
}

/** After so many presses of the Tab key nobody counts on. */
export const mostStops = 100;

async function tabStops({ page }: OpenedPage): Promise<number> {
  await page.locator("#before").focus();
  let stops = 0;
  for (let press = 0; press < mostStops; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.id === "after")) return stops;
    if (await page.evaluate(() => globalThis.bench.holdsFocus())) stops += 1;
  }
  return stops;
}

async function brokenRules({ page }: OpenedPage): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run("#host");
    return violations.map(({ id }) => id);
  });
}

async function spoken({ devtools }: OpenedPage): Promise<ReadonlySet<string>> {
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  const texts = nodes.filter(({ ignored }) => !ignored).flatMap(({ name, value }) => [name?.value as unknown, value?.value as unknown]);
  return new Set(texts.filter((text) => typeof text === "string"));
}

async function readOpened(opened: OpenedPage): Promise<Access> {
  await opened.page.evaluate(() => globalThis.bench.mount());
  const policyViolations = await opened.page.evaluate(() => globalThis.bench.violations);
  return { policyViolations, spoken: await spoken(opened), tabStops: await tabStops(opened), axe: await brokenRules(opened) };
}

export function readAccess(browser: Browser, address: string, side: Side, rows: number): Promise<Access> {
  return withPage(browser, address, side, rows, readOpened, side.ours ? "enforce" : "report");
}
