import type { DefinitionMessages } from "../../i18n/definition-messages.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import type { DefinitionVersion } from "../../model/definition-types.ts";

type Text = (key: keyof (CommonMessages & DefinitionMessages), values?: Readonly<Record<string, string | number>>) => string;

/** What the parts need of the element. */
export interface DefinitionView {
  readonly locale: string;
  readonly text: Text;
}

const statusWords = { RETIRED: "definitionRetired", IN_FORCE: "definitionInForce", PROPOSED: "definitionProposed" } as const;

export function versionName({ text }: DefinitionView, { version, status }: DefinitionVersion): string {
  return text(statusWords[status], { version });
}
