import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import { ToldRequest, toldRequestFrom } from "../service-request/told-request.type.ts";
import type { AskedRequestRow } from "./asked-request.reader.ts";
import type { ContactReadingRow } from "./contact-reading.reader.ts";
import type { OwnerContactRow } from "./owner-contact.reader.ts";
import type { OwnerSight } from "./owner-sight.sql.ts";

const sightNames = { CONTACT: "CONTACT", NEED: "NEED", NOTHING: "NOTHING" } as const satisfies Record<OwnerSight, OwnerSight>;
registerEnumType(sightNames, {
  name: "OwnerSight",
  description: "How much of the owner may be seen. As of a past instant, the less of what it was then and what it is now.",
  valuesConfig: {
    CONTACT: { description: "The need, the place and contact data: it is accepted or completed. Staff see them always." },
    NEED: { description: "The need, the place and the first name: it can still be answered." },
    NOTHING: { description: "Nothing: it was declined, has expired, was withdrawn or cancelled, or the request is not known here." },
  },
});
export { sightNames };

@ObjectType("AskedRequest", { description: "What an opportunity shows of the owner's request.", simpleResolvers: true })
export class AskedRequestType extends ToldRequest {
  @Field(() => Float, {
    nullable: true,
    description: "Great-circle distance from the dealer in whole kilometres; null where either has no place.",
  })
  kilometres!: number | null;
}

export const askedRequestFrom = (row: AskedRequestRow): AskedRequestType => ({ ...toldRequestFrom(row), kilometres: row.kilometres });

@ObjectType("OwnerContact", { description: "How to reach an owner. Each time it is read, that is kept.", simpleResolvers: true })
export class OwnerContactType {
  @Field(() => String, { nullable: true, description: "The first name; null where unknown." })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: "The last name; null where unknown." })
  lastName!: string | null;

  @Field(() => String, { nullable: true, description: "Street and number; null where unknown." })
  street!: string | null;

  @Field(() => String, { nullable: true, description: "Telephone number; null where unknown." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address; null where unknown." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "When and how the owner wants to be reached; null where unknown." })
  preferences!: string | null;
}

export const ownerContactFrom = ({ first_name, last_name, street, phone, email, preferences }: OwnerContactRow): OwnerContactType => ({
  firstName: first_name,
  lastName: last_name,
  street,
  phone,
  email,
  preferences,
});

@ObjectType("ContactReading", { description: "That somebody was shown an owner's contact data.", simpleResolvers: true })
export class ContactReadingType {
  @Field(() => DateTimeScalar, { description: "When." })
  readAt!: string;

  @Field(() => String, { description: "Who: the subject of the token." })
  readBy!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Own id of the dealer whose opportunity they were shown with; null where with the request.",
  })
  dealerID!: string | null;

  @Field(() => ID, { nullable: true, description: "Own id of that opportunity; null where with the request." })
  opportunityID!: string | null;

  id!: string;
  /** As PostgreSQL prints it: part of the cursor. */
  printedReadAt!: string;
}

export const contactReadingFrom = (row: ContactReadingRow): ContactReadingType => ({
  readAt: isoInstant(row.read_at),
  readBy: row.read_by,
  dealerID: row.through_dealer_id,
  opportunityID: row.through_opportunity_id,
  id: row.id,
  printedReadAt: row.read_at,
});

export const ContactReadingConnection = connectionType("ContactReading", () => ContactReadingType);
