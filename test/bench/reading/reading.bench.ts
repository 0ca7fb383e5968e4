import { isDeepStrictEqual } from "node:util";
import autocannon from "autocannon";
import type { Database } from "server/storage/database.ts";
import type { BenchOptions } from "../bench-options.ts";
import { type Figure, median } from "../figure.ts";
import { type Operation, operations } from "./operations.ts";
import { startFloor, startProduct } from "./server-process.ts";
import { answerOf, floorSide, productSide, type Side } from "./sides.ts";
import { createTokenSigner } from "./tokens.ts";

const goal = { atLeast: 0.25 };
/** As many as the pool has connections: the servers are busy, and nothing queues in them. */
const connections = 10;

/** Both sides must say the same before their speed is worth comparing. */
async function checkEqual(operation: Operation, product: Side, floor: Side): Promise<void> {
  for (let index = 0; index < product.requests.length; index += 20) {
    const [ours, theirs] = await Promise.all([answerOf(product, index), answerOf(floor, index)]);
    if (!isDeepStrictEqual(ours, theirs)) {
      throw new Error(`The answers to "${operation.name}" differ.\nproduct: ${JSON.stringify(ours)}\nfloor:   ${JSON.stringify(theirs)}`);
    }
  }
}

async function requestsPerSecond({ url, requests }: Side, seconds: number): Promise<number> {
  const result = await autocannon({ url, requests: [...requests], connections, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refusals and ${result.errors} errors.`);
  return result.requests.total / result.duration;
}

async function compare(operation: Operation, product: Side, floor: Side, { rounds, seconds }: BenchOptions): Promise<Figure[]> {
  await checkEqual(operation, product, floor);
  await requestsPerSecond(product, seconds);
  await requestsPerSecond(floor, seconds);
  const measured: { product: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push({ product: await requestsPerSecond(product, seconds), floor: await requestsPerSecond(floor, seconds) });
  }
  return [
    {
      name: `reading: ${operation.name} ÷ floor`,
      value: median(measured.map((round) => round.product / round.floor)),
      unit: "ratio",
      goal,
      note: operation.what,
    },
    { name: `reading: ${operation.name}, product`, value: median(measured.map((round) => round.product)), unit: "per second" },
    { name: `reading: ${operation.name}, floor`, value: median(measured.map((round) => round.floor)), unit: "per second" },
  ];
}

/** Uncached reading over HTTP with verified tokens, beside a floor that builds the same JSON in one statement. */
export async function benchReading(database: Database, options: BenchOptions, now: Date): Promise<Figure[]> {
  const signer = await createTokenSigner();
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 2)).toISOString().slice(0, 7);
  const asked = { dealers: options.dealers, month };
  const product = await startProduct(database.url, signer.settings, options.profile);
  try {
    const floor = await startFloor(database.url);
    try {
      const figures: Figure[] = [];
      for (const operation of operations) {
        const ours = await productSide(product.url, operation, asked, signer);
        figures.push(...(await compare(operation, ours, floorSide(floor.url, operation, asked), options)));
      }
      return figures;
    } finally {
      await floor.stop();
    }
  } finally {
    await product.stop();
  }
}
