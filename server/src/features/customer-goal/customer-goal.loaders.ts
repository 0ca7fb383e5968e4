import { loadAsOf, loadOfDealers } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { type CaseStudyList, readCaseStudies, type StoredCaseStudy } from "./case-study.reader.ts";
import { type GoalList, type GoalPage, readCustomerGoals, readCustomerGoalsById, type StoredGoal } from "./customer-goal.reader.ts";
import { readCustomerGoalReadings, type ReadingList, type StoredReading } from "./reading.reader.ts";

type PageOfDealer = GoalList & GoalPage & { readonly dealerId: string; readonly asOf: Date };

const pageText = ({ customerId, state, asOf, first, after }: PageOfDealer) => JSON.stringify([customerId, state, asOf, first, after]);

/** Pages of goals: one statement for all dealers of the same page. */
export const customerGoalPageLoader: LoaderDefinition<PageOfDealer, readonly StoredGoal[]> = {
  name: "customerGoals",
  keyText: (page) => `${pageText(page)} ${page.dealerId}`,
  load: ({ scope, runner }, keys) =>
    loadOfDealers(
      keys,
      pageText,
      (dealerIds, page) => readCustomerGoals(scope, runner, dealerIds, page, page.asOf, page),
      ({ dealerId }) => dealerId,
    ),
};

interface GoalKey {
  readonly dealerId: string;
  readonly id: string;
  readonly asOf: Date;
}

const goalText = ({ dealerId, id, asOf }: GoalKey) => JSON.stringify([dealerId, id, asOf.getTime()]);

/** Goals by their ids: one statement for any number of them; null where there is none to be seen. */
export const customerGoalLoader: LoaderDefinition<GoalKey, StoredGoal | null> = {
  name: "customerGoal",
  keyText: goalText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, goalText, async (group, asOf) => {
      const stored = await readCustomerGoalsById(scope, runner, group, asOf);
      return new Map(stored.map((goal) => [goalText({ ...goal, asOf }), goal] as const));
    });
    return found.map((goal) => goal ?? null);
  },
};

type AsOf<List> = List & { readonly asOf: Date };

const listText = (list: AsOf<ReadingList | CaseStudyList>) => JSON.stringify({ ...list, asOf: list.asOf.getTime() });

/** Readings of goals: one statement for any number of lists. */
export const readingsLoader: LoaderDefinition<AsOf<ReadingList>, readonly StoredReading[]> = {
  name: "customerGoalReadings",
  keyText: listText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, listText, async (group, asOf) => {
      const answers = await readCustomerGoalReadings(scope, runner, group, asOf);
      return new Map(group.map((key, place) => [listText(key), answers[place] ?? []] as const));
    });
    return found.map((readings) => readings ?? []);
  },
};

/** Case studies of goals: one statement for any number of lists. */
export const caseStudiesLoader: LoaderDefinition<AsOf<CaseStudyList>, readonly StoredCaseStudy[]> = {
  name: "caseStudies",
  keyText: listText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, listText, async (group, asOf) => {
      const answers = await readCaseStudies(scope, runner, group, asOf);
      return new Map(group.map((key, place) => [listText(key), answers[place] ?? []] as const));
    });
    return found.map((studies) => studies ?? []);
  },
};
