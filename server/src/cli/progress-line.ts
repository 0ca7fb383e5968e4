import type { WriteStream } from "node:tty";
import { type ImportProgress, progressText } from "../features/records/import/import-progress.ts";

const millisecondsBetween = 200;

/** One line of a terminal, written over and over; nothing where the output is not a terminal. */
export class ProgressLine {
  #latest: ImportProgress | undefined;
  #received = 0;
  #readingSeconds: number | undefined;
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(private readonly output: WriteStream) {
    if (output.isTTY) this.#timer = setInterval(() => this.#draw(), millisecondsBetween);
  }

  show(progress: ImportProgress): void {
    this.#latest = progress;
    this.#received = performance.now();
    if (progress.stage === "CHECKING") this.#readingSeconds = progress.seconds;
  }

  end(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.output.write("\r\u001b[K");
  }

  #draw(): void {
    if (this.#latest === undefined) return;
    // The database says nothing while it checks and writes: the seconds run on here.
    const seconds = this.#latest.seconds + (performance.now() - this.#received) / 1000;
    this.output.write(`\r${progressText({ ...this.#latest, seconds }, this.#readingSeconds)}\u001b[K`);
  }
}
