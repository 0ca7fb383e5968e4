import { text } from "../../kpi/texts/texts.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { programs } from "../../kpi/catalogue.ts";
import type { CellType, CellValue, ExportInput, Facts, OpenedTable } from "./export-table.ts";

/** A line of a cover: what it is called and what it says. */
export interface CoverLine {
  readonly label: string;
  readonly value: CellValue;
  readonly type: CellType;
}

/** Whose records they are. */
export type About = { readonly dealer: { readonly internalID: string; readonly name: string } } | { readonly dealers: number } | undefined;

export interface Covered {
  readonly table: OpenedTable;
  readonly about: About;
  readonly asOf: Date;
  readonly timeZone: string;
  readonly facts: Facts;
}

/** `answers: ACCEPTED, REJECTED`: what was asked for, in the API's own words. */
function askedText(value: unknown): string {
  if (Array.isArray(value)) return value.map(askedText).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => `${name}: ${askedText(part)}`)
    .join("; ");
}

/** What the table was narrowed to; dealers, program and dates apart, which have lines of their own. */
function askedLines(language: Language, input: ExportInput): CoverLine[] {
  return Object.entries(input)
    .filter(([name, value]) => name !== "dealer" && name !== "program" && value !== undefined)
    .map(([name, value]) => ({ label: text(language, `export.input.${name}`), value: askedText(value), type: "TEXT" as const }))
    .filter(({ value }) => value !== "");
}

function aboutLines(language: Language, about: About): CoverLine[] {
  if (about === undefined) return [];
  if ("dealer" in about) {
    const { internalID, name } = about.dealer;
    return [{ label: text(language, "export.cover.dealer"), value: `${name} (${internalID})`, type: "TEXT" }];
  }
  return [{ label: text(language, "export.cover.dealers"), value: about.dealers, type: "INTEGER" }];
}

function countsText(counts: ReadonlyMap<string | number, number>): string {
  return [...counts].map(([what, count]) => `${what}: ${count}`).join("; ");
}

function factLines(language: Language, { rows, states, editions }: Facts): CoverLine[] {
  const ordered = new Map([...editions].toSorted(([one], [other]) => one - other));
  return [
    { label: text(language, "export.cover.rows"), value: rows, type: "INTEGER" },
    ...(states.size === 0 ? [] : [{ label: text(language, "export.cover.states"), value: countsText(states), type: "TEXT" as const }]),
    ...(editions.size === 0 ? [] : [{ label: text(language, "export.cover.editions"), value: countsText(ordered), type: "TEXT" as const }]),
  ];
}

function definitionLines(language: Language, { metrics }: Facts): CoverLine[] {
  return [...metrics].map((metric) => {
    const key = `metric.${metric.program}.${metric.code}`;
    const name = text(language, `${key}.name`);
    return {
      label: text(language, "export.cover.definition", { name, code: metric.code, version: metric.version }),
      value: text(language, `${key}.definition`),
      type: "TEXT",
    };
  });
}

/** What a table is, of what and when: everything that its reader needs to know of the numbers, and nothing about who asked. */
export function coverLines(language: Language, { table, about, asOf, timeZone, facts }: Covered): CoverLine[] {
  const said = (name: string, value: CellValue, type: CellType = "TEXT"): CoverLine => ({
    label: text(language, `export.cover.${name}`),
    value,
    type,
  });
  const program = programs.find(({ code }) => code === table.input["program"]);
  return [
    said("table", text(language, `export.table.${table.name}`)),
    ...(program ? [said("program", text(language, `program.${program.code}.name`))] : []),
    ...aboutLines(language, about),
    ...askedLines(language, table.input),
    said("asOf", asOf.toISOString(), "INSTANT"),
    said("timeZone", timeZone),
    ...factLines(language, facts),
    said("values", text(language, "export.cover.values.note")),
    said("money", text(language, "export.cover.money.note")),
    ...definitionLines(language, facts),
  ];
}
