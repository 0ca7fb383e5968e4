import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askAsStaff, type DemoSite, expectPageAccessible, openDemoSite } from "../support/demo-site.ts";

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite();
});
afterAll(() => site.close());

const owner = { firstName: "Ottilie", lastName: "Quellenbach", phone: "+1 555 0100", email: "ottilie@example.com", town: "Thistledown" };
/** At the yard of the dealer that meets all goals: no other nearby has a higher core rank, and none is nearer. */
const place = { latitude: 43.0281, longitude: -88.0608 };

/** The operator's own systems, by the API. */
const asStaff = <Data>(query: string, variables: object = {}): Promise<Data> => askAsStaff<Data>(site.url, query, variables);

interface Asked {
  readonly dealerID: string | null;
  readonly opportunityID: string | null;
}

/** A request that comes in; the dealers that were asked for it so far. */
async function submit(id: string, model: string): Promise<void> {
  const input = { id, need: "SERVICE", cooling: "AIR_COOLED", model, ...owner, ...place };
  const { done } = await asStaff<{ done: { userErrors: object[] } }>(
    "mutation ($input: SubmitServiceRequestInput!) { done: submitServiceRequest(input: $input) { userErrors { message } } }",
    { input },
  );
  expect(done.userErrors).toEqual([]);
}

async function askedFor(id: string): Promise<readonly Asked[]> {
  const { serviceRequest } = await asStaff<{ serviceRequest: { assignments: Asked[] } }>(
    "query ($id: ID!) { serviceRequest(id: $id) { assignments { dealerID opportunityID } } }",
    { id },
  );
  return serviceRequest.assignments;
}

