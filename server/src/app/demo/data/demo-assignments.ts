import { Random } from "random";
import type { EntityManager } from "typeorm";
import { findAskableDealers, findCandidates } from "../../../features/assignment/candidate.reader.ts";
import { type Candidate, type Choice, chooseDealer, consideredRelationships } from "../../../features/assignment/choose-dealer.ts";
import { attainmentOf, coreRanks, type RankPart } from "../../../features/assignment/core-rank.ts";
import type { DueRequest } from "../../../features/assignment/due-request.reader.ts";
import { programSettings } from "../../../features/assignment/opportunity-settings.reader.ts";
import { factsFrom, unmetConditions } from "../../../features/participation/participation.ts";
import type { AssignmentEntity } from "../../../storage/entities/assignment.entity.ts";
import type { OpportunityEntity } from "../../../storage/entities/opportunity.entity.ts";
import type { ServiceRequestEntity } from "../../../storage/entities/service-request.entity.ts";
import type { DemoDealer } from "./demo-dealers.ts";

/** Of engagement and conversion, the goals that the core rank goes by. */
const goals = { ENGAGEMENT: 0.98, CONVERSION: 0.3 } as const satisfies Partial<Record<RankPart, number>>;

/** What the dealers' stories have them reach now; how content owners are is made up. */
const ranksOf = (seed: string, dealers: readonly DemoDealer[]) =>
  coreRanks(
    new Map(
      dealers.map(({ id, story: { to } }) => [
        id,
        {
          ENGAGEMENT: attainmentOf(to.engagement, goals.ENGAGEMENT),
          CONVERSION: attainmentOf(to.conversion, goals.CONVERSION),
          SATISFACTION: new Random(`${seed}/${id}/satisfaction`).float(0.7, 0.96),
        },
      ]),
    ),
    programSettings.weights,
  );

const dueOf = ({ id, serialNumber, cooling, latitude, longitude }: ServiceRequestEntity): DueRequest => ({
  id,
  serial_number: serialNumber,
  cooling: cooling === "LIQUID_COOLED" ? "LIQUID_COOLED" : "AIR_COOLED",
  latitude,
  longitude,
  cancelled_at: null,
  rounds: 0,
  pending_until: null,
  taken: false,
});

/** The dealer that the story has asked: by its rank, or where that is not the best one, because it knows the generator. Null where it could not be. */
function asking(
  candidates: readonly Candidate[],
  dealerId: string,
  random: Random,
): { candidates: readonly Candidate[]; choice: Choice } | null {
  const choice = chooseDealer(candidates);
  if (choice?.dealerId === dealerId) return { candidates, choice };
  const relationship = random.choice([...consideredRelationships]) ?? null;
  const known = candidates.map((each) => (each.dealerId === dealerId ? { ...each, relationship } : each));
  const byRelationship = chooseDealer(known);
  return byRelationship?.dealerId === dealerId ? { candidates: known, choice: byRelationship } : null;
}

/** When a dealer gave a request up, or let its time pass; null where it has it, can answer still, or the owner wants it no more. */
function givenUpAt({ response, respondedAt, expiresAt, requestCancelledAt }: OpportunityEntity, now: Date): Date | null {
  if (requestCancelledAt || response === "ACCEPTED") return null;
  const at = response === "REJECTED" && respondedAt ? respondedAt : new Date(expiresAt.getTime() + 1);
  return at <= now ? at : null;
}

const askedBefore = (candidates: readonly Candidate[], dealerId: string): Candidate[] =>
  candidates.map((each) => (each.dealerId === dealerId ? { ...each, unmet: [...each.unmet, "ASKED_BEFORE"] } : each));

/**
 * Why the demo's requests went to the dealers that they went to, by the program's own choice among those who were in question; and where
 * nobody was left after a dealer gave one up, that. Requests, opportunities and staff must be in the database. The same seed gives the same.
 */
export async function demoAssignments(
  seed: string,
  manager: EntityManager,
  dealers: readonly DemoDealer[],
  requests: readonly ServiceRequestEntity[],
  opportunities: readonly OpportunityEntity[],
  now: Date,
): Promise<AssignmentEntity[]> {
  const askable = await findAskableDealers(manager, now);
  const takingPart = dealers.filter(({ id }) => {
    const dealer = askable.get(id);
    return dealer !== undefined && unmetConditions(factsFrom(dealer)).length === 0;
  });
  const found = await findCandidates(manager, requests.map(dueOf), askable, ranksOf(seed, takingPart), programSettings.radiusKm);
  const byRequest = new Map(opportunities.map((each) => [each.requestId, each]));
  const kept = { settingVersion: programSettings.version, paused: [] };
  const nobody = { askedDealerId: null, opportunityId: null, basis: null, decidedBy: null };
  return requests.flatMap(({ id }): AssignmentEntity[] => {
    const opportunity = byRequest.get(id);
    if (!opportunity) return [];
    const { dealerId, assignedAt } = opportunity;
    // As things stood: it had not been handed out yet.
    const free = (found.get(id) ?? []).map((each) => ({ ...each, unmet: each.unmet.filter((hindrance) => hindrance !== "ASKED_BEFORE") }));
    const asked = asking(free, dealerId, new Random(`${seed}/${id}/asked`));
    if (!asked) return [];
    const { candidates, choice } = asked;
    const { basis, decidedBy } = choice;
    const first = {
      ...kept,
      requestId: id,
      round: 1,
      decidedAt: assignedAt,
      askedDealerId: dealerId,
      opportunityId: opportunity.id,
      basis,
      decidedBy,
      candidates: [...candidates],
    };
    const again = givenUpAt(opportunity, now);
    const left = askedBefore(candidates, dealerId);
    if (again === null || chooseDealer(left) !== null) return [first];
    return [first, { ...kept, ...nobody, requestId: id, round: 2, decidedAt: again, candidates: left }];
  });
}
