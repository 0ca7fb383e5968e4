import type { ApiServer } from "../../support/api-server.ts";
import { agree, type GoalMutation, send } from "../../support/customer-goals.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { restated } from "./subjects.ts";

async function mustSend(api: ApiServer, mutation: GoalMutation, input: Readonly<Record<string, unknown>>): Promise<void> {
  const { userErrors } = await send(api, mutation, { dealerID: restated, ...input });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

const read = (api: ApiServer, readOn: string, value: number) =>
  mustSend(api, "addCustomerGoalReading", { goalID: "goal", readingID: readOn, readOn, value });
const study = (api: ApiServer, caseStudyID: string) =>
  mustSend(api, "addCaseStudy", { goalID: "goal", caseStudyID, staffID: "technician", happenedOn: "2026-04-15" });

function complete({ database: { dataSource } }: ApiServer, day: string): Promise<void> {
  const [opened_at, completed_at] = [`${day}T08:00:00Z`, `${day}T10:00:00Z`];
  return insertServiceRecord(dataSource, "work_order", { dealer_id: restated, id: day, opened_at, completed_at });
}

/** What a customer wants to reach, and what was agreed about it. */
export async function setGoalsOfCustomers(api: ApiServer): Promise<void> {
  const { dataSource } = api.database;
  const technician = { role: "TECHNICIAN", training_completed_on: "2026-05-25" };
  await insertServiceRecord(dataSource, "staff", { dealer_id: restated, id: "technician", ...technician });
  await insertServiceRecord(dataSource, "contract", {
    dealer_id: restated,
    id: "contract",
    customer_id: "owner",
    renewed_on: "2026-06-01",
  });
  await insertServiceRecord(dataSource, "contract", { dealer_id: restated, id: "short", expires_on: "2026-06-30" });
  await complete(api, "2026-03-10");
  await mustSend(api, "setCustomerGoal", { goalID: "goal", customerID: "owner" });
  await read(api, "2026-03-01", 130);
  await read(api, "2026-05-01", 150);
  await study(api, "first");
  await study(api, "wrong");
  const agreement = { dealerID: restated, agreementID: "agreement", contractID: "contract", goalIDs: ["goal"], until: "2026-12-31" };
  const { userErrors } = await agree(api, agreement);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

/** What came of it later, of which nothing was known before. */
export async function goOnWithGoals(api: ApiServer): Promise<void> {
  await insertServiceRecord(api.database.dataSource, "staff", { dealer_id: restated, id: "new", role: "ENGINEER", hired_on: "2026-06-01" });
  await complete(api, "2026-05-25");
  await read(api, "2025-12-31", 105);
  await read(api, "2026-04-20", 140);
  await read(api, "2026-05-20", 160);
  await mustSend(api, "withdrawCustomerGoalReading", { readingID: "2026-03-01" });
  await mustSend(api, "withdrawCaseStudy", { caseStudyID: "wrong" });
  await mustSend(api, "setCustomerGoal", { goalID: "next", customerID: "owner" });
  await mustSend(api, "endCustomerGoal", { goalID: "goal" });
  await api.ask(`mutation { withdrawOutcomeAgreement(input: { dealerID: "${restated}", agreementID: "agreement", reason: "It ended." }) {
    userErrors { message } } }`);
}