/** All that a page shows, through every shadow root. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const textOf = (node: Node): string => {
      if (node instanceof Text) return node.data;
      const within =
        node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes, ...node.childNodes] : [...node.childNodes];
      return within.map(textOf).join(" ");
    };
    return textOf(document.body);
  });
const newOnes = async (page: Page): Promise<number> => {
  const button = page.getByRole("button", { name: /^Opportunities/ });
  await button.waitFor();
  return Number(/\d+/.exec(await button.innerText())?.[0] ?? 0);
};

test("a dealer sees a new one within five seconds, accepts it by keyboard, reaches the owner, updates and completes it", async () => {
  const page = await site.visit("/?viewer=good-dealer");
  await page.getByRole("button", { name: /^Opportunities: \d+ new/ }).waitFor();
  const before = await newOnes(page);
  await submit("E2E-1", "Thistle-1");
  const submitted = Date.now();
  expect((await askedFor("E2E-1")).map(({ dealerID }) => dealerID)).toEqual(["D1001"]);
  await page.getByRole("button", { name: `Opportunities: ${before + 1} new` }).waitFor();
  expect(Date.now() - submitted).toBeLessThan(5_000);
  await page.getByRole("button", { name: /^Opportunities/ }).press("Enter");
  const accept = page.getByRole("button", { name: "Accept: Service: Thistle-1" });
  await accept.waitFor();
  expect(await shown(page)).toContain(owner.town);
  expect(await shown(page)).not.toMatch(/Quellenbach|555 0100|ottilie@/);
  await expectPageAccessible(page);
  await accept.press("Enter");
  await page.getByRole("button", { name: "Complete: Service: Thistle-1" }).waitFor();
  await page.getByRole("button", { name: "Details: Service: Thistle-1" }).press("Enter");
  await page.getByRole("link", { name: owner.phone }).waitFor();
  await page.getByText(`${owner.firstName} ${owner.lastName}`).waitFor();
  await expectPageAccessible(page);
  await page.getByRole("button", { name: "Update: Service: Thistle-1" }).press("Enter");
  await page.getByRole("textbox", { name: "How does work stand?" }).fill("On the way");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("[part=event]").getByText("On the way").waitFor();
  await page.getByRole("button", { name: "Complete: Service: Thistle-1" }).press("Enter");
  await page.getByRole("textbox", { name: "Why is it closed?" }).fill("REPAIR_DONE");
  await page.getByRole("button", { name: "Complete", exact: true }).press("Enter");
  await page.getByText("Completed: REPAIR_DONE").waitFor();
});

test("one that is declined with the reason goes to the next dealer, and its owner is shown to this one no more", async () => {
  await submit("E2E-2", "Thistle-2");
  const page = await site.visit("/?viewer=good-dealer&panel=opportunities", { width: 360, scheme: "dark" });
  await page.getByRole("button", { name: "Decline: Service: Thistle-2" }).click();
  await page.getByRole("button", { name: "Decline", exact: true }).click();
  await page.getByText("Say why, in at most 1,000 characters.").waitFor();
  await page.getByRole("textbox", { name: "Why do you decline it?" }).fill("NO_CAPACITY");
  await expectPageAccessible(page);
  await page.getByRole("button", { name: "Decline", exact: true }).click();
  await page.getByRole("button", { name: "Decline: Service: Thistle-2" }).waitFor({ state: "detached" });
  const [first] = await askedFor("E2E-2");
  await page.goto(`/?viewer=good-dealer&panel=opportunities&opportunity=${first?.opportunityID}`);
  await page.getByText("Declined: NO_CAPACITY").waitFor();
  await page.getByText("The owner’s data are not shown any more.").waitFor();
  expect(await shown(page)).not.toMatch(/Ottilie|Quellenbach|Thistledown/);
  await expect.poll(async () => (await askedFor("E2E-2")).length, { timeout: 90_000 }).toBe(2);
  const [, second] = await askedFor("E2E-2");
  expect(second?.dealerID).not.toBe("D1001");
}, 120_000);

test("a rival finds nothing of another dealer's opportunity, by whatever address", async () => {
  await submit("E2E-3", "Thistle-3");
  const [asked] = await askedFor("E2E-3");
  const page = await site.visit(`/?viewer=newcomer&dealer=D1001&panel=opportunities&opportunity=${asked?.opportunityID}`);
  await page.getByText("There is no such dealer, or you may not see it.").waitFor();
  expect(await shown(page)).not.toMatch(/Thistle-3|Thistledown/);
  await page.goto(`/?viewer=newcomer&panel=opportunities&opportunity=${asked?.opportunityID}`);
  await page.getByText("The dealer has no opportunity of this id.").waitFor();
  await page.goto("/?viewer=newcomer&panel=opportunities");
  await page.getByText(/^In work/).waitFor();
  expect(await shown(page)).not.toMatch(/Thistle-3|Thistledown/);
});

test("staff take an accepted one back with the reason; the dealer sees that, and no owner", async () => {
  await submit("E2E-4", "Thistle-4");
  const [asked] = await askedFor("E2E-4");
  const address = `panel=opportunities&opportunity=${asked?.opportunityID}`;
  const dealer = await site.visit(`/?viewer=good-dealer&${address}`);
  await dealer.getByRole("button", { name: "Accept: Service: Thistle-4" }).click();
  await dealer.getByRole("link", { name: owner.email }).waitFor();
  expect(await dealer.getByRole("button", { name: /^Withdraw/ }).count()).toBe(0);
  const staff = await site.visit(`/?viewer=staff&dealer=D1001&${address}`);
  await staff.getByRole("button", { name: "Withdraw: Service: Thistle-4" }).click();
  await staff.getByRole("textbox", { name: "Why is it taken back?" }).fill("DEALER_DID_NOT_ACT");
  await expectPageAccessible(staff);
  await staff.getByRole("button", { name: "Withdraw", exact: true }).click();
  await staff.getByText("Withdrawn: DEALER_DID_NOT_ACT").waitFor();
  await dealer.reload();
  await dealer.getByText("Withdrawn: DEALER_DID_NOT_ACT").waitFor();
  expect(await shown(dealer)).not.toMatch(/Ottilie|Quellenbach|Thistledown/);
  const { serviceRequest } = await asStaff<{ serviceRequest: { contactReadings: { nodes: { opportunityID: string | null }[] } } }>(
    'query { serviceRequest(id: "E2E-4") { contactReadings { nodes { opportunityID } } } }',
  );
  expect(serviceRequest.contactReadings.nodes.map(({ opportunityID }) => opportunityID)).toContain(asked?.opportunityID);
});
