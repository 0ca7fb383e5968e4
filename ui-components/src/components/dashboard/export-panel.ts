// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { ask } from "../../data/ask.ts";
import { readDownload, saveFile } from "../../data/download.ts";
import { type ExportFormData, exportFormOperation } from "../../data/export-operations.ts";
import { RequestFailure } from "../../data/graphql-client.ts";
import { Resource } from "../../data/resource.ts";
import { type ExportDraft, type ExportProgress, type ExportRequest, tableOf } from "../../model/export-types.ts";
import "../export/define.ts";
import { type Asking, otherReader, sameAsking } from "./asking.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";
import { unanswered } from "./unanswered.ts";

/** The month before the reader's own: the newest that has ended. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1)).toISOString().slice(0, 7);
}

async function refusalOf(response: Response): Promise<ExportProgress> {
  if (response.status === 429 || response.status === 503) return { state: "busy" };
  const answer = (await response.json().catch(() => ({}))) as { readonly errors?: readonly { readonly message: string }[] };
  const message = answer.errors?.[0]?.message;
  return message === undefined ? { state: "broken" } : { state: "refused", message };
}

/** The export of a table in place of the overview: it fetches with the dashboard's token and saves. */
export class ExportPanel implements ToolPanel {
  readonly #form: Resource<ExportFormData>;
  #asking: Asking | null = null;
  #progress: ExportProgress | null = null;
  #under: AbortController | null = null;

  constructor(private readonly host: ToolsHost) {
    this.#form = new Resource(host.changed);
  }

  follow(asking: Asking | null): void {
    // Who leaves, leaves what is under way too.
    for (const each of asking ? [] : [this.#under, this.#form]) each?.abort();
    if (!asking || (!unanswered(this.#form) && sameAsking(asking, this.#asking))) return;
    if (otherReader(asking, this.#asking)) {
      this.#under?.abort();
      [this.#under, this.#progress] = [null, null];
      this.#form.clear();
    }
    this.#asking = asking;
    void this.#load(asking);
  }

  refresh(): void {
    if (this.#asking) void this.#load(this.#asking);
  }

  #load({ client, program, language }: Asking): Promise<void> {
    return this.#form.load((signal) => ask(client, exportFormOperation, { program }, { language, signal }));
  }

  /** The table that the reader came from. */
  get #preset(): Partial<ExportDraft> {
    const { details, receipt } = this.host.part().view;
    if (receipt) return { table: "RECEIPT", metric: receipt.metric, month: receipt.month };
    return details ? { table: "OPPORTUNITIES", month: details.month } : { month: lastMonth() };
  }

  render(): TemplateResult {
    const { data, state, failure } = this.#form;
    const { messages, headingLevel, errorOf } = this.host.part();
    return html`<scorecard-export part="export" .metrics=${data?.program.metrics ?? null} .preset=${this.#preset} .progress=${this.#progress}
      .state=${state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel} @scorecard-export=${this.#start}
      @scorecard-export-stop=${() => this.#under?.abort()} @scorecard-export-close=${this.host.close}
      @scorecard-retry=${() => this.#asking && void this.#load(this.#asking)}></scorecard-export>`;
  }

  #tell(progress: ExportProgress): void {
    this.#progress = progress;
    this.host.changed();
  }

  /** What the reader asked for, whole: a month's opportunities as they are sorted and filtered there, and as of the instant looked back at. */
  #requestOf(request: ExportRequest, { dealer, program }: Asking): ExportRequest {
    const { details, asOf } = this.host.part().view;
    const about = { dealer, program };
    const named = Object.fromEntries(tableOf(request.table).about.map((name) => [name, about[name]]));
    const shown = request.table === "OPPORTUNITIES" && details?.month === request["month"] ? details : null;
    return { ...request, ...named, ...(shown ? { sort: shown.sort, filter: shown.filter } : {}), ...(asOf ? { asOf } : {}) };
  }

  /** Told again as the dashboard's own: the page decides before it acts. */
  readonly #start = (event: CustomEvent<{ request: ExportRequest }>): void => {
    event.stopPropagation();
    if (!this.#asking) return;
    const request = this.#requestOf(event.detail.request, this.#asking);
    if (this.host.emit("scorecard-export", { request })) void this.#run(request, this.#asking);
    else event.preventDefault();
  };

  async #run(request: ExportRequest, { client, language }: Asking): Promise<void> {
    const under = new AbortController();
    this.#under = under;
    this.#tell({ state: "running", bytes: 0 });
    // What became of another dealer's table is not told here.
    const tell = (progress: ExportProgress) => {
      if (this.#under === under) this.#tell(progress);
    };
    let shown = 0;
    const progress = (bytes: number) => {
      const now = performance.now();
      if (now - shown < 200 || under.signal.aborted) return;
      shown = now;
      tell({ state: "running", bytes });
    };
    try {
      const response = await client.post("export", request, { language, signal: under.signal });
      if (!response.ok) return tell(await refusalOf(response));
      const downloaded = await readDownload(response, progress);
      saveFile(downloaded);
      tell({ state: "saved", bytes: downloaded.content.size, file: downloaded.file });
    } catch (error) {
      if (under.signal.aborted) return tell({ state: "stopped" });
      if (!(error instanceof RequestFailure || error instanceof TypeError || error instanceof DOMException)) throw error;
      tell({ state: "broken" });
    } finally {
      if (this.#under === under) this.#under = null;
    }
  }
}
