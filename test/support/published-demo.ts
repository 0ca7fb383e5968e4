import { demoPublications } from "server/app/demo/data/demo-publications.ts";
import { loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { publishHistory } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { createDataSource } from "server/storage/data-source.ts";
import { keptDatabase } from "./kept-database.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

const operator = mintDealerScope({ kind: "STAFF" });

/** When the records of `createPublishedDemo` end. */
export const demoNow = new Date("2026-09-17T15:20:00Z");

async function fill(url: string): Promise<void> {
  const dataSource = await createDataSource(url).initialize();
  try {
    await loadDemoData(operator, dataSource, demoNow);
    await publishHistory(operator, dataSource, demoPublications(demoNow));
  } finally {
    await dataSource.destroy();
  }
}

/** A copy of the demo's records with its history published, nothing else; and how long those took, in milliseconds. */
export async function createPublishedDemo(): Promise<TestDatabase & { readonly filledIn: number }> {
  const { name, filledIn } = await keptDatabase("published_demo", fill);
  return { ...(await createTestDatabase(name)), filledIn };
}
