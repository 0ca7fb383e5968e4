import { Field, ID, InterfaceType } from "type-graphql";
import { decodeNodeId } from "./node-id.ts";

/** Anything that can be fetched again by its global id. */
@InterfaceType("Node", {
  description: "Anything that can be fetched again by its global id.",
  resolveType: ({ id }: NodeType) => decodeNodeId(id)?.type,
})
export abstract class NodeType {
  @Field(() => ID, { description: "Global id: opaque, the same for as long as the thing exists." })
  id!: string;
}
