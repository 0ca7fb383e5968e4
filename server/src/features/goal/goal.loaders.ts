import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import type { GoalHolder } from "../program/program.type.ts";
import { readSetGoals, type StoredGoal } from "./set-goal.reader.ts";

interface GoalsKey extends Pick<GoalHolder, "dealerId" | "country" | "asOf"> {
  readonly program: string;
}

/** The goals set for a holder and all it belongs to, by metric, in the order that `goalInForce` takes. */
export type SetGoals = ReadonlyMap<string, readonly StoredGoal[]>;

const keyText = ({ program, dealerId, country, asOf }: GoalsKey) => JSON.stringify([program, dealerId, country, asOf.getTime()]);
const holderText = ({ program, dealerId, country }: Omit<GoalsKey, "asOf">) => JSON.stringify([program, dealerId, country]);
const present = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];

/** Goals of programs for dealers and for sums of them: one statement for all. */
export const setGoalsLoader: LoaderDefinition<GoalsKey, SetGoals> = {
  name: "setGoals",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const holders = {
        dealerIds: present(group.map(({ dealerId }) => dealerId)),
        countries: present(group.map(({ country }) => country)),
      };
      const stored = await readSetGoals(scope, runner, present(group.map(({ program }) => program)), holders, asOf);
      const byHolder = groupBy(stored, holderText);
      const concerning = ({ program, dealerId, country }: GoalsKey) =>
        [
          ...new Set([
            holderText({ program, dealerId: null, country: null }),
            holderText({ program, dealerId: null, country }),
            holderText({ program, dealerId, country: null }),
          ]),
        ].flatMap((holder) => byHolder.get(holder) ?? []);
      return new Map(group.map((key) => [keyText(key), groupBy(concerning(key), ({ metric }) => metric)] as const));
    });
    return found.map((goals) => goals ?? new Map());
  },
};
