import { html, nothing, type TemplateResult } from "lit";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { english } from "../../i18n/english/english.ts";
import { exportEnglish } from "../../i18n/english/export.ts";
import type { ExportMessages } from "../../i18n/export-messages.ts";
import { exportTranslations } from "../../i18n/export-translations.ts";
import { numberFormat } from "../../i18n/intl-cache.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import {
  exportedKinds,
  type ExportDraft,
  type ExportField,
  type ExportFormat,
  type ExportMetric,
  type ExportProgress,
  type ExportRequest,
  type ExportTableName,
  tableOf,
  tablesFor,
} from "../../model/export-types.ts";
import { exportStyles } from "./export.styles.ts";

const told = { stopped: "exportStopped", broken: "exportBroken", busy: "exportBusy" } as const;

/** `ASSET_MODEL` as words: "Asset model". */
const cutWords = (by: string): string => by.charAt(0) + by.slice(1).toLowerCase().replaceAll("_", " ");

/**
 * A form to export a table as a file. It asks the page, which fetches and saves, and is told how that goes.
 * Defined by `export/define`.
 *
 * @fires {CustomEvent<{ request: import("../../model/export-types.ts").ExportRequest }>} scorecard-export - A table is to be exported; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-export-stop - What is under way is to stop; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-export-close - The reader is done; cancellable.
 * @slot actions - In place of the button that closes the form.
 * @csspart heading - What the form is for.
 * @csspart close - Tells the page that the reader is done.
 * @csspart form - The form.
 * @csspart field - A field of the form.
 * @csspart start - Begins the export.
 * @csspart stop - Stops it.
 * @csspart progress - How it goes.
 */
export class ScorecardExport extends ScorecardElement<keyof (CommonMessages & ExportMessages)> {
  static override styles = [hostStyles, formStyles, cardStyles, panelStyles, exportStyles];

  protected static override readonly translations = exportTranslations;

  protected override readonly english = { ...english, ...exportEnglish };

  /** The metrics of the program; null until they are there. */
  @property({ attribute: false }) metrics: readonly ExportMetric[] | null = null;

  /** What the form begins with. */
  @property({ attribute: false }) preset: Partial<ExportDraft> = {};

  /** How an export is going; null before the first. */
  @property({ attribute: false }) progress: ExportProgress | null = null;

  @property({ state: true, attribute: false }) private chosen: Partial<ExportDraft> = {};

  protected override get hasData(): boolean {
    return this.metrics !== null;
  }

  constructor() {
    super();
    // "Stop" goes with what it stopped: who pressed it goes on at the button beside it.
    this.addController(new FocusKeeper(this, () => [".save"]));
  }

