import { groupBy } from "../platform/group-by.ts";

/** Loads groups of keys that one statement can answer together side by side and puts the answers in the order of the keys. */
export async function loadGrouped<Key, Value>(
  keys: readonly Key[],
  groupText: (key: Key) => string,
  keyText: (key: Key) => string,
  load: (group: readonly [Key, ...Key[]]) => Promise<ReadonlyMap<string, Value>>,
): Promise<(Value | undefined)[]> {
  const answers = await Promise.all([...groupBy(keys, groupText).values()].map((group) => load(group as [Key, ...Key[]])));
  return keys.map((key) => answers.find((answer) => answer.has(keyText(key)))?.get(keyText(key)));
}

/** Loads keys as of their instants: those of one instant together. */
export function loadAsOf<Key extends { readonly asOf: Date }, Value>(
  keys: readonly Key[],
  keyText: (key: Key) => string,
  load: (group: readonly [Key, ...Key[]], asOf: Date) => Promise<ReadonlyMap<string, Value>>,
): Promise<(Value | undefined)[]> {
  return loadGrouped(
    keys,
    ({ asOf }) => String(asOf.getTime()),
    keyText,
    (group) => load(group, group[0].asOf),
  );
}

/** Loads a list of each dealer, rows in the order that they are read in: the lists of dealers that ask for the same together. */
export async function loadOfDealers<Key extends { readonly dealerId: string }, Row>(
  keys: readonly Key[],
  listText: (key: Key) => string,
  read: (dealerIds: readonly string[], list: Key) => Promise<readonly Row[]>,
  dealerOf: (row: Row) => string,
): Promise<Row[][]> {
  const keyText = (key: Key) => JSON.stringify([listText(key), key.dealerId]);
  const found = await loadGrouped(keys, listText, keyText, async (group) => {
    const rows = groupBy(
      await read(
        group.map(({ dealerId }) => dealerId),
        group[0],
      ),
      dealerOf,
    );
    return new Map(group.map((key) => [keyText(key), rows.get(key.dealerId) ?? []]));
  });
  return found.map((rows) => rows ?? []);
}
