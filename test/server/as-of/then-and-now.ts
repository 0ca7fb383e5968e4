import { refreshQuartiles } from "server/features/comparison/refresh-quartiles.writer.ts";
import { refreshPlanComparisons } from "server/features/improvement/refresh-plan-comparisons.writer.ts";
import { keepDecided } from "server/features/publication/keep-decided.writer.ts";
import fc from "fast-check";
import { programs } from "server/kpi/catalogue.ts";
import type { RecordKind } from "server/kpi/formula/record-kind.ts";
import type { Month } from "server/kpi/month.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { kindsByCode } from "server/kpi/readiness.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { anyOpportunities, newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { decide, sendBaseline, sendPlan } from "../../support/improvement.ts";
import { goOnWithGoals, setGoalsOfCustomers } from "./goals-then.ts";
import { insertOpportunities, withDeadline } from "../../support/opportunities.ts";
import { newRequest } from "../../support/requests.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { anyRecords, insertRecords, type RandomKind, randomKinds } from "../kpi/random-records.ts";
import { type DealerRecords, knownThen } from "./known-then.ts";
import { answersOf } from "./questions.ts";
import { dealers, finalMonth, openMonth, restated } from "./subjects.ts";

/** The instant looked back at, in the midst of the month that most records are about. */
export const lookedBackAt = new Date("2026-05-20T14:00:00Z");
const now = new Date("2026-09-20T12:00:00Z");
const finalMonths: readonly Month[] = ["2026-01", "2026-02", "2026-03", "2026-04"];

/** Its opportunities are imported: up to the instant, and later on. */
const imported = dealers[3];
const newLead = { dealer_id: restated, customer_id: "owner", associate_id: "associate" };
const asked = { id: "asked", request_id: "asked", assigned_at: new Date("2026-05-19T10:00:00Z") };
const unsatisfied = { due_on: "2026-06-02", done_at: "2026-06-01T09:00:00Z", reached: true, satisfied: false };

const operator = mintDealerScope({ kind: "STAFF" });

interface Drawn {
  readonly seed: number;
  /** The dealers'. */
  readonly timeZone: string;
}

interface Kind extends RandomKind {
  readonly kind: RecordKind;
}

/** Questions, with the answers that were given then. */
export interface ThenAndNow {
  readonly api: ApiServer;
  /** What a question was answered then, when nothing of what came later had happened. */
  readonly answersThen: ReadonlyMap<string, unknown>;
}

async function everyKind(api: ApiServer): Promise<readonly Kind[]> {
  const { dataSource } = api.database;
  const kinds = kindsByCode(programs.flatMap(({ metrics }) => metrics));
  const random = await randomKinds(dataSource);
  const opportunity: RandomKind = { code: "OPPORTUNITY", table: "opportunity", columns: [] };
  return [...random, opportunity].map((each) => {
    const kind = kinds.get(each.code);
    if (!kind) throw new Error(`No metric reads ${each.code}.`);
    return { ...each, kind };
  });
}

function randomRecords(kinds: readonly Kind[], { seed, timeZone }: Drawn): DealerRecords {
  const drawn = anyRecords(
    kinds.filter(({ code }) => code !== "OPPORTUNITY"),
    monthPeriod(openMonth, timeZone),
  );
  const [records = {}] = fc.sample(drawn, { seed, numRuns: 1 });
  const opportunities = [...finalMonths, openMonth].flatMap((month, index) =>
    anyOpportunities(month, 30, seed + index, timeZone).map((given) => ({ ...withDeadline(given), id: `${month} ${given.id}` })),
  );
  return { ...records, OPPORTUNITY: opportunities };
}

async function store(api: ApiServer, kinds: readonly Kind[], records: readonly DealerRecords[]): Promise<void> {
  const { dataSource } = api.database;
  for (const { table } of kinds) await dataSource.query(`DELETE FROM ${table} WHERE dealer_id = ANY($1::text[])`, [dealers]);
  const ofDealers = dealers.map((dealerId, index) => ({ dealerId, records: records[index] ?? {} }));
  await insertRecords(dataSource, kinds, ofDealers);
}

/** What the job of every minute does. */
async function runJobs(api: ApiServer, at: Date): Promise<void> {
  const { dataSource } = api.database;
  await publish(api, at);
  await refreshQuartiles(operator, dataSource, at);
  while ((await keepDecided(operator, dataSource, at)) > 0);
}

const goalsOf: readonly (readonly [program: string, metric: string])[] = [
  [program, "ACCEPTANCE_RATE"],
  ["FIELD_SERVICE", "FIRST_TIME_FIX_RATE"],
  ["AFTER_SALES", "FOLLOW_UP_RATE"],
  ["AFTER_SALES", "PROACTIVE_CONTACT_RATE"],
];

async function setGoals(api: ApiServer, value: number): Promise<void> {
  for (const [code, metric] of goalsOf) {
    const { setMetricGoal } = await api.ask<{ setMetricGoal: { userErrors: object[] } }>(
      `mutation { setMetricGoal(input: { program: ${code}, metric: "${metric}", validFrom: "2026-01-01", value: ${value} }) { userErrors { message } } }`,
    );
    if (setMetricGoal.userErrors.length > 0) throw new Error(JSON.stringify(setMetricGoal));
  }
}

const setWebhook = (api: ApiServer, dealer: string) =>
  api.ask(`mutation { setWebhook(input: { dealerID: "${dealer}", url: "https://hooks.example.com/${dealer}" }) { secret } }`);

async function mustDo(done: Promise<{ readonly userErrors: readonly object[] }>): Promise<void> {
  const { userErrors } = await done;
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

const tick = (api: ApiServer, step: string) =>
  mustDo(
    api
      .ask<{ recordLeadStep: { userErrors: object[] } }>(
        `mutation { recordLeadStep(input: { dealerID: "${restated}", leadID: "ticked", step: ${step} }) { userErrors { message } } }`,
      )
      .then(({ recordLeadStep }) => recordLeadStep),
  );

/** As the import keeps it: the first version and, later on, the second. */
const keepMapping = (api: ApiServer, version: number) =>
  api.database.dataSource.query(
    `INSERT INTO import_mapping (dealer_id, crm, kind, version, mapping, file_name, saved_by, saved_at)
     VALUES ($1, 'CRM', 'leads', $2, '{}', NULL, 'someone', $3)`,
    [restated, version, api.clock.now()],
  );

const setOptIn = (api: ApiServer, optedIn: boolean) =>
  mustDo(
    api
      .ask<{ setOptIn: { userErrors: object[] } }>(
        `mutation { setOptIn(input: { dealerID: "${restated}", optedIn: ${optedIn} }) { userErrors { message } } }`,
      )
      .then((data) => data.setOptIn),
  );

/** An opportunity that can still be answered then, and is accepted later. */
async function ask(api: ApiServer): Promise<void> {
  await newRequest(api.database.dataSource, "asked", { assignAt: null, firstName: "Ottilie", phone: "+1 555 0100" });
  await insertOpportunities(api.database.dataSource, restated, [asked]);
}

const accept = (api: ApiServer) =>
  mustDo(
    api
      .ask<{ acceptOpportunity: { userErrors: object[] } }>(
        `mutation { acceptOpportunity(input: { dealerID: "${restated}", opportunityID: "${asked.id}" }) { userErrors { message } } }`,
      )
      .then(({ acceptOpportunity }) => acceptOpportunity),
  );

/** Of one of its customer's people. */
const invite = (api: ApiServer) =>
  api.database.dataSource.query(
    `INSERT INTO survey_invitation (dealer_id, id, customer_id, questions, token_hash, issued_at, issued_by, expires_at)
     VALUES ($1, $2::text, 'owner', '{NPS}', sha256($2::text::bytea), $3, 'someone', '2027-01-01T00:00:00Z')`,
    [restated, `SI-${api.clock.now().toISOString()}`, api.clock.now()],
  );

const endInvitations = (api: ApiServer) =>
  api.database.dataSource.query("UPDATE survey_invitation SET revoked_at = $2, revoked_by = 'someone' WHERE dealer_id = $1", [
    restated,
    api.clock.now(),
  ]);

const flagAfter = (api: ApiServer, days: string) =>
  mustDo(
    api
      .ask<{ setOpportunitySettings: { userErrors: object[] } }>(
        `mutation { setOpportunitySettings(input: { responseClock: ELAPSED, responseHours: 48, radiusKm: 80, engagementWeight: 1, conversionWeight: 1,
          satisfactionWeight: 1, ${days} }) { userErrors { message } } }`,
      )
      .then((data) => data.setOpportunitySettings),
  );

async function live(api: ApiServer): Promise<void> {
  const [dealer] = dealers;
  api.clock.set("2026-05-05T08:00:00Z");
  await runJobs(api, api.clock.now());
  await setGoals(api, 0.9);
  await setWebhook(api, "D2");
  await mustDo(sendBaseline(api, { dealerID: dealer, months: ["2026-01", "2026-02", "2026-03"], note: "then" }));
  await mustDo(sendPlan(api, { dealerID: dealer, startsOn: "2026-04-01" }));
  const { dataSource } = api.database;
  await insertServiceRecord(dataSource, "customer", { dealer_id: restated, id: "owner" });
  await insertServiceRecord(dataSource, "staff", { dealer_id: restated, id: "associate" });
  await setGoalsOfCustomers(api);
  await insertServiceRecord(dataSource, "lead", { ...newLead, id: "ticked", received_at: "2026-05-04T12:00:00Z" });
  await keepMapping(api, 1);
  await setOptIn(api, true);
  await ask(api);
  await invite(api);
  await flagAfter(api, "closeWithinDays: 3");
  await tick(api, "CONTACTED, answer: PHONE_CONVERSATION");
  await runJobs(api, lookedBackAt);
}

async function liveOn(api: ApiServer): Promise<void> {
  const [dealer] = dealers;
  api.clock.set("2026-05-21T09:00:00Z");
  await setGoals(api, 0.1);
  await tick(api, "APPOINTMENT_SET");
  await keepMapping(api, 2);
  await setOptIn(api, false);
  await accept(api);
  await endInvitations(api);
  await invite(api);
  await flagAfter(api, "staleAfterDays: 10");
  await insertServiceRecord(api.database.dataSource, "lead", { ...newLead, id: "later", received_at: "2026-05-28T12:00:00Z" });
  await setWebhook(api, dealer);
  await goOnWithGoals(api);
  for (const at of ["2026-06-08T00:00:00Z", "2026-07-08T00:00:00Z", "2026-08-08T00:00:00Z", "2026-09-08T00:00:00Z"]) {
    await runJobs(api, new Date(at));
  }
  await refreshPlanComparisons(operator, api.database.dataSource, now);
  api.clock.set("2026-09-10T09:00:00Z");
  await mustDo(decide(api, { dealerID: dealer, decision: "KEEP", reason: "It works.", newBaseline: true }));
  await mustDo(sendPlan(api, { dealerID: dealer, startsOn: "2026-08-01", name: "Another" }));
  await insertOpportunities(api.database.dataSource, restated, [{ id: "late", assigned_at: new Date(`${finalMonth}-05T00:00:00Z`) }]);
  await api.ask(`mutation { restateMetric(input: { dealerID: "${restated}", program: ${program}, metric: "ACCEPTANCE_RATE", month: "${finalMonth}",
    reason: "One was late." }) { userErrors { message } } }`);
}

/** Dealers whose records are random, asked in the midst of it, and left as it went on. */
export async function liveThenAndNow({ seed, timeZone }: Drawn): Promise<ThenAndNow> {
  const api = await createApiServer(lookedBackAt);
  const kinds = await everyKind(api);
  const all = dealers.map((_, index) => randomRecords(kinds, { seed: seed * 100 + index, timeZone }));
  for (const id of dealers) await newDealer(api.database.dataSource, { id, country: "US", timeZone });
  await newDealer(api.database.dataSource, { id: restated, country: "US", timeZone });
  await insertOpportunities(api.database.dataSource, restated, anyOpportunities(finalMonth, 30, seed, timeZone));
  await store(
    api,
    kinds,
    all.map((records) => knownThen(kinds, records, { at: lookedBackAt, timeZone })),
  );
  await setCompleteThrough(api.database.dataSource, imported, lookedBackAt);
  await live(api);
  api.clock.set(lookedBackAt);
  const answersThen = await answersOf(api, null);
  await store(api, kinds, all);
  await setCompleteThrough(api.database.dataSource, imported, now);
  await insertServiceRecord(api.database.dataSource, "follow_up", { dealer_id: dealers[2], id: "told", ...unsatisfied });
  await liveOn(api);
  api.clock.set(now);
  return { api, answersThen };
}
