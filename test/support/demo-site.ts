import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright";
import { expect } from "vitest";
import { browserLaunch } from "./browser.ts";
import { startDemo } from "./demo-product.ts";
import { createTestDatabase } from "./test-database.ts";

interface Visit {
  readonly language?: string;
  readonly scheme?: "light" | "dark";
  readonly width?: number;
}

/** The demo as it runs, over a database of its own, at an instant that stands still, and a browser to visit it with. */
export interface DemoSite {
  readonly url: string;
  /** A new visitor at an address below `/`; what its page complains of, or asks of others, is told by `close`. */
  visit(address: string, visit?: Visit): Promise<Page>;
  close(): Promise<void>;
}

async function visitor(browser: Browser, url: string, { language = "en-US", scheme = "light", width = 1280 }: Visit): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: language, colorScheme: scheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

export async function openDemoSite(): Promise<DemoSite> {
  const database = await createTestDatabase();
  const [product, browser] = await Promise.all([startDemo({ databaseUrl: database.url }), chromium.launch(await browserLaunch())]);
  const complaints: string[] = [];
  return {
    url: product.url,
    async visit(address, visit = {}) {
      const page = await visitor(browser, product.url, visit);
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => complaints.push(message.text()));
      page.on("request", (request) => {
        if (!request.url().startsWith(product.url)) complaints.push(`a request to ${request.url()}`);
      });
      await page.goto(address);
      return page;
    },
    async close() {
      await browser.close();
      await product.stop();
      await database.close();
      expect(complaints).toEqual([]);
    },
  };
}

/** Fails with the rules broken and the markup that breaks them, anywhere on the page. */
export async function expectPageAccessible(page: Page): Promise<void> {
  // Put in by the test's own channel, past the page's Content-Security-Policy.
  await page.evaluate(axe.source);
  const broken = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
  expect(broken).toEqual([]);
}
