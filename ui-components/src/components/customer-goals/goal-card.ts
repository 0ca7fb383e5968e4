import { html, nothing, type TemplateResult } from "lit";
import { verdict } from "../../base/verdict.ts";
import { goalLine } from "../../charts/goal-line.ts";
import type { CaseStudy, CustomerGoal, GoalChangeName, GoalPoint, GoalReading } from "../../model/customer-goal-types.ts";
import { dayText } from "../../model/day-text.ts";
import { goalAmount, goalNumber, shareText } from "../../model/goal-number.ts";
import type { CustomerGoalsView } from "./goal-forms.ts";

/** What a card asks of the element it stands in. */
export interface GoalActions {
  /** Whether nothing can be changed: what was is looked at. */
  readonly closed: boolean;
  /** Opens a form about a record. */
  readonly open: (mutation: GoalChangeName, about: string) => void;
  /** The form that is open about the record; nothing where another or none is. */
  readonly form: (mutation: GoalChangeName, about: string) => TemplateResult | typeof nothing;
}

const stateWords = { OPEN: "stateOPEN", CLOSED: "stateCLOSED", DROPPED: "stateDROPPED" } as const;

/** Opens a form, or is it. */
export function actionOrForm(
  { text }: CustomerGoalsView,
  { closed, open, form }: GoalActions,
  {
    mutation,
    about,
    what,
    name,
  }: { readonly mutation: GoalChangeName; readonly about: string; readonly what: string; readonly name: string },
): TemplateResult | typeof nothing {
  if (closed) return nothing;
  return html`<button part="change" class="action" type="button" data-opens=${`${mutation} ${about}`} aria-label=${text("actionOf", { what, name })}
    @click=${() => open(mutation, about)}>${what}</button>${form(mutation, about)}`;
}

function progressLine({ locale, text }: CustomerGoalsView, goal: CustomerGoal): TemplateResult {
  const { progress, unit } = goal;
  const [baseline, target] = [goalNumber(locale, goal.baseline), goalNumber(locale, goal.target)];
  if (progress === null) return html`<p part="progress">${text("wayToGo", { baseline, target, unit })}</p>`;
  const share = Math.round(Math.min(1, Math.max(0, progress)) * 1000) / 10;
  // By attributes: pages may allow no style in the markup.
  return html`<div part="bar" class="bar" aria-hidden="true"><svg viewBox="0 0 100 1" preserveAspectRatio="none"><rect class="fill ${goal.reached ? "met" : ""}" width=${share} height="1"></rect></svg></div>
    <p part="progress">${text("progressOfWay", { share: shareText(locale, progress), baseline, target, unit })}</p>`;
}

function aboutLine({ locale, text }: CustomerGoalsView, { dueOn, setOn, owner }: CustomerGoal): string {
  const told = [text("dueBy", { date: dayText(locale, dueOn) }), text("baselineOn", { date: dayText(locale, setOn) })];
  if (owner !== null) told.push(text("ownedBy", { owner }));
  return told.join(" · ");
}

function verdictLine({ text }: CustomerGoalsView, { reached, overdue }: CustomerGoal): TemplateResult | typeof nothing {
  if (reached === true) return html`<p>${verdict(true, text("reached"))}</p>`;
  return overdue ? html`<p>${verdict(false, text("overdue"))}</p>` : nothing;
}

function readingRow(view: CustomerGoalsView, actions: GoalActions, { name }: CustomerGoal, reading: GoalReading): TemplateResult {
  const { locale, text } = view;
  const { internalID, readOn, value, note, withdrawal } = reading;
  const about = {
    mutation: "withdrawCustomerGoalReading",
    about: internalID,
    what: text("withdrawIt"),
    name: `${name}, ${dayText(locale, readOn)}`,
  } as const;
  return html`<tr><th scope="row">${dayText(locale, readOn)}</th>
    <td class=${withdrawal ? "gone" : "figure"}>${goalNumber(locale, value)}</td>
    <td>${note ?? nothing}${withdrawal ? html` <span class="under">${text("withdrawnWhy", { reason: withdrawal.reason })}</span>` : actionOrForm(view, actions, about)}</td></tr>`;
}

