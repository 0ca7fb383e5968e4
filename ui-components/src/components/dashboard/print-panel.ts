// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { ask } from "../../data/ask.ts";
import { type PrintData, printOperation } from "../../data/print-operations.ts";
import { Resource } from "../../data/resource.ts";
import "../print/define.ts";
import { type Asking, otherSource, sameAsking } from "./asking.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";

/** A dealer's scorecard as it stands on paper, in place of the overview. */
export class PrintPanel implements ToolPanel {
  readonly #scorecard: Resource<PrintData>;
  #asking: Asking | null = null;
  #open = false;

  constructor(private readonly host: ToolsHost) {
    this.#scorecard = new Resource(host.changed);
  }

  follow(asking: Asking | null): void {
    const opens = asking !== null && !this.#open;
    this.#open = asking !== null;
    if (!asking) this.#scorecard.abort();
    if (!asking || (!opens && sameAsking(asking, this.#asking))) return;
    if (otherSource(asking, this.#asking)) this.#scorecard.clear();
    this.#asking = asking;
    void this.#load(asking);
  }

  refresh(): void {
    if (this.#asking) void this.#load(this.#asking);
  }

  #load({ client, dealer, program, language }: Asking): Promise<void> {
    return this.#scorecard.load((signal) => ask(client, printOperation, { dealer, program }, { language, signal }));
  }

  render(): TemplateResult {
    const { data, state, failure } = this.#scorecard;
    const { messages, headingLevel, errorOf } = this.host.part();
    return html`<scorecard-print part="print" .scorecard=${data} .state=${state} .error=${errorOf(failure)} .messages=${messages}
      heading-level=${headingLevel} @scorecard-print-close=${this.host.close}
      @scorecard-retry=${() => this.#asking && void this.#load(this.#asking)}></scorecard-print>`;
  }
}
