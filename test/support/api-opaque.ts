/** A cursor or global id as a client could forge one: they are opaque, not secret. */
export function opaque(...parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}
