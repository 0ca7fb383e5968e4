import { buildSchema, findBreakingChanges, type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";

/** A change that breaks clients and is meant: the words of the gate's message, and what clients do about it. */
export interface DeclaredBreak {
  readonly change: string;
  readonly reason: string;
}

/** The schema as it is committed: sorted, with descriptions. */
export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** What breaks clients of the released schema without being declared, and what is declared but breaks nothing. */
export function schemaFaults(released: string, current: string, declared: readonly DeclaredBreak[]): string[] {
  const changes = findBreakingChanges(buildSchema(released), buildSchema(current)).map(({ description }) => description);
  const undeclared = changes.filter((description) => !declared.some(({ change }) => change === description));
  const idle = declared.filter(({ change }) => !changes.includes(change));
  return [
    ...undeclared.map((description) => `Breaks clients: ${description}`),
    ...idle.map(({ change }) => `Declared, but it breaks nothing: ${change}`),
  ];
}
