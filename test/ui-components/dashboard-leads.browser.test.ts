import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { contactLead, leadCounts, ticked } from "./support/leads.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const data = (value: unknown): Response => Response.json({ data: value });
const end = { hasNextPage: false, endCursor: null };
const firstPage = { nodes: [contactLead("L1"), contactLead("L2")], pageInfo: { hasNextPage: true, endCursor: "next" } };
const lastPage = { nodes: [contactLead("L3")], pageInfo: end };

function api(given: Parameters<typeof fakeApi>[0] = {}) {
  return fakeApi({
    Leads: ({ variables: { month, after } }) => {
      const list = { month: month ?? "2026-03", totalCount: 3, stepCounts: leadCounts, ...(after ? lastPage : firstPage) };
      return data({ dealer: { timeZone: "UTC", list } });
    },
    LeadCounts: () => data({ dealer: { list: { stepCounts: leadCounts.map((each) => ({ ...each, waiting: 9 })) } } }),
    RecordLeadStep: ({ variables }) => {
      const { leadID } = variables["input"] as { leadID: string };
      return data({ saved: { lead: contactLead(leadID, { CONTACTED: ticked(1, "PHONE_CONVERSATION") }), userErrors: [] } });
    },
    UndoLeadStep: () => data({ saved: { lead: contactLead("L1"), userErrors: [] } }),
    ...given,
  });
}

function opened(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show("scorecard-dashboard", { ...source, program: "INTERNET_SALES", view: { panel: "leads" }, ...given });
}

const asks = (asked: ReturnType<typeof fakeApi>, name: string) => asked.filter(({ operation }) => operation === name);
const box = (name: string) => page.getByRole("checkbox", { name });

test("the leads of the current month stand in place of the overview, and more come when they are asked for", async () => {
  const asked = api();
  const element = await opened();
  await expect.poll(() => words(element)).toContain("2 of 3 shown");
  expect(asks(asked, "Leads")[0]?.variables).toEqual({
    dealer: "D1",
    month: null,
    waitingFor: null,
    first: 50,
    after: null,
    counted: true,
  });
  expect(
    words(page.getByRole("combobox", { name: "Month received" }).element())
      .split(" ")
      .slice(0, 4),
  ).toEqual(["March", "2026", "February", "2026"]);
  await page.getByRole("button", { name: "More leads" }).click();
  await expect.poll(() => words(element)).toContain("3 of 3 shown");
  await expectAccessible(element);
});

test("a tick is sent once, shown, counted, and the overview is read again when the reader goes back", async () => {
  const asked = api();
  const element = await opened();
  await box("Contact: Lead L1").click();
  await expect.element(page.getByRole("button", { name: "Undo Contact: Lead L1" })).toBeVisible();
  expect(asks(asked, "RecordLeadStep").map(({ variables }) => variables)).toEqual([
    { input: { dealerID: "D1", leadID: "L1", step: "CONTACTED", at: null, answer: "PHONE_CONVERSATION", replaces: null } },
  ]);
  await expect.poll(() => words(element)).toContain("Waiting for Contact (9)");
  // A page that comes later knows nothing of it.
  await page.getByRole("button", { name: "More leads" }).click();
  await expect.poll(() => words(element)).toContain("3 of 3 shown");
  await expect.element(box("Contact: Lead L1")).toBeChecked();
  const before = asks(asked, "Tiles").length;
  await page.getByRole("button", { name: "Close the leads" }).click();
  await expect.poll(() => asks(asked, "Tiles").length).toBe(before + 1);
});

test("whoever ticks nothing has nothing read again", async () => {
  const asked = api();
  const element = await opened();
  await expect.poll(() => words(element)).toContain("2 of 3 shown");
  const before = asks(asked, "Tiles").length;
  await page.getByRole("button", { name: "Close the leads" }).click();
  await expect.poll(() => element.shadowRoot?.querySelector("scorecard-contact-list")).toBeNull();
  expect(asks(asked, "Tiles").length).toBe(before);
});

test("an undo names the tick", async () => {
  const asked = api();
  await opened();
  await box("Contact: Lead L1").click();
  await page.getByRole("button", { name: "Undo Contact: Lead L1" }).click();
  await expect
    .poll(() => asks(asked, "UndoLeadStep").map(({ variables }) => variables))
    .toEqual([{ input: { dealerID: "D1", leadID: "L1", tick: 1 } }]);
  await expect.element(box("Contact: Lead L1")).not.toBeChecked();
});

