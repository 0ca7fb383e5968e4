import { html, nothing, svg, type TemplateResult } from "lit";
import { ScorecardBoardElement } from "../../base/board-element.ts";
import { buttonStyles } from "../../base/button.styles.ts";
import { cardStyles } from "../../base/card.styles.ts";
import { goalWords, numberButton, records, verdictOf } from "../../base/figure.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { verdictStyles } from "../../base/verdict.ts";
import { monthText } from "../../model/format.ts";
import { type Judgement, judgementOf } from "../../model/evidence.ts";
import type { MetricDefinition, MetricResult, Obstacle } from "../../model/types.ts";
import { obstaclesStyles } from "./obstacles.styles.ts";

const marks: Readonly<Record<Judgement, TemplateResult>> = {
  speaksFor: svg`<circle cx="6" cy="6" r="5"></circle><path d="M6 3.4v5.2M3.4 6h5.2"></path>`,
  speaksAgainst: svg`<circle cx="6" cy="6" r="5"></circle><path d="M3.4 6h5.2"></path>`,
  noVerdict: svg`<circle cx="6" cy="6" r="5"></circle>`,
  notMeasured: svg`<circle class="dashed" cx="6" cy="6" r="5"></circle>`,
};

/**
 * Why a metric may miss its goal: its known causes in order and, where another metric measures one, that metric's result as
 * evidence for or against. Defined by `obstacles/define`.
 *
 * @csspart card - All of the element.
 * @csspart heading - The metric's name.
 * @csspart result - The number that misses its goal.
 * @csspart list - The causes.
 * @csspart obstacle - A cause.
 * @csspart judgement - Whether the evidence speaks for the cause.
 * @csspart evidence - The result of the metric that measures it.
 * @csspart value - A number that opens its receipt.
 * @csspart status - Goal met or missed.
 */
export class ScorecardObstacles extends ScorecardBoardElement {
  static override styles = [hostStyles, verdictStyles, buttonStyles, cardStyles, obstaclesStyles];

  /** What misses its goal. */
  @property({ attribute: false }) metric: MetricDefinition | null = null;

  /** Its result; null where it stands elsewhere on the page. */
  @property({ attribute: false }) result: MetricResult | null = null;

  /** The known causes, in their order. */
  @property({ attribute: false }) obstacles: readonly Obstacle[] = [];

  protected override get hasData(): boolean {
    return this.metric !== null && this.obstacles.length > 0;
  }

  protected override renderContent(): TemplateResult {
    const { metric, obstacles } = this;
    if (!metric || obstacles.length === 0) {
      return html`<p part="empty" class="notice"><slot name="empty">${this.text("noCauses")}</slot></p>`;
    }
    return html`<div part="card" class="card" role="group" aria-labelledby="name">
      ${heading(this.headingLevel, this.text("causesOf", { metric: metric.name }))}
      ${this.result ? html`<p part="result" class="result">${monthText(this.locale, this.result.month)} ${this.#renderFigure(metric, this.result)}</p>` : nothing}
      <ol part="list" class="list" role="list">
        ${obstacles.map(
          (obstacle) => html`<li part="obstacle" class="obstacle">
            <p class="cause">${obstacle.text}</p>
            ${this.#renderEvidence(obstacle)}
          </li>`,
        )}
      </ol>
    </div>`;
  }

  #renderEvidence(obstacle: Obstacle): TemplateResult {
    const judgement = judgementOf(obstacle);
    const { metric, result } = obstacle.evidence ?? {};
    return html`<p part="judgement" class="judgement ${judgement}"><svg viewBox="0 0 12 12" aria-hidden="true">${marks[judgement]}</svg>${this.text(judgement)}</p>
      ${
        metric
          ? html`<p part="evidence" class="evidence"><span class="metric">${metric.name}</span> ${
              result && judgement !== "notMeasured" ? this.#renderFigure(metric, result) : nothing
            }</p>`
          : nothing
      }`;
  }

  #renderFigure(metric: MetricDefinition, result: MetricResult): TemplateResult {
    const { view } = this;
    const few = records(view, { metric, result });
    return html`${numberButton(view, { metric, result })}
      ${result.state === "IN_PROGRESS" ? html`<span class="open">${this.text("soFar")}</span>` : verdictOf(view, result)}
      ${result.goal ? html`<span class="muted">${goalWords(view, metric, result.goal, result.currency)}</span>` : nothing}
      ${few === null ? nothing : html`<span class="muted">${few}</span>`}`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card">
      <div class="skeleton line"></div>
      ${[1, 2, 3].map(() => html`<div class="skeleton block"></div>`)}
    </div>`;
  }
}
