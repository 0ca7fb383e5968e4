import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../support/api-records.ts";
import { type ApiServer, createApiServer } from "../support/api-server.ts";
import { browserLaunch } from "../support/browser.ts";
import { expectPageAccessible } from "../support/demo-site.ts";
import { day, plus } from "../support/opportunities.ts";
import { insertServiceRecord } from "../support/service-records.ts";
import { completedOpportunity, issueLink, issueRelationship, storedAnswers } from "../support/surveys.ts";

const now = new Date("2026-06-15T10:00:00.000Z");
const name = "Lakeside Generator Service";

let api: ApiServer;
let browser: Browser;
beforeAll(async () => {
  api = await createApiServer(now);
  await api.http.listen({ host: "127.0.0.1", port: 0 });
  browser = await chromium.launch(await browserLaunch());
});
afterAll(async () => {
  await browser.close();
  await api.close();
});

interface Reader {
  readonly script?: boolean;
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly language?: string;
}

/** Somebody who opens a link; with scripts off, unless the page is to be looked into. */
async function reader(link: string, { script = false, width = 1280, scheme = "light", language = "en-US" }: Reader = {}): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    locale: language,
    colorScheme: scheme,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(link);
  return page;
}

async function satisfactionLink(dealer: string): Promise<string> {
  const { link } = await issueLink(api, dealer, await completedOpportunity(api.database.dataSource, dealer, plus(now, -day)));
  if (!link) throw new Error("No link was issued.");
  return link;
}

async function relationshipLink(dealer: string): Promise<string> {
  await insertServiceRecord(api.database.dataSource, "customer", { dealer_id: dealer, id: "C1" });
  const { link } = await issueRelationship(api, dealer, "C1");
  if (!link) throw new Error("No link was issued.");
  return link;
}

const focused = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor();

test("by keyboard alone and without scripts: an owner forgets to choose, is led to the question, answers, and cannot again", async () => {
  const dealer = await newDealer(api.database.dataSource, { name });
  const link = await satisfactionLink(dealer);
  const page = await reader(link);
  expect(await page.getByRole("radiogroup", { name: `How satisfied are you with this service by ${name}?` }).count()).toBe(1);
  await page.getByRole("button", { name: "Send" }).focus();
  await page.keyboard.press("Enter");
  await focused(page, "[role=alert]");
  expect(await page.title()).toBe(`Error: Your service by ${name}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await focused(page, "#CSAT-1");
  for (const _ of [2, 3, 4]) await page.keyboard.press("ArrowRight");
  await focused(page, "#CSAT-4:checked");
  await page.keyboard.press("Tab");
  await focused(page, "#comment");
  await page.keyboard.type("On time.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  expect(await storedAnswers(api, dealer)).toMatchObject([{ question: "CSAT", score: 4, comment: "On time." }]);
  await page.goto(link);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("There is no survey to answer here");
});

test("a customer's manager reads the questions in another language than the browser's, cannot say one thing, and answers the others", async () => {
  const dealer = await newDealer(api.database.dataSource, { name });
  const page = await reader(await relationshipLink(dealer), { width: 360 });
  await page.getByRole("link", { name: "Français" }).click();
  const groups = page.getByRole("radiogroup");
  expect(await groups.count()).toBe(4);
  await groups.nth(0).getByRole("radio", { name: "10, extrêmement probable" }).check();
  await groups.nth(1).getByRole("radio", { name: "7" }).check();
  await groups.nth(2).getByRole("radio", { name: "Je ne sais pas" }).check();
  await groups.nth(3).getByRole("radio", { name: "0, pas du tout" }).check();
  await page.getByRole("button", { name: "Envoyer" }).click();
  await page.getByRole("heading", { name: "Merci" }).waitFor();
  expect((await storedAnswers(api, dealer)).map(({ question, score }) => [question, score])).toEqual([
    ["HELPS_REACH_GOALS", 7],
    ["NPS", 10],
    ["OFFERS_HELP_EVERY_TIME", 0],
  ]);
});

const looks = [
  ["en", 360, "light"],
  ["fr", 1440, "dark"],
  ["ru", 360, "dark"],
  ["zh-Hans", 1440, "light"],
] as const;

/** Nothing of the page reaches beyond its window, and nothing to click is smaller than 44 pixels. */
const misfits = (page: Page) =>
  page.evaluate(() => {
    const choices = [...document.querySelectorAll(".choice, button")].map((each) => each.getBoundingClientRect());
    return [
      document.documentElement.scrollWidth - window.innerWidth,
      choices.filter(({ height, width }) => height < 44 || width < 44).length,
    ];
  });

describe.each(looks)("in %s, %i pixels wide, %s", (language, width, scheme) => {
  test("every page is accessible and fits", async () => {
    const dealer = await newDealer(api.database.dataSource, { name });
    const complaints: string[] = [];
    for (const link of [await satisfactionLink(dealer), await relationshipLink(dealer)]) {
      const page = await reader(link, { script: true, width, scheme, language });
      page.on("console", (message) => complaints.push(message.text()));
      await page.reload();
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(await misfits(page)).toEqual([0, 0]);
      await page.getByRole("button").click();
      await focused(page, "[role=alert]");
      await expectPageAccessible(page);
      for (const group of await page.getByRole("radiogroup").all()) await group.getByRole("radio").nth(3).check();
      await page.getByRole("button").click();
      await page.waitForURL(/thank-you/);
      await expectPageAccessible(page);
      await page.goto(link);
      await expectPageAccessible(page);
    }
    // A page that cannot be answered says so by its status.
    expect(complaints.filter((each) => !/\b(404|422)\b/.test(each))).toEqual([]);
  });
});
