import "reflect-metadata";
import { type ClassType, Field, ID, ObjectType } from "type-graphql";
import { encodeNodeId } from "../../graphql/node-id.ts";
import { NodeType } from "../../graphql/node.type.ts";
import { columnOf, type RecordField } from "./record-field.ts";

/** A kind of record, told once: how it is stored, and how the API shows it. */
export interface ServiceRecordKind {
  /** As the engine calls it. */
  readonly code: string;
  readonly table: string;
  readonly typeName: string;
  readonly fields: Readonly<Record<string, RecordField>>;
  readonly type: ClassType<NodeType>;
}

/** A record as its table has it, instants as PostgreSQL prints them. */
export type ServiceRecordRow = Readonly<Record<string, unknown>> & { readonly dealer_id: string; readonly id: string };

export function serviceRecordKind(given: Omit<ServiceRecordKind, "type"> & { readonly description: string }): ServiceRecordKind {
  @ObjectType(given.typeName, { implements: NodeType, description: given.description, simpleResolvers: true })
  class ServiceRecordType extends NodeType {
    @Field(() => ID, { description: "The record's own id; unique among the dealer's records of its kind." })
    internalID!: string;

    @Field(() => ID, { description: "Own id of its dealer." })
    dealerID!: string;
  }
  for (const [name, { type, nullable, description }] of Object.entries(given.fields)) {
    Field(type as () => ClassType, { nullable, description })(ServiceRecordType.prototype, name);
  }
  return { ...given, type: ServiceRecordType };
}

/** `asOf` goes with it, for what is looked up of it. */
export function serviceRecordFrom({ typeName, fields }: ServiceRecordKind, row: ServiceRecordRow, asOf: Date): NodeType {
  return {
    id: encodeNodeId(asOf, typeName, row.dealer_id, row.id),
    internalID: row.id,
    dealerID: row.dealer_id,
    asOf,
    ...Object.fromEntries(Object.entries(fields).map(([name, { shown }]) => [name, shown(row[columnOf(name)] ?? null)])),
  } as NodeType;
}
