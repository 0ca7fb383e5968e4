import type { ExportMetric } from "../model/export-types.ts";
import type { Operation } from "./graphql-client.ts";

export interface ExportFormData {
  readonly program: { readonly metrics: readonly ExportMetric[] };
}

/** What the form of an export offers. */
export const exportFormOperation: Operation<ExportFormData, { readonly program: string }> = {
  text: `query ExportForm($program: ProgramCode!) {
  program(code: $program) { metrics { code name recordKind sliceBy } }
}`,
};
