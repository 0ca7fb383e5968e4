/** An opportunity, by its dealer and its own id. */
export interface OpportunityKey {
  readonly dealerId: string;
  readonly id: string;
}

/** An opportunity as of an instant. */
export interface OpportunityAsOf extends OpportunityKey {
  readonly asOf: Date;
}

export const opportunityAsOfText = ({ dealerId, id, asOf }: OpportunityAsOf): string => JSON.stringify([asOf, dealerId, id]);
