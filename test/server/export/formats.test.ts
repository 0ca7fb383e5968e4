import { buffer, text } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { Column, Row } from "server/features/export/export-table.ts";
import { csvOf } from "server/features/export/formats/csv.ts";
import { harmlessText } from "server/platform/harmless-text.ts";
import { wallClock } from "server/features/export/formats/wall-clock.ts";
import { xlsxOf } from "server/features/export/formats/xlsx.ts";
import { describe, expect, test } from "vitest";
import { csvCells, sheetsOf } from "../../support/exports.ts";

const columns: readonly Column[] = [
  { key: "name", type: "TEXT" },
  { key: "unit", type: "TEXT" },
  { key: "value", type: "AMOUNT" },
  { key: "at", type: "INSTANT" },
  { key: "day", type: "DAY" },
  { key: "yes", type: "FLAG" },
];
const headers = columns.map(({ key }) => key);
const clock = wallClock("America/Chicago");

async function* pagesOf(rows: readonly Row[], size = 2): AsyncGenerator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

const csvText = (rows: readonly Row[]) => text(Readable.from(csvOf({ columns, headers, clock, rows: pagesOf(rows) }, [])));

const workbook = (rows: readonly Row[], rowsOfSheet?: number, asOf = "2026-06-15T12:00:00Z") =>
  buffer(
    xlsxOf({
      columns,
      headers,
      clock,
      rows: pagesOf(rows),
      tableName: "A very long name of a table [of] all",
      coverName: "Cover",
      cover: () => [{ label: "Rows", value: rows.length, type: "INTEGER" }],
      asOf: new Date(asOf),
      ...(rowsOfSheet === undefined ? {} : { rowsOfSheet }),
    }),
  );

const at = (instant: string): Row => ["a", "COUNT", null, instant, "2026-03-08", true];
const row = (name: string | null, value: number | null = null): Row => [name, "COUNT", value, null, null, null];

describe("a text that a spreadsheet would compute is written with an apostrophe before it", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\tx",
    "\rx",
    "\nx",
    " =1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "\u3000=1",
    "\u0000=1",
  ])("%j", (hostile) => {
    expect(harmlessText(hostile)).toBe(`'${hostile}`);
  });

  test.each([
    ["x;=1", "x;'=1"],
    ["a; @b; c", "a;' @b; c"],
    ["=1;=2", "'=1;'=2"],
  ])("%j behind a sign that separates cells elsewhere", (hostile, expected) => {
    expect(harmlessText(hostile)).toBe(expected);
  });

  test.each(["", "1-1", "a=b", "me@example.com", "'=1", " x"])("%j stays as it is", (harmless) => {
    expect(harmlessText(harmless)).toBe(harmless);
  });
});

describe("CSV", () => {
  test("begins with the mark of UTF-8, ends lines with CR LF and quotes what has to be", async () => {
    const written = await csvText([row('Ann "the\r\nfirst", Ü', 1.5), row(null)]);
    expect(written).toBe('\uFEFFname,unit,value,at,day,yes\r\n"Ann ""the\r\nfirst"", Ü",COUNT,1.5,,,\r\n,COUNT,,,,\r\n');
    expect(csvCells(written)[1]).toEqual(['Ann "the\r\nfirst", Ü', "COUNT", "1.5", "", "", ""]);
  });

  test("numbers keep all digits and their sign, and what is missing is blank", async () => {
    const written = await csvText([row("a", -0.1), row("b", 1 / 3), row("c", 0), row("d")]);
    expect(
      csvCells(written)
        .slice(1)
        .map(([, , value]) => value),
    ).toEqual(["-0.1", "0.3333333333333333", "0", ""]);
  });

  test("instants are told on the dealer's clocks with their offset, before and after these change", async () => {
    const written = await csvText([at("2026-03-08T07:59:59.999Z"), at("2026-03-08T08:00:00.000Z")]);
    expect(csvCells(written).slice(1)).toEqual([
      ["a", "COUNT", "", "2026-03-08T01:59:59.999-06:00", "2026-03-08", "true"],
      ["a", "COUNT", "", "2026-03-08T03:00:00.000-05:00", "2026-03-08", "true"],
    ]);
    expect(wallClock("Asia/Kolkata").iso("2026-01-01T00:00:00.000Z")).toBe("2026-01-01T05:30:00.000+05:30");
    expect(wallClock("UTC").iso("2026-01-01T00:00:00.000Z")).toBe("2026-01-01T00:00:00.000Z");
  });
});

describe("XLSX", () => {
  test("cells have their types and formats, and the header stays in sight", async () => {
    const [cover, data] = await sheetsOf(await workbook([["Ann", "PERCENT", 0.5, "2026-03-08T08:00:00.000Z", "2026-03-08", false]]));
    expect(cover?.name).toBe("Cover");
    expect(cover?.rows).toEqual([["Rows", 1]]);
    expect(data?.name).toBe("A very long name of a table  of");
    expect(data?.freezePane).toMatchObject({ rows: 1 });
    const [name, unit, value, instant, day, yes] = data?.rows[1] ?? [];
    expect([name, unit, value, yes]).toEqual(["Ann", "PERCENT", 0.5, false]);
    // A sheet knows no zones: its dates are those of the dealer's clocks.
    expect([instant, day].map((date) => (date instanceof Date ? date.toISOString() : date))).toEqual([
      "2026-03-08T03:00:00.000Z",
      "2026-03-08T00:00:00.000Z",
    ]);
  });

  test.each(["=1+1", "@x", "\u0007 bell", "_x0041_", "<b>&\"'", "\r\n", "emoji 😀", " space "])(
    "the text %j is a text, as it was",
    async (hostile) => {
      const [, data] = await sheetsOf(await workbook([row(hostile)]));
      expect(data?.rows[1]?.[0]).toBe(hostile);
    },
  );

  test("a text longer than a cell can be ends with a sign of that, and with whole characters", async () => {
    const most = "x".repeat(32_767);
    const [, data] = await sheetsOf(await workbook([row(most), row(`${most}x`), row(`${"x".repeat(32_765)}😀xx`)]));
    expect(data?.rows.slice(1).map(([first]) => first)).toEqual([most, `${"x".repeat(32_766)}…`, `${"x".repeat(32_765)}…`]);
  });

  test("goes on in the next sheet, with its header again", async () => {
    const rows = Array.from({ length: 7 }, (_, index) => row(`R${index}`));
    const [, ...sheets] = await sheetsOf(await workbook(rows, 4));
    expect(sheets.map(({ rows: written }) => written.map(([first]) => first))).toEqual([
      ["name", "R0", "R1", "R2"],
      ["name", "R3", "R4", "R5"],
      ["name", "R6"],
    ]);
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(3);
  });

  test.each(["1000-01-02T00:00:00Z", "1000-06-15T12:00:00Z", "1901-01-01T00:00:00Z", "2050-01-01T00:00:00Z"])("as of %s", async (asOf) => {
    const [, data] = await sheetsOf(await workbook([row("a")], undefined, asOf));
    expect(data?.rows[1]?.[0]).toBe("a");
  });

  test("a table without rows has its header", async () => {
    const [, data] = await sheetsOf(await workbook([]));
    expect(data?.rows).toEqual([headers]);
  });
});
