import { type Listed, readPages } from "../../data/pages.ts";
import type { Loaded } from "../../data/resource.ts";
import type { Asking } from "./asking.ts";
import { ChangingPanel } from "./changing-panel.ts";

/** One that shows a list, page by page. */
export abstract class ChangingListPanel<Row, Data extends Listed<Row>, Saved> extends ChangingPanel<Data, Saved> {
  protected abstract readPage(asking: Asking, after: string | null, signal: AbortSignal): Promise<Loaded<Data>>;

  /** As many as were there before. */
  protected override load(asking: Asking): Promise<void> {
    const count = this.shown.data?.list.nodes.length ?? 0;
    return this.#read(asking, (rows) => rows.length >= count, null);
  }

  protected readonly loadMore = (): void => {
    if (this.asking && !this.shown.pending) void this.#read(this.asking, () => true, this.shown.data);
  };

  #read(asking: Asking, enough: (rows: readonly Row[]) => boolean, from: Data | null): Promise<void> {
    return this.shown.load((signal) => readPages((after) => this.readPage(asking, after, signal), enough, from));
  }
}
