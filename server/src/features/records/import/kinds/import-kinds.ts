import type { ImportKind } from "../import-kind.ts";
import { opportunityImport } from "./opportunity.import.ts";

export const importKinds: readonly ImportKind[] = [opportunityImport];
