import {
  type DocumentNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";

/** Parts of every list, which say no more than the list. */
const partOfList = /^\w+(Connection|Edge)\.(edges|nodes|node|pageInfo)$/;

/** Every field that can be reached from a query and that gives an object, or is looked up: as `Type.field`. */
export function reachableFields(schema: GraphQLSchema, of: string): string[] {
  const walked = new Set<string>();
  const found: string[] = [];
  const walk = (name: string): void => {
    const type = schema.getType(name);
    if (walked.has(name)) return;
    walked.add(name);
    if (isInterfaceType(type)) for (const possible of schema.getPossibleTypes(type)) walk(possible.name);
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      const given = getNamedType(field.type);
      if (isCompositeType(given) || field.resolve) found.push(`${name}.${field.name}`);
      if (isCompositeType(given)) walk(given.name);
    }
  };
  walk(of);
  return found.filter((field) => !partOfList.test(field));
}

type Found = Map<string, unknown[]>;

/** What an answer says of each field that it holds, as `Type.field`, in the order of the answer. */
export function valuesByField(schema: GraphQLSchema, document: DocumentNode, data: unknown): ReadonlyMap<string, readonly unknown[]> {
  const found: Found = new Map();
  const [operation] = document.definitions;
  const query = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !query) throw new Error("Expected one query.");
  collect(schema, query, operation.selectionSet, data, found);
  return found;
}

function collect(schema: GraphQLSchema, type: GraphQLCompositeType, selections: SelectionSetNode, data: unknown, found: Found): void {
  if (Array.isArray(data)) for (const each of data) collect(schema, type, selections, each, found);
  if (Array.isArray(data) || data === null || typeof data !== "object") return;
  const given = data as Readonly<Record<string, unknown>>;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
      if (isObjectType(narrowed)) collect(schema, narrowed, selection.selectionSet, data, found);
    } else if (selection.kind === Kind.FIELD && isObjectType(type)) {
      const value = given[selection.alias?.value ?? selection.name.value];
      // Of a union of fragments, those of other types are not there.
      if (value === undefined) continue;
      const key = `${type.name}.${selection.name.value}`;
      found.set(key, [...(found.get(key) ?? []), value]);
      const inner = getNamedType(type.getFields()[selection.name.value]?.type);
      if (selection.selectionSet && isCompositeType(inner)) collect(schema, inner, selection.selectionSet, value, found);
    }
  }
}
