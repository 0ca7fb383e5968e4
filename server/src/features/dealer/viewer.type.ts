import { Field, ObjectType, registerEnumType } from "type-graphql";

export enum ViewerRoleName {
  DEALER = "DEALER",
  STAFF = "STAFF",
}
registerEnumType(ViewerRoleName, {
  name: "ViewerRole",
  description: "What a token makes of its holder.",
  valuesConfig: {
    DEALER: { description: "Sees the dealers its token names." },
    STAFF: { description: "Sees every dealer." },
  },
});

@ObjectType("Viewer", { description: "Who asks, as the verified token says.", simpleResolvers: true })
export class ViewerType {
  @Field(() => String, { description: "The token's subject." })
  subject!: string;

  @Field(() => [ViewerRoleName], { description: "Empty where the token gives no part in this product." })
  roles!: readonly ("DEALER" | "STAFF")[];
}
