import { decideImprovementPlan } from "../../../../features/improvement/decide-improvement-plan.ts";
import { setBaseline } from "../../../../features/improvement/set-baseline.ts";
import { startImprovementPlan } from "../../../../features/improvement/start-improvement-plan.ts";
import type { Month } from "../../../../kpi/month.ts";
import { Failure } from "../../../../platform/failure.ts";
import type { Database } from "../../../../storage/database.ts";
import { asOf, instantAgo, monthAgo } from "../recorded-ago.ts";
import { monthsSinceSpring } from "../service/service-stories.ts";
import { baselineStories, type BaselineStory, type PlanStory, planStories } from "./improvement-stories.ts";

function monthsOf(now: Date, [from, to]: PlanStory["before"]): Month[] {
  return Array.from({ length: from - to + 1 }, (_, place) => monthAgo(now, from - place));
}

async function recordBaseline(
  database: Pick<Database, "dataSource" | "readPool">,
  now: Date,
  story: Omit<BaselineStory, "note">,
  note: string | null,
) {
  const { dealer, program, metric, recordedAgo, before } = story;
  const order = { dealerID: dealer, program, metric, months: monthsOf(now, before), note };
  await asOf(database, dealer, instantAgo(now, recordedAgo), (context) => setBaseline(context, order));
}

async function recordPlan(database: Pick<Database, "dataSource" | "readPool">, now: Date, story: PlanStory): Promise<void> {
  const { dealer, program, metric, name, action, vendor = null, cost = null, startsAgo, recordedAgo, decided } = story;
  await recordBaseline(database, now, story, null);
  const order = { dealerID: dealer, program, metric, name, action, vendor, cost, startsOn: `${monthAgo(now, startsAgo)}-01` };
  const broughtBy = vendor === null ? "OWN_STAFF" : "VENDOR";
  const plan = await asOf(database, dealer, instantAgo(now, recordedAgo), (context) =>
    startImprovementPlan(context, { ...order, broughtBy }),
  );
  if (!decided) return;
  const { ago, ...decision } = decided;
  await asOf(database, dealer, instantAgo(now, ago), (context) =>
    decideImprovementPlan(context, { ...decision, dealerID: dealer, plan: plan.number }),
  );
}

/** A month in which nothing happened to be recorded has no result: what is taken from it is then left out. */
async function whereTold(record: () => Promise<void>): Promise<void> {
  try {
    await record();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

/** Baselines and plans of the demo, recorded as dealers would have: the results must have been published, month by month, before. */
export async function recordDemoImprovements(database: Pick<Database, "dataSource" | "readPool">, now: Date): Promise<void> {
  for (const story of baselineStories) await whereTold(() => recordBaseline(database, now, story, story.note));
  for (const story of planStories(monthsSinceSpring(now))) await whereTold(() => recordPlan(database, now, story));
}
