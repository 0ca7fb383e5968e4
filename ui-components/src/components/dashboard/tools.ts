// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, nothing, type TemplateResult } from "lit";
import "../tools/define.ts";
import type { Asking } from "./asking.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import { Later } from "./later.ts";
import type { PanelName, ToolName } from "../../model/tool-name.ts";
import type { AsOfPanel, LookBack } from "./as-of-panel.ts";
import { lookBackOfDealer } from "./look-back-of-dealer.ts";
import { NewOpportunities, opportunityProgram } from "./new-opportunities.ts";
import { fetchedModule } from "../../data/fetched-module.ts";

/** What a tool needs of the dashboard it stands in. */
export interface ToolsHost {
  readonly part: () => DashboardPart;
  /** Shows what has changed. */
  readonly changed: () => void;
  /** Asks the page: false where it takes the matter over. */
  readonly emit: (name: `scorecard-${string}`, detail: object) => boolean;
  /** Everything is read again, as after a change. */
  readonly refresh: () => void;
  /** Back to the overview. */
  readonly close: () => void;
}

/** What opens in place of the overview. */
export interface ToolPanel {
  /** Asks for what is to be shown; null where the panel is not open. */
  follow(asking: Asking | null): void;
  /** Asks for everything again that is shown. */
  refresh(): void;
  render(): TemplateResult;
}

interface Panel<Name extends PanelName> {
  readonly name: Name;
  /** Its module comes when it is first opened. */
  readonly load: (host: ToolsHost) => Promise<ToolPanel>;
}

interface Tool extends Panel<Exclude<ToolName, "asOf">> {
  /** Whether there is something to do with it here. */
  readonly offered: (part: DashboardPart) => boolean;
}

/** In the order of their buttons. */
const allTools: readonly Tool[] = [
  {
    name: "opportunities",
    offered: ({ data }) => data.asking?.program === opportunityProgram,
    load: async (host) => new (await fetchedModule(() => import("./opportunities-panel.ts"))).OpportunitiesPanel(host),
  },
  {
    name: "leads",
    // A funnel is made of what is ticked there.
    offered: ({ data }) => data.board.data?.months.some(({ funnel }) => funnel.length > 0) ?? false,
    load: async (host) => new (await fetchedModule(() => import("./leads-panel.ts"))).LeadsPanel(host),
  },
  {
    name: "goals",
    offered: () => true,
    load: async (host) => (await fetchedModule(() => import("../../define-others.ts"))).goalsPanel(host),
  },
  {
    name: "plans",
    offered: () => true,
    load: async (host) => (await fetchedModule(() => import("../../define-plans.ts"))).plansPanel(host),
  },
  {
    name: "customers",
    offered: () => true,
    load: async (host) => new (await fetchedModule(() => import("./customer-goals-panel.ts"))).CustomerGoalsPanel(host),
  },
  {
    name: "export",
    offered: () => true,
    load: async (host) => new (await fetchedModule(() => import("./export-panel.ts"))).ExportPanel(host),
  },
  {
    name: "print",
    offered: () => true,
    load: async (host) => new (await fetchedModule(() => import("./print-panel.ts"))).PrintPanel(host),
  },
];

/** Opened from the opportunities. */
const participation: Panel<"participation"> = {
  name: "participation",
  load: async (host) => new (await fetchedModule(() => import("./participation-panel.ts"))).ParticipationPanel(host),
};

/** The bar of tools, and the panel of the one that is open. */
export class Tools {
  /** Looks back. It stands above everything, whatever is open. */
  readonly asOf: Later<LookBack, AsOfPanel>;
  readonly #panels: ReadonlyMap<PanelName, Later<Asking, ToolPanel>>;
  readonly #newOpportunities: NewOpportunities;
  #asking: Asking | null = null;

  constructor(private readonly host: ToolsHost) {
    this.#newOpportunities = new NewOpportunities(host.changed);
    this.#panels = new Map([...allTools, participation].map(({ name, load }) => [name, new Later(() => load(host), host.changed)]));
    this.asOf = new Later(async () => (await fetchedModule(() => import("../../look-back.ts"))).asOfPanel(host), host.changed);
  }

  follow(asking: Asking | null): void {
    const { panel, asOf } = this.host.part().view;
    this.#asking = asking;
    if (asOf || !asking || this.asOf.part || this.asOf.wanted) this.asOf.follow(asking && lookBackOfDealer(asking, false));
    this.#newOpportunities.follow(asOf ? null : asking);
    for (const [name, place] of this.#panels) place.follow(name === panel ? asking : null);
  }

  /** Asks again for what is open. */
  refresh(): void {
    this.open?.part?.refresh();
  }

  renderBar(): TemplateResult | typeof nothing {
    const part = this.host.part();
    const names = allTools.filter(({ offered }) => offered(part)).map(({ name }) => name);
    const open = ({ detail: { tool } }: CustomEvent<{ tool: ToolName }>) => {
      if (tool !== "asOf") part.change({ panel: tool });
      else if (this.#asking) this.asOf.follow(lookBackOfDealer(this.#asking, true));
    };
    return html`<scorecard-tools part="tools" .tools=${[...names, "asOf"] satisfies ToolName[]} .newOpportunities=${this.#newOpportunities.count} .messages=${part.messages} @scorecard-tool-open=${open}></scorecard-tools>`;
  }

  /** Where the panel that is open stands; undefined without one. */
  get open(): Later<Asking, ToolPanel> | undefined {
    const { panel } = this.host.part().view;
    return panel ? this.#panels.get(panel) : undefined;
  }
}
