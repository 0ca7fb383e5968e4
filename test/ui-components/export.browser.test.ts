import "@dealer-scorecards/ui-components/export/define";
import type { ScorecardExport } from "@dealer-scorecards/ui-components/components/export/export.ts";
import { exportedKinds, tableOf, tablesFor } from "@dealer-scorecards/ui-components/model/export-types.ts";
import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { exportMetrics } from "./support/exports.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const form = (given: Partial<ScorecardExport> = {}) => show("scorecard-export", { metrics: exportMetrics, ...given });

afterEach(() => document.documentElement.removeAttribute("lang"));

test("every table asks for what it needs, and nothing else", async () => {
  const asked = heard("scorecard-export");
  const element = await form({ preset: { month: "2026-03" } });
  for (const table of tablesFor(exportMetrics)) {
    await page.getByLabelText("Table", { exact: true }).selectOptions(table);
    await expectAccessible(element);
    await page.getByRole("button", { name: "Export", exact: true }).click();
  }
  const requests = asked.map((detail) => (detail as { request: Record<string, unknown> }).request);
  expect(requests.map(({ table }) => table)).toEqual(tablesFor(exportMetrics));
  expect(requests.find(({ table }) => table === "SCORECARD")).toEqual({ table: "SCORECARD", format: "CSV", cover: true, months: 12 });
  expect(requests.find(({ table }) => table === "RECEIPT")).toMatchObject({ metric: "CLOSE_RATE", month: "2026-03" });
  // Only what can be cut is offered to be cut.
  expect(requests.find(({ table }) => table === "SLICES")).toMatchObject({ metric: "FIRST_TIME_FIX", by: "ASSET_MODEL", month: "2026-03" });
  expect(requests.find(({ table }) => table === "RECORDS")).toEqual({
    table: "RECORDS",
    format: "CSV",
    cover: true,
    kind: exportedKinds[0],
    month: "2026-03",
  });
});

test("tables of records that the program is not about are not offered", () => {
  expect(tablesFor(exportMetrics)).not.toContain("LEADS");
  expect(tablesFor(exportMetrics.slice(1))).not.toContain("OPPORTUNITIES");
  expect(tablesFor([{ code: "CONTACT_RATE", name: "", recordKind: "LEAD", sliceBy: [] }])).toContain("LEADS");
  expect(tableOf("METRICS").about).toEqual(["program"]);
});

test("by keyboard: format, cover and months are chosen, and Enter exports", async () => {
  const asked = heard("scorecard-export");
  await form();
  await page.getByLabelText("Format").selectOptions("XLSX");
  await page.getByRole("checkbox").click();
  await page.getByLabelText("How many months").fill("3");
  await userEvent.keyboard("{Enter}");
  expect(asked).toEqual([{ request: { table: "SCORECARD", format: "XLSX", cover: false, months: 3 } }]);
});

test("a month that is missing is not sent", async () => {
  const asked = heard("scorecard-export");
  await form({ preset: { table: "OPPORTUNITIES" } });
  await page.getByRole("button", { name: "Export", exact: true }).click();
  expect(asked).toEqual([]);
});

test.each([
  [{ state: "running", bytes: 1_234_567 }, "Exporting: 1.2 MB so far."],
  [{ state: "saved", bytes: 2_500, file: "goals.csv" }, "Saved as goals.csv, 2.5 kB."],
  [{ state: "stopped" }, "Stopped; nothing was saved."],
  [{ state: "broken" }, "The export broke off; nothing was saved."],
  [{ state: "busy" }, "Another export is under way."],
  [{ state: "refused", message: "No such month." }, "No such month."],
] as const)("%j is told", async (progress, expected) => {
  const element = await form({ progress });
  expect(words(element)).toContain(expected);
  await expectAccessible(element);
});

test("while it runs it is not begun again, and can be stopped", async () => {
  const [asked, stopped] = [heard("scorecard-export"), heard("scorecard-export-stop")];
  const element = await form({ progress: { state: "running", bytes: 0 } });
  element.shadowRoot?.querySelector<HTMLButtonElement>("[type=submit]")?.click();
  await page.getByRole("button", { name: "Stop" }).click();
  expect([asked.length, stopped.length]).toEqual([0, 1]);
});

test.each([{ state: "stopped" }, { state: "saved", bytes: 1, file: "goals.csv" }] as const)(
  "whoever is at Stop when it ends goes on at Export: %j",
  async (progress) => {
    const element = await form({ progress: { state: "running", bytes: 0 } });
    element.shadowRoot?.querySelector<HTMLElement>("[part=stop]")?.focus();
    element.progress = progress;
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent).toBe("Export");
  },
);

test.each([
  ["fr", "Exporter un tableau"],
  ["ru", "Выгрузить таблицу"],
  ["zh-Hans", "导出表格"],
])("in %s", async (language, heading) => {
  document.documentElement.lang = language;
  const element = await form();
  await expect.poll(() => words(element)).toContain(heading);
  await expectAccessible(element);
});
