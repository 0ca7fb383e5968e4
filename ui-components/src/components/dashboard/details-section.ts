import { html, type TemplateResult } from "lit";
import type { ElementError } from "../../base/scorecard-element.ts";
import type { OpportunitiesData } from "../../data/operations.ts";
import type { Resource } from "../../data/resource.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { DetailsView } from "./view.ts";

interface DetailsHost {
  readonly messages: Partial<Messages>;
  readonly headingLevel: number;
}

interface DetailsPlace {
  readonly error: ElementError | null;
  /** Null closes them. */
  readonly change: (details: DetailsView | null) => void;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** A month's opportunities, in place of the overview. */
export function detailsSection(
  { messages, headingLevel }: DetailsHost,
  view: DetailsView,
  { data, state }: Resource<NonNullable<OpportunitiesData["dealer"]>>,
  { error, change, loadMore, retry }: DetailsPlace,
): TemplateResult {
  const { month, sort, filter } = view;
  const narrow = ({ detail }: CustomEvent<Partial<DetailsView>>) => change({ ...view, ...detail });
  return html`<div part="details" class="details" tabindex="-1">
    <scorecard-detail-grid .month=${month} .rows=${data?.list.nodes ?? []} .totalCount=${data?.list.totalCount ?? null} .hasMore=${data?.list.pageInfo.hasNextPage ?? false}
      .sort=${sort} .filter=${filter} .timeZone=${data?.timeZone ?? "UTC"} .state=${state} .error=${error} .messages=${messages} heading-level=${headingLevel}
      @scorecard-sort-change=${narrow} @scorecard-filter-change=${narrow} @scorecard-load-more=${loadMore}
      @scorecard-details-close=${() => change(null)} @scorecard-retry=${retry}></scorecard-detail-grid>
  </div>`;
}
