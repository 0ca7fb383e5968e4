import { html, nothing, type TemplateResult } from "lit";

/** A module that comes later. */
interface Awaited {
  readonly failed: boolean;
  readonly again: () => void;
}

type Words = (key: "loading" | "failed" | "retry" | "close") => string;

/** Until a module comes: that it does, or that it failed. */
export function awaited({ failed, again }: Awaited, text: Words, close: () => void): TemplateResult {
  if (!failed) return html`${text("loading")}`;
  return html`<div class="notice" role="alert">${text("failed")}
    <button class="action" type="button" @click=${again}>${text("retry")}</button>
    <button class="action" type="button" @click=${close}>${text("close")}</button></div>`;
}

interface LookBackPlace extends Awaited {
  readonly part: { readonly open: boolean; render(): TemplateResult } | null;
}

/** The past instant that is looked back at: no number of then is seen without it. `tools`: what its place comes with. */
export function asOfPart(
  place: LookBackPlace | undefined,
  tools: Awaited,
  asOf: string | null | undefined,
  text: Words,
  close: () => void,
): TemplateResult | typeof nothing {
  if (!asOf && !place?.part?.open) return nothing;
  return place?.part?.render() ?? awaited(place ?? tools, text, close);
}
