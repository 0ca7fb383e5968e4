import { type Life, toAnswer } from "./life-model.ts";
import type { Stored, StoredOffer } from "./real-life.ts";

const time = (instant: Date | null) => instant?.getTime() ?? null;

/** What is stored, in the words of the model. */
export const seen = ({ offers, due, cancelled, erased, unassigned }: Stored) => ({
  cancelled,
  erased,
  due: time(due),
  unassigned,
  offers: offers.map((offer) => ({
    dealer: offer.dealer_id,
    assignedAt: time(offer.assigned_at),
    expiresAt: time(offer.expires_at),
    response: offer.response,
    respondedAt: time(offer.responded_at),
    declineReason: offer.decline_reason,
    outcome: offer.outcome,
    outcomeAt: time(offer.outcome_at),
    closeReason: offer.close_reason,
    withdrawReason: offer.withdraw_reason,
    statusUpdatedAt: time(offer.status_updated_at),
    enrolledAt: time(offer.enrolled_at),
    cancelledAt: time(offer.request_cancelled_at),
    told: offer.told.some((event) => event.startsWith("opportunity.expired ")),
    steps: offer.steps.map(({ kind }) => kind),
  })),
});

export const expected = ({ offers, due, cancelled, erased, unassigned }: Life) => ({
  cancelled,
  erased,
  due,
  unassigned,
  // That an update is not kept twice is seen by its steps.
  offers: offers.map((offer) => Object.fromEntries(Object.entries(offer).filter(([name]) => name !== "updates"))),
});

/** The columns of an opportunity as its events say they must be. */
function columnsBy({ steps }: StoredOffer) {
  const last = (kind: string) => steps.findLast((step) => step.kind === kind);
  const at = (kind: string) => {
    const found = last(kind);
    return found ? new Date(found.at).getTime() : null;
  };
  const answer = last("ACCEPTED") ? "ACCEPTED" : last("DECLINED") ? "REJECTED" : null;
  const outcome = last("COMPLETED") ? "COMPLETED" : last("WITHDRAWN") ? "WITHDRAWN" : null;
  return {
    assignedAt: at("ASSIGNED"),
    response: answer,
    respondedAt: at("ACCEPTED") ?? at("DECLINED"),
    declineReason: last("DECLINED")?.note ?? null,
    outcome,
    outcomeAt: at("COMPLETED") ?? at("WITHDRAWN"),
    closeReason: last("COMPLETED")?.note ?? null,
    withdrawReason: last("WITHDRAWN")?.note ?? null,
    statusUpdatedAt: at("STATUS_UPDATED"),
    enrolledAt: at("ENROLLED"),
    cancelledAt: at("CANCELLED"),
  };
}

const ended = (offer: StoredOffer): boolean =>
  offer.response === "REJECTED" ||
  offer.outcome === "WITHDRAWN" ||
  offer.request_cancelled_at !== null ||
  (offer.response === null && offer.told.some((event) => event.startsWith("opportunity.expired ")));

const inOrder = (types: readonly (string | undefined)[]) =>
  types
    .map(String)
    .toSorted((one, other) => one.localeCompare(other))
    .join();

function ofOne(offer: StoredOffer): string[] {
  const faults: string[] = [];
  const by = columnsBy(offer);
  const [stored] = seen({ offers: [offer], due: null, cancelled: false, erased: false, unassigned: 0, unassignedTold: 0 }).offers;
  for (const [name, value] of Object.entries(by)) {
    const has = stored?.[name as keyof typeof by];
    if (has !== value) faults.push(`${name} is ${has}, and ${value} by the events`);
  }
  if (offer.steps.some(({ number }, index) => number !== index + 1)) faults.push("events are not numbered one after the other");
  const expired = offer.told.filter((event) => event.startsWith("opportunity.expired "));
  const types = offer.told.map((event) => event.split(" ")[0]);
  const steps = offer.steps.map(({ kind }) => `opportunity.${kind.toLowerCase()}`);
  if (inOrder([...steps, ...expired.map(() => "opportunity.expired")]) !== inOrder(types))
    faults.push(`${types.join()} was told of ${steps.join()}`);
  if (expired.length > 1 || (expired.length === 1 && (offer.response !== null || offer.request_cancelled_at !== null)))
    faults.push("an expiry was told of what was answered or cancelled, or twice");
  if (new Set(offer.told).size !== offer.told.length) faults.push("an event was told twice");
  if (offer.told.join() !== offer.operators.join()) faults.push("the operator was told something else than the dealer");
  if (offer.expires_at.getTime() - offer.assigned_at.getTime() !== toAnswer) faults.push("the time to answer is not 48 hours");
  return faults;
}

/** What always holds, whatever the model says; empty where it does. */
export function violations({ offers, unassigned, unassignedTold }: Stored): string[] {
  const faults = offers.flatMap(ofOne);
  if (new Set(offers.map(({ dealer_id: dealer }) => dealer)).size !== offers.length) faults.push("a dealer was asked twice");
  if (offers.slice(0, -1).some((offer) => !ended(offer))) faults.push("two dealers have the request at a time");
  if (offers.filter((offer) => offer.outcome === "COMPLETED").length > 1) faults.push("it was completed twice");
  if (unassigned !== unassignedTold) faults.push("the operator was not told once each time that no dealer was left");
  return faults;
}
