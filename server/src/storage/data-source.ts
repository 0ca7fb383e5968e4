import "reflect-metadata";
import { DataSource } from "typeorm";
import { DealerEntity } from "./entities/dealer.entity.ts";
import { MetricResultRecordsEntity } from "./entities/metric-result-records.entity.ts";
import { MetricResultEntity } from "./entities/metric-result.entity.ts";
import { OpportunityEntity } from "./entities/opportunity.entity.ts";
import { RecordCompletenessEntity } from "./entities/record-completeness.entity.ts";
import { RestatedRecordEntity } from "./entities/restated-record.entity.ts";
import { Initial1764000000000 } from "./migrations/1764000000000-initial.ts";
import { ResultsInCurrencies1764200000000 } from "./migrations/1764200000000-results-in-currencies.ts";

/** Entities, migrations and the pool that writes. The schema changes by migration only, never by synchronisation. */
export function createDataSource(url: string): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    applicationName: "dealer-scorecards",
    entities: [
      DealerEntity,
      MetricResultEntity,
      MetricResultRecordsEntity,
      OpportunityEntity,
      RecordCompletenessEntity,
      RestatedRecordEntity,
    ],
    migrations: [Initial1764000000000, ResultsInCurrencies1764200000000],
    migrationsTransactionMode: "each",
    synchronize: false,
    logging: false,
    installExtensions: false,
    invalidWhereValuesBehavior: { null: "throw", undefined: "throw" },
  });
}
