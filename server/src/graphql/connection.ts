import { type ClassType, Field, ObjectType } from "type-graphql";

@ObjectType({ description: "Where a page stands in its list.", simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follow after this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether the page was asked for after a cursor." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first row; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last row: give it as `after` for the next page." })
  endCursor!: string | null;
}

/** A page of a list. */
export interface Connection<Item> {
  readonly edges: readonly { readonly cursor: string; readonly node: Item }[];
  readonly nodes: readonly Item[];
  readonly pageInfo: PageInfo;
}

/** Relay's connection and edge types for an object type. */
export function connectionType<Item extends object>(name: string, itemType: () => ClassType<Item>): ClassType<Connection<Item>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list, with its cursor.`, simpleResolvers: true })
  class EdgeType {
    @Field(() => String, { description: "Give it as `after` to go on behind this row." })
    cursor!: string;

    @Field(itemType, { description: "The row itself." })
    node!: Item;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionType implements Connection<Item> {
    @Field(() => [EdgeType], { description: "The rows with their cursors." })
    edges!: readonly EdgeType[];

    @Field(() => [itemType()], { description: "The rows alone." })
    nodes!: readonly Item[];

    @Field(() => PageInfo, { description: "Where the page stands in the list." })
    pageInfo!: PageInfo;
  }
  return ConnectionType;
}

/** Makes a page of rows read with one more than asked for: the extra row only tells that more follow. */
export function connectionFrom<Item>(
  rows: readonly Item[],
  page: { readonly first: number; readonly after: readonly string[] | undefined },
  cursorOf: (item: Item) => string,
): Connection<Item> {
  const nodes = rows.slice(0, page.first);
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
