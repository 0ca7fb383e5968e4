/** A dealer is shown quartiles of at least so many: of fewer, it could tell another one's result from its own. The database holds to it, too. */
export const fewestDealers = 5;
