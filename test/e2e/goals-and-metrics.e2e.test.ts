import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const rows = (page: Page) => page.getByRole("grid").getByRole("rowheader");
const search = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent?.trim();
  });

test("tiles show each rate against its goal over its own dates, and the page is accessible", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  const tile = page.getByRole("article", { name: "Close rate" });
  await expect.poll(() => tile.innerText()).toMatch(/85\.7%\s+Goal met\s*Goal 60%[\s\S]*Sep\s1\s–\s30,\s2026\s·\sAssigned\s30/);
  expect(await page.getByRole("article", { name: "Conversion rate" }).innerText()).toMatch(/Aug\s1\s–\s31,\s2026/);
  expect(await page.title()).toBe("Lakeside Generator Service · Service Opportunities · Dealer Scorecards");
  await expectPageAccessible(page);
});

/** Names of the operations that the page asks from now on. */
function operationsOf(page: Page): readonly string[] {
  const names: string[] = [];
  page.on("request", (request) => {
    const [, name] = /query (\w+)/.exec(request.postData() ?? "") ?? [];
    if (name) names.push(name);
  });
  return names;
}

test("a month of the history expands to its counts, older months follow, and a reload keeps what is open", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  await button(page, "October 2026, counts").waitFor();
  const asked = operationsOf(page);
  await button(page, "October 2026, counts").click();
  await page.getByText("Rejected", { exact: true }).waitFor();
  expect(await button(page, "2. Rejected, October 2026: how the number was made").isVisible()).toBe(true);
  expect(asked).toEqual(["MonthCounts"]);
  await button(page, "Show older months").click();
  await button(page, "December 2024, counts").click();
  expect(search(page)).toContain("expanded=2026-10,2024-12");
  await page.reload();
  await button(page, "October 2026, counts").and(page.locator("[aria-expanded=true]")).waitFor();
  expect(await button(page, "December 2024, counts").getAttribute("aria-expanded")).toBe("true");
  await expect.poll(() => page.getByText("Rejected", { exact: true }).count()).toBe(2);
  expect(asked.filter((name) => name === "MonthCounts")).toHaveLength(3);
});

test("a month whose counts do not come says so in its place, and tries again", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  let down = true;
  await page.route("**/graphql", (route) =>
    down && route.request().postData()?.includes("query MonthCounts")
      ? route.fulfill({ json: { errors: [{ message: "no" }] } })
      : route.continue(),
  );
  await button(page, "October 2026, counts").click();
  const again = button(page, "Try again");
  await again.waitFor();
  await expectPageAccessible(page);
  down = false;
  await again.press("Enter");
  await page.getByText("Rejected", { exact: true }).waitFor();
  await expect.poll(() => focused(page)).toBe("October 2026, counts");
});

test("a rate in progress says so in words, and on demand its value so far, when it is final, and its receipt", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  await button(page, "In progress: Close rate, October 2026").click();
  const soFar = page.getByRole("group", { name: "Close rate, October 2026" });
  expect(await soFar.innerText()).toMatch(/^\d+\.\d% so far\s[\s\S]*In progress, final on Dec 2, 2026/);
  await soFar.getByRole("button", { name: "How the number was made" }).click();
  const receipt = page.getByRole("dialog", { name: "How the number was made" });
  await receipt.getByText("In progress, final on Dec 2, 2026").waitFor();
  await receipt.getByRole("heading", { name: "What it can still become" }).waitFor();
  await receipt.getByText(/^From \d+\.\d% to \d+\.\d%: \d+ records? (?:is|are) still open\.$/).waitFor();
  await receipt.getByText(/^(?:The goal is |What the goal takes: )/).waitFor();
  await expectPageAccessible(page);
});

