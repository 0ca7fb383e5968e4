/** Groups keys that one statement can answer together. */
function grouped<Key>(keys: readonly Key[], groupText: (key: Key) => string): Key[][] {
  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const text = groupText(key);
    const group = groups.get(text);
    if (group) group.push(key);
    else groups.set(text, [key]);
  }
  return [...groups.values()];
}

/** Loads groups of keys side by side and puts the answers in the order of the keys. */
export async function loadGrouped<Key, Value>(
  keys: readonly Key[],
  groupText: (key: Key) => string,
  keyText: (key: Key) => string,
  load: (group: readonly [Key, ...Key[]]) => Promise<ReadonlyMap<string, Value>>,
): Promise<(Value | undefined)[]> {
  const answers = await Promise.all(grouped(keys, groupText).map((group) => load(group as [Key, ...Key[]])));
  return keys.map((key) => answers.find((answer) => answer.has(keyText(key)))?.get(keyText(key)));
}
