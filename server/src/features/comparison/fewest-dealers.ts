/**
 * A dealer is shown figures of at least so many: of fewer, it could tell another one's result from its own. Who reads several dealers
 * is shown those of so many more, which the database holds to.
 */
export const fewestDealers = 5;
