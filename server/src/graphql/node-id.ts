/** What a global id names: a type and the parts of its key. */
export interface NodeKey {
  readonly type: string;
  readonly parts: readonly string[];
}

export function encodeNodeId(type: string, ...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify([type, ...parts])).toString("base64url");
}

/** Undefined where the text is no global id of ours. */
export function decodeNodeId(id: string): NodeKey | undefined {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(id, "base64url").toString("utf8"));
    if (!Array.isArray(decoded) || !decoded.every((part) => typeof part === "string")) return undefined;
    const [type, ...parts] = decoded;
    return type === undefined ? undefined : { type, parts };
  } catch {
    return undefined;
  }
}
