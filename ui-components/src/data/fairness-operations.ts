import type { FairnessDealer, FairnessOverall, FairnessSort } from "../model/fairness-types.ts";
import type { InstantText } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import { type Page, pageFields } from "./operations.ts";

export interface FairnessData {
  /** Null for whom it is not. */
  readonly assignmentFairness: {
    readonly from: InstantText;
    readonly to: InstantText;
    /** Only where the whole was asked for. */
    readonly overall?: FairnessOverall | null;
    readonly list: Page<FairnessDealer>;
  } | null;
}

interface FairnessAsked {
  readonly from: InstantText;
  readonly to: InstantText;
  readonly countries: readonly string[] | null;
  /** Whether not only for dealers. */
  readonly whole: boolean;
  readonly sort: FairnessSort;
  readonly first: number;
  readonly after: string | null;
}

const bandFields = "from to dealers couldBeAsked asked shareAsked";

/** How requests were handed out in a period. */
export const fairnessOperation: Operation<FairnessData, FairnessAsked> = {
  text: `query AssignmentFairness(
  $from: DateTime!, $to: DateTime!, $countries: [String!], $whole: Boolean!, $sort: AssignmentFairnessSort, $first: Int!, $after: String
) {
  assignmentFairness(from: $from, to: $to, countries: $countries) {
    from to
    overall @include(if: $whole) {
      decisions unassigned byRank { ${bandFields} } byDistance { ${bandFields} } byTechnicians { ${bandFields} }
      correlations { by coefficient dealers }
    }
    list: dealers(sort: $sort, first: $first, after: $after) {
      nodes {
        dealerID name inQuestion couldBeAsked asked shareAsked meanCoreRank meanKilometres technicians
        accepted declined expired pending hindrances { hindrance times }
      }
      ${pageFields}
    }
  }
}`,
};
