import { createHash, randomBytes } from "node:crypto";

const tokenBytes = 32;
const tokenForm = /^[\w-]{43}$/;

/** A token that nobody can guess, as it stands in a link. */
export const newToken = (): string => randomBytes(tokenBytes).toString("base64url");

/** What is kept of a token. It is random, so that a plain hash cannot be turned back. Undefined for what is no token of ours. */
export function hashOfToken(token: string): Buffer | undefined {
  return tokenForm.test(token) ? createHash("sha256").update(token).digest() : undefined;
}
