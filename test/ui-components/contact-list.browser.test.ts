import "@dealer-scorecards/ui-components/contact-list/define";
import type { ScorecardContactList } from "@dealer-scorecards/ui-components/components/contact-list/contact-list.ts";
import type { ContactLead, LeadToggle } from "@dealer-scorecards/ui-components/model/lead-types.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { contactLead, leadCounts, ticked } from "./support/leads.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-contact-list";

const leads: readonly ContactLead[] = [
  contactLead(
    "L1",
    {},
    {
      customer: { name: "Customer one" },
      associate: { name: "Associate one" },
      firstResponseAt: "2026-03-02T15:10:00.000Z",
      attemptsBeforeContact: 2,
    },
  ),
  contactLead("L2", { CONTACTED: { at: "2026-03-04T00:00:00.000Z" }, SOLD: {} }),
  contactLead("L3", { CONTACTED: ticked(1, "PHONE_CONVERSATION"), SHOWED: ticked(2) }),
];

function shown(given: Partial<ScorecardContactList> = {}): Promise<ScorecardContactList> {
  const months = ["2026-03", "2026-02"] as const;
  return show(tag, { leads, month: "2026-03", months, counts: leadCounts, total: 3, headingLevel: 2, ...given });
}

const box = (name: string) => page.getByRole("checkbox", { name });
const rows = (element: Element) => [...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words);
const status = (element: Element) => element.shadowRoot?.querySelector("[role=status].visually-hidden")?.textContent;
const focused = (element: Element) => element.shadowRoot?.activeElement?.getAttribute("aria-label");

/** Answers each toggle, later and as it says. */
function answering(element: Element, answer: (toggle: LeadToggle) => Promise<ContactLead | undefined>): readonly LeadToggle[] {
  const toggles: LeadToggle[] = [];
  element.addEventListener("scorecard-toggle", (event) => {
    const { detail } = event as CustomEvent<LeadToggle>;
    toggles.push(detail);
    detail.waitUntil(answer(detail));
  });
  return toggles;
}

beforeEach(() => page.viewport(1200, 800));

test("each lead says whose it is, what was done, and how far it got", async () => {
  const element = await shown();
  expect(rows(element)).toEqual([
    "Customer one Lead L1 · Website Received Mar 2, 2026, 3:00 PM UTC First reply Mar 2, 2026, 3:10 PM 2 attempts before Contact Associate Associate one Contact Appointment Show Sale",
    "Lead L2 Website Received Mar 2, 2026, 3:00 PM UTC Contact Mar 4, 2026 by import Appointment Show Sale by import",
    "Lead L3 Website Received Mar 2, 2026, 3:00 PM UTC Contact Mar 3, 2026 by someone By phone By e-mail By text By chat In person Otherwise Appointment Show Mar 3, 2026 by someone Sale",
  ]);
  await expect.element(box("Contact: Lead L3")).toHaveAccessibleDescription("Mar 3, 2026 by someone");
  await expect.element(box("Contact: Lead L3")).toBeChecked();
  await expectAccessible(element);
});

test("who recorded a step on another day than it was taken says so", async () => {
  const { tick, at } = ticked(1);
  const later = tick && { ...tick, recordedAt: "2026-03-09T10:00:00.000Z" };
  const element = await shown({ leads: [contactLead("L1", { SOLD: { at: at ?? null, tick: later ?? null } })] });
  expect(words(element)).toContain("Mar 3, 2026 by someone, Mar 9, 2026");
});

test("one click ticks Contact by phone; it is being saved, then recorded, and may be undone at once", async () => {
  const element = await shown();
  const waiting: ((lead: ContactLead) => void)[] = [];
  const toggles = answering(element, () => new Promise((resolve) => waiting.push(resolve)));
  await box("Contact: Customer one").click();
  await expect.element(box("Contact: Customer one")).toHaveAccessibleDescription("Saving…");
  await expect.element(box("Contact: Customer one")).toBeChecked();
  await expectAccessible(element);
  waiting[0]?.(contactLead("L1", { CONTACTED: ticked(7, "PHONE_CONVERSATION") }, { customer: { name: "Customer one" } }));
  await expect.element(page.getByRole("button", { name: "Undo Contact: Customer one" })).toBeVisible();
  expect(status(element)).toBe("Contact: Customer one. Recorded.");
  await expect.element(page.getByRole("combobox", { name: "How the customer answered: Customer one" })).toHaveValue("PHONE_CONVERSATION");
  await expectAccessible(element);
  await page.getByRole("button", { name: "Undo Contact: Customer one" }).click();
  const nothing = { answer: null, at: null };
  expect(toggles).toEqual([
    { ...nothing, lead: "L1", step: "CONTACTED", checked: true, answer: "PHONE_CONVERSATION", tick: null, waitUntil: expect.any(Function) },
    { ...nothing, lead: "L1", step: "CONTACTED", checked: false, tick: 7, waitUntil: expect.any(Function) },
  ]);
  expect(focused(element)).toBe("Contact: Customer one");
});

