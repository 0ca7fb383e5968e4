import "@dealer-scorecards/ui-components/customer-goals/define";
import type { ScorecardCustomerGoals } from "@dealer-scorecards/ui-components/components/customer-goals/customer-goals.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { agreement, choices, closedGoal, customerGoal, overdueGoal } from "./support/customer-goals.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

function shown(given: Partial<ScorecardCustomerGoals> = {}): Promise<ScorecardCustomerGoals> {
  return show("scorecard-customer-goals", {
    goals: [customerGoal(), closedGoal, overdueGoal],
    agreements: [agreement()],
    choices,
    dealer: "North Yard",
    today: "2026-04-01",
    headingLevel: 2,
    ...given,
  });
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });
const focused = (element: Element) => element.shadowRoot?.activeElement;
const change = () => heard("scorecard-customer-goal-change");

beforeEach(() => page.viewport(900, 900));

test("goals stand under their customers, agreements after them, each under a heading", async () => {
  const element = await shown();
  const headings = page.getByRole("heading").elements();
  expect(headings.map(({ localName, textContent }) => `${localName} ${textContent}`)).toEqual([
    "h2 Customers’ goals: North Yard",
    "h3 Example Mill",
    "h4 Output",
    "h4 Unplanned stops",
    "h3 bakery",
    "h4 Time to market",
    "h3 Outcome agreements",
    "h4 Contract CO-1",
  ]);
  await expectAccessible(element);
});

test("a goal tells how far it has come, by when, and who owns it", async () => {
  const told = words(await shown({ goals: [customerGoal()], agreements: [] }));
  expect(told).toContain("40% of the way from 1,200 to 1,500 pieces a month");
  expect(told).toContain("Newest reading: 1,320 pieces a month on Mar 5, 2026");
  expect(told).toContain("due Dec 31, 2026 · baseline of Jan 5, 2026 · owned by Head of production");
});

const progressed = async (progress: number | null) => words(await shown({ goals: [customerGoal({ progress })], agreements: [] }));

test("progress is as the API gives it: beyond the target, behind the baseline, nearly there, or none", async () => {
  expect(await progressed(8 / 7)).toContain("114% of the way");
  expect(await progressed(-0.2)).toContain("-20% of the way");
  expect(await progressed(0.999)).toContain("99% of the way");
  expect(await progressed(null)).toContain("From 1,200 to 1,500 pieces a month");
});

test.each([
  [0.4, "40"],
  [8 / 7, "100"],
  [-0.2, "0"],
])("of a progress of %d the bar is %s hundredths full", async (progress, width) => {
  const element = await shown({ goals: [customerGoal({ progress })], agreements: [] });
  expect(element.shadowRoot?.querySelector(".bar rect")?.getAttribute("width")).toBe(width);
});

test("where no metric of an agreement is final, that is said once", async () => {
  const { report } = agreement();
  const [metric] = report.metrics;
  const open = metric ? [metric, metric].map((each) => ({ ...each, openMonths: ["2026-03"] as const })) : [];
  const told = words(await shown({ agreements: [agreement({ report: { ...report, metrics: open } })] }));
  expect(told.split("so far: not all months are final")).toHaveLength(2);
});

test("what is reached or overdue is said in words", async () => {
  expect(words(await shown({ goals: [closedGoal], agreements: [] }))).toContain("Closed Target reached");
  const overdue = words(await shown({ goals: [overdueGoal], agreements: [] }));
  expect(overdue).toContain("Overdue");
  expect(overdue).toContain("Nothing has been read yet.");
});

test("all readings can be opened by the keyboard, those withdrawn with the reason", async () => {
  const element = await shown({ goals: [customerGoal()], agreements: [] });
  element.shadowRoot?.querySelector("summary")?.focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("withdrawn: A digit too many.")).toBeVisible();
  await expect.element(page.getByText("By the counter.")).toBeVisible();
  await expectAccessible(element);
});

test("a case study tells what was understood and done, by whom, with the readings before and after", async () => {
  const told = words(await shown({ goals: [customerGoal()], agreements: [] }));
  expect(told).toContain(
    "Feb 20, 2026 · Kira Lind · Principle: Ask what stops the line The line waits for the press. The press starts before the shift.",
  );
  expect(told).toContain("Before 1,250 on Feb 4, 2026 After 1,320 on Mar 5, 2026");
});

