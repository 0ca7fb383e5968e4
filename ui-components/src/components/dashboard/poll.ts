/** A new opportunity is shown within five seconds. */
const everyMs = 3_000;

/** Asks again and again while somebody may be looking: not of a page that is in the background. */
export class Poll {
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly ask: () => void) {}

  set running(runs: boolean) {
    if (runs === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#seen);
    this.#timer = runs ? setInterval(this.#seen, everyMs) : undefined;
    if (runs) document.addEventListener("visibilitychange", this.#seen);
  }

  readonly #seen = (): void => {
    if (document.visibilityState === "visible") this.ask();
  };
}
