import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { dealerFields, openMonth } from "../../support/api-tenants.ts";
import { sendExport } from "../../support/exports.ts";
import { centre, takingPart } from "../../support/requests.ts";

const now = "2026-06-15T10:00:00.000Z";
const afterExpiry = "2026-06-17T10:00:00.001Z";
const staff = mintDealerScope({ kind: "STAFF" });

const owner = {
  firstName: "Zzfirst",
  lastName: "Zzlast",
  street: "Zzstreet 17",
  phone: "+1 555 0199",
  email: "zzmail@example.com",
  preferences: "Zzevenings",
  town: "Zztown",
  postalCode: "Zz-53188",
};
/** Of what a dealer that can still answer may know. */
const contactAlone = /Zzlast|Zzstreet|555 0199|zzmail|Zzevenings/;
const anything = /Zz|zzmail|555 0199/;

let api: ApiServer;
let opportunity: string;
beforeAll(async () => {
  api = await createApiServer(now);
  await takingPart(api.database.dataSource, { id: "D1" });
  await api.ask(`mutation { setWebhook(input: { dealerID: "D1", url: "https://hooks.example.com/D1" }) { secret } }`);
  const input = { id: "R-1", need: "SERVICE", cooling: "AIR_COOLED", ...centre, ...owner };
  await api.ask("mutation ($input: SubmitServiceRequestInput!) { submitServiceRequest(input: $input) { userErrors { message } } }", {
    variables: { input },
  });
  const rows: { id: string }[] = await api.database.dataSource.query("SELECT id FROM opportunity WHERE request_id = 'R-1'");
  opportunity = rows[0]?.id ?? "";
});
afterAll(() => api.close());

const tables = [
  { table: "OPPORTUNITIES", dealer: "D1", month: openMonth },
  { table: "RECORDS", dealer: "D1", kind: "OPPORTUNITY" },
  { table: "WEBHOOK", dealer: "D1" },
  { table: "DEALERS", search: "Zzlast" },
];

/** All that a dealer gets, by whatever way it asks: the API's answers, files, and what was sent to its webhook. */
async function everything(): Promise<string> {
  const answers = [
    `{ dealer(id: "D1") { ${dealerFields} } }`,
    `{ dealer(id: "D1") { opportunities(month: "${openMonth}") { nodes { internalID events { note } request { firstName town postalCode } contact { lastName phone email street preferences } } } } }`,
    `{ dealer(id: "D1") { opportunity(id: "${opportunity}") { request { firstName town postalCode kilometres } contact { lastName phone email street preferences } events { note author } } } }`,
    `{ serviceRequest(id: "R-1") { firstName town contact { lastName phone } contactReadings { nodes { readBy } } } }`,
    `{ serviceRequests { nodes { firstName town } } }`,
    `{ dealers(first: 5, filter: { search: "Zzlast" }) { nodes { name } } }`,
  ];
  const parts: string[] = [];
  for (const query of answers) parts.push((await api.send(query, { as: ["D1"] })).body);
  for (const table of tables) parts.push((await sendExport(api, { ...table, format: "CSV", cover: false }, { as: ["D1"] })).text);
  const sent: object[] = await api.database.dataSource.query("SELECT type, payload FROM outbox_event");
  return [...parts, JSON.stringify(sent)].join("\n");
}

test("while it can answer, a dealer gets the need and the place, and by no way contact data", async () => {
  const got = await everything();
  expect(got).not.toMatch(contactAlone);
  expect(got).toContain("Zzfirst");
  expect(got).toContain("opportunity.assigned");
});

test("once its time is over it gets nothing of the owner, by whatever way", async () => {
  api.clock.set(afterExpiry);
  await assignRequests(staff, api.database.dataSource, api.clock.now());
  try {
    expect(await everything()).not.toMatch(anything);
  } finally {
    api.clock.set(now);
  }
});

test("no refusal tells personal values back, and no line of the log holds any", async () => {
  const tooLong = { id: "R-2", need: "SERVICE", cooling: "AIR_COOLED", ...owner, email: `${"z".repeat(250)}zzmail@example.com` };
  const other = { id: "R-1", need: "MAINTENANCE", cooling: "AIR_COOLED", ...centre, ...owner, lastName: "Zzother" };
  for (const input of [tooLong, other]) {
    const { body } = await api.send(
      "mutation ($input: SubmitServiceRequestInput!) { submitServiceRequest(input: $input) { userErrors { message field code } } }",
      { variables: { input } },
    );
    expect(body).toMatch(/"code"/);
    expect(body).not.toMatch(/zzmail|Zzlast|Zzother/);
  }
  await api.send(`{ dealer(id: "D1") { opportunity(id: "${opportunity}") { contact { phone(masked: "Zzlast") } } } }`);
  await api.database.dataSource.query("ALTER TABLE service_request ADD CONSTRAINT broken CHECK (last_name <> 'Zzbroken')");
  await api.send("mutation ($input: SubmitServiceRequestInput!) { submitServiceRequest(input: $input) { userErrors { message } } }", {
    variables: { input: { ...other, id: "R-3", lastName: "Zzbroken" } },
  });
  expect(api.logged.length).toBeGreaterThan(0);
  expect(api.logged.join("\n")).not.toMatch(anything);
});
