declare const minted: unique symbol;

/** `STAFF` sees every dealer, `DEALERS` only those named. */
export type DealerReach = { readonly kind: "STAFF" } | { readonly kind: "DEALERS"; readonly dealerIds: readonly string[] };

/**
 * Whose records a caller may touch. Every reader and writer takes it first, so unscoped access
 * does not compile. It is minted only where a token has been verified, and for the operator's own commands.
 */
export type DealerScope = DealerReach & { readonly [minted]: true };

/** Only token verification and the operator's commands may call this: a lint rule holds every other import off. */
export function mintDealerScope(reach: DealerReach): DealerScope {
  return reach as DealerScope;
}

/** The first of two gates: row-level security is the floor beneath. */
export function mayRead(scope: DealerScope, dealerId: string): boolean {
  return scope.kind === "STAFF" || scope.dealerIds.includes(dealerId);
}
