import { afterEach, expect, test, vi } from "vitest";
import { cdp, page } from "vitest/browser";
import { DemoPage } from "../../ui-components/demo-page/page.ts";
import { words } from "./support/page.ts";

type Reply = (language: string) => unknown;

/** Stands for the demo: what its page asks for by itself, and no answer to what its elements ask. */
function fakeDemo(choices: Reply): void {
  vi.spyOn(globalThis, "fetch").mockImplementation(async (address, { body, headers } = {}) => {
    if (address === "/demo/viewers") return Response.json({ viewers: [{ key: "staff", name: "Staff" }] });
    if (address === "/demo/token") return Response.json({ token: "token", expiresAt: "2999-01-01T00:00:00Z" });
    const asked = /query (\w+)/.exec((JSON.parse(body as string) as { query: string }).query)?.[1];
    if (asked !== "Choices") return new Response(null, { status: 400 });
    return Response.json({ data: await choices((headers as Record<string, string>)["accept-language"] ?? "") });
  });
}

const answer = (name: string, roles: readonly string[] = []) => ({
  program: { name, explanation: "", groups: [] },
  viewer: { roles, dealers: { nodes: [{ internalID: "D1", name: "North Yard", country: null }] } },
});

const { href } = location;
afterEach(() => {
  vi.restoreAllMocks();
  history.replaceState(null, "", href);
  document.documentElement.removeAttribute("lang");
});

function shown(): DemoPage {
  const element = new DemoPage();
  document.body.append(element);
  return element;
}

test("names in a language that is not spoken any more do not take the place of others", async () => {
  let french: (() => void) | undefined;
  fakeDemo((language) =>
    language === "fr" ? new Promise((done) => (french = () => done(answer("Ventes")))) : answer(`Sales ${language}`),
  );
  const element = shown();
  await expect.poll(() => words(element)).toContain("Sales en");
  await page.getByRole("combobox", { name: "Language" }).selectOptions("fr");
  await expect.poll(() => french).toBeDefined();
  await page.getByRole("combobox", { name: "Langue" }).selectOptions("ru");
  await expect.poll(() => words(element)).toContain("Sales ru");
  french?.();
  await new Promise((done) => setTimeout(done, 50));
  expect(words(element)).not.toContain("Ventes");
});

test("where the elements of all dealers do not come it is said, and can be tried again", async () => {
  const network = cdp();
  await network.send("Network.enable");
  await network.send("Network.setBlockedURLs", { urls: ["*define-others*"] });
  fakeDemo(() => answer("Sales", ["STAFF"]));
  const element = shown();
  await expect.poll(() => words(element)).toContain("The demo does not answer.");
  await network.send("Network.setBlockedURLs", { urls: [] });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => element.querySelector("scorecard-group-dashboard")).not.toBeNull();
  expect(customElements.get("scorecard-group-dashboard")).toBeDefined();
});
