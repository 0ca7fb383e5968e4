import "@dealer-scorecards/ui-components/dashboard/define";
import "@dealer-scorecards/ui-components/group-dashboard/define";
import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { expectAccessible, show, words } from "./support/page.ts";

const network = vi.hoisted(() => ({ down: true }));

/** What a module makes does not come while the network is down. */
const unreachable = vi.hoisted(() => async <Module extends object>(original: () => Promise<Module>): Promise<Module> => {
  const makers = Object.entries(await original()).map(([name, make]: [string, (...given: unknown[]) => unknown]) => {
    const late = (...given: unknown[]) => {
      if (network.down) throw new TypeError("Failed to fetch dynamically imported module");
      return make(...given);
    };
    return [name, late] as const;
  });
  return Object.fromEntries(makers) as Module;
});

vi.mock("../../ui-components/src/look-back.ts", unreachable);
vi.mock("../../ui-components/src/define-plans.ts", unreachable);

beforeEach(() => {
  network.down = true;
});

const source = { endpoint: "https://api.example/graphql", tokenProvider: () => Promise.resolve("token") };
const button = (name: string) => page.getByRole("button", { name, exact: true });

test.each(["scorecard-dashboard", "scorecard-group-dashboard"] as const)(
  "where looking back does not come it is said, and comes when it is tried again: %s",
  async (tag) => {
    fakeApi();
    const element = await show(tag, { ...source, ...(tag === "scorecard-dashboard" && { dealerId: "D1" }), program: "AFTER_SALES" });
    await button("As of").click();
    await expect.poll(() => words(element)).toMatch(/This could not be loaded\. Try again Close/);
    await expectAccessible(element);
    await button("Close").click();
    await expect.poll(() => button("Close").elements()).toHaveLength(0);
    expect(element.shadowRoot?.activeElement).not.toBeNull();
    await button("As of").click();
    await expect.element(button("Close")).toBeVisible();
    network.down = false;
    await page.getByRole("alert").getByRole("button", { name: "Try again" }).first().click();
    await expect.poll(() => element.shadowRoot?.querySelector("scorecard-as-of")).not.toBeNull();
    await expect.poll(() => element.shadowRoot?.activeElement?.className).toBe("overview");
  },
);

test("what a receipt lacks is said in it, and comes when it is tried again", async () => {
  fakeApi();
  const element = await show("scorecard-dashboard", {
    ...source,
    dealerId: "D1",
    program: "FLEET_SERVICE_OPPORTUNITIES",
    view: { receipt: { metric: "CLOSE_RATE", month: "2026-03" } },
  });
  const again = () => element.shadowRoot?.querySelector<HTMLElement>("dialog > .notice button");
  await expect.poll(again).toBeTruthy();
  network.down = false;
  again()?.focus();
  again()?.click();
  await expect.poll(() => element.shadowRoot?.querySelector("scorecard-baseline")).not.toBeNull();
  expect(again()).toBeNull();
  expect(element.shadowRoot?.activeElement).not.toBeNull();
});
