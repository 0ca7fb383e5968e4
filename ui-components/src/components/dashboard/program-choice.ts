import { html, nothing, type TemplateResult } from "lit";
import type { ElementError } from "../../base/scorecard-element.ts";
import type { Resource } from "../../data/resource.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { ProgramChoice } from "../../model/types.ts";

interface ProgramHost {
  readonly programs: string;
  readonly messages: Partial<Messages>;
  program: string;
  view: { readonly asOf?: string | null };
}

interface Change {
  readonly program: string;
  readonly previous: string;
}

interface ProgramsView {
  readonly error: ElementError | null;
  /** Asks the page: false where it takes the matter over. */
  readonly ask: (change: Change) => boolean;
  readonly retry: () => void;
}

/** The programs there are to choose from; nothing where the page names none. */
export function programChoice(
  host: ProgramHost,
  { data, state }: Resource<readonly ProgramChoice[]>,
  { error, ask, retry }: ProgramsView,
): TemplateResult | typeof nothing {
  if (!host.programs) return nothing;
  /** Told again as the dashboard's own event: the page decides before it acts. */
  const change = (event: CustomEvent<Change>): void => {
    event.stopPropagation();
    if (ask(event.detail)) Object.assign(host, { program: event.detail.program, view: { asOf: host.view.asOf } });
    else event.preventDefault();
  };
  return html`<scorecard-program-switcher part="programs" .programs=${data ?? []} .program=${host.program} .state=${state} .error=${error}
    .messages=${host.messages} @scorecard-program-change=${change} @scorecard-retry=${retry}></scorecard-program-switcher>`;
}
