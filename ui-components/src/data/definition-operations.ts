import type { DefinitionFindings, DefinitionMove, VersionedMetric } from "../model/definition-types.ts";
import type { Month } from "../model/types.ts";
import type { GroupFilter } from "./comparison-operations.ts";
import type { Operation } from "./graphql-client.ts";
import { metricFields, type Page, pageFields } from "./operations.ts";

/** A metric by its code and name. */
export interface NamedMetric {
  readonly code: string;
  readonly name: string;
}

export interface MetricNamesData {
  readonly program: { readonly metrics: readonly NamedMetric[] };
}

/** The metrics there are to choose from. */
export const metricNamesOperation: Operation<MetricNamesData, { readonly program: string }> = {
  text: `query MetricNames($program: ProgramCode!) {
  program(code: $program) { metrics { code name } }
}`,
};

export interface DefinitionVersionsData {
  readonly metricDefinition: VersionedMetric | null;
}

/** A metric with the versions of its definition. */
export const definitionVersionsOperation: Operation<DefinitionVersionsData, { readonly program: string; readonly metric: string }> = {
  text: `query DefinitionVersions($program: ProgramCode!, $metric: String!) {
  metricDefinition(program: $program, code: $metric) { ...metricFields versions { version status definition json } }
}
${metricFields}`,
};

export interface DefinitionPreviewData {
  readonly definitionPreview: (DefinitionFindings & { readonly list: Page<DefinitionMove> }) | null;
}

interface PreviewAsked {
  readonly program: string;
  readonly metric: string;
  readonly version: number | null;
  readonly definition: string | null;
  readonly from: Month;
  readonly to: Month;
  readonly filter: GroupFilter;
  readonly crossing: boolean;
  readonly first: number;
  readonly after: string | null;
}

const numbers = "value numerator denominator goal { value direction strict } met finalAt";

/** What another version of a metric would move. */
export const definitionPreviewOperation: Operation<DefinitionPreviewData, PreviewAsked> = {
  text: `query DefinitionPreview(
  $program: ProgramCode!, $metric: String!, $version: Int, $definition: String, $from: Month, $to: Month, $filter: DealerGroupFilter
  $crossing: Boolean!, $first: Int!, $after: String
) {
  definitionPreview(program: $program, metric: $metric, version: $version, definition: $definition, from: $from, to: $to, filter: $filter) {
    faults { path value message }
    totals { dealers months dealersMoved moved newlyMet newlyMissed valuesWon valuesLost final recordsChanged }
    list: moves(crossing: $crossing, first: $first, after: $after) {
      nodes {
        dealer { internalID name } month currency crossing valueChange
        before { ${numbers} } after { ${numbers} } published { version recordsChanged }
      }
      ${pageFields}
    }
  }
}`,
};
