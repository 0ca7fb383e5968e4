import { Field, ID, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { encodeNodeId } from "../../graphql/node-id.ts";
import { NodeType } from "../../graphql/node.type.ts";
import type { DealerRow } from "./dealer.reader.ts";

@ObjectType("Dealer", {
  implements: NodeType,
  description: "A dealer: the tenant every record belongs to.",
  simpleResolvers: true,
})
export class DealerType extends NodeType {
  @Field(() => ID, { description: "The dealer's own id, as its records and tokens name it." })
  internalID!: string;

  @Field(() => String, { description: "The dealer's name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 alpha-2 code of the country; null where unknown." })
  country!: string | null;

  @Field(() => String, { description: "IANA time zone: months and days are counted on its clocks." })
  timeZone!: string;

  @Field(() => String, { description: "ISO 4217 code of the dealer's currency." })
  currency!: string;

  /** The instant everything below is answered as of. */
  asOf!: Date;
}

/** The API's view of a dealer, as of an instant. */
export function dealerFrom(row: DealerRow, asOf: Date): DealerType {
  return {
    id: encodeNodeId(asOf, "Dealer", row.id),
    internalID: row.id,
    name: row.name,
    country: row.country,
    timeZone: row.time_zone,
    currency: row.currency,
    asOf,
  };
}

export const DealerConnection = connectionType("Dealer", () => DealerType);