test.each<[string, () => Response, string]>([
  [
    "the API refuses",
    () => data({ saved: { lead: null, userErrors: [{ field: ["input", "at"], message: "It lies before the lead." }] } }),
    "It lies before the lead.",
  ],
  ["the server fails", () => new Response(null, { status: 500 }), "The server cannot be reached right now."],
  ["it gives an error", () => Response.json({ data: { saved: null }, errors: [{ message: "no" }] }), "This could not be loaded."],
])("what %s is told at the row, sent once, and can be ticked again", async (_, reply, expected) => {
  const asked = api({ RecordLeadStep: reply });
  await opened();
  await box("Contact: Lead L1").click();
  await expect.element(box("Contact: Lead L1")).toHaveAccessibleDescription(`Not saved. ${expected}`);
  expect(asks(asked, "RecordLeadStep")).toHaveLength(1);
  await expect.element(box("Contact: Lead L1")).not.toBeChecked();
  await box("Contact: Lead L1").click();
  await expect.poll(() => asks(asked, "RecordLeadStep")).toHaveLength(2);
});

test("what is said of one lead is sent one after another", async () => {
  const waiting: ((response: Response) => void)[] = [];
  const asked = api({ RecordLeadStep: () => new Promise<Response>((done) => void waiting.push(done)) });
  await opened();
  await box("Contact: Lead L1").click();
  await box("Appointment: Lead L1").click();
  await expect.poll(() => asks(asked, "RecordLeadStep")).toHaveLength(1);
  const contacted = { CONTACTED: ticked(1, "PHONE_CONVERSATION") };
  waiting[0]?.(data({ saved: { lead: contactLead("L1", contacted), userErrors: [] } }));
  await expect.poll(() => asks(asked, "RecordLeadStep")).toHaveLength(2);
  await expect.element(box("Appointment: Lead L1")).toHaveAccessibleDescription("Saving…");
  waiting[1]?.(data({ saved: { lead: contactLead("L1", { ...contacted, APPOINTMENT_SET: ticked(2) }), userErrors: [] } }));
  await expect.element(page.getByRole("button", { name: "Undo Appointment: Lead L1" })).toBeVisible();
  await expect.element(box("Contact: Lead L1")).toBeChecked();
});

test("a page that prevents it records the step itself", async () => {
  const asked = api();
  const element = await opened();
  element.addEventListener("scorecard-toggle", (event) => event.preventDefault());
  await box("Contact: Lead L1").click();
  await expect.element(box("Contact: Lead L1")).not.toBeChecked();
  expect(asks(asked, "RecordLeadStep")).toEqual([]);
});

test("another month and what waits are asked for; the choice stays where it is", async () => {
  const asked = api();
  await opened();
  const waiting = page.getByRole("combobox", { name: "Which leads" });
  await waiting.selectOptions("CONTACTED");
  await page.getByRole("combobox", { name: "Month received" }).selectOptions("January 2026");
  await expect
    .poll(() => asks(asked, "Leads").map(({ variables: { month, waitingFor } }) => [month, waitingFor]))
    .toEqual([
      [null, null],
      ["2026-03", "CONTACTED"],
      ["2026-01", "CONTACTED"],
    ]);
  await expect.element(waiting).toHaveValue("CONTACTED");
});

test("leads that fail can be tried again, and another dealer's are its own", async () => {
  let works = false;
  const asked = api({
    Leads: () =>
      works
        ? data({ dealer: { timeZone: "UTC", list: { month: "2026-03", totalCount: 1, stepCounts: leadCounts, ...lastPage } } })
        : Response.json({ errors: [{ message: "no" }] }),
  });
  const element = await opened();
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).toContain("Lead L3");
  element.dealerId = "D2";
  await expect.poll(() => asks(asked, "Leads").at(-1)?.variables["dealer"]).toBe("D2");
});

