/** What a page under test can do; its own data stands ready before it is mounted, and so do the formats of dates and numbers. */
export interface Contestant {
  /** Makes the elements, gives them their data and puts them into the page. */
  mount(host: HTMLElement): void;
  /** Whether the elements hold what a reader sees first, so that the next frame shows it. */
  isShown(): boolean;
  unmount(): void;
  /** What scrolls the rows, and what Tab goes through. */
  readonly scroller?: () => Element | null;
  readonly tabbed?: () => Element;
}

/** Intervals between frames in milliseconds, while the rows scrolled. */
export type FrameIntervals = readonly number[];

/** What the bench asks of a page. */
export interface BenchPage {
  /** Makes the data of so many rows. */
  prepare(rows: number): void;
  /** Milliseconds from making the elements to the end of the frame that shows them. */
  mount(): Promise<number>;
  unmount(): Promise<void>;
  /** Scrolls down at pixels a second. */
  scroll(speed: number, milliseconds: number): Promise<FrameIntervals>;
  /** Whether the focus is within what Tab is to go through. */
  holdsFocus(): boolean;
  violations: number;
}

declare global {
  var bench: BenchPage;
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** A task after the work that the browser has queued, without a timer's delay. */
function task(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

const longestMount = 15_000;

async function timedMount(contestant: Contestant, host: HTMLElement): Promise<number> {
  await frame();
  await task();
  const started = performance.now();
  contestant.mount(host);
  do {
    await frame();
    if (performance.now() - started > longestMount) throw new Error("It did not come to show its rows.");
  } while (!contestant.isShown());
  // The task after a frame's callbacks runs when that frame has been laid out and painted.
  await task();
  return performance.now() - started;
}

async function scrollSteadily(scroller: Element, speed: number, milliseconds: number): Promise<FrameIntervals> {
  const from = scroller.scrollTop;
  const started = await frame();
  const intervals: number[] = [];
  for (let last = started; last - started < milliseconds; ) {
    const now = await frame();
    intervals.push(now - last);
    last = now;
    scroller.scrollTop = from + ((now - started) / 1000) * speed;
  }
  return intervals;
}

/** Whether an element is within another, through shadow roots. */
function isWithin(element: Element, outer: Element): boolean {
  for (let current: Node | null = element; current; current = current.parentNode ?? (current instanceof ShadowRoot ? current.host : null))
    if (current === outer) return true;
  return false;
}

function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Makes a page of one contestant, for the bench to drive. */
export function benchPage(make: (rows: number) => Contestant): void {
  const host = document.querySelector<HTMLElement>("#host");
  if (!host) throw new Error("The page has no host.");
  let contestant: Contestant | undefined;
  const current = (): Contestant => {
    if (!contestant) throw new Error("Nothing is prepared.");
    return contestant;
  };
  globalThis.bench = {
    violations: 0,
    prepare(rows) {
      contestant = make(rows);
    },
    mount: () => timedMount(current(), host),
    async unmount() {
      current().unmount();
      host.replaceChildren();
      await frame();
    },
    scroll(speed, milliseconds) {
      const scroller = current().scroller?.();
      if (!scroller) throw new Error("Nothing scrolls.");
      return scrollSteadily(scroller, speed, milliseconds);
    },
    holdsFocus() {
      const active = focused();
      return active !== null && isWithin(active, current().tabbed?.() ?? host);
    },
  };
  addEventListener("securitypolicyviolation", () => {
    globalThis.bench.violations += 1;
  });
}
