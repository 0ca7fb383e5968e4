import { Float, Int } from "type-graphql";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars.ts";
import type { RecordField } from "../../service-records/record-field.ts";
import { serviceRecordKinds } from "../../service-records/service-record-kinds.ts";
import type { ServiceRecordKind } from "../../service-records/service-record-kind.ts";
import type { CellType } from "../export-table.ts";
import type { QueryColumn } from "../query-table.ts";
import { opportunityColumns } from "./opportunities.ts";

const cellTypes = new Map<unknown, CellType>([
  [DateTimeScalar, "INSTANT"],
  [DateScalar, "DAY"],
  [Float, "DECIMAL"],
  [Int, "INTEGER"],
  [Boolean, "FLAG"],
]);

function cellTypeOf({ type }: RecordField): CellType {
  return cellTypes.get(type()) ?? "TEXT";
}

/** The fields of a kind as the API shows them, the record's own id first. */
export function recordColumns({ fields }: ServiceRecordKind): QueryColumn[] {
  return [["recordID", "TEXT", "internalID"], ...Object.entries(fields).map(([name, field]): QueryColumn => [name, cellTypeOf(field)])];
}

/** The columns of a kind by the code that the engine knows it by. */
export function columnsOfKind(code: string): QueryColumn[] {
  if (code === "OPPORTUNITY")
    return opportunityColumns.map(([key, ...rest]) => (key === "opportunityID" ? ["recordID", ...rest] : [key, ...rest]));
  const kind = serviceRecordKinds.find((each) => each.code === code);
  if (!kind) throw new Error(`The API shows no records of kind ${code}.`);
  return recordColumns(kind);
}
