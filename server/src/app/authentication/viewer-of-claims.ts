import type { JWTPayload } from "jose";
import { z } from "zod";
import type { Viewer, ViewerRole } from "../../graphql/viewer.ts";
import { type DealerReach, mintDealerScope } from "../../platform/dealer-scope.ts";
import type { AuthenticationSettings } from "../../platform/environment.ts";

const roleNames = { dealer: "DEALER", staff: "STAFF" } as const;

const subjectClaim = z.string().min(1);
const rolesClaim = z.union([z.array(z.string()), z.string().transform((role) => [role])]).catch([]);
// PostgreSQL refuses text with a NUL: such a claim must read as no dealer, not end in an error.
const dealersClaim = z.array(z.string().regex(/^[^\0]+$/)).catch([]);

function reachOf(roles: readonly ViewerRole[], dealers: unknown): DealerReach {
  if (roles.includes("STAFF")) return { kind: "STAFF" };
  return { kind: "DEALERS", dealerIds: roles.includes("DEALER") ? [...new Set(dealersClaim.parse(dealers))] : [] };
}

/**
 * The viewer that verified claims describe; undefined without a usable subject.
 * A dealer claim that is missing or not a list of texts names no dealer: there is no word for "all".
 */
export function viewerOfClaims(claims: JWTPayload, names: Pick<AuthenticationSettings, "rolesClaim" | "dealersClaim">): Viewer | undefined {
  const subject = subjectClaim.safeParse(claims.sub);
  if (!subject.success) return undefined;
  const given = rolesClaim.parse(claims[names.rolesClaim]);
  const roles = Object.entries(roleNames).flatMap(([name, role]) => (given.includes(name) ? [role] : []));
  return { subject: subject.data, roles, scope: mintDealerScope(reachOf(roles, claims[names.dealersClaim])) };
}
