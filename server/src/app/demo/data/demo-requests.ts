import { Random } from "random";
import type { OpportunityEntity } from "../../../storage/entities/opportunity.entity.ts";
import type { ServiceRequestEntity } from "../../../storage/entities/service-request.entity.ts";
import type { DemoDealer } from "./demo-dealers.ts";
import { personName } from "./service/people.ts";

/** Owners of older requests are not known any more. */
const knownForDays = 45;
const day = 86_400_000;
const minute = 60_000;

const models = ["G-14 Home", "G-18 Home", "G-22 Home", "G-26 Home", "L-48 Commercial", "L-80 Commercial"];
const towns = ["Millbrook", "Fairview", "Oak Hollow", "Riverbend", "Ashford", "Glenwood", "Stony Creek", "Northfield"];
const streets = ["Larkspur Lane", "Mill Road", "Orchard Street", "Sycamore Avenue", "Ridge Road", "Lake Drive"];
const preferences = ["Mornings, by phone", "Evenings, by phone", "By e-mail", null, null];

const farthestKilometres = 60;
const kilometresADegree = 111;

/** Within reach of the dealer, in any direction. */
function placeNear({ latitude, longitude }: DemoDealer, random: Random): { latitude: number | null; longitude: number | null } {
  if (latitude === null || longitude === null) return { latitude: null, longitude: null };
  const [kilometres, direction] = [random.float(2, farthestKilometres), random.float(0, 2 * Math.PI)];
  const up = (kilometres * Math.cos(direction)) / kilometresADegree;
  const right = (kilometres * Math.sin(direction)) / (kilometresADegree * Math.cos((latitude * Math.PI) / 180));
  return { latitude: Number((latitude + up).toFixed(4)), longitude: Number((longitude + right).toFixed(4)) };
}

function requestOf(
  seed: string,
  dealer: DemoDealer,
  { assignedAt, requestCancelledAt }: OpportunityEntity,
  id: string,
): ServiceRequestEntity {
  const random = new Random(`${seed}/${id}`);
  const one = <Value>(of: readonly Value[]): Value => random.choice([...of]) as Value;
  const [firstName = "", lastName = ""] = personName(random).split(" ");
  const model = one(models);
  return {
    id,
    requestedAt: new Date(assignedAt.getTime() - random.int(2, 90) * minute),
    need: random.float() < 0.6 ? "SERVICE" : "MAINTENANCE",
    serialNumber: `${model.slice(0, 4)}-${random.int(100_000, 999_999)}`,
    model,
    cooling: model.startsWith("L") ? "LIQUID_COOLED" : "AIR_COOLED",
    firstName,
    lastName,
    street: `${random.int(1, 180)} ${one(streets)}`,
    phone: `+1 555 01${random.int(10, 99)}`,
    email: `${firstName}.${lastName}@example.com`.toLowerCase(),
    preferences: one(preferences),
    town: one(towns),
    postalCode: null,
    ...placeNear(dealer, random),
    cancelledAt: requestCancelledAt,
    cancelledBy: requestCancelledAt && "owner",
    cancelReason: requestCancelledAt && "OWNER_CANCELLED",
    receivedAt: assignedAt,
    receivedFrom: "demo",
    sender: null,
    senderId: null,
    // Who answers, or lets the time pass, leaves it where the demo's story has it.
    assignAt: null,
    erasedAt: null,
    erasedBy: null,
  };
}

/** The requests behind a dealer's latest opportunities, each with an owner who is made up; the same seed gives the same. */
export function demoRequests(
  seed: string,
  dealer: DemoDealer,
  opportunities: readonly OpportunityEntity[],
  now: Date,
): ServiceRequestEntity[] {
  const oldest = now.getTime() - knownForDays * day;
  return opportunities.flatMap((opportunity) =>
    opportunity.requestId !== null && opportunity.assignedAt.getTime() > oldest
      ? [requestOf(seed, dealer, opportunity, opportunity.requestId)]
      : [],
  );
}
