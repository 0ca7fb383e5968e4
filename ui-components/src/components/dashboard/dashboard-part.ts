import type { ElementError } from "../../base/scorecard-element.ts";
import type { RequestFailure } from "../../data/graphql-client.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { DashboardData } from "./dashboard-data.ts";
import type { DashboardView } from "./view.ts";

/** What a part of the dashboard needs of it. */
export interface DashboardPart {
  readonly data: DashboardData;
  readonly view: DashboardView;
  readonly messages: Partial<Messages>;
  readonly headingLevel: number;
  readonly errorOf: (failure: RequestFailure | null) => ElementError | null;
  /** Goes somewhere, where the page lets it. */
  readonly change: (part: DashboardView) => void;
}
