/** A cursor or global id as a client could forge one: they are opaque, not secret. */
export function opaque(...parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** A cursor that the server gave, its last parts replaced. */
export function forged(cursor: string, ...last: readonly unknown[]): string {
  const parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
  return opaque(...parts.slice(0, parts.length - last.length), ...last);
}
