/** What a dealer lacks to take part in the program, or to be given a certain request. */
export type UnmetCondition = "NO_SERVICE_DEALER" | "NO_PORTAL_CREDENTIALS" | "NO_TRAINED_TECHNICIAN" | "NOT_OPTED_IN" | "SUSPENDED";

/** What is known of a dealer's taking part at an instant. */
export interface ParticipationFacts {
  /** Null where it was not recorded, which is no. */
  readonly serviceDealer: boolean | null;
  readonly portalCredentials: boolean | null;
  readonly optedIn: boolean | null;
  readonly suspended: boolean;
  /** Technicians and engineers employed that day, with their service training completed and their parts kit purchased. */
  readonly trainedTechnicians: number;
}

interface ParticipationColumns {
  readonly service_dealer: boolean | null;
  readonly portal_credentials: boolean | null;
  readonly opted_in: boolean | null;
  readonly suspended_at: unknown;
  readonly trained: number;
}

export function factsFrom(row: ParticipationColumns): ParticipationFacts {
  return {
    serviceDealer: row.service_dealer,
    portalCredentials: row.portal_credentials,
    optedIn: row.opted_in,
    suspended: row.suspended_at !== null,
    trainedTechnicians: row.trained,
  };
}

/** The conditions that a dealer does not meet, in the order of the program's specification; with none it takes part. */
export function unmetConditions(facts: ParticipationFacts): UnmetCondition[] {
  const conditions: readonly (readonly [unmet: boolean, condition: UnmetCondition])[] = [
    [facts.serviceDealer !== true, "NO_SERVICE_DEALER"],
    [facts.portalCredentials !== true, "NO_PORTAL_CREDENTIALS"],
    [facts.trainedTechnicians === 0, "NO_TRAINED_TECHNICIAN"],
    [facts.optedIn !== true, "NOT_OPTED_IN"],
    [facts.suspended, "SUSPENDED"],
  ];
  return conditions.flatMap(([unmet, condition]) => (unmet ? [condition] : []));
}
