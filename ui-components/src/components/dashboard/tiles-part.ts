import { html, nothing, type TemplateResult } from "lit";
import type { DashboardPart } from "./dashboard-part.ts";

/** The newest final results; nothing where a program has no tiles. */
export function tilesPart({ data: asked, messages, headingLevel, errorOf }: DashboardPart): TemplateResult | typeof nothing {
  const { data, state, failure } = asked.tiles;
  if (data?.tiles.length === 0) return nothing;
  return html`<scorecard-tile-row part="tiles" .metrics=${data?.tiles ?? []} .state=${state} .error=${errorOf(failure)}
    .messages=${messages} heading-level=${headingLevel} @scorecard-retry=${() => void asked.loadTiles()}></scorecard-tile-row>`;
}
