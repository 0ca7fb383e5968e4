import type { DashboardData } from "./dashboard-data.ts";
import type { OnDemand } from "./on-demand.ts";
import type { DashboardView } from "./view.ts";

/** Loads what is shown on demand once a program has a board, and follows the view with it. */
export class OnDemandLoader {
  loaded: OnDemand | null = null;
  #asked = false;

  constructor(
    private readonly data: DashboardData,
    private readonly changed: () => void,
  ) {}

  /** `anew`: nothing is under way any more. */
  follow(view: DashboardView, anew: boolean): void {
    if (anew) this.loaded?.forgetAsked();
    this.loaded?.follow(view);
    if (this.data.divided && !this.#asked) void this.#load();
  }

  async #load(): Promise<void> {
    this.#asked = true;
    // Where it does not come, the board is there without it.
    const module = await import("./on-demand.ts").catch(() => undefined);
    if (!module) return;
    this.loaded = new module.OnDemand(this.data);
    this.changed();
  }
}
