/** What follows the reader once it is there. */
interface Follower<Asking> {
  follow(asking: Asking | null): void;
}

/** A part of the dashboard that not every reader needs: its module comes when there is first something to ask. */
export class Later<Asking, Part extends Follower<Asking>> {
  part: Part | null = null;
  #coming = false;

  constructor(
    private readonly load: () => Promise<Part>,
    private readonly changed: () => void,
  ) {}

  follow(asking: Asking | null): void {
    if (this.part) this.part.follow(asking);
    else if (asking && !this.#coming) void this.#come();
  }

  async #come(): Promise<void> {
    this.#coming = true;
    // A module that does not come is asked for again when there is next something to ask.
    this.part = await this.load().catch(() => null);
    this.#coming = false;
    if (this.part) this.changed();
  }
}
