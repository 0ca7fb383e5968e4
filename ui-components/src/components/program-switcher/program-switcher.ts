import { html, type TemplateResult } from "lit";
import { queryAll } from "lit/decorators/query-all.js";
import { repeat } from "lit/directives/repeat.js";
import { choiceStyles } from "../../base/choice.styles.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { boardTranslations } from "../../i18n/board-translations.ts";
import { boardEnglish } from "../../i18n/english/board.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import type { ProgramChoice } from "../../model/types.ts";
import { programSwitcherStyles } from "./program-switcher.styles.ts";

/**
 * Which program is looked at: one stop of the keyboard, in which the arrows choose. Defined by `program-switcher/define`.
 *
 * @fires {CustomEvent<{ program: string; previous: string }>} scorecard-program-change - Another program is chosen; cancellable.
 * @csspart programs - All of the choice.
 * @csspart program - A program.
 */
export class ScorecardProgramSwitcher extends ScorecardElement<keyof typeof boardEnglish> {
  static override styles = [hostStyles, choiceStyles, programSwitcherStyles];

  protected static override readonly translations = boardTranslations;

  protected override readonly english = { ...commonEnglish, ...boardEnglish };

  /** What there is to choose from, in this order. */
  @property({ attribute: false }) programs: readonly ProgramChoice[] = [];

  /** Code of the chosen program; with another than there are, none is chosen. */
  @property({ reflect: true }) program = "";

  @queryAll("input") private readonly inputs!: NodeListOf<HTMLInputElement>;

  protected override get hasData(): boolean {
    return this.programs.length > 0;
  }

  protected override renderContent(): TemplateResult {
    if (this.programs.length === 0) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<fieldset part="programs" class="choice" @change=${this.#choose}>
      <legend class="visually-hidden">${this.text("program")}</legend>
      ${repeat(
        this.programs,
        ({ code }) => code,
        ({ code, name }) => this.#renderProgram(code, name),
      )}
    </fieldset>`;
  }

  #renderProgram(code: string, name: string): TemplateResult {
    const chosen = code === this.program;
    return html`<label part="program" class="option ${chosen ? "chosen" : ""}"
      ><input class="visually-hidden" type="radio" name="program" .value=${code} .checked=${chosen} />${name}</label>`;
  }

  #choose({ target }: Event): void {
    const { program: previous } = this;
    const { value: program } = target as HTMLInputElement;
    if (this.emit("scorecard-program-change", { program, previous })) this.program = program;
    else for (const input of this.inputs) input.checked = input.value === this.program;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="choice">${[1, 2, 3].map(() => html`<span class="option"><span class="skeleton">&nbsp;</span></span>`)}</div>`;
  }
}