test("a number opens its receipt; Escape closes it, the focus returns, and back does not open it again", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  const number = "85.7%. Close rate, September 2026: how the number was made";
  await button(page, number).click();
  const receipt = page.getByRole("dialog", { name: "How the number was made" });
  await receipt.getByText("24 of 28").waitFor();
  await receipt
    .getByText(/^Accepted .* within 30 days\.$/)
    .first()
    .waitFor();
  expect(search(page)).toContain("receipt=CLOSE_RATE@2026-09");
  await expectPageAccessible(page);
  await page.keyboard.press("Escape");
  await receipt.waitFor({ state: "hidden" });
  await expect.poll(() => focused(page)).toBe(number);
  await expect.poll(() => search(page)).toBe("?viewer=good-dealer");
});

test("by keyboard alone: a long receipt is read to its end, and its close button is still there", async () => {
  const page = await site.visit("/?viewer=good-dealer&receipt=ASSIGNED_COUNT@2026-03");
  const receipt = page.getByRole("dialog", { name: "How the number was made" });
  await receipt.getByRole("list", { name: "Counted", exact: true }).waitFor();
  await page.keyboard.press("Shift+Tab");
  for (let steps = 0; (await focused(page)) !== "Load more: Counted"; steps += 1) {
    if (steps > 10) throw new Error("Shift and Tab do not reach the end of the list.");
    await page.keyboard.press("Shift+Tab");
  }
  const shown = receipt.getByRole("list", { name: "Counted", exact: true }).getByRole("listitem");
  const before = await shown.count();
  await page.keyboard.press("Enter");
  await expect.poll(() => shown.count()).toBeGreaterThan(before);
  const box = await receipt.getByRole("button", { name: "Close", exact: true }).boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  for (let steps = 0; (await focused(page)) !== "Close"; steps += 1) {
    if (steps > 200) throw new Error("Tab does not come back to the close button.");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await receipt.waitFor({ state: "hidden" });
});

test("a month's opportunities sort and filter on the server, and the address says how", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  await button(page, "View details: October 2026").click();
  await page.getByText("35 opportunities").waitFor();
  const newest = await rows(page).first().innerText();
  await page.getByRole("columnheader", { name: "Opportunity" }).getByRole("button").click();
  await expect.poll(() => rows(page).first().innerText()).not.toBe(newest);
  await page.getByRole("combobox", { name: "Answer" }).selectOption({ label: "Rejected" });
  await page.getByText("2 opportunities", { exact: true }).waitFor();
  expect(search(page)).toMatch(/month=2026-10&sort=-?ID&answer=REJECTED$/);
  expect(await button(page, /^Details of/).count()).toBe(0);
  const shown = await rows(page).allInnerTexts();
  await page.reload();
  await page.getByText("2 opportunities", { exact: true }).waitFor();
  expect(await rows(page).allInnerTexts()).toEqual(shown);
  await button(page, "Clear filters").click();
  await page.getByText("35 opportunities").waitFor();
  await expectPageAccessible(page);
});

test("a month of many opportunities comes page by page", async () => {
  const page = await site.visit("/?viewer=good-dealer&month=2026-03");
  const count = page.getByText(/^50 of \d+ opportunities$/);
  const total = Number(/of (\d+)/.exec(await count.innerText())?.[1]);
  expect(total).toBeGreaterThan(50);
  // Near its end the list asks for more by itself.
  await rows(page).last().scrollIntoViewIfNeeded();
  await expect.poll(() => rows(page).count()).toBe(total);
  await page.getByText(`${total} opportunities`, { exact: true }).waitFor();
});

test("the back button goes back to the overview, and forward to the month again", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  await button(page, "View details: September 2026").click();
  const grid = page.getByRole("grid", { name: "Opportunities assigned in September 2026" });
  await grid.waitFor();
  await page.goBack();
  await grid.waitFor({ state: "detached" });
  await expect.poll(() => focused(page)).toBe("View details: September 2026");
  await page.goForward();
  await grid.waitFor();
  await button(page, "Close").click();
  await page.getByRole("table", { name: "Scorecard history" }).waitFor();
  expect(await page.getByRole("combobox", { name: "Month" }).inputValue()).toBe("");
});

