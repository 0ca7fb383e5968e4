import type { Browser } from "playwright";

/** What a part of the bench needs. */
export interface UiRun {
  /** Draws frames as a screen with 60 a second does. */
  readonly browser: Browser;
  /** Draws a frame as soon as there is something to draw: a first paint is not rounded up to the next sixtieth of a second. */
  readonly eagerBrowser: Browser;
  readonly address: string;
  readonly rounds: number;
  /** Tells what is being measured. */
  readonly say: (text: string) => void;
}
