import { html, nothing, type TemplateResult } from "lit";

/** A module that comes later. */
interface Awaited {
  readonly failed: boolean;
  readonly again: () => void;
}

type Words = (key: "loading" | "failed" | "retry" | "close") => string;

/** Until a module comes: that it does, or that it failed. */
export function awaited({ failed, again }: Awaited, text: Words, close?: () => void): TemplateResult {
  if (!failed) return html`${text("loading")}`;
  return html`<div class="notice" role="alert">${text("failed")}
    <button class="action" type="button" @click=${again}>${text("retry")}</button>
    ${close ? html`<button class="action" type="button" @click=${close}>${text("close")}</button>` : nothing}</div>`;
}

/** Says of modules that come later that some did not come. */
export function missingPart(places: readonly Awaited[], text: Words): TemplateResult | typeof nothing {
  const missing = places.filter(({ failed }) => failed);
  const again = () => missing.forEach((place) => place.again());
  return missing.length > 0 ? awaited({ failed: true, again }, text) : nothing;
}

interface LookBackPlace extends Awaited {
  readonly part: { readonly open: boolean; render(): TemplateResult } | null;
  /** Whether somebody waits for it. */
  readonly wanted: boolean;
  readonly dismiss: () => void;
}

/** The past instant that is looked back at: no number of then is seen without it. `tools`: what its place comes with. */
export function asOfPart(
  place: LookBackPlace | undefined,
  tools: Awaited,
  asOf: string | null | undefined,
  text: Words,
  close: () => void,
): TemplateResult | typeof nothing {
  if (!asOf && !place?.wanted && !place?.part?.open) return nothing;
  const dismiss = () => {
    place?.dismiss();
    if (asOf) close();
  };
  return place?.part?.render() ?? awaited(place ?? tools, text, dismiss);
}
