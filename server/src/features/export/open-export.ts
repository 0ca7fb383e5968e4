import { Readable } from "node:stream";
import type { RequestContext } from "../../graphql/request-context.ts";
import { text } from "../../kpi/texts/texts.ts";
import { dealerGroupOf } from "../scorecard/dealer-group.resolver.ts";
import { type About, type Covered, coverLines } from "./export-cover.ts";
import type { ExportRequest } from "./export-request.ts";
import type { ExportContext, OpenedTable, Row } from "./export-table.ts";
import type { Dealers } from "./export.inputs.ts";
import { csvOf } from "./formats/csv.ts";
import { wallClock } from "./formats/wall-clock.ts";
import type { Written } from "./formats/written.ts";
import { xlsxOf } from "./formats/xlsx.ts";
import { openedDealer } from "./opened-dealer.ts";
import { Survey, surveyOf } from "./survey.ts";

/** An export that has begun: its first rows are read. */
export interface OpenedExport {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Readable;
}

interface Whose {
  readonly about: About;
  readonly timeZone: string;
}

/** Whose records they are. Times of several zones are told in UTC. */
async function whose(request: RequestContext, { input }: OpenedTable): Promise<Whose> {
  if (typeof input["dealer"] === "string") {
    const dealer = await openedDealer(request, input["dealer"]);
    return { about: { dealer }, timeZone: dealer.timeZone };
  }
  if (input["group"] === undefined) return { about: undefined, timeZone: "UTC" };
  const { dealerCount, timeZones } = await dealerGroupOf(request, input["group"] as Dealers, request.now);
  const [timeZone, ...others] = timeZones;
  return { about: { dealers: dealerCount }, timeZone: timeZone !== undefined && others.length === 0 ? timeZone : "UTC" };
}

/** The same pages, the first of them read: what is refused is refused before anything has left. */
async function begun(pages: AsyncIterable<readonly Row[]>): Promise<AsyncIterable<readonly Row[]>> {
  const iterator = pages[Symbol.asyncIterator]();
  let first: IteratorResult<readonly Row[]> | undefined = await iterator.next();
  const begunIterator: AsyncIterator<readonly Row[]> = {
    async next() {
      const known = first ?? (await iterator.next());
      first = undefined;
      return known;
    },
    async return() {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => begunIterator };
}

async function* surveyed(pages: AsyncIterable<readonly Row[]>, survey: Survey): AsyncGenerator<readonly Row[]> {
  for await (const rows of pages) {
    survey.take(rows);
    yield rows;
  }
}

/** Letters, digits and hyphens alone: `opportunities-d1001-2026-03-as-of-2026-04-01.csv`. */
function fileNameOf({ table, format }: ExportRequest, asOf: Date): string {
  const { dealer, metric, kind, month } = table.input;
  const parts = [table.name, metric, kind, dealer, month].filter((part) => typeof part === "string");
  const name = [...parts, "as-of", asOf.toISOString().slice(0, 10)].join("-").toLowerCase();
  return `${name.replaceAll(/[^a-z0-9]+/g, "-").slice(0, 150)}.${format.toLowerCase()}`;
}

/**
 * Reads the first rows of a table and gives all of it as bytes, in constant memory. Fails with `NOT_FOUND` for a dealer
 * that is not there or may not be seen, and with what the API refuses; later on the bytes fail.
 */
export async function openExport(context: ExportContext, asked: ExportRequest): Promise<OpenedExport> {
  const request = context.fresh();
  const { language, now: asOf } = request;
  const { table } = asked;
  const { about, timeZone } = await whose(request, table);
  const headers = table.columns.map(({ key }) => text(language, `export.column.${key}`));
  const covered = (facts: Covered["facts"]) => coverLines(language, { table, about, asOf, timeZone, facts });
  const fileName = fileNameOf(asked, asOf);
  if (asked.format === "CSV") {
    const cover = asked.cover ? covered(await surveyOf(table, context)) : [];
    const written: Written = { columns: table.columns, headers, clock: wallClock(timeZone), rows: await begun(table.rows(context)) };
    const bytes = Readable.from(csvOf(written, cover), { objectMode: false, highWaterMark: 1 });
    return { fileName, contentType: "text/csv; charset=utf-8; header=present", bytes };
  }
  const survey = new Survey(table.columns, table.input["program"]);
  const known = table.facts && asked.cover ? await table.facts(context) : undefined;
  const rows = surveyed(await begun(table.rows(context)), survey);
  const bytes = xlsxOf({
    columns: table.columns,
    headers,
    clock: wallClock(timeZone),
    rows,
    asOf,
    tableName: text(language, `export.table.${table.name}`),
    coverName: text(language, "export.cover.name"),
    cover: asked.cover ? () => covered({ ...(known ?? survey.facts), rows: survey.facts.rows }) : undefined,
  });
  return { fileName, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes };
}
