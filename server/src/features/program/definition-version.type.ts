import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { definitionJson } from "../../kpi/definition-json/definition-document.ts";
import { type DefinitionStatus, shownVersions, statusOf } from "../../kpi/definition-versions.ts";
import type { Metric } from "../../kpi/metric.ts";
import { definitionTextKey } from "../../kpi/texts/definition-text.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { text } from "../../kpi/texts/texts.ts";

export const DefinitionStatusName = { RETIRED: "RETIRED", IN_FORCE: "IN_FORCE", PROPOSED: "PROPOSED" } as const satisfies Record<
  DefinitionStatus,
  DefinitionStatus
>;
registerEnumType(DefinitionStatusName, {
  name: "DefinitionStatus",
  description: "What a version of a definition is used for.",
  valuesConfig: {
    RETIRED: { description: "Nothing new; results published by it are explained by it." },
    IN_FORCE: { description: "Open results, and those published from now on." },
    PROPOSED: { description: "Nothing yet: `definitionPreview` shows what it would move." },
  },
});

@ObjectType("DefinitionVersion", { description: "One version of a metric's definition.", simpleResolvers: true })
export class DefinitionVersionType {
  @Field(() => Int, { description: "From 1; raised whenever the meaning changes." })
  version!: number;

  @Field(() => DefinitionStatusName, { description: "What it is used for." })
  status!: DefinitionStatus;

  @Field(() => String, { description: "What it counts, in words, in the reader's language." })
  definition!: string;

  @Field(() => String, { description: "What it counts, as JSON text, which `definitionPreview` takes, changed or not." })
  json!: string;
}

/** The versions of a metric that a reader is shown, newest first. */
export function definitionVersionsFrom(inForce: Metric, language: Language, toStaff: boolean): DefinitionVersionType[] {
  return shownVersions(inForce, toStaff)
    .map((metric) => ({
      version: metric.version,
      status: statusOf(metric, inForce),
      definition: text(language, definitionTextKey(metric)),
      json: definitionJson(metric),
    }))
    .toReversed();
}
