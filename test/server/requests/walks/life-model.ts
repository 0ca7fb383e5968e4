/** The simple model that the product is held against: one request, the dealers that may be asked for it in turn, and instants. */
export type StepKind = "ACCEPT" | "DECLINE" | "UPDATE_STATUS" | "COMPLETE" | "WITHDRAW" | "ENROL";

/** What somebody does. `offer`: the how-manieth dealer that was asked; -1 for an opportunity that is not there. */
export type Action =
  | {
      readonly kind: "STEP";
      readonly step: StepKind;
      readonly offer: number;
      readonly words: string;
      readonly updateId: string;
      readonly as: "DEALER" | "STAFF" | "RIVAL";
      readonly at: number;
    }
  | { readonly kind: "CANCEL"; readonly words: string; readonly at: number }
  | { readonly kind: "ASSIGN"; readonly at: number }
  | { readonly kind: "ERASE"; readonly at: number }
  | { readonly kind: "SUBMIT"; readonly same: boolean; readonly at: number };

export type Outcome = "DONE" | "CONFLICT" | "NOT_FOUND" | "FORBIDDEN" | "BAD_USER_INPUT";

export interface Offer {
  readonly dealer: string;
  readonly assignedAt: number;
  readonly expiresAt: number;
  response: "ACCEPTED" | "REJECTED" | null;
  respondedAt: number | null;
  declineReason: string | null;
  outcome: "COMPLETED" | "WITHDRAWN" | null;
  outcomeAt: number | null;
  closeReason: string | null;
  withdrawReason: string | null;
  statusUpdatedAt: number | null;
  enrolledAt: number | null;
  cancelledAt: number | null;
  /** Whether it was told that it has expired. */
  told: boolean;
  readonly steps: string[];
  /** Notes by the ids of the updates. */
  updates: Record<string, string>;
}

export interface Life {
  /** In the order in which they are asked. */
  readonly dealers: readonly string[];
  offers: Offer[];
  cancelled: boolean;
  /** Whether the owner's data are, and with them what people wrote. */
  erased: boolean;
  /** When a dealer is to be looked for; null where none is. */
  due: number | null;
  /** How many times none was left. */
  unassigned: number;
}

type State = "PENDING" | "EXPIRED" | "CANCELLED" | "REJECTED" | "ACCEPTED" | "COMPLETED" | "WITHDRAWN";

/** What may follow what: a model that says otherwise must be found wrong. */
export type Rules = Readonly<Record<StepKind, readonly State[]>>;

export const rules: Rules = {
  ACCEPT: ["PENDING"],
  DECLINE: ["PENDING"],
  UPDATE_STATUS: ["ACCEPTED"],
  COMPLETE: ["ACCEPTED"],
  WITHDRAW: ["ACCEPTED"],
  ENROL: ["ACCEPTED", "COMPLETED", "WITHDRAWN"],
};

/** 48 hours. */
export const toAnswer = 48 * 3_600_000;

export const newLife = (dealers: readonly string[], submittedAt: number): Life => ({
  dealers,
  offers: [],
  cancelled: false,
  erased: false,
  due: submittedAt,
  unassigned: 0,
});

export function stateOf(offer: Offer, at: number): State {
  if (offer.response === "REJECTED") return "REJECTED";
  if (offer.response === "ACCEPTED") return offer.outcome ?? "ACCEPTED";
  if (offer.cancelledAt !== null) return "CANCELLED";
  return at > offer.expiresAt ? "EXPIRED" : "PENDING";
}

const accepted = (offer: Offer) => offer.response === "ACCEPTED";

function tellExpired(life: Life, at: number): void {
  for (const offer of life.offers) if (stateOf(offer, at) === "EXPIRED") offer.told = true;
}

function assign(life: Life, at: number): Outcome {
  if (life.due === null || life.due > at) return "DONE";
  tellExpired(life, at);
  const pending = life.offers.find((offer) => stateOf(offer, at) === "PENDING");
  if (life.offers.some((offer) => accepted(offer) && offer.outcome !== "WITHDRAWN")) life.due = null;
  else if (pending) life.due = pending.expiresAt + 1;
  else {
    const dealer = life.dealers[life.offers.length];
    life.due = dealer === undefined ? null : at + toAnswer + 1;
    if (dealer === undefined) life.unassigned += 1;
    else life.offers.push(newOffer(dealer, at));
  }
  return "DONE";
}

const newOffer = (dealer: string, at: number): Offer => ({
  dealer,
  assignedAt: at,
  expiresAt: at + toAnswer,
  response: null,
  respondedAt: null,
  declineReason: null,
  outcome: null,
  outcomeAt: null,
  closeReason: null,
  withdrawReason: null,
  statusUpdatedAt: null,
  enrolledAt: null,
  cancelledAt: null,
  told: false,
  steps: ["ASSIGNED"],
  updates: {},
});

