import type { Metric } from "../../kpi/metric.ts";
import { programs } from "../../kpi/catalogue.ts";
import type { Column, ExportContext, Facts, OpenedTable, Row } from "./export-table.ts";

/** Rows of a long table that are held at once. */
export const rowsAtOnce = 1000;

export const noFacts: Facts = { rows: 0, states: new Map(), editions: new Map(), metrics: new Set() };

/** Gathers what a cover says of the rows as they go by. */
export class Survey {
  readonly #states = new Map<string, number>();
  readonly #editions = new Map<number, number>();
  readonly #metrics = new Set<Metric>();
  readonly #places: { readonly [Key in "state" | "edition" | "metricCode" | "program"]: number };
  #rows = 0;

  constructor(
    columns: readonly Column[],
    /** The program of all rows, where no column names it. */
    private readonly program: unknown,
  ) {
    const place = (key: string) => columns.findIndex((column) => column.key === key);
    this.#places = { state: place("state"), edition: place("edition"), metricCode: place("metricCode"), program: place("program") };
  }

  take(rows: readonly Row[]): void {
    const { state, edition, metricCode, program } = this.#places;
    this.#rows += rows.length;
    if (state < 0 && edition < 0 && metricCode < 0) return;
    for (const row of rows) {
      const [itsState, itsEdition] = [row[state], row[edition]];
      if (typeof itsState === "string") this.#states.set(itsState, (this.#states.get(itsState) ?? 0) + 1);
      if (typeof itsEdition === "number") this.#editions.set(itsEdition, (this.#editions.get(itsEdition) ?? 0) + 1);
      const metric = metricNamed(row[program] ?? this.program, row[metricCode]);
      if (metric) this.#metrics.add(metric);
    }
  }

  get facts(): Facts {
    return { rows: this.#rows, states: this.#states, editions: this.#editions, metrics: this.#metrics };
  }
}

export function metricNamed(program: unknown, code: unknown): Metric | undefined {
  return programs.find((each) => each.code === program)?.metrics.find((metric) => metric.code === code);
}

/** What a cover says of the rows, before any of them is written. */
export async function surveyOf(table: OpenedTable, context: ExportContext): Promise<Facts> {
  if (table.facts) return table.facts(context);
  const survey = new Survey(table.columns, table.input["program"]);
  for await (const rows of table.rows(context)) survey.take(rows);
  return survey.facts;
}
