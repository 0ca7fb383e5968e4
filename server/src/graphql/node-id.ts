import { PastInstant } from "./past-instant.ts";

/** What a global id names: a type and the parts of its key. */
export interface NodeKey {
  readonly type: string;
  readonly parts: readonly string[];
  /** The past instant that it is looked at as of; undefined for now. */
  readonly asOf: Date | undefined;
}

/** What is answered as of a past instant is another thing to a client's cache than what is answered as of now. */
export function encodeNodeId(asOf: Date, type: string, ...parts: readonly string[]): string {
  const named = asOf instanceof PastInstant ? `${type}@${asOf.toISOString()}` : type;
  return Buffer.from(JSON.stringify([named, ...parts])).toString("base64url");
}

/** Undefined where the text is no global id of ours. */
export function decodeNodeId(id: string): NodeKey | undefined {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(id, "base64url").toString("utf8"));
    if (!Array.isArray(decoded) || !decoded.every((part) => typeof part === "string")) return undefined;
    const [named = "", ...parts] = decoded;
    const [type = "", instant, ...others] = named.split("@");
    const asOf = instant === undefined ? undefined : new Date(instant);
    // One thing has one id: an instant in another form than it is written in is not ours.
    if (type === "" || others.length > 0 || asOf?.toISOString() !== instant) return undefined;
    return { type, parts, asOf };
  } catch {
    return undefined;
  }
}
