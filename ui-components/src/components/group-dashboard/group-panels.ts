import type { TemplateResult } from "lit";
import type { ElementError } from "../../base/scorecard-element.ts";
import { fetchedModule } from "../../data/fetched-module.ts";
import type { GraphqlClient, RequestFailure } from "../../data/graphql-client.ts";
import type { CommonMessages, ComparisonMessages, Messages } from "../../i18n/messages.ts";
import type { Month } from "../../model/types.ts";
import { awaited } from "../dashboard/as-of-part.ts";
import { Later } from "../dashboard/later.ts";
import type { GroupPanelName } from "./group-view.ts";

type Text = (key: keyof (CommonMessages & ComparisonMessages)) => string;

/** Whom to ask, and about what. */
export interface GroupPanelAsking {
  readonly client: GraphqlClient;
  readonly language: string;
  readonly program: string;
  readonly country: string | null;
  /** Whether a past instant is looked back at: what opens here is of today's records. */
  readonly closed: boolean;
}

/** What a panel needs of the dashboard it stands in. */
export interface GroupPanelHost {
  readonly changed: () => void;
  readonly close: () => void;
  /** Asks the page: false where it takes the matter over. */
  readonly emit: (name: `scorecard-${string}`, detail: object) => boolean;
}

/** What of the dashboard it is shown with. */
export interface GroupPanelPart {
  readonly months: readonly Month[];
  readonly messages: Partial<Messages>;
  readonly headingLevel: number;
  readonly text: Text;
  readonly errorOf: (failure: RequestFailure | null) => ElementError | null;
}

/** What opens in place of the comparison. */
export interface GroupPanel {
  /** Asks for what is to be shown; null where the panel is not open. */
  follow(asking: GroupPanelAsking | null): void;
  /** Asks for everything again that is shown. */
  refresh(): void;
  render(part: GroupPanelPart): TemplateResult;
}

/** Words of the button that opens it. */
export const groupPanelWords = {
  definitions: "previewDefinition",
  fairness: "showFairness",
  requests: "showRequests",
} as const satisfies Record<GroupPanelName, keyof ComparisonMessages>;

/** What staff open in place of the comparison, each with a module that comes when it is first opened. */
export class GroupPanels {
  readonly #places: Readonly<Record<GroupPanelName, Later<GroupPanelAsking, GroupPanel>>>;

  constructor(private readonly host: GroupPanelHost) {
    this.#places = {
      definitions: new Later(
        async () => new (await fetchedModule(() => import("./definitions-panel.ts"))).DefinitionsPanel(host),
        host.changed,
      ),
      fairness: new Later(async () => new (await fetchedModule(() => import("./fairness-panel.ts"))).FairnessPanel(host), host.changed),
      requests: new Later(async () => new (await fetchedModule(() => import("./requests-panel.ts"))).RequestsPanel(host), host.changed),
    };
  }

  follow(open: GroupPanelName | null, asking: GroupPanelAsking | null): void {
    this.#places.definitions.follow(open === "definitions" ? asking : null);
    this.#places.fairness.follow(open === "fairness" ? asking : null);
    this.#places.requests.follow(open === "requests" ? asking : null);
  }

  refresh(): void {
    for (const { part } of Object.values(this.#places)) part?.refresh();
  }

  render(open: GroupPanelName, part: GroupPanelPart): TemplateResult {
    const place = this.#places[open];
    return place.part?.render(part) ?? awaited(place, part.text, this.host.close);
  }
}
