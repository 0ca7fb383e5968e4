import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createReadPool } from "server/storage/read-snapshot.ts";
import { databaseRoles } from "server/storage/roles.ts";
import { operations } from "./operations.ts";

/**
 * The floor: what any server of these answers must at least do. One statement that builds the text of the answer, in the
 * transaction that shows one scope's rows, over the same pool. It checks no token, reads no GraphQL and knows no catalogue.
 */
const [url = ""] = process.argv.slice(2);
const pool = createReadPool(url);

interface Ask {
  readonly operation: string;
  readonly values: readonly string[];
  /** Absent: staff. */
  readonly dealerId?: string;
}

async function answer({ operation, values, dealerId }: Ask): Promise<string> {
  const asked = operations.find(({ name }) => name === operation);
  if (!asked) throw new Error(`There is no operation ${operation}.`);
  const role = dealerId === undefined ? databaseRoles.staff : databaseRoles.dealer;
  const client = await pool.connect();
  try {
    const [, { rows }] = await Promise.all([
      client.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE ${role};
         SELECT set_config('dealer_scorecards.dealer_ids', '{${dealerId ?? ""}}', true)`,
      ),
      client.query<{ answer: string }>({ name: operation, text: asked.floorSql, values: [...values] }),
      client.query("COMMIT"),
    ]);
    return rows[0]?.answer ?? "";
  } finally {
    client.release();
  }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  const text = await answer(JSON.parse(Buffer.concat(body).toString()) as Ask);
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(text) }).end(text);
}

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  void pool.end();
});