  get #draft(): ExportDraft {
    const metrics = this.metrics ?? [];
    const given = { ...this.preset, ...this.chosen };
    const table = tablesFor(metrics).find((name) => name === given.table) ?? "SCORECARD";
    const cut = table === "SLICES" ? metrics.filter(({ sliceBy }) => sliceBy.length > 0) : metrics;
    const metric = cut.find(({ code }) => code === given.metric) ?? cut[0];
    return {
      format: "CSV",
      cover: true,
      month: "",
      months: 12,
      weeks: 13,
      kind: exportedKinds[0],
      ...given,
      table,
      metric: metric?.code ?? "",
      by: metric?.sliceBy.find((by) => by === given.by) ?? metric?.sliceBy[0] ?? "",
    };
  }

  #choose(part: Partial<ExportDraft>): void {
    this.chosen = { ...this.chosen, ...part };
  }

  protected override renderContent(): TemplateResult {
    const running = this.progress?.state === "running";
    return html`<section class="card" aria-labelledby="name">
      <div class="head">
        ${heading(this.headingLevel, this.text("exportHeading"))}
        <slot name="actions">${closeButton(this.text("exportClose"), () => this.emit("scorecard-export-close", {}))}</slot>
      </div>
      <form part="form" class="form" @submit=${this.#start}>
        ${this.#renderFields()}
        <div class="buttons">
          <button part="start" class="action save" type="submit" aria-disabled=${running}>${this.text("exportStart")}</button>
          ${running ? html`<button part="stop" class="action" type="button" @click=${() => this.emit("scorecard-export-stop", {})}>${this.text("exportStop")}</button>` : nothing}
        </div>
      </form>
      ${this.#renderProgress()}
    </section>`;
  }

  #renderFields(): TemplateResult {
    const draft = this.#draft;
    const tables = tablesFor(this.metrics ?? []).map((name) => [name, this.text(`table${name}`)] as const);
    const formats = [["CSV", this.text("exportCsv")] as const, ["XLSX", this.text("exportXlsx")] as const];
    return html`<div class="fields">
        ${this.#select("table", this.text("exportTable"), tables, draft.table, (table) => this.#choose({ table: table as ExportTableName }))}
        ${tableOf(draft.table).fields.map((field) => this.#renderField(field, draft))}
        ${this.#select("format", this.text("exportFormat"), formats, draft.format, (format) => this.#choose({ format: format as ExportFormat }))}
      </div>
      <label class="check"><input type="checkbox" .checked=${draft.cover} @change=${({ currentTarget }: Event) => this.#choose({ cover: (currentTarget as HTMLInputElement).checked })}>
        <span>${this.text("exportCover")}</span></label>`;
  }

  #renderField(field: ExportField, draft: ExportDraft): TemplateResult {
    const { metrics } = this;
    switch (field) {
      case "month":
        return this.#input("month", this.text("exportMonth"), { type: "month", value: draft.month, required: true }, (month) =>
          this.#choose({ month }),
        );
      case "anyMonth":
        return this.#input("month", this.text("exportAllMonths"), { type: "month", value: draft.month }, (month) =>
          this.#choose({ month }),
        );
      case "months":
        return this.#input("months", this.text("exportMonths"), { type: "number", value: String(draft.months), most: 60 }, (months) =>
          this.#choose({ months: Number(months) }),
        );
      case "weeks":
        return this.#input("weeks", this.text("exportWeeks"), { type: "number", value: String(draft.weeks), most: 53 }, (weeks) =>
          this.#choose({ weeks: Number(weeks) }),
        );
      case "metric": {
        const offered = (metrics ?? []).filter(({ sliceBy }) => draft.table !== "SLICES" || sliceBy.length > 0);
        const options = offered.map(({ code, name }) => [code, name] as const);
        return this.#select("metric", this.text("exportMetric"), options, draft.metric, (metric) => this.#choose({ metric }));
      }
      case "by": {
        const cuts = metrics?.find(({ code }) => code === draft.metric)?.sliceBy ?? [];
        return this.#select(
          "by",
          this.text("exportBy"),
          cuts.map((by) => [by, cutWords(by)] as const),
          draft.by,
          (by) => this.#choose({ by }),
        );
      }
      case "kind": {
        const kinds = exportedKinds.map((kind) => [kind, this.text(`records${kind}`)] as const);
        return this.#select("kind", this.text("exportKind"), kinds, draft.kind, (kind) => this.#choose({ kind }));
      }
    }
  }

  #select(
    id: string,
    label: string,
    options: readonly (readonly [string, string])[],
    value: string,
    choose: (value: string) => void,
  ): TemplateResult {
    return html`<div part="field" class="field"><label for=${id}>${label}</label>
      <select id=${id} .value=${value} @change=${({ currentTarget }: Event) => choose((currentTarget as HTMLSelectElement).value)}>
        ${options.map(([code, words]) => html`<option value=${code} ?selected=${code === value}>${words}</option>`)}
      </select></div>`;
  }

  #input(
    id: string,
    label: string,
    { type, value, required = false, most }: { type: "month" | "number"; value: string; required?: boolean; most?: number },
    choose: (value: string) => void,
  ): TemplateResult {
    return html`<div part="field" class="field"><label for=${id}>${label}</label>
      <input id=${id} type=${type} .value=${value} ?required=${required || type === "number"} min=${type === "number" ? "1" : "1000-01"} max=${most ?? "2999-12"}
        placeholder=${type === "month" ? "2026-03" : nothing} pattern=${type === "month" ? "[12]\\d{3}-(0[1-9]|1[0-2])" : nothing}
        @input=${({ currentTarget }: Event) => choose((currentTarget as HTMLInputElement).value)}></div>`;
  }

  #size(bytes: number): string {
    const [unit, size] = bytes < 1e6 ? (["kilobyte", bytes / 1e3] as const) : (["megabyte", bytes / 1e6] as const);
    return numberFormat(this.locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(size);
  }

  /** What is said only changes when something happens; how much has come is read by those who see it. */
  #renderProgress(): TemplateResult {
    const { progress } = this;
    if (progress?.state === "running")
      return html`<p part="progress" class="told">${this.text("exportRunning", { size: this.#size(progress.bytes) })}</p>`;
    const saved = progress?.state === "saved";
    const words = !progress
      ? ""
      : progress.state === "saved"
        ? this.text("exportDone", { file: progress.file, size: this.#size(progress.bytes) })
        : progress.state === "refused"
          ? progress.message
          : this.text(told[progress.state]);
    return html`<p part="progress" class="told ${saved ? "saved" : "failed"}" role="status">${words}</p>`;
  }

  readonly #start = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.progress?.state === "running") return;
    const { table, format, cover, month, months, weeks, metric, by, kind } = this.#draft;
    const values: Readonly<Record<ExportField, Readonly<Record<string, unknown>>>> = {
      month: { month },
      anyMonth: month === "" ? {} : { month },
      months: { months },
      weeks: { weeks },
      metric: { metric },
      by: { by },
      kind: { kind },
    };
    const input = Object.fromEntries(tableOf(table).fields.flatMap((field) => Object.entries(values[field])));
    const request: ExportRequest = { table, format, cover, ...input };
    this.emit("scorecard-export", { request });
  };

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><div class="skeleton line"></div><div class="skeleton row"></div></div>`;
  }
}