function cancel(life: Life, words: string, at: number): Outcome {
  if (words.trim() === "") return "BAD_USER_INPUT";
  if (life.cancelled) return "DONE";
  if (life.offers.some(({ outcome }) => outcome === "COMPLETED")) return "CONFLICT";
  tellExpired(life, at);
  for (const offer of life.offers) {
    const state = stateOf(offer, at);
    if (state === "PENDING" && !offer.told) {
      offer.cancelledAt = at;
      offer.steps.push("CANCELLED");
    } else if (state === "ACCEPTED") {
      Object.assign(offer, { outcome: "WITHDRAWN", outcomeAt: at, withdrawReason: words });
      offer.steps.push("WITHDRAWN");
    }
  }
  life.cancelled = true;
  life.due = null;
  return "DONE";
}

const erasedWords = "(erased)";

/** Who still may need them, needs the owner's data. */
function erase(life: Life, at: number): Outcome {
  if (life.erased) return "DONE";
  const open = life.offers.some((offer) => ["PENDING", "ACCEPTED"].includes(stateOf(offer, at)));
  if (open || (life.due !== null && !life.cancelled)) return "CONFLICT";
  life.erased = true;
  for (const offer of life.offers) {
    for (const words of ["declineReason", "closeReason", "withdrawReason"] as const) offer[words] &&= erasedWords;
    offer.updates = Object.fromEntries(Object.keys(offer.updates).map((id) => [id, erasedWords]));
  }
  return "DONE";
}

/** Whether it was done before, with the same words. */
function doneBefore(offer: Offer, step: StepKind, words: string): boolean {
  if (step === "ACCEPT") return accepted(offer);
  if (step === "DECLINE") return offer.response === "REJECTED" && offer.declineReason === words;
  if (step === "COMPLETE") return offer.outcome === "COMPLETED" && offer.closeReason === words;
  if (step === "WITHDRAW") return offer.outcome === "WITHDRAWN" && offer.withdrawReason === words;
  return step === "ENROL" && offer.enrolledAt !== null;
}

const changes: Readonly<Record<StepKind, (words: string, at: number) => Partial<Offer>>> = {
  ACCEPT: (_, at) => ({ response: "ACCEPTED", respondedAt: at }),
  DECLINE: (words, at) => ({ response: "REJECTED", respondedAt: at, declineReason: words }),
  UPDATE_STATUS: (_, at) => ({ statusUpdatedAt: at }),
  COMPLETE: (words, at) => ({ outcome: "COMPLETED", outcomeAt: at, closeReason: words }),
  WITHDRAW: (words, at) => ({ outcome: "WITHDRAWN", outcomeAt: at, withdrawReason: words }),
  ENROL: (_, at) => ({ enrolledAt: at }),
};

const kept: Readonly<Record<StepKind, string>> = {
  ACCEPT: "ACCEPTED",
  DECLINE: "DECLINED",
  UPDATE_STATUS: "STATUS_UPDATED",
  COMPLETE: "COMPLETED",
  WITHDRAW: "WITHDRAWN",
  ENROL: "ENROLLED",
};

const withoutWords: ReadonlySet<StepKind> = new Set(["ACCEPT", "ENROL"]);

function take(life: Life, action: Action & { readonly kind: "STEP" }, follows: Rules): Outcome {
  const { step, words, updateId, at } = action;
  if (action.as === "RIVAL") return "NOT_FOUND";
  if (step === "WITHDRAW" && action.as === "DEALER") return "FORBIDDEN";
  if (!withoutWords.has(step) && words.trim() === "") return "BAD_USER_INPUT";
  const offer = life.offers[action.offer];
  if (!offer) return "NOT_FOUND";
  if (step === "UPDATE_STATUS" && updateId in offer.updates) return offer.updates[updateId] === words ? "DONE" : "CONFLICT";
  if (doneBefore(offer, step, words)) return "DONE";
  if (!follows[step].includes(stateOf(offer, at))) return "CONFLICT";
  const answers = step === "ACCEPT" || step === "DECLINE";
  if (answers && (offer.told || offer !== life.offers.at(-1))) return "CONFLICT";
  Object.assign(offer, changes[step](words, at));
  offer.steps.push(kept[step]);
  if (step === "UPDATE_STATUS") offer.updates[updateId] = words;
  if (!life.cancelled && step === "ACCEPT") life.due = null;
  if (!life.cancelled && (step === "DECLINE" || step === "WITHDRAW")) life.due = at;
  return "DONE";
}

/** What comes of an action; the life is changed. */
export function act(life: Life, action: Action, follows: Rules): Outcome {
  switch (action.kind) {
    case "STEP":
      return take(life, action, follows);
    case "CANCEL":
      return cancel(life, action.words, action.at);
    case "ASSIGN":
      return assign(life, action.at);
    case "SUBMIT":
      return action.same && !life.erased ? "DONE" : "CONFLICT";
    case "ERASE":
      return erase(life, action.at);
  }
}