test("by keyboard alone: Tab goes from step to step, Space ticks and the focus stays", async () => {
  const element = await shown();
  const toggles = answering(element, ({ lead }) => Promise.resolve(contactLead(lead, { APPOINTMENT_SET: ticked(1) })));
  page.getByRole("combobox", { name: "Which leads" }).element().focus();
  await userEvent.keyboard("{Tab}{Tab}{Tab}");
  expect(focused(element)).toBe("Appointment: Customer one");
  await userEvent.keyboard(" ");
  await expect.poll(() => status(element)).toBe("Appointment: Customer one. Recorded.");
  expect(focused(element)).toBe("Appointment: Lead L1");
  expect(toggles).toMatchObject([{ step: "APPOINTMENT_SET", checked: true, answer: null }]);
});

test("what cannot be saved is told at the row, and the step is as it was", async () => {
  const element = await shown();
  answering(element, () => Promise.reject(new Error("The server cannot be reached right now.")));
  await box("Show: Customer one").click();
  await expect.element(box("Show: Customer one")).toHaveAccessibleDescription("Not saved. The server cannot be reached right now.");
  await expect.element(box("Show: Customer one")).not.toBeChecked();
  expect(status(element)).toBe("Show: Customer one. Not saved. The server cannot be reached right now.");
  await expectAccessible(element);
  await box("Contact: Lead L3").click();
  await expect.poll(() => status(element)).toContain("Contact: Lead L3. Not saved.");
  await expect.element(box("Contact: Lead L3")).toBeChecked();
});

test("a tick of before is undone later, and the undo can be taken back with its time and its answer", async () => {
  const element = await shown();
  const toggles = answering(element, ({ lead, checked }) =>
    Promise.resolve(contactLead(lead, checked ? { CONTACTED: ticked(2, "CHAT") } : {})),
  );
  element.leads = [contactLead("L3", { CONTACTED: ticked(1, "CHAT") })];
  await box("Contact: Lead L3").click();
  await expect.poll(() => status(element)).toBe("Contact: Lead L3. Not recorded any more.");
  await page.getByRole("button", { name: "Undo Contact: Lead L3" }).click();
  await expect.poll(() => status(element)).toBe("Contact: Lead L3. Recorded.");
  expect(toggles).toMatchObject([
    { checked: false, tick: 1 },
    { checked: true, tick: null, answer: "CHAT", at: "2026-03-03T10:00:00.000Z" },
  ]);
});

test("the kind of answer is changed in place of the tick", async () => {
  const element = await shown();
  const toggles = answering(element, ({ lead }) => Promise.resolve(contactLead(lead, { CONTACTED: ticked(3, "CHAT") })));
  const choice = page.getByRole("combobox", { name: "How the customer answered: Lead L3" });
  await choice.selectOptions("By chat");
  await expect.poll(() => status(element)).toBe("Contact: Lead L3. Recorded.");
  await expect.element(choice).toHaveValue("CHAT");
  expect(toggles).toMatchObject([{ checked: true, answer: "CHAT", tick: 1, at: "2026-03-03T10:00:00.000Z" }]);
});

test("a step that is being saved is asked for once, while others can be ticked", async () => {
  const element = await shown();
  const toggles = answering(element, () => new Promise(() => undefined));
  await box("Contact: Customer one").click();
  await box("Contact: Customer one").click();
  await box("Appointment: Customer one").click();
  expect(toggles.map(({ step }) => step)).toEqual(["CONTACTED", "APPOINTMENT_SET"]);
  await expect.element(box("Contact: Customer one")).toBeChecked();
});

const prevent = (event: Event) => event.preventDefault();

test("a page that prevents it decides itself; one that says nothing has it as it was wished", async () => {
  const element = await shown();
  element.addEventListener("scorecard-toggle", prevent);
  await box("Sale: Customer one").click();
  await expect.element(box("Sale: Customer one")).not.toBeChecked();
  element.removeEventListener("scorecard-toggle", prevent);
  await box("Sale: Lead L3").click();
  await expect.poll(() => words(element)).toContain("Show Mar 3, 2026 by someone Sale by import");
});

