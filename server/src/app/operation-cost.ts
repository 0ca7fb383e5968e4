import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";
import { mostBars } from "../features/scorecard/scorecard.loaders.ts";
import { programs } from "../kpi/catalogue.ts";

/** The most values that one operation may ask for: many times what a page of the dashboard does. */
export const largestCost = 150_000;

/** No list gives more, whatever is asked for. */
const longestList = 100;
/** Of a list whose length no argument says, such as all metrics of a program. */
const usualList = 20;
/** Lists whose length the catalogue says where no argument does: a page of dealers with their tiles is no more than it looks. */
const knownLists: ReadonlyMap<string, number> = new Map([
  ["tiles", Math.max(...programs.map(({ tiles }) => tiles.length))],
  ["bars", mostBars],
  ["results", Math.max(...programs.map(({ metrics }) => metrics.length))],
]);
/**
 * What takes as long as so many values: a record's reason is told for each, a report draws its records again and again, one of an agreement
 * measures its metrics in all months that are open, and a preview counts up to two years of all dealers anew, by each version.
 */
const dearTypes: ReadonlyMap<string, number> = new Map([
  ["ReceiptRecord", 10],
  ["ImprovementReport", 500],
  ["OutcomeMetric", 100],
  ["DefinitionPreview", 20_000],
]);
/** Arguments that say how long a list is: a number, or a list of what is asked for. */
const sizeArguments = new Set(["first", "months", "weeks", "metrics"]);

type Variables = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

const isConnection = (type: unknown): boolean => isCompositeType(type) && type.name.endsWith("Connection");

/** Counts the values that an operation can ask for: a field is one, with all that is selected of it, as many times as its lists are long. */
class OperationCost {
  readonly #fragments = new Map<string, number>();
  readonly #definitions: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables,
  ) {
    const definitions = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#definitions = new Map(definitions.map((node) => [node.name.value, node]));
  }

  /** `listed`: how many rows a connection whose fields these are has been asked for. */
  ofSelection(set: SelectionSetNode, type: GraphQLCompositeType, listed: number | undefined): number {
    let common = 0;
    // What is there is of one type: of fragments on several, one applies.
    const ofTypes = new Map<string, number>();
    for (const selection of set.selections) {
      const condition = this.#condition(selection);
      const cost = this.#ofSelected(selection, type, listed);
      if (condition && isAbstractType(type) && isObjectType(condition))
        ofTypes.set(condition.name, (ofTypes.get(condition.name) ?? 0) + cost);
      else common += cost;
    }
    return common + Math.max(0, ...ofTypes.values());
  }

  #ofSelected(selection: SelectionNode, type: GraphQLCompositeType, listed: number | undefined): number {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#ofField(selection, type, listed);
      case Kind.INLINE_FRAGMENT:
        return this.ofSelection(selection.selectionSet, this.#condition(selection) ?? type, listed);
      case Kind.FRAGMENT_SPREAD:
        return this.#ofFragment(selection.name.value, listed);
    }
  }

  /** The type that a fragment is about. */
  #condition(selection: SelectionNode): GraphQLCompositeType | undefined {
    if (selection.kind === Kind.FIELD) return undefined;
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#definitions.get(selection.name.value) : selection;
    return this.#type(fragment?.typeCondition?.name.value);
  }

  #type(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  /** Once each: fragments that spread others twice would otherwise take twice as long with every step. */
  #ofFragment(name: string, listed: number | undefined): number {
    const key = `${name} ${listed}`;
    const known = this.#fragments.get(key);
    if (known !== undefined) return known;
    const fragment = this.#definitions.get(name);
    const type = this.#type(fragment?.typeCondition.name.value);
    const cost = fragment && type ? this.ofSelection(fragment.selectionSet, type, listed) : 0;
    this.#fragments.set(key, cost);
    return cost;
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType, listed: number | undefined): number {
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    // What tells of the schema itself is off in production, and bounded by the schema.
    if (!field) return 1;
    const type = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const size = this.#sizeOf(node, field);
    const times = isList ? (listed ?? size ?? knownLists.get(field.name) ?? usualList) : 1;
    if (!node.selectionSet || !isCompositeType(type)) return 1;
    const inConnection = isConnection(type) ? (size ?? usualList) : undefined;
    return times * ((dearTypes.get(type.name) ?? 1) + this.ofSelection(node.selectionSet, type, inConnection));
  }

  /** How long the arguments say that a list is; undefined where none does. */
  #sizeOf(node: FieldNode, { args }: Field): number | undefined {
    const sizes = args.flatMap(({ name, defaultValue }) => {
      if (!sizeArguments.has(name)) return [];
      const given = node.arguments?.find((argument) => argument.name.value === name);
      const value: unknown = given ? valueFromASTUntyped(given.value, this.variables) : defaultValue;
      const size = Array.isArray(value) ? value.length : value;
      return typeof size === "number" ? [Math.min(Math.max(size, 1), longestList)] : [];
    });
    return sizes.length === 0 ? undefined : sizes.reduce((product, size) => product * size, 1);
  }
}

/** How many values an operation can ask for at most, lists without a length taken as usual ones. */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const root = schema.getRootType(operation.operation);
  return root ? new OperationCost(schema, document, variables).ofSelection(operation.selectionSet, root, undefined) : 0;
}