test("another viewer sees its own dealers alone, also where the address names another's", async () => {
  const page = await site.visit("/?viewer=group-owner");
  await page.getByRole("heading", { level: 1, name: "Harbor Point" }).waitFor();
  await page.getByRole("combobox", { name: "Dealer" }).selectOption("D1004");
  await expect.poll(() => search(page)).toBe("?viewer=group-owner&dealer=D1004");
  await page.getByRole("combobox", { name: "Seen as" }).selectOption("poor-dealer");
  await page.getByRole("heading", { level: 1, name: "Cedar Hollow Standby Power" }).waitFor();
  await page.getByRole("article", { name: "Close rate" }).getByText("Goal missed").waitFor();
  await page.goto("/?viewer=poor-dealer&dealer=D1001");
  await page.getByText("There is no such dealer, or you may not see it.").waitFor();
  await page.goto("/?viewer=no-dealer");
  await page.getByText("This viewer sees no dealer.").waitFor();
});

test("in Russian, by keyboard alone: in progress, a receipt, a month, a row's details", async () => {
  const page = await site.visit("/?viewer=good-dealer", { language: "ru-RU", scheme: "dark", width: 360 });
  await page.getByRole("article", { name: "Доля выполненных" }).getByText("85,7 %").first().waitFor();
  const tabTo = async (name: string): Promise<void> => {
    for (let steps = 0; (await focused(page)) !== name; steps += 1) {
      if (steps > 80) throw new Error(`Tab does not reach ${name}.`);
      await page.keyboard.press("Tab");
    }
  };
  await tabTo("Не завершено: Доля выполненных, октябрь 2026 г.");
  await page.keyboard.press("Enter");
  await page.getByLabel("Доля выполненных, октябрь 2026 г.", { exact: true }).getByText("окончательным 2 дек. 2026 г.").waitFor();
  await page.keyboard.press("Escape");
  await tabTo("Подробнее: октябрь 2026 г.");
  await page.keyboard.press("Enter");
  await page.getByRole("grid", { name: "октябрь" }).waitFor();
  await tabTo("Назначена");
  for (const key of ["ArrowDown", "End", "Enter"]) await page.keyboard.press(key);
  await page
    .getByRole("heading", { name: /^Заявка SO-1001-\d+$/ })
    .first()
    .waitFor();
  await expectPageAccessible(page);
  await tabTo("Закрыть заявку");
  await page.keyboard.press("Enter");
  await page.getByRole("grid", { name: "октябрь" }).waitFor();
  expect(await page.getByRole("heading", { name: /^Заявка SO-1001-\d+$/ }).count()).toBe(0);
  await tabTo("Назначена");
  await expectPageAccessible(page);
});

test("where a language's words do not come, English ones stand, and nothing is complained of", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  const asked: string[] = [];
  await page.route("**/assets/ru-*.js", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/javascript", body: 'throw new Error("gone");' });
  });
  await page.getByRole("combobox", { name: "Language" }).selectOption("ru");
  await page.getByRole("article", { name: "Доля выполненных" }).getByText("Goal met").waitFor();
  // The words of all elements, those of boards and those of tools.
  expect([asked.length, new Set(asked).size]).toEqual([3, 3]);
});

test("a choice of months by arrow keys goes on: the month that opens does not take the focus", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  const months = page.getByRole("combobox", { name: "Month" });
  await months.getByRole("option", { name: "October 2026" }).waitFor({ state: "attached" });
  await months.focus();
  for (const month of ["November 2026", "October 2026"]) {
    await page.keyboard.press("ArrowDown");
    await page.getByRole("grid", { name: `Opportunities assigned in ${month}` }).waitFor();
  }
  expect(await months.inputValue()).toBe("2026-10");
});
