import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { StagedColumns } from "../mapping/text.sql.ts";
import type { RowSource } from "../reading/row-source.ts";

function stagedName(index: number): string {
  return `c${index + 1}`;
}

/** The text of the file, as it is, with the number of its line, in a temporary table. */
export async function stageText(client: pg.ClientBase, source: RowSource, chunks: AsyncIterable<Buffer>): Promise<StagedColumns> {
  const { reader, delimiter } = source;
  const names = source.columns.map((_, index) => stagedName(index));
  const columns = names.map((name) => `${name} text`).join(", ");
  await client.query(`CREATE TEMPORARY TABLE import_text (line bigint, fault text, ${columns}) ON COMMIT DROP`);
  const blank = `FORCE_NULL (${names.join(", ")})`;
  const copy = client.query(
    copyFrom(`COPY import_text FROM STDIN WITH (FORMAT csv, DELIMITER ${pg.escapeLiteral(delimiter)}, ENCODING 'UTF8', FREEZE, ${blank})`),
  );
  await pipeline(Readable.from(rows(), { objectMode: false, highWaterMark: 1 << 20 }), copy);
  return new Map(
    source.columns.flatMap((column, index) => {
      const profile = reader.profiles[index];
      return profile === undefined ? [] : [[column, { staged: stagedName(index), profile }] as const];
    }),
  );

  async function* rows(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      const read = reader.push(chunk);
      if (read.length > 0) yield read;
    }
    yield reader.end();
  }
}
