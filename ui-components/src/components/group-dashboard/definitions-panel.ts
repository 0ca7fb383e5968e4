// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { ask } from "../../data/ask.ts";
import {
  definitionPreviewOperation,
  definitionVersionsOperation,
  metricNamesOperation,
  type NamedMetric,
} from "../../data/definition-operations.ts";
import type { Page } from "../../data/operations.ts";
import { readPages } from "../../data/pages.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import type { DefinitionAsked, DefinitionFindings, DefinitionMove, VersionedMetric } from "../../model/definition-types.ts";
import "../definition-preview/define.ts";
import type { GroupPanel, GroupPanelAsking, GroupPanelHost, GroupPanelPart } from "./group-panels.ts";

interface PreviewSection extends DefinitionFindings {
  readonly list: Page<DefinitionMove>;
}

const movesAtOnce = 20;
const noRows: readonly never[] = [];

const sameAsking = (one: GroupPanelAsking | null, other: GroupPanelAsking | null): boolean =>
  one?.client === other?.client && one?.language === other?.language && one?.program === other?.program && one?.country === other?.country;

/** What another definition would move, in place of the comparison. */
export class DefinitionsPanel implements GroupPanel {
  readonly #names: Resource<readonly NamedMetric[]>;
  readonly #metric: Resource<VersionedMetric>;
  readonly #preview: Resource<PreviewSection>;
  #asking: GroupPanelAsking | null = null;
  #chosen: string | null = null;
  #asked: DefinitionAsked | null = null;
  #crossing = false;
  #brokenOff = false;

  constructor(private readonly host: GroupPanelHost) {
    this.#names = new Resource(host.changed);
    this.#metric = new Resource(host.changed);
    this.#preview = new Resource(host.changed);
  }

  /** Asks for what is to be shown; null where the panel is not open. */
  follow(asking: GroupPanelAsking | null): void {
    // What was found of a definition that is not in the form any more says nothing there.
    if (!asking) {
      this.#preview.clear();
      [this.#asked, this.#crossing] = [null, false];
      this.#brokenOff ||= this.#names.pending || this.#metric.pending;
      for (const section of [this.#names, this.#metric]) section.abort();
    }
    if (!asking || (!this.#brokenOff && sameAsking(asking, this.#asking))) return;
    this.#brokenOff = false;
    const { program, client, country } = this.#asking ?? {};
    const [otherProgram, otherClient] = [asking.program !== program, asking.client !== client];
    this.#asking = asking;
    // What moves in one country, or was seen by another client, may not stand under the name of this one.
    if (otherClient || asking.country !== country) this.#preview.clear();
    if (otherProgram) {
      for (const section of [this.#names, this.#metric, this.#preview]) section.clear();
      [this.#chosen, this.#asked] = [null, null];
    }
    this.#loadAll(asking);
  }

  /** Asks for everything again that is shown. */
  refresh(): void {
    if (this.#asking) this.#loadAll(this.#asking);
  }

  #loadAll(asking: GroupPanelAsking): void {
    void this.#loadNames(asking);
    if (this.#asked && !asking.closed) void this.#loadPreview(asking, this.#asked);
  }

  async #loadNames(asking: GroupPanelAsking): Promise<void> {
    const { client, language, program } = asking;
    await this.#names.load(async (signal) => {
      const { data, failure } = await ask(client, metricNamesOperation, { program }, { language, signal });
      return { data: data?.program.metrics ?? null, failure };
    });
    this.#chosen ??= this.#names.data?.[0]?.code ?? null;
    if (asking === this.#asking && this.#chosen) void this.#loadMetric(asking, this.#chosen);
  }

  /** Where another one does not come, none is shown in its place. */
  #loadMetric({ client, language, program }: GroupPanelAsking, metric: string): Promise<void> {
    if (metric !== this.#metric.data?.code) this.#metric.outdate();
    return this.#metric.load(async (signal) => {
      const { data, failure } = await ask(client, definitionVersionsOperation, { program, metric }, { language, signal });
      return { data: data?.metricDefinition ?? null, failure };
    });
  }

  #loadPreview(asking: GroupPanelAsking, asked: DefinitionAsked): Promise<void> {
    // Where what is asked now does not come, what was found before is no answer to it.
    this.#preview.outdate();
    return this.#read(asking, asked, null);
  }

  #read({ client, language, program, country }: GroupPanelAsking, asked: DefinitionAsked, from: PreviewSection | null): Promise<void> {
    const variables = {
      ...asked,
      program,
      metric: this.#chosen ?? "",
      filter: country ? { countries: [country] } : {},
      crossing: this.#crossing,
      first: movesAtOnce,
    };
    return this.#preview.load((signal) => {
      const read = async (after: string | null): Promise<Loaded<PreviewSection>> => {
        const { data, failure } = await ask(client, definitionPreviewOperation, { ...variables, after }, { language, signal });
        return { data: data?.definitionPreview ?? null, failure };
      };
      return readPages(read, () => true, from);
    });
  }

  render({ months, messages, headingLevel, errorOf }: GroupPanelPart): TemplateResult {
    const [names, metric, preview] = [this.#names, this.#metric, this.#preview];
    const failure = names.failure ?? metric.failure ?? preview.failure;
    const state = failure ? "error" : metric.data ? "ready" : names.state === "ready" ? metric.state : names.state;
    return html`<scorecard-definition-preview part="definitions" .metrics=${names.data ?? noRows} .metric=${metric.data} .months=${months}
      .findings=${preview.data} .moves=${preview.data?.list.nodes ?? noRows} .hasMore=${preview.data?.list.pageInfo.hasNextPage ?? false}
      .crossing=${this.#crossing} .running=${preview.pending} .closed=${this.#asking?.closed ?? false} .state=${state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
      @scorecard-definition-choose=${this.#choose} @scorecard-definition-preview=${this.#run} @scorecard-crossing-change=${this.#cross}
      @scorecard-load-more=${this.#more} @scorecard-definitions-close=${this.host.close} @scorecard-retry=${this.#retry}></scorecard-definition-preview>`;
  }

  readonly #choose = ({ detail }: CustomEvent<{ metric: string }>): void => {
    [this.#chosen, this.#asked] = [detail.metric, null];
    this.#preview.clear();
    if (this.#asking) void this.#loadMetric(this.#asking, detail.metric);
  };

  readonly #run = ({ detail }: CustomEvent<{ asked: DefinitionAsked }>): void => {
    // What is written belongs to the metric that is shown.
    if (this.#metric.data?.code !== this.#chosen) return;
    this.#asked = detail.asked;
    if (this.#asking) void this.#loadPreview(this.#asking, detail.asked);
  };

  readonly #cross = ({ detail }: CustomEvent<{ crossing: boolean }>): void => {
    this.#crossing = detail.crossing;
    if (this.#asking && this.#asked) void this.#loadPreview(this.#asking, this.#asked);
  };

  readonly #more = (): void => {
    if (!this.#preview.pending && this.#asking && this.#asked) void this.#read(this.#asking, this.#asked, this.#preview.data);
  };

  readonly #retry = (): void => {
    const [names, metric, preview] = [this.#names, this.#metric, this.#preview];
    if (!this.#asking) return;
    if (names.failure) void this.#loadNames(this.#asking);
    else if (metric.failure && this.#chosen) void this.#loadMetric(this.#asking, this.#chosen);
    if (preview.failure && this.#asked) void this.#loadPreview(this.#asking, this.#asked);
  };
}
