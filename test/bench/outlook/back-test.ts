import { readDecided } from "server/features/scorecard/decided.reader.ts";
import { readForeseen } from "server/features/scorecard/outlook.reader.ts";
import { programs } from "server/kpi/catalogue.ts";
import { firstDay, type Month } from "server/kpi/month.ts";
import { expectedShare } from "server/kpi/results/expected-share.ts";
import { fewestRecords } from "server/kpi/results/metric-result.ts";
import { hasOutlook } from "server/kpi/results/foresee.ts";
import { decided, leastOf, mostOf, openCount, shareValue } from "server/kpi/results/outlook-range.ts";
import { groupBy } from "server/platform/group-by.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import { createReadPool, ReadSnapshot } from "server/storage/read-snapshot.ts";
import { allDealersMonth } from "../engine/month-bench.ts";
import type { Figure } from "../figure.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const metrics = programs.flatMap((program) => program.metrics).filter(hasOutlook);
const day = 86_400_000;

/** What was said of a share while it was open, what else could have been said, and what became of it. */
interface Said {
  readonly metric: string;
  readonly least: number;
  readonly most: number;
  readonly expected: number | null;
  readonly soFar: number | null;
  /** The dealer's newest share that was final then. */
  readonly lastFinal: number | null;
  readonly became: number;
}

interface FinalShare {
  readonly dealer_id: string;
  readonly program: string;
  readonly metric: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly last_final: string | null;
}

/** Final shares of a month that were open at an instant, each with the newest one that was final then. */
const openThen = `
  SELECT DISTINCT ON (p.dealer_id, p.program, p.metric) p.dealer_id, p.program, p.metric, p.numerator, p.denominator, (
    SELECT b.numerator / b.denominator FROM metric_result b
    WHERE (b.dealer_id, b.program, b.metric) = (p.dealer_id, p.program, p.metric) AND b.month < p.month AND b.final_at <= $2 AND b.denominator > 0
    ORDER BY b.month DESC, b.edition LIMIT 1) AS last_final
  FROM metric_result p WHERE p.month = $1 AND p.final_at > $2 AND p.denominator > 0
  ORDER BY p.dealer_id, p.program, p.metric, p.edition`;

const shareKey = (dealerId: string, program: string, metric: string) => `${dealerId} ${program} ${metric}`;

/** What was said of a month of all dealers so many days after its end. */
export async function backTest(database: Database, month: Month, age: number): Promise<Said[]> {
  const cells = await allDealersMonth(database, month);
  const asOf = new Date(Math.max(...cells.map(({ end }) => end.getTime())) + age * day);
  const finals: FinalShare[] = await database.dataSource.query(openThen, [firstDay(month), asOf]);
  const pool = createReadPool(database.url, 1);
  const snapshot = new ReadSnapshot(pool, staff);
  try {
    const foreseen = groupBy(await readForeseen(staff, snapshot, metrics, cells, asOf), (row) =>
      shareKey(row.dealerId, row.program, row.metric),
    );
    const keys = cells.flatMap(({ dealerId }) =>
      metrics.map(({ program, code, version }) => ({ program, metric: code, version, dealerId })),
    );
    const finished = groupBy(await readDecided(staff, snapshot, keys, asOf), (row) => shareKey(row.dealer_id, row.program, row.metric));
    return finals.flatMap(({ dealer_id, program, metric, numerator, denominator, last_final }): Said[] => {
      const records = foreseen.get(shareKey(dealer_id, program, metric)) ?? [];
      const [least, most] = [shareValue(leastOf(records)), shareValue(mostOf(records))];
      if (openCount(records) === 0 || least === null || most === null) return [];
      // A share of too few records leaps, whatever was expected.
      const few = Number(denominator) < fewestRecords;
      const [own, all] = [shareKey(dealer_id, program, metric), shareKey("", program, metric)].map((key) => finished.get(key) ?? []);
      const expected = few ? null : expectedShare([{ records, own: own ?? [] }], all ?? []);
      return [
        {
          metric: `${program}.${metric}`,
          least,
          most,
          expected: expected?.value ?? null,
          soFar: shareValue(leastOf(decided(records))),
          lastFinal: last_final === null ? null : Number(last_final),
          became: Number(numerator) / Number(denominator),
        },
      ];
    });
  } finally {
    await snapshot.close();
    await pool.end();
  }
}

function meanError(said: readonly Said[], told: (one: Said) => number | null): number {
  return said.reduce((sum, one) => sum + Math.abs((told(one) ?? Number.NaN) - one.became), 0) / said.length;
}

/** How often a share lay where it was said to, and how far what was expected was off, beside what needs no records: the same shares each. */
export function backTestFigures(name: string, said: readonly Said[]): Figure[] {
  if (said.length === 0) return [];
  const within = said.filter(({ least, most, became }) => became >= least - 1e-9 && became <= most + 1e-9);
  const compared = said.filter(({ expected, soFar, lastFinal }) => expected !== null && soFar !== null && lastFinal !== null);
  const share = `${compared.length} shares`;
  return [
    {
      name: `${name}: within the least and the most`,
      value: within.length / said.length,
      unit: "share",
      goal: { atLeast: 1 },
      note: `${said.length} shares`,
    },
    ...(compared.length === 0
      ? []
      : [
          {
            name: `${name}: mean absolute error of the expected`,
            value: meanError(compared, ({ expected }) => expected),
            unit: "share" as const,
            note: share,
          },
          { name: `${name}: … of the value so far`, value: meanError(compared, ({ soFar }) => soFar), unit: "share" as const },
          { name: `${name}: … of the last final month`, value: meanError(compared, ({ lastFinal }) => lastFinal), unit: "share" as const },
        ]),
  ];
}
