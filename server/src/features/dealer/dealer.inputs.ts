import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { shortEnough } from "../../graphql/short-enough.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { Failure } from "../../platform/failure.ts";
import type { DealerOrder, DealerSelection } from "./dealer.reader.ts";

const DealerSort = { NAME: "NAME", ID: "ID" } as const;
registerEnumType(DealerSort, {
  name: "DealerSort",
  description: "The order of a list of dealers.",
  valuesConfig: { NAME: { description: "By name, then id." }, ID: { description: "By id." } },
});

@InputType("DealerFilter", { description: "Which dealers; what is left out does not narrow." })
export class DealerFilter {
  @Field(() => [ID], { nullable: true, description: "Only these dealers, by their own ids; at most 100." })
  ids?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Only dealers of these countries, ISO 3166-1 alpha-2; at most 100." })
  countries?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Only dealers whose name or id contains this text, at most 200 characters, whatever its case.",
  })
  search?: string | null;
}

@InputType("DealerGroupFilter", { description: "Which dealers are taken together; what is left out does not narrow." })
export class DealerGroupFilter {
  @Field(() => [ID], { nullable: true, description: "Only these dealers, by their own ids; at most 100." })
  ids?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Only dealers of these countries, ISO 3166-1 alpha-2; at most 100." })
  countries?: string[] | null;
}

@ArgsType()
export class AsOfArgs {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Answer as of this past instant: later events and editions are not seen. Left out: now.",
  })
  asOf?: Date | null;
}

@ArgsType()
export class DealersArgs extends PageArgs {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Answer as of this past instant: later events and editions are not seen. Left out: now.",
  })
  asOf?: Date | null;

  @Field(() => DealerFilter, { nullable: true, description: "Which dealers; left out, all that may be seen." })
  filter?: DealerFilter | null;

  @Field(() => DealerSort, { defaultValue: "NAME", description: "The order of the list." })
  sort!: DealerOrder;
}

export function groupSelectionFrom(filter: DealerGroupFilter | null | undefined): DealerSelection {
  return { ids: shortEnough(filter?.ids, "ids"), countries: shortEnough(filter?.countries, "countries") };
}

export function selectionFrom(filter: DealerFilter | null | undefined): DealerSelection {
  if (filter?.search && filter.search.length > 200) {
    throw new Failure("BAD_USER_INPUT", `\`search\` has ${filter.search.length} characters; expected at most 200.`, { argument: "search" });
  }
  return { ...groupSelectionFrom(filter), search: filter?.search ?? undefined };
}
