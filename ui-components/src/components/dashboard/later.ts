/** What follows the reader once it is there. */
interface Follower<Asking> {
  follow(asking: Asking | null): void;
}

/** A part of the dashboard that not every reader needs: its module comes when there is first something to ask. */
export class Later<Asking, Part extends Follower<Asking>> {
  part: Part | null = null;
  /** Whether its module did not come. It is asked for again when the reader does, or comes back. */
  failed = false;
  /** Whether there is something to ask it, and it is not there. */
  wanted = false;
  #coming = false;

  constructor(
    private readonly load: () => Promise<Part>,
    private readonly changed: () => void,
  ) {}

  follow(asking: Asking | null): void {
    if (!asking) this.failed = false;
    this.wanted = asking !== null && this.part === null;
    if (this.part) this.part.follow(asking);
    else if (asking && !this.#coming && !this.failed) void this.#come();
  }

  readonly again = (): void => {
    this.failed = false;
    this.changed();
  };

  /** Nobody waits for it any more. */
  readonly dismiss = (): void => {
    this.follow(null);
    this.changed();
  };

  async #come(): Promise<void> {
    this.#coming = true;
    this.part = await this.load().catch(() => null);
    this.#coming = false;
    this.failed = this.part === null;
    if (this.part) this.wanted = false;
    this.changed();
  }
}
