import type { DealerScope } from "../platform/dealer-scope.ts";

/** `STAFF` works for the program's operator, `DEALER` for the dealers its token names. */
export type ViewerRole = "DEALER" | "STAFF";

/** Who asks, as a verified token says. */
export interface Viewer {
  /** The token's `sub`. */
  readonly subject: string;
  /** Empty: the token is good, but gives no part in this product, and the scope shows nothing. */
  readonly roles: readonly ViewerRole[];
  readonly scope: DealerScope;
}
