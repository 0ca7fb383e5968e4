import { randomUUID } from "node:crypto";
import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import type { OpportunityStep } from "server/features/opportunity/opportunity-step.ts";
import { takeStep } from "server/features/opportunity/opportunity-step.writer.ts";
import { eraseOwner } from "server/features/owner/erase-owner.writer.ts";
import { cancelRequest } from "server/features/service-request/cancel-request.writer.ts";
import { type GivenRequest, storeRequest } from "server/features/service-request/submit-request.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { Failure } from "server/platform/failure.ts";
import type { DataSource } from "typeorm";
import { settableClock } from "../../../support/api-server.ts";
import { centre, takingPart } from "../../../support/requests.ts";
import type { Action, Outcome } from "./life-model.ts";

const staff = mintDealerScope({ kind: "STAFF" });

const north = (kilometres: number) => ({ latitude: centre.latitude + kilometres / 111.195, longitude: centre.longitude });

/** Every reason for which a dealer is asked, or is not. All distances differ: nothing but them decides between those nearby. */
export async function settleDealers(dataSource: DataSource): Promise<void> {
  await takingPart(dataSource, { id: "NEAR", ...north(5) });
  await takingPart(dataSource, { id: "LIQUID", ...north(10) }, { air_cooled: false });
  await takingPart(dataSource, { id: "NOT-OPTED-IN", ...north(15), optedIn: false });
  await takingPart(dataSource, { id: "MIDDLE", ...north(20) });
  await takingPart(dataSource, { id: "SUSPENDED", ...north(25) });
  await takingPart(dataSource, { id: "FAR", ...north(60) });
  await takingPart(dataSource, { id: "BEYOND", ...north(90) });
  await dataSource.query(
    "INSERT INTO participation_change (dealer_id, number, kind, reason, changed_at, changed_by) VALUES ('SUSPENDED', 1, 'SUSPENDED', 'x', '2026-01-01', 'someone')",
  );
}

/** A generator: how it is cooled, and who knows it. */
export interface Generator {
  readonly cooling: "AIR_COOLED" | "LIQUID_COOLED";
  readonly known: Readonly<Record<string, "FLEET_DEALER_MANAGED" | "MOBILE_LINK_PREFERRED" | "FLEET_UNMONITORED" | "REGISTRATION">>;
}

const strength = ["FLEET_DEALER_MANAGED", "MOBILE_LINK_PREFERRED", "FLEET_UNMONITORED"];
const nearby = ["NEAR", "LIQUID", "MIDDLE", "FAR"];

/** Whom it takes turns to ask, by the rules as they are written. */
export function inTurn({ cooling, known }: Generator): string[] {
  const able = (dealer: string) => [...nearby, "BEYOND"].includes(dealer) && (cooling === "LIQUID_COOLED" || dealer !== "LIQUID");
  const knowing = strength.flatMap((kind) => [...nearby, "BEYOND"].filter((dealer) => known[dealer] === kind));
  return [...new Set([...knowing, ...nearby])].filter(able);
}

/** An opportunity as it is stored, with its events. */
export interface StoredOffer {
  readonly dealer_id: string;
  readonly id: string;
  readonly assigned_at: Date;
  readonly expires_at: Date;
  readonly response: string | null;
  readonly responded_at: Date | null;
  readonly decline_reason: string | null;
  readonly outcome: string | null;
  readonly outcome_at: Date | null;
  readonly close_reason: string | null;
  readonly withdraw_reason: string | null;
  readonly status_updated_at: Date | null;
  readonly enrolled_at: Date | null;
  readonly request_cancelled_at: Date | null;
  readonly steps: readonly { readonly number: number; readonly kind: string; readonly at: string; readonly note: string | null }[];
  /** What the dealer, and the operator, was told of it. */
  readonly told: readonly string[];
  readonly operators: readonly string[];
}

export interface Stored {
  readonly offers: readonly StoredOffer[];
  readonly due: Date | null;
  readonly cancelled: boolean;
  readonly erased: boolean;
  readonly unassigned: number;
  readonly unassignedTold: number;
}

