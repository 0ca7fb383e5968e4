import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeExports, fileAnswer } from "./support/exports.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/v1/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show("scorecard-dashboard", { ...source, program: "FLEET_SERVICE_OPPORTUNITIES", view: { panel: "export" }, ...given });
}

const start = () => page.getByRole("button", { name: "Export", exact: true }).click();

test("a table is fetched with the dashboard's token beside its API, and saved under the name it came with", async () => {
  const { asked, saved } = fakeExports(() => fileAnswer("a,b\r\n1,2\r\n"));
  const told = heard("scorecard-export");
  const element = await dashboard();
  await start();
  await expect.poll(() => words(element)).toContain("Saved as scorecard-d1.csv");
  await expectAccessible(element);
  expect(asked.map(({ url, body, headers }) => [url, body, headers["authorization"]])).toEqual([
    [
      "https://api.example/v1/export",
      { table: "SCORECARD", format: "CSV", cover: true, months: 12, dealer: "D1", program: "FLEET_SERVICE_OPPORTUNITIES" },
      "Bearer token",
    ],
  ]);
  expect(told).toEqual([{ request: asked[0]?.body }]);
  expect(saved.map(({ name }) => name)).toEqual(["scorecard-d1.csv"]);
  expect(await saved[0]?.content.text()).toBe("a,b\r\n1,2\r\n");
});

test("a page that prevents the event does it itself", async () => {
  const { asked } = fakeExports(() => fileAnswer("a"));
  const element = await dashboard();
  element.addEventListener("scorecard-export", (event) => event.preventDefault());
  await start();
  expect(asked).toEqual([]);
});

test("the month's opportunities are asked for as they are sorted and filtered", async () => {
  const { asked } = fakeExports(() => fileAnswer("a"));
  const details = { month: "2026-03", sort: { field: "ID", direction: "ASC" }, filter: { answers: ["EXPIRED"] } } as const;
  await dashboard({ view: { panel: "export", details } });
  await start();
  await expect
    .poll(() => asked[0]?.body)
    .toMatchObject({ table: "OPPORTUNITIES", month: "2026-03", sort: details.sort, filter: details.filter });
});

test("looking back, what was is exported", async () => {
  const { asked } = fakeExports(() => fileAnswer("a"));
  const asOf = "2026-03-05T19:00:00.000Z";
  await dashboard({ view: { panel: "export", asOf } });
  await start();
  await expect.poll(() => asked[0]?.body).toMatchObject({ table: "SCORECARD", asOf });
});

test.each([
  [
    "is refused",
    () => Response.json({ errors: [{ message: "`month`: expected a month." }] }, { status: 400 }),
    "`month`: expected a month.",
  ],
  ["comes when another is under way", () => new Response(null, { status: 429 }), "Another export is under way."],
  ["fails", () => new Response(null, { status: 500 }), "The export broke off; nothing was saved."],
  [
    "breaks off in the middle",
    () =>
      fileAnswer(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode("a,b\r\n"));
            controller.error(new TypeError("network error"));
          },
        }),
      ),
    "The export broke off; nothing was saved.",
  ],
])("one that %s says so, and nothing is saved", async (_, reply, expected) => {
  const { saved } = fakeExports(reply);
  const element = await dashboard();
  await start();
  await expect.poll(() => words(element)).toContain(expected);
  expect(saved).toEqual([]);
});

test("a token that is refused is asked for anew, once", async () => {
  const tokens: string[] = [];
  const { asked } = fakeExports(({ headers }) =>
    headers["authorization"] === "Bearer token 1" ? new Response(null, { status: 401 }) : fileAnswer("a"),
  );
  const element = await dashboard({
    tokenProvider: () => {
      tokens.push(`token ${tokens.length + 1}`);
      return Promise.resolve(tokens.at(-1) ?? "");
    },
  });
  await start();
  await expect.poll(() => words(element)).toContain("Saved as");
  expect(asked.map(({ headers }) => headers["authorization"])).toEqual(["Bearer token 1", "Bearer token 2"]);
});

const endless = () => new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) });

test("Stop ends it, and so does leaving", async () => {
  const { asked, saved } = fakeExports(({ signal }) => {
    const body = endless();
    const response = fileAnswer(body);
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      if (signal.aborted) resolve(response);
    });
  });
  const element = await dashboard();
  await start();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect.poll(() => words(element)).toContain("Stopped; nothing was saved.");
  await start();
  await expect.poll(() => asked.length).toBe(2);
  element.view = {};
  await expect.poll(() => asked[1]?.signal.aborted).toBe(true);
  expect(saved).toEqual([]);
});

test("what was stopped by going to another dealer is not told of that one", async () => {
  const { asked } = fakeExports(
    ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
  );
  const element = await dashboard();
  await start();
  await expect.poll(() => asked.length).toBe(1);
  element.dealerId = "D2";
  await expect.poll(() => asked[0]?.signal.aborted).toBe(true);
  await expect.element(page.getByRole("button", { name: "Export", exact: true })).toBeVisible();
  await new Promise((done) => setTimeout(done));
  expect(words(element)).not.toContain("Stopped");
});
