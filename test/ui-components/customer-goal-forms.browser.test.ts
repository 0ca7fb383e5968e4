import "@dealer-scorecards/ui-components/customer-goals/define";
import type { CustomerGoal } from "@dealer-scorecards/ui-components/model/customer-goal-types.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { customerGoal, overdueGoal, showCustomerGoals } from "./support/customer-goals.ts";
import { expectAccessible, heard, words } from "./support/page.ts";

const button = (name: string) => page.getByRole("button", { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });
const focused = (element: Element) => element.shadowRoot?.activeElement;
const change = () => heard("scorecard-customer-goal-change");

beforeEach(() => page.viewport(900, 900));

const offered = async (goals: readonly CustomerGoal[]) => {
  document.body.replaceChildren();
  const element = await showCustomerGoals({ goals });
  await button("New agreement").click();
  return [...(element.shadowRoot?.querySelectorAll("#field-contractID option") ?? [])].map(({ textContent }) => textContent);
};

describe("a form", () => {
  test("records a goal, with numbers as they are typed, under an id of its own", async () => {
    const changes = change();
    const element = await showCustomerGoals();
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
    const element = await showCustomerGoals();
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
    await showCustomerGoals();
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
    const element = await showCustomerGoals();
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
    const element = await showCustomerGoals();
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
  });

  test("offers the contracts whose customers have goals, and where none has, says so", async () => {
    expect(await offered([customerGoal(), overdueGoal])).toEqual(["Example Mill · CO-1"]);
    expect(await offered([overdueGoal])).toEqual(["Example Mill · CO-1", "Another Mill · CO-2"]);
    await expect.element(page.getByText("This customer has no goal yet.")).toBeVisible();
  });

  test.each([
    ["a case study", "Withdraw: Kira Lind, Feb 20, 2026", "withdrawCaseStudy", { caseStudyID: "s1" }],
    ["an agreement", "Withdraw: Contract CO-1", "withdrawOutcomeAgreement", { agreementID: "agreement" }],
  ])("withdraws %s with the reason", async (_, name, mutation, key) => {
    const changes = change();
    await showCustomerGoals();
    await button(name).click();
    await field("Why").fill("Wrong.");
    await button("Save").click();
    expect(changes).toEqual([{ mutation, input: { ...key, reason: "Wrong." } }]);
  });

  test("says at each field what is missing or no number, and the focus goes to the first", async () => {
    const changes = change();
    const element = await showCustomerGoals();
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
    const element = await showCustomerGoals();
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
    const element = await showCustomerGoals();
    await button("New goal").click();
    await button("Cancel").click();
    await expect.poll(() => focused(element)?.textContent).toBe("New goal");
    expect(page.getByRole("button", { name: "Save" }).elements()).toHaveLength(0);
  });
});
