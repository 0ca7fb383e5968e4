import { type Browser, chromium, type Page } from "playwright";
import { browserLaunch } from "./browser.ts";

/** What a site answers at its addresses; what it has not, it does not find. */
type SiteFiles = Readonly<Record<string, string>>;

/** A page of a site without a server, and what went wrong on it. */
export interface VisitedPage {
  readonly page: Page;
  /** Errors, warnings and violations of its Content-Security-Policy, as they come. */
  readonly complaints: readonly string[];
  /** Addresses it asked for, as they come. */
  readonly requests: readonly string[];
}

export interface StaticSite {
  visit(files: SiteFiles, headers?: Readonly<Record<string, string>>): Promise<VisitedPage>;
  close(): Promise<void>;
}

const origin = "https://portal.test";

const types: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript", css: "text/css", json: "application/json" };

/** A page in English; without an icon of its own it would ask for one. */
export function pageWith(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><title>Portal</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}

async function visit(browser: Browser, files: SiteFiles, headers: Readonly<Record<string, string>>): Promise<VisitedPage> {
  const page = await browser.newPage({ locale: "en-US", timezoneId: "UTC" });
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.route("**", async (route) => {
    const path = route.request().url().replace(origin, "");
    requests.push(path);
    const body = files[path === "/" ? "/index.html" : path];
    const contentType = types[(path === "/" ? "html" : path).split(".").at(-1) ?? ""] ?? "text/plain";
    await route.fulfill(
      body === undefined ? { status: 404 } : { body, contentType: `${contentType}; charset=utf-8`, headers: { ...headers } },
    );
  });
  await page.goto(`${origin}/`);
  return { page, complaints, requests };
}

/** A Chromium whose pages come from texts alone: nothing leaves the machine. */
export async function openStaticSite(): Promise<StaticSite> {
  const browser = await chromium.launch(await browserLaunch());
  return { visit: (files, headers = {}) => visit(browser, files, headers), close: () => browser.close() };
}
