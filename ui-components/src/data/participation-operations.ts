import type { Participation, ParticipationMutation } from "../model/participation-types.ts";
import { bareChange } from "./bare-change.ts";
import type { Operation } from "./graphql-client.ts";
import type { OfDealer } from "./operations.ts";

export type ParticipationData = OfDealer<{ readonly name: string; readonly timeZone: string; readonly participation: Participation }> & {
  readonly viewer: { readonly roles: readonly string[] };
};

/** Whether a dealer gets opportunities, why, and whether the reader may suspend it. */
export const participationOperation: Operation<ParticipationData, { readonly dealer: string }> = {
  text: `query Participation($asOf: DateTime, $dealer: ID!) {
  viewer { roles }
  dealer(id: $dealer, asOf: $asOf) {
    name timeZone
    participation {
      takesPart unmet optedIn suspendedAt suspendedBy suspensionReason trainedTechnicians airCooledTechnicians liquidCooledTechnicians
      changes { number kind reason changedAt changedBy }
    }
  }
}`,
};

/** How each change is sent. */
export const participationChanges = {
  setOptIn: bareChange("ChangeParticipation", "setOptIn", "SetOptInInput"),
  suspendDealer: bareChange("ChangeParticipation", "suspendDealer", "SuspendDealerInput"),
  resumeDealer: bareChange("ChangeParticipation", "resumeDealer", "ResumeDealerInput"),
} as const satisfies Readonly<Record<ParticipationMutation, unknown>>;
