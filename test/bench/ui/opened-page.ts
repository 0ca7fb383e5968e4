import type { Browser, CDPSession, Page } from "playwright";

export interface OpenedPage {
  readonly page: Page;
  readonly devtools: CDPSession;
}

/** A contestant: the page of its name, ours under the policy that we ask no exception from. */
export interface Side {
  readonly name: string;
  readonly page: string;
  readonly ours: boolean;
}

/** Opens a contestant's page with its data ready, does something with it, and closes it. */
export async function withPage<Result>(
  browser: Browser,
  address: string,
  { page: name, ours }: Side,
  rows: number,
  step: (opened: OpenedPage) => Promise<Result>,
  policy = ours ? "enforce" : "none",
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1240, height: 900 } });
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    await page.goto(`${address}/${name}?policy=${policy}`);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.waitForFunction(() => "bench" in globalThis);
    await page.evaluate((count) => globalThis.bench.prepare(count), rows);
    await collectGarbage(devtools);
    return await step({ page, devtools });
  } finally {
    await context.close();
  }
}

/** Twice: what the first run let go of, the second collects. */
async function collectGarbage(devtools: CDPSession): Promise<void> {
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
}

/** Bytes of the page's heap that are in use after a collection. */
export async function heapBytes(devtools: CDPSession): Promise<number> {
  await collectGarbage(devtools);
  return (await devtools.send("Runtime.getHeapUsage")).usedSize;
}

/** Milliseconds the processor has worked for the page's main thread so far: other programs do not count. */
export async function mainThreadMilliseconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}
