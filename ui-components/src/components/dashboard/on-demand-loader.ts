import { fetchedModule } from "../../data/fetched-module.ts";
import type { DashboardData } from "./dashboard-data.ts";
import type { OnDemand } from "./on-demand.ts";
import type { DashboardView } from "./view.ts";

/** Loads what is shown on demand once a program has a board, and follows the view with it. */
export class OnDemandLoader {
  part: OnDemand | null = null;
  /** Whether its module did not come: the board is there without it. */
  failed = false;
  #asked = false;

  constructor(
    private readonly data: DashboardData,
    private readonly changed: () => void,
  ) {}

  /** `anew`: nothing is under way any more. */
  follow(view: DashboardView, anew: boolean): void {
    if (anew) this.part?.forgetAsked();
    this.part?.follow(view);
    if (this.data.divided && !this.#asked) void this.#load();
  }

  readonly again = (): void => {
    [this.failed, this.#asked] = [false, false];
    this.changed();
  };

  async #load(): Promise<void> {
    this.#asked = true;
    const module = await fetchedModule(() => import("./on-demand.ts")).catch(() => undefined);
    if (module) this.part = new module.OnDemand(this.data);
    this.failed = !module;
    this.changed();
  }
}