test("another month or other leads are asked for, unless the page prevents it", async () => {
  const changes = heard("scorecard-leads-change");
  const element = await shown();
  await page.getByRole("combobox", { name: "Month received" }).selectOptions("February 2026");
  const waiting = page.getByRole("combobox", { name: "Which leads" });
  expect([...waiting.element().querySelectorAll("option")].map(({ textContent }) => textContent)).toEqual([
    "All leads (3)",
    "Waiting for Contact (0)",
    "Waiting for an appointment (1)",
    "Waiting for the show (2)",
    "Waiting for the sale (3)",
  ]);
  await waiting.selectOptions("Waiting for the show (2)");
  expect(changes).toEqual([
    { month: "2026-02", waitingFor: null },
    { month: "2026-02", waitingFor: "SHOWED" },
  ]);
  element.addEventListener("scorecard-leads-change", (event) => event.preventDefault());
  await waiting.selectOptions("All leads (3)");
  expect([element.waitingFor, (waiting.element() as HTMLSelectElement).value]).toEqual(["SHOWED", "SHOWED"]);
});

test("an answer that was corrected is put back by Undo, which may be taken back itself", async () => {
  const element = await shown();
  let number = 1;
  const toggles = answering(element, ({ answer }) => {
    number += 1;
    return Promise.resolve(contactLead("L3", { CONTACTED: ticked(number, answer === "CHAT" ? "CHAT" : "PHONE_CONVERSATION") }));
  });
  const answer = page.getByRole("combobox", { name: "How the customer answered: Lead L3" });
  const undo = page.getByRole("button", { name: "Undo Contact: Lead L3" });
  await answer.selectOptions("CHAT");
  await undo.click();
  await expect.element(answer).toHaveValue("PHONE_CONVERSATION");
  await undo.click();
  await expect.element(answer).toHaveValue("CHAT");
  expect(toggles.map(({ checked, answer: given, at, tick }) => [checked, given, at, tick])).toEqual([
    [true, "CHAT", "2026-03-03T10:00:00.000Z", 1],
    [true, "PHONE_CONVERSATION", "2026-03-03T10:00:00.000Z", 2],
    [true, "CHAT", "2026-03-03T10:00:00.000Z", 3],
  ]);
});

test("what somebody else has changed since has no Undo", async () => {
  const element = await shown();
  answering(element, () => Promise.resolve(contactLead("L1", { SHOWED: ticked(7) })));
  await box("Show: Customer one").click();
  const undo = page.getByRole("button", { name: "Undo Show: Lead L1" });
  await expect.element(undo).toBeVisible();
  element.leads = [contactLead("L1")];
  await expect.poll(() => undo.elements()).toHaveLength(0);
});

test("more leads are asked for once, and the reader stays where they come", async () => {
  const asked = heard("scorecard-load-more");
  const element = await shown({ hasMore: true, total: 120 });
  expect(words(element)).toContain("3 of 120 shown");
  await page.getByRole("button", { name: "More leads" }).click();
  element.state = "loading";
  await element.updateComplete;
  await userEvent.keyboard("{Enter}");
  expect(asked).toEqual([{}]);
  Object.assign(element, { state: "ready", hasMore: false, leads: [...leads, contactLead("L4")] });
  await element.updateComplete;
  expect(element.shadowRoot?.activeElement?.localName).toBe("table");
});

test.each([
  ["no lead", { leads: [], counts: [] }, "No leads were received in this month."],
  ["none that waits", { leads: [], waitingFor: "SOLD" }, "No lead of this month waits for it."],
  ["an error", { leads: null, state: "error", error: { message: "It failed." } }, "It failed. Try again"],
  ["loading", { leads: null, state: "loading" }, "Loading…"],
] as const)("with %s it says so", async (_, given, expected) => {
  const element = await shown(given);
  expect(words(element)).toContain(expected);
  await expectAccessible(element);
});

test("closing is told", async () => {
  const closed = heard("scorecard-leads-close");
  await shown();
  await page.getByRole("button", { name: "Close the leads" }).click();
  expect(closed).toEqual([{}]);
});

test.each([
  ["fr", "Contact : Demande L3"],
  ["ru", "Контакт: Заявка L3"],
  ["zh-Hans", "取得联系：线索 L3"],
])("in %s", async (lang, name) => {
  const element = await shown({ lang });
  await expect.element(box(name)).toBeChecked();
  await expectAccessible(element);
});

test("at 360 pixels each lead is a card, and every box has its name beside it", async () => {
  await page.viewport(360, 740);
  const element = await shown();
  expect(element.scrollWidth).toBeLessThanOrEqual(360);
  const labels = [...(element.shadowRoot?.querySelectorAll(".tick .label") ?? [])];
  expect(labels.every((label) => label.getBoundingClientRect().width > 0)).toBe(true);
  await expectAccessible(element);
});