test("an agreement tells how far its goals came, beside the metrics that have a value", async () => {
  const element = await shown();
  const told = words(element);
  expect(told).toContain("Jan 1 – Jun 30, 2026 By the half-year.");
  expect(told).toContain("1,200 pieces a month Jan 5, 2026 1,320 pieces a month Mar 5, 2026 0% → 40%");
  await page.getByText("Service metrics of the same period").first().click();
  expect(told).toContain("First-time fix 87.5% Goal 80% met Order completion time so far: not all months are final 4.3 hr –");
  expect(told).not.toContain("Nothing recorded");
  await expectAccessible(element);
});

test("without any it says what a goal is; more are asked for", async () => {
  const more = heard("scorecard-load-more");
  expect(words(await shown({ goals: [], agreements: [] }))).toContain("No goal yet.");
  await shown({ hasMore: true });
  await button("Load more goals").click();
  expect(more).toHaveLength(1);
});

test("looking back, nothing can be changed", async () => {
  const element = await shown({ closed: true });
  expect([...(element.shadowRoot?.querySelectorAll("button") ?? [])].map(({ className }) => className)).toEqual(["close"]);
});

describe("a form", () => {
  test("records a goal, with numbers as they are typed, under an id of its own", async () => {
    const changes = change();
    const element = await shown();
    await button("New goal").click();
    await expect.poll(() => focused(element)?.id).toBe("field-customerID");
    await field("What is to be reached").fill(" Energy ");
    await field("Unit").fill("kWh a unit");
    await field("Which way is better").selectOptions("Lower is better");
    await field("Baseline").fill("1,300.5");
    await field("Target").fill("-2");
    await field("To be reached by").fill("2027-01-31");
    await expectAccessible(element);
    await button("Save").click();
    expect(changes).toEqual([
      {
        mutation: "setCustomerGoal",
        input: {
          goalID: expect.stringMatching(/^[0-9a-f]{32}$/),
          customerID: "mill",
          name: "Energy",
          unit: "kWh a unit",
          direction: "DOWN",
          baseline: 1300.5,
          setOn: "2026-04-01",
          target: -2,
          dueOn: "2027-01-31",
          owner: null,
        },
      },
    ]);
    await button("Save").click();
    expect(changes[1]).toEqual(changes[0]);
  });

  test("records a reading of its goal, and goes when that is saved, the focus where it was opened", async () => {
    const changes = change();
    const element = await shown();
    await button("Add a reading: Output").click();
    await field("Value in pieces a month").fill("1,380");
    await button("Save").click();
    const input = { goalID: "output", readingID: expect.any(String) as string, readOn: "2026-04-01", value: 1380, note: null };
    expect(changes).toEqual([{ mutation: "addCustomerGoalReading", input }]);
    element.saved = {};
    await expect.poll(() => words(element)).toContain("Saved.");
    await expect.poll(() => focused(element)?.getAttribute("aria-label")).toBe("Add a reading: Output");
  });

  test("records a case study", async () => {
    const changes = change();
    await shown();
    await button("Add a case study: Output").click();
    await field("Training principle used").fill("Listen");
    await field("What was understood").fill("It stops.");
    await field("What was done").fill("It runs.");
    await button("Save").click();
    expect(changes).toMatchObject([
      {
        mutation: "addCaseStudy",
        input: { goalID: "output", staffID: "T1", principle: "Listen", understood: "It stops.", done: "It runs." },
      },
    ]);
  });

  test("ends a goal; one that is given up needs a reason", async () => {
    const changes = change();
    const element = await shown();
    await button("End the goal: Output").click();
    await field("How it ends").selectOptions("It is given up");
    await button("Save").click();
    await expect.poll(() => focused(element)?.id).toBe("field-reason");
    expect([changes, words(element)]).toEqual([[], expect.stringContaining("Fill this in.")]);
    await field("Why (needed where it is given up)").fill("Sold.");
    await button("Save").click();
    expect(changes).toEqual([{ mutation: "endCustomerGoal", input: { goalID: "output", outcome: "DROPPED", reason: "Sold." } }]);
  });

  test("ties a contract to goals of its customer alone", async () => {
    const changes = change();
    const element = await shown();
    await button("New agreement").click();
    await button("Save").click();
    expect(words(element)).toContain("Choose at least one goal.");
    await expectAccessible(element);
    await page.getByRole("checkbox", { name: "Output" }).click();
    expect(page.getByRole("checkbox").elements()).toHaveLength(2);
    await button("Save").click();
    const input = {
      agreementID: expect.any(String) as string,
      contractID: "CO-1",
      since: null,
      until: null,
      note: null,
      goalIDs: ["output"],
    };
    expect(changes).toEqual([{ mutation: "agreeOutcome", input }]);
    await field("Contract").selectOptions("Another Mill · CO-2");
    expect(words(element)).toContain("This customer has no goal yet.");
  });

  test.each([
    ["a case study", "Withdraw: Kira Lind, Feb 20, 2026", "withdrawCaseStudy", { caseStudyID: "s1" }],
    ["an agreement", "Withdraw: Contract CO-1", "withdrawOutcomeAgreement", { agreementID: "agreement" }],
  ])("withdraws %s with the reason", async (_, name, mutation, key) => {
    const changes = change();
    await shown();
    await button(name).click();
    await field("Why").fill("Wrong.");
    await button("Save").click();
    expect(changes).toEqual([{ mutation, input: { ...key, reason: "Wrong." } }]);
  });

  test("says at each field what is missing or no number, and the focus goes to the first", async () => {
    const changes = change();
    const element = await shown();
    await button("New goal").click();
    await field("Baseline").fill("much");
    await field("Day of the baseline").fill("");
    await button("Save").click();
    const problems = [...(element.shadowRoot?.querySelectorAll(".problem") ?? [])].map((each) => `${each.id} ${each.textContent}`);
    expect(problems).toEqual([
      "problem-name Fill this in.",
      "problem-unit Fill this in.",
      "problem-baseline Enter a number.",
      "problem-setOn Enter a day.",
      "problem-target Fill this in.",
      "problem-dueOn Enter a day.",
    ]);
    expect([changes.length, focused(element)?.id]).toEqual([0, "field-name"]);
    await expectAccessible(element);
  });

  test("says at its field what the API refuses, and what is at none above", async () => {
    const element = await shown();
    await button("New goal").click();
    element.userErrors = [
      { field: ["input", "target"], message: "The target lies behind." },
      { field: ["input", "goalID"], message: "Another goal has this id." },
    ];
    await expect.element(page.getByText("The target lies behind.")).toBeVisible();
    await expect.poll(() => focused(element)?.id).toBe("field-target");
    await expect.element(page.getByRole("alert")).toHaveTextContent("Another goal has this id.");
  });

  test("is left by Cancel, the focus where it was opened", async () => {
    const element = await shown();
    await button("New goal").click();
    await button("Cancel").click();
    await expect.poll(() => focused(element)?.textContent).toBe("New goal");
    expect(page.getByRole("button", { name: "Save" }).elements()).toHaveLength(0);
  });
});

test.each([360, 1440])("nothing sticks out at %i px", async (width) => {
  await page.viewport(width, 900);
  const element = await shown({ goals: [customerGoal({ name: "x".repeat(120), owner: "y".repeat(120) }), closedGoal] });
  for (const summary of element.shadowRoot?.querySelectorAll("summary") ?? []) summary.click();
  await button("New goal").click();
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await expectAccessible(element);
});

test("it speaks the nearest language, with numbers as written there", async () => {
  document.documentElement.lang = "fr";
  const element = await shown({ goals: [customerGoal()], agreements: [] });
  await expect.poll(() => words(element)).toContain("Objectifs des clients : North Yard");
  expect(words(element)).toMatch(/40\s%\sdu chemin de 1\s200 à 1\s500/);
  document.documentElement.lang = "";
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible", async (state) => {
  const element = await shown({ goals: null, state, error: state === "error" ? { message: "It failed." } : null });
  await expectAccessible(element);
  expect(words(element)).toContain({ loading: "Loading…", empty: "Nothing here yet.", error: "It failed." }[state]);
});
