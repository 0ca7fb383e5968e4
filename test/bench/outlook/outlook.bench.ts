import { demoPublications } from "server/app/demo/data/demo-publications.ts";
import { loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { keepDecided } from "server/features/publication/keep-decided.writer.ts";
import { publishHistory } from "server/features/publication/publish.writer.ts";
import { readDecided } from "server/features/scorecard/decided.reader.ts";
import { readForeseen } from "server/features/scorecard/outlook.reader.ts";
import { programs } from "server/kpi/catalogue.ts";
import { addMonths, firstDay, type Month, monthOf } from "server/kpi/month.ts";
import { expectedShare } from "server/kpi/results/expected-share.ts";
import { fewestRecords } from "server/kpi/results/metric-result.ts";
import { hasOutlook } from "server/kpi/results/foresee.ts";
import { leastOf, mostOf, openCount, shareValue } from "server/kpi/results/outlook-range.ts";
import { groupBy } from "server/platform/group-by.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import { createReadPool, ReadSnapshot } from "server/storage/read-snapshot.ts";
import { allDealersMonth, secondsOf } from "../engine/month-bench.ts";
import type { Figure } from "../figure.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const metrics = programs.flatMap((program) => program.metrics).filter(hasOutlook);

/** Days after the end of a month at which it is looked at again, as of then. */
const ages = [1, 8, 15, 25, 40];
const months = 6;
const day = 86_400_000;

/** What was said of shares that were open, against what became of them; of too few records a share leaps whatever was expected. */
class Score {
  readonly #errors: number[] = [];
  #within = 0;
  #said = 0;

  add(least: number, most: number, expected: number | undefined, became: number): void {
    this.#said += 1;
    if (became >= least - 1e-9 && became <= most + 1e-9) this.#within += 1;
    if (expected !== undefined) this.#errors.push(Math.abs(expected - became));
  }

  figures(name: string): Figure[] {
    if (this.#said === 0) return [];
    const error = this.#errors.reduce((sum, each) => sum + each, 0) / this.#errors.length;
    return [
      {
        name: `${name}: within the least and the most`,
        value: this.#within / this.#said,
        unit: "share",
        goal: { atLeast: 1 },
        note: `${this.#said} shares`,
      },
      ...(this.#errors.length === 0
        ? []
        : [
            {
              name: `${name}: mean absolute error of the expected`,
              value: error,
              unit: "share" as const,
              note: `${this.#errors.length} shares`,
            },
          ]),
    ];
  }
}

interface FinalShare {
  readonly dealer_id: string;
  readonly program: string;
  readonly metric: string;
  readonly numerator: string;
  readonly denominator: string;
}

const shareKey = ({ dealer, program, metric }: { dealer: string; program: string; metric: string }) => `${dealer} ${program} ${metric}`;

async function scoreMonth(database: Database, month: Month, age: number, score: Score): Promise<void> {
  const cells = await allDealersMonth(database, month);
  const asOf = new Date(Math.max(...cells.map(({ end }) => end.getTime())) + age * day);
  const finals: FinalShare[] = await database.dataSource.query(
    `SELECT DISTINCT ON (dealer_id, program, metric) dealer_id, program, metric, numerator, denominator FROM metric_result
     WHERE month = $1 AND final_at > $2 AND denominator > 0 ORDER BY dealer_id, program, metric, edition`,
    [firstDay(month), asOf],
  );
  const pool = createReadPool(database.url, 1);
  const snapshot = new ReadSnapshot(pool, staff);
  try {
    const foreseen = groupBy(await readForeseen(staff, snapshot, metrics, cells, asOf), ({ dealerId, program, metric }) =>
      shareKey({ dealer: dealerId, program, metric }),
    );
    const keys = cells.flatMap(({ dealerId }) => metrics.map(({ program, code }) => ({ program, metric: code, dealerId })));
    const decided = groupBy(await readDecided(staff, snapshot, keys, asOf), ({ dealer_id, program, metric }) =>
      shareKey({ dealer: dealer_id, program, metric }),
    );
    for (const { dealer_id, program, metric, numerator, denominator } of finals) {
      const records = foreseen.get(shareKey({ dealer: dealer_id, program, metric })) ?? [];
      const [least, most] = [shareValue(leastOf(records)), shareValue(mostOf(records))];
      if (openCount(records) === 0 || least === null || most === null) continue;
      const own = decided.get(shareKey({ dealer: dealer_id, program, metric })) ?? [];
      const few = Number(denominator) < fewestRecords;
      const expected = few ? null : expectedShare(records, own, decided.get(shareKey({ dealer: "", program, metric })) ?? []);
      score.add(least, most, expected?.value, Number(numerator) / Number(denominator));
    }
  } finally {
    await snapshot.close();
    await pool.end();
  }
}

/** What was said of months of the demo's history while they were open, against what became of them. */
export async function benchOutlook(database: Database, now: Date): Promise<Figure[]> {
  const { dataSource } = database;
  await loadDemoData(staff, dataSource, now);
  await publishHistory(staff, dataSource, demoPublications(now));
  let kept = 0;
  const seconds = await secondsOf(async () => {
    for (let more = await keepDecided(staff, dataSource, now); more > 0; more = await keepDecided(staff, dataSource, now)) kept += more;
  });
  const figures: Figure[] = [
    { name: "outlook: keeping what was decided", value: seconds, unit: "seconds", note: `${kept} dealers' months` },
  ];
  for (const age of ages) {
    const score = new Score();
    for (let back = 4; back < 4 + months; back += 1) await scoreMonth(database, addMonths(monthOf(now, "UTC"), -back), age, score);
    figures.push(...score.figures(`outlook: ${age} days after the month`));
  }
  return figures;
}
