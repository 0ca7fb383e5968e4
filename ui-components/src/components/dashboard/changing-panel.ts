import type { TemplateResult } from "lit";
import type { Operation } from "../../data/graphql-client.ts";
import { Resource } from "../../data/resource.ts";
import { type Asking, otherReader, otherSource, sameAsking } from "./asking.ts";
import { Change, type Outcome } from "./change.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";

/** A panel that shows something of a dealer in place of the overview, and sends what a reader changes of it. */
export abstract class ChangingPanel<Data, Saved> implements ToolPanel {
  protected readonly shown: Resource<Data>;
  protected readonly change: Change<Saved>;
  protected asking: Asking | null = null;
  #open = false;

  constructor(protected readonly host: ToolsHost) {
    this.shown = new Resource(host.changed);
    this.change = new Change(host.changed);
  }

  abstract render(): TemplateResult;

  protected abstract load(asking: Asking): Promise<void>;

  /** Asks for what is to be shown; null where the panel is not open. */
  follow(asking: Asking | null): void {
    const opens = asking !== null && !this.#open;
    // What is under way stays so, and what comes of it while the panel is closed is told when it is opened again.
    if (this.#open && !asking && !this.change.saving) this.change.forget();
    this.#open = asking !== null;
    if (!asking) this.shown.abort();
    if (!asking || (!opens && sameAsking(asking, this.asking))) return;
    if (otherSource(asking, this.asking)) this.shown.clear();
    if (otherReader(asking, this.asking)) this.change.forget();
    this.asking = asking;
    void this.load(asking);
  }

  refresh(): void {
    if (this.asking) void this.load(this.asking);
  }

  protected readonly retry = (): void => {
    this.change.forget();
    this.refresh();
  };

  /** Whom to ask for what an event of the panel wants. `emit` tells it again as the dashboard's own: the page decides before anything is done. */
  protected asks(event: Event, emit: () => boolean): Asking | null {
    event.stopPropagation();
    if (emit()) return this.asking;
    event.preventDefault();
    return null;
  }

  /** Sends a change, and reads again what is shown; `beside` is what else it has changed. */
  protected async send<Answer, Variables>(
    asking: Asking,
    operation: Operation<Answer, Variables>,
    variables: Variables,
    outcome: (data: Answer) => Outcome<Saved>,
    beside: () => void = () => undefined,
  ): Promise<void> {
    await this.change.send(asking, operation, variables, outcome, async () => {
      beside();
      // In the language that is spoken now.
      if (this.#open && this.asking) await this.load(this.asking);
    });
  }
}
