import type { Page } from "./operations.ts";
import type { Loaded } from "./resource.ts";

/** Rows asked for at once. */
export const pageSize = 50;

/** An answer with a list that may go on. */
export interface Listed<Row> {
  readonly list: Page<Row>;
}

/** Both pages as one, that goes on where the second does; what else the first one says of the list stays. */
export function joinPages<Row, List extends Page<Row>>(one: List, { nodes, pageInfo }: Page<Row>): List {
  return { ...one, nodes: [...one.nodes, ...nodes], pageInfo };
}

/** Reads page by page, on from what is there, until there is enough or no more. */
export async function readPages<Row, View extends Listed<Row>>(
  read: (after: string | null) => Promise<Loaded<View>>,
  enough: (rows: readonly Row[]) => boolean,
  from: View | null = null,
): Promise<Loaded<View>> {
  let view = from;
  do {
    const { data, failure } = await read(view?.list.pageInfo.endCursor ?? null);
    if (!data) return { data: view, failure };
    view = { ...data, list: view ? joinPages(view.list, data.list) : data.list };
    if (failure) return { data: view, failure };
  } while (view.list.pageInfo.hasNextPage && !enough(view.list.nodes));
  return { data: view, failure: null };
}
