import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Language } from "../kpi/texts/language.ts";
import type { Clock } from "../platform/clock.ts";
import type { DealerScope } from "../platform/dealer-scope.ts";
import type { PageRunner } from "../storage/read-snapshot.ts";
import type { Viewer } from "./viewer.ts";

/** Reads many things at once for one request: the answers stand in the order of the keys. */
export interface LoaderDefinition<Key, Value> {
  readonly name: string;
  /** Two keys with the same text ask for the same thing. */
  readonly keyText: (key: Key) => string;
  readonly load: (context: RequestContext, keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;
}

/** The snapshot a request reads from. */
interface RequestSnapshot extends PageRunner {
  /** Ends the snapshot; the next statement opens another. */
  renew(): Promise<void>;
}

/** Everything a resolver may use. One for each request: nothing of it outlives the answer. */
export class RequestContext {
  // No `#private` field: Apollo Server copies the context by its properties.
  private readonly loaders = new Map<string, unknown>();

  constructor(
    readonly viewer: Viewer,
    readonly language: Language,
    /** The instant the request is answered as of, unless it asks for an earlier one. */
    readonly now: Date,
    readonly runner: RequestSnapshot,
    /** For mutations only: reads go through the snapshot. */
    readonly dataSource: DataSource,
    readonly clock: Clock,
    /** Whether this is the demo, which sends to this machine, too. */
    readonly demo: boolean,
    /** Where people open a page of this server, by its path. */
    readonly pageAddress: (path: string) => string,
  ) {}

  get scope(): DealerScope {
    return this.viewer.scope;
  }

  /** After a write: what is read from here on sees it. */
  async renew(): Promise<void> {
    this.loaders.clear();
    await this.runner.renew();
  }

  loader<Key, Value>(definition: LoaderDefinition<Key, Value>): DataLoader<Key, Value, string> {
    const known = this.loaders.get(definition.name);
    if (known) return known as DataLoader<Key, Value, string>;
    const made = new DataLoader<Key, Value, string>((keys) => definition.load(this, keys), {
      cacheKeyFn: definition.keyText,
      // A dashboard asks for many things in one tick; waiting one turn of the loop gathers them all.
      batchScheduleFn: (run) => setImmediate(run),
    });
    this.loaders.set(definition.name, made);
    return made;
  }
}
