import { resolve } from "node:path";
import { demoPublications } from "server/app/demo/data/demo-publications.ts";
import { loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { keepDecided } from "server/features/publication/keep-decided.writer.ts";
import { publishHistory, publishResults } from "server/features/publication/publish.writer.ts";
import { importFiles } from "server/features/records/import/import-files.ts";
import { opportunityImport } from "server/features/records/import/kinds/opportunity.import.ts";
import { readMapping } from "server/features/records/import/mapping/read-mapping.ts";
import { addMonths, type Month, monthOf } from "server/kpi/month.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import { secondsOf } from "../engine/month-bench.ts";
import type { Figure } from "../figure.ts";
import { backTest, backTestFigures } from "./back-test.ts";

const staff = mintDealerScope({ kind: "STAFF" });

/** Days after the end of a month at which it is looked at again, as of then. */
const ages = [1, 8, 15, 25, 40];

async function figuresOf(database: Database, history: string, months: readonly Month[], now: Date): Promise<Figure[]> {
  let kept = 0;
  const seconds = await secondsOf(async () => {
    for (let more = await keepDecided(staff, database.dataSource, now); more > 0; more = await keepDecided(staff, database.dataSource, now))
      kept += more;
  });
  const figures: Figure[] = [
    { name: `outlook, ${history}: keeping what was decided`, value: seconds, unit: "seconds", note: `${kept} dealers' months` },
  ];
  for (const age of ages) {
    const said = [];
    for (const month of months) said.push(...(await backTest(database, month, age)));
    figures.push(...backTestFigures(`outlook, ${history}, ${age} days after the month`, said));
  }
  return figures;
}

/** What was said of six months of the demo's history while they were open, against what became of them. */
export async function benchDemoOutlook(database: Database, now: Date): Promise<Figure[]> {
  await loadDemoData(staff, database.dataSource, now);
  await publishHistory(staff, database.dataSource, demoPublications(now));
  const newest = addMonths(monthOf(now, "UTC"), -4);
  const months = [0, 1, 2, 3, 4, 5].map((back) => addMonths(newest, -back));
  return figuresOf(database, "demo", months, now);
}

/** The same of the log of an incident desk that the mapping beside the tests reads: two of its months have most of it. */
export async function benchImportedOutlook(database: Database, file: string, now: Date): Promise<Figure[]> {
  const { mapping } = await readMapping(resolve(import.meta.dirname, "../../fixtures/incident-offers.mapping.json"));
  const completeThrough = new Date("2012-07-31T00:00:00Z");
  await importFiles(staff, database.dataSource, [{ kind: opportunityImport, file, mapping }], { now, completeThrough });
  await publishResults(staff, database.dataSource, now);
  return figuresOf(database, "imported", ["2012-04", "2012-05"], now);
}