const offersOf = `
  SELECT o.dealer_id, o.id, o.assigned_at, o.expires_at, o.response, o.responded_at, o.decline_reason, o.outcome, o.outcome_at, o.close_reason,
    o.withdraw_reason, o.status_updated_at, o.enrolled_at, o.request_cancelled_at,
    ARRAY (SELECT jsonb_build_object('number', e.number, 'kind', e.kind, 'at', e.happened_at, 'note', e.note) FROM opportunity_event e
      WHERE e.dealer_id = o.dealer_id AND e.opportunity_id = o.id ORDER BY e.number) AS steps,
    ARRAY (SELECT e.type || ' ' || e.id FROM outbox_event e
      WHERE e.dealer_id = o.dealer_id AND e.payload ->> 'opportunityID' = o.id ORDER BY 1) AS told,
    ARRAY (SELECT e.type || ' ' || e.id FROM operator_event e WHERE e.payload ->> 'opportunityID' = o.id ORDER BY 1) AS operators
  FROM opportunity o WHERE o.request_id = $1 ORDER BY (SELECT a.round FROM assignment a WHERE a.request_id = o.request_id AND a.opportunity_id = o.id)`;

const requestOf = `
  SELECT r.assign_at AS due, r.cancelled_at IS NOT NULL AS cancelled, r.erased_at IS NOT NULL AS erased,
    (SELECT count(*)::int FROM assignment a WHERE a.request_id = r.id AND a.asked_dealer_id IS NULL) AS unassigned,
    (SELECT count(*)::int FROM operator_event e WHERE e.type = 'request.unassigned' AND e.payload ->> 'requestID' = r.id) AS "unassignedTold"
  FROM service_request r WHERE r.id = $1`;

/** A request in the product, under the same actions as the model. */
export class RealLife {
  readonly #request = `R-${randomUUID()}`;
  #offers: readonly StoredOffer[] = [];

  private constructor(
    private readonly dataSource: DataSource,
    private readonly generator: Generator,
    private readonly submittedAt: Date,
  ) {}

  static async submit(dataSource: DataSource, generator: Generator, at: Date): Promise<RealLife> {
    const life = new RealLife(dataSource, generator, at);
    for (const [dealer, kind] of Object.entries(generator.known))
      await dataSource.query("INSERT INTO dealer_relationship (dealer_id, id, serial_number, kind) VALUES ($1, $2, $2, $3)", [
        dealer,
        life.#request,
        kind,
      ]);
    await storeRequest(staff, dataSource, life.#given(true), "someone", at);
    return life;
  }

  async act(action: Action): Promise<Outcome> {
    try {
      await this.#do(action);
      return "DONE";
    } catch (error) {
      if (error instanceof Failure) return error.code as Outcome;
      throw error;
    }
  }

  async stored(): Promise<Stored> {
    this.#offers = await this.dataSource.query<StoredOffer[]>(offersOf, [this.#request]);
    const [request] = await this.dataSource.query<Omit<Stored, "offers">[]>(requestOf, [this.#request]);
    if (!request) throw new Error("The request is gone.");
    return { ...request, offers: this.#offers };
  }

  /** Nothing of it is due any more when another request is looked at. */
  async end(): Promise<void> {
    await this.dataSource.query("UPDATE service_request SET assign_at = NULL WHERE id = $1", [this.#request]);
  }

  async #do(action: Action): Promise<unknown> {
    const { dataSource } = this;
    const now = new Date(action.at);
    switch (action.kind) {
      case "ASSIGN":
        return assignRequests(staff, dataSource, now);
      case "CANCEL":
        return cancelRequest(staff, dataSource, { id: this.#request, reason: action.words, by: "someone", clock: { now: () => now } });
      case "ERASE":
        return eraseOwner(staff, dataSource, { requestId: this.#request, by: "someone", now });
      case "SUBMIT":
        return storeRequest(staff, dataSource, this.#given(action.same), "someone", now);
      case "STEP":
        return this.#take(action, now);
    }
  }

  #take({ offer, step: kind, words, updateId, as }: Action & { readonly kind: "STEP" }, now: Date): Promise<void> {
    const { dealer_id: dealerId, id: opportunityId } = this.#offers[offer] ?? { dealer_id: "NEAR", id: "nowhere" };
    const rival = dealerId === "NEAR" ? "FAR" : "NEAR";
    const scope = as === "STAFF" ? staff : mintDealerScope({ kind: "DEALERS", dealerIds: [as === "DEALER" ? dealerId : rival] });
    const step = { kind, reason: words, note: words, updateId } as OpportunityStep;
    return takeStep(scope, this.dataSource, { dealerId, opportunityId, step, by: "someone" }, settableClock(now));
  }

  #given(same: boolean): GivenRequest {
    return {
      id: this.#request,
      requestedAt: this.submittedAt,
      need: same ? "SERVICE" : "MAINTENANCE",
      cooling: this.generator.cooling,
      serialNumber: this.#request,
      model: null,
      firstName: "Ottilie",
      lastName: null,
      street: null,
      phone: null,
      email: null,
      preferences: null,
      town: null,
      postalCode: null,
      ...centre,
    };
  }
}
