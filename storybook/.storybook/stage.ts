import type { Decorator } from "@storybook/web-components-vite";
import { html } from "lit";

/** The place a story is told in: as the toolbar, or the story itself, says. */
export const onStage: Decorator = (story, { globals, parameters, viewMode }) => {
  const { theme, direction, locale, width, surroundings } = globals as Readonly<Record<string, string>>;
  return html`<div class="stage" dir=${direction} lang=${locale} data-theme=${theme} data-view=${viewMode} data-surroundings=${surroundings}>
    <div class="place" data-width=${width} data-widest=${String(parameters["widest"] ?? "none")}>${story()}</div>
  </div>`;
};
