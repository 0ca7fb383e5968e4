import { z } from "zod";
import { dealer } from "../export.inputs.ts";
import { afterPage, type Listed, queryTable, wholePage } from "../query-table.ts";

interface Run {
  readonly importedAt: string;
  readonly undoneAt: string | null;
  readonly files: readonly object[];
}

/** Of many dealers: as in the API, only staff see any. */
const importRuns = queryTable<Readonly<Record<string, never>>, { readonly importRuns: Listed<Run> }>({
  name: "IMPORT_RUNS",
  input: z.strictObject({}),
  columns: [
    ["number", "INTEGER"],
    ["importedAt", "INSTANT"],
    ["undoneAt", "INSTANT"],
    ["importKind", "TEXT", "kind"],
    ["fileName", "TEXT"],
    ["crm", "TEXT"],
    ["mappingVersion", "INTEGER"],
    ["rowsRead", "INTEGER", "rows"],
    ["newRecords", "INTEGER", "new"],
    ["changedRecords", "INTEGER", "changed"],
    ["unchangedRecords", "INTEGER", "unchanged"],
    ["badRows", "INTEGER", "bad"],
  ],
  document: `query ExportImportRuns($first: Int!, $after: String) {
    importRuns(first: $first, after: $after) {
      nodes { number importedAt undoneAt files { kind fileName crm mappingVersion rows new changed unchanged bad } } pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: () => ({ first: wholePage, after: null }),
  // The API's list is today's: of a past instant, what came later is left out here.
  rows: (data, _, asOf) => {
    const known = (instant: string) => new Date(instant) <= asOf;
    return data.importRuns.nodes
      .filter(({ importedAt }) => known(importedAt))
      .flatMap(({ files, undoneAt, ...run }) =>
        files.map((file) => ({ ...run, ...file, undoneAt: undoneAt !== null && known(undoneAt) ? undoneAt : null })),
      );
  },
  next: (data, asked) => afterPage(data.importRuns.pageInfo, asked),
});

const ofDealer = z.strictObject({ dealer });

const importMappings = queryTable<z.infer<typeof ofDealer>, { readonly dealer: { readonly importMappingHistory: Listed<object> } }>({
  name: "IMPORT_MAPPINGS",
  input: ofDealer,
  columns: [
    ["crm", "TEXT"],
    ["importKind", "TEXT", "kind"],
    ["mappingVersion", "INTEGER", "version"],
    ["savedAt", "INSTANT"],
    ["fileName", "TEXT"],
    ["mapping", "TEXT"],
  ],
  document: `query ExportImportMappings($dealer: ID!, $first: Int!, $after: String) {
    dealer(id: $dealer) { importMappingHistory(first: $first, after: $after) {
      nodes { crm kind version savedAt fileName mapping } pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: (input) => ({ dealer: input.dealer, first: wholePage, after: null }),
  rows: (data) => data.dealer.importMappingHistory.nodes,
  next: (data, asked) => afterPage(data.dealer.importMappingHistory.pageInfo, asked),
});

/** The one row that there is, without its secret, which the API tells no one after it was set. */
const webhook = queryTable<z.infer<typeof ofDealer>, { readonly dealer: { readonly webhook: object | null } }>({
  name: "WEBHOOK",
  input: ofDealer,
  columns: [
    ["url", "TEXT"],
    ["setAt", "INSTANT"],
    ["waiting", "INTEGER"],
    ["lastDeliveredAt", "INSTANT"],
    ["lastError", "TEXT"],
  ],
  document: `query ExportWebhook($dealer: ID!) { dealer(id: $dealer) { webhook { url setAt waiting lastDeliveredAt lastError } } }`,
  variables: (input) => input,
  rows: (data) => (data.dealer.webhook ? [data.dealer.webhook] : []),
});

export const importTables = [importRuns, importMappings, webhook];