test("month and choice are part of the view, which an address gives; a page may refuse another", async () => {
  const asked = api();
  const views = heard("scorecard-view-change");
  const place = { month: "2025-01", waitingFor: "CONTACTED" } as const;
  const element = await opened({ view: { panel: "leads", leads: place } });
  const month = page.getByRole("combobox", { name: "Month received" });
  const waiting = page.getByRole("combobox", { name: "Which leads" });
  await expect.element(month).toHaveValue("2025-01");
  await expect.element(waiting).toHaveValue("CONTACTED");
  expect(asks(asked, "Leads")[0]?.variables).toMatchObject(place);
  await waiting.selectOptions("");
  expect(views).toEqual([{ view: { panel: "leads", leads: { ...place, waitingFor: null } } }]);
  element.addEventListener("scorecard-view-change", (event) => event.preventDefault());
  await waiting.selectOptions("SOLD");
  await expect.element(waiting).toHaveValue("");
  await expect.poll(() => asks(asked, "Leads").map(({ variables }) => variables["waitingFor"])).toEqual(["CONTACTED", null]);
});

test("looking back, a month that has not been is not asked for", async () => {
  const asked = api();
  const leads = { month: "2026-02", waitingFor: null };
  const element = await opened({ view: { panel: "leads", leads, asOf: "2026-03-05T12:00:00.000Z" } });
  await expect.poll(() => asks(asked, "Leads").map(({ variables }) => variables["month"])).toEqual(["2026-02"]);
  element.view = { panel: "leads", leads, asOf: "2026-01-05T12:00:00.000Z" };
  await expect.poll(() => asks(asked, "Leads").map(({ variables }) => variables["month"])).toEqual(["2026-02", null]);
});

test("which months have been is told on the dealer's clocks", async () => {
  const asked = api({
    Leads: ({ variables: { month } }) =>
      data({
        dealer: {
          timeZone: "America/Chicago",
          list: { month: month ?? "2026-03", totalCount: 1, stepCounts: leadCounts, nodes: [contactLead("L1")], pageInfo: end },
        },
      }),
  });
  const leads = { month: "2026-04", waitingFor: null };
  // The end of March there; known as such with the first answer.
  const endOfMarch = "2026-04-01T04:59:59.999Z";
  const element = await opened({ view: { panel: "leads", leads, asOf: endOfMarch } });
  const months = () => asks(asked, "Leads").map(({ variables }) => variables["month"]);
  await expect.poll(months).toEqual(["2026-04", null]);
  await expect.element(page.getByRole("combobox", { name: "Month received" })).toHaveValue("2026-03");
  element.view = { panel: "leads", leads };
  await expect.poll(months).toEqual(["2026-04", null, "2026-04"]);
  element.view = { panel: "leads", leads, asOf: endOfMarch };
  await expect.poll(months).toEqual(["2026-04", null, "2026-04", null]);
});

test("what was changed of one dealer's lead is not undone at another's", async () => {
  api();
  const element = await opened();
  await box("Contact: Lead L1").click();
  const undo = page.getByRole("button", { name: "Undo Contact: Lead L1" });
  await expect.element(undo).toBeVisible();
  element.dealerId = "D2";
  await expect.poll(() => undo.elements()).toHaveLength(0);
  await expect.poll(() => words(element)).toContain("2 of 3 shown");
  expect(undo.elements()).toHaveLength(0);
});

test("what was recorded is recorded, whatever else of the answer failed", async () => {
  const lead = contactLead("L1", { CONTACTED: ticked(1, "PHONE_CONVERSATION") });
  api({ RecordLeadStep: () => Response.json({ data: { saved: { lead, userErrors: [] } }, errors: [{ message: "no" }] }) });
  await opened();
  await box("Contact: Lead L1").click();
  await expect.element(page.getByRole("button", { name: "Undo Contact: Lead L1" })).toBeVisible();
  await expect.element(box("Contact: Lead L1")).toBeChecked();
});

test("a step that is recorded while a past instant is looked at is not seen in it", async () => {
  const waiting: ((response: Response) => void)[] = [];
  const asked = api({ RecordLeadStep: () => new Promise<Response>((done) => void waiting.push(done)) });
  const element = await opened();
  await box("Contact: Lead L1").click();
  await expect.poll(() => waiting).toHaveLength(1);
  element.view = { panel: "leads", asOf: "2026-03-05T12:00:00.000Z" };
  await expect.poll(() => asks(asked, "Leads")).toHaveLength(2);
  await expect.poll(() => words(element)).toContain("2 of 3 shown");
  waiting[0]?.(data({ saved: { lead: contactLead("L1", { CONTACTED: ticked(1, "PHONE_CONVERSATION") }), userErrors: [] } }));
  await expect.poll(() => words(element)).toContain("Recorded.");
  await expect.element(box("Contact: Lead L1")).not.toBeChecked();
});