function readingList(view: CustomerGoalsView, actions: GoalActions, goal: CustomerGoal): TemplateResult | typeof nothing {
  const { text } = view;
  const { nodes } = goal.readings;
  if (nodes.length === 0) return nothing;
  return html`<details part="readings"><summary>${text("readings", { count: nodes.length, number: nodes.length })}</summary>
    <table><caption class="visually-hidden">${text("trendOfGoal", { name: goal.name })}</caption>
      <thead><tr><th scope="col">${text("readOn")}</th><th scope="col">${text("readValue")}</th><th scope="col">${text("readingNote")}</th></tr></thead>
      <tbody>${nodes.map((reading) => readingRow(view, actions, goal, reading))}</tbody></table></details>`;
}

function trend(goal: CustomerGoal): TemplateResult | typeof nothing {
  const points = goal.readings.nodes.filter(({ withdrawal }) => withdrawal === null).map(({ readOn, value }) => ({ on: readOn, value }));
  if (points.length === 0) return nothing;
  return html`${goalLine(points, { on: goal.setOn, value: goal.baseline }, { on: goal.dueOn, value: goal.target })}`;
}

export function pointText({ locale, text }: CustomerGoalsView, { value, on }: GoalPoint): string {
  return text("pointOn", { value: goalNumber(locale, value), date: dayText(locale, on) });
}

function caseStudy(view: CustomerGoalsView, actions: GoalActions, study: CaseStudy): TemplateResult {
  const { locale, text } = view;
  const { internalID, happenedOn, staff, staffID, understood, done, principle, before, after } = study;
  const who = staff?.name ?? staffID;
  const name = `${who}, ${dayText(locale, happenedOn)}`;
  return html`<li part="case-study"><p class="about">${dayText(locale, happenedOn)} · ${who} · ${text("byPrinciple", { principle })}</p>
    <p>${understood}</p><p>${done}</p>
    <dl class="points"><div><dt>${text("pointBefore")}</dt><dd>${before ? pointText(view, before) : "–"}</dd></div>
      <div><dt>${text("pointAfter")}</dt><dd>${after ? pointText(view, after) : text("notReadSince")}</dd></div></dl>
    ${actionOrForm(view, actions, { mutation: "withdrawCaseStudy", about: internalID, what: text("withdrawIt"), name })}</li>`;
}

/** One goal: how far it has come, its readings and case studies, and what can be recorded of it. */
export function goalCard(
  view: CustomerGoalsView,
  actions: GoalActions,
  goal: CustomerGoal,
  title: TemplateResult | undefined,
): TemplateResult {
  const { locale, text } = view;
  const { internalID, name, state, end, latest, unit } = goal;
  const studies = goal.caseStudies.nodes;
  const action = (mutation: GoalChangeName, what: string) => actionOrForm(view, actions, { mutation, about: internalID, what, name });
  return html`<article part="goal" class="card" aria-label=${name}>
    <div class="head">${title}<span part="state" class="state">${text(stateWords[state])}</span></div>
    ${verdictLine(view, goal)}${progressLine(view, goal)}
    <p part="latest">${latest ? text("newestReading", { value: goalAmount(locale, latest.value, unit), date: dayText(locale, latest.on) }) : text("nothingRead")}</p>
    <p class="about">${aboutLine(view, goal)}</p>
    ${end?.reason ? html`<p class="about">${end.reason}</p>` : nothing}
    ${trend(goal)}${readingList(view, actions, goal)}
    ${studies.length === 0 ? nothing : html`<p class="label" id="studies-${internalID}">${text("caseStudies")}</p><ul class="list" role="list" aria-labelledby="studies-${internalID}">${studies.map((study) => caseStudy(view, actions, study))}</ul>`}
    <div class="buttons">${action("addCustomerGoalReading", text("newReading"))}${action("addCaseStudy", text("newCaseStudy"))}
      ${state === "OPEN" ? action("endCustomerGoal", text("endGoal")) : nothing}</div>
  </article>`;
}
