import { Field, ID, InterfaceType } from "type-graphql";
import { decodeNodeId } from "./node-id.ts";

/** Anything that can be fetched again by its global id. */
@InterfaceType("Node", { description: "Anything that can be fetched again by its global id." })
export abstract class NodeType {
  @Field(() => ID, {
    description:
      "Global id: opaque, the same for as long as the thing exists. Below `asOf` it carries that instant: what was then is kept apart from what is now.",
  })
  id!: string;
}

/** A node's object type by its id. Set on the built schema: type-graphql makes it a promise, which compiled execution cannot await. */
export function nodeTypeName({ id }: NodeType): string | undefined {
  return decodeNodeId(id)?.type;
}
