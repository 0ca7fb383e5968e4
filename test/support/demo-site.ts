import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright";
import { keepDecided } from "server/features/publication/keep-decided.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { createDataSource } from "server/storage/data-source.ts";
import { expect } from "vitest";
import { browserLaunch } from "./browser.ts";
import { demoInstant, startDemo } from "./demo-product.ts";
import { keptDatabase } from "./kept-database.ts";
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

/** The demo as it opens for the first time, and what its jobs do in the first minutes, lest they do it again in every copy. */
async function fillDemo(databaseUrl: string): Promise<void> {
  const product = await startDemo({ databaseUrl });
  const dataSource = await createDataSource(databaseUrl).initialize();
  while ((await keepDecided(mintDealerScope({ kind: "STAFF" }), dataSource, demoInstant)) > 0);
  await dataSource.destroy();
  await product.stop();
}

export async function openDemoSite(): Promise<DemoSite> {
  const { name } = await keptDatabase("demo", fillDemo);
  const database = await createTestDatabase(name);
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

/** The operator's own systems, by the API of a demo: what comes back. */
export async function askAsStaff<Data>(url: string, query: string, variables: object = {}): Promise<Data> {
  const post = async (path: string, body: object, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(new URL(path, url), {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { token: string; data: Data };
  };
  const { token } = await post("/demo/token", { viewer: "staff" });
  return (await post("/graphql", { query, variables }, { authorization: `Bearer ${token}` })).data;
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
