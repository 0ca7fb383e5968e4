import { Temporal } from "temporal-polyfill";
import {
  addCaseStudy,
  addReading,
  agreeOutcome,
  endCustomerGoal,
  setCustomerGoal,
  withdraw,
} from "../../../../features/customer-goal/record-goal.ts";
import type { RequestContext } from "../../../../graphql/request-context.ts";
import type { Database } from "../../../../storage/database.ts";
import { asOf, instantAgo, monthAgo } from "../recorded-ago.ts";
import { type GoalStory, goalStories } from "./goal-stories.ts";

type Stores = Pick<Database, "dataSource" | "readPool">;

/** A customer with the contract that ran when a goal was set. */
interface Served {
  readonly customer_id: string;
  readonly contract_id: string;
}

const servedCustomer = `
  SELECT DISTINCT ON (customer_id) customer_id, id AS contract_id FROM contract
  WHERE dealer_id = $1 AND customer_id IS NOT NULL AND starts_on <= $2 AND expires_on >= $2 ORDER BY customer_id, starts_on LIMIT 1 OFFSET $3`;

const firstTechnician = `
  SELECT id FROM staff WHERE dealer_id = $1 AND role IN ('TECHNICIAN', 'ENGINEER') AND left_on IS NULL ORDER BY role, id LIMIT 1 OFFSET $2`;

const dayOf = (instant: Date): string => instant.toISOString().slice(0, "2026-03-05".length);

/** The last day of a month that is so many months ago, or to come. */
function lastDayAgo(now: Date, ago: number): string {
  const month = Temporal.PlainYearMonth.from(monthAgo(now, ago));
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}

async function recordGoal(database: Stores, now: Date, story: GoalStory, served: Served, goalID: string): Promise<void> {
  const { dealer, name, unit, direction, baseline, target, owner, setAgo, dueAgo, read, wrong, studies = [], ended } = story;
  const at = (ago: number, ask: (context: RequestContext, day: string) => Promise<unknown>) => {
    const instant = instantAgo(now, ago);
    return asOf(database, dealer, instant, (context) => ask(context, dayOf(instant)));
  };
  const of = { dealerID: dealer, goalID };
  const terms = { name, unit, direction, baseline, target, owner, dueOn: lastDayAgo(now, dueAgo) };
  await at(setAgo, (context) => setCustomerGoal(context, { ...of, ...terms, customerID: served.customer_id }));
  const readingOf = (ago: number, readingID: string, value: number) =>
    at(ago, (context, readOn) => addReading(context, { ...of, readingID, readOn, value }));
  for (const [ago, value] of read) await readingOf(ago, `${goalID}-${ago}`, value);
  if (wrong) {
    const [ago, value] = wrong;
    const readingID = `${goalID}-wrong`;
    await readingOf(ago, readingID, value);
    const withdrawn = { dealerID: dealer, id: readingID, field: "readingID", reason: "A digit too many." };
    await at(ago - 1, (context) => withdraw(context, "READING", withdrawn));
  }
  for (const [place, { ago, ...told }] of studies.entries()) {
    const [technician]: { id: string }[] = await database.dataSource.query(firstTechnician, [dealer, place]);
    if (!technician) continue;
    const study = { ...of, ...told, caseStudyID: `${goalID}-study-${place + 1}`, staffID: technician.id };
    await at(ago, (context, happenedOn) => addCaseStudy(context, { ...study, happenedOn }));
  }
  if (ended) await at(ended.ago, (context) => endCustomerGoal(context, { ...of, outcome: ended.outcome, reason: ended.reason }));
}

/** Goals of customers of the demo, recorded as dealers would have, and the agreements about them: the contracts must be there before. */
export async function recordDemoGoals(database: Stores, now: Date): Promise<void> {
  const agreed = new Map<string, { readonly story: GoalStory; readonly served: Served; readonly goalIDs: string[] }>();
  for (const [place, story] of goalStories.entries()) {
    const { dealer, setAgo, customer } = story;
    const setOn = dayOf(instantAgo(now, setAgo));
    const [served]: Served[] = await database.dataSource.query(servedCustomer, [dealer, setOn, customer]);
    if (!served) continue;
    const goalID = `${dealer}-goal-${place + 1}`;
    await recordGoal(database, now, story, served, goalID);
    if (!story.agreed) continue;
    const agreement = agreed.get(served.contract_id) ?? { story, served, goalIDs: [] };
    agreement.goalIDs.push(goalID);
    agreed.set(served.contract_id, agreement);
  }
  for (const { story, served, goalIDs } of agreed.values()) {
    const { dealer, setAgo } = story;
    const order = { dealerID: dealer, agreementID: `${dealer}-agreement-1`, contractID: served.contract_id, goalIDs };
    const period = { since: `${monthAgo(now, setAgo)}-01`, until: lastDayAgo(now, setAgo - 12) };
    await asOf(database, dealer, instantAgo(now, setAgo), (context) => agreeOutcome(context, { ...order, ...period }));
  }
}
