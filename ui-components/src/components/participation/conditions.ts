import { html, nothing, type TemplateResult } from "lit";
import { verdict } from "../../base/verdict.ts";
import { instantText } from "../../model/format.ts";
import type { Participation } from "../../model/participation-types.ts";
import type { ParticipationActions, ParticipationView } from "./participation-view.ts";

interface Condition {
  readonly name: string;
  readonly met: boolean;
  /** What is known, or what to do. */
  readonly sentences: readonly string[];
  readonly control?: TemplateResult | typeof nothing;
}

function portal({ text }: ParticipationView, { unmet }: Participation): Condition {
  const lacks = [
    ...(unmet.includes("NO_SERVICE_DEALER") ? [text("noServiceDealer")] : []),
    ...(unmet.includes("NO_PORTAL_CREDENTIALS") ? [text("noCredentials")] : []),
  ];
  return { name: text("conditionPortal"), met: lacks.length === 0, sentences: lacks.length > 0 ? lacks : [text("portalMet")] };
}

function trained({ text }: ParticipationView, participation: Participation): Condition {
  const { trainedTechnicians: count, airCooledTechnicians: air, liquidCooledTechnicians: liquid, unmet } = participation;
  const met = !unmet.includes("NO_TRAINED_TECHNICIAN");
  const known = [
    text("trainedMet", { count }),
    text("trainedFor", { air, liquid }),
    ...(air === 0 ? [text("noneForAir")] : []),
    ...(liquid === 0 ? [text("noneForLiquid")] : []),
  ];
  return { name: text("conditionTrained"), met, sentences: met ? known : [text("trainedUnmet")] };
}

function optInSwitch({ text }: ParticipationView, { saving, optIn }: ParticipationActions, wanted: boolean): TemplateResult {
  const { sending, refused, take } = optIn;
  return html`<button part="switch" class="switch" type="button" role="switch" aria-checked=${wanted ? "true" : "false"}
    aria-disabled=${saving ? "true" : "false"} @click=${() => take(!wanted)}><span class="track" aria-hidden="true"></span
    >${text(sending ? "saving" : "optInSwitch")}</button>${refused.map((why) => html`<p part="problem" class="problem" role="alert">${why}</p>`)}`;
}

function optedIn(view: ParticipationView, actions: ParticipationActions, participation: Participation): Condition {
  const { text } = view;
  const met = participation.optedIn;
  return {
    name: text("conditionOptedIn"),
    met,
    sentences: actions.closed ? [] : [text(met ? "optedInNote" : "optedOutNote")],
    control: actions.closed ? nothing : optInSwitch(view, actions, met),
  };
}

/** The form that staff have opened takes the place of the button that opens it. */
function notSuspended(
  { locale, timeZone, text }: ParticipationView,
  { staff, closed, saving, open }: ParticipationActions,
  { suspendedAt, suspendedBy, suspensionReason }: Participation,
  form: TemplateResult | null,
): Condition {
  const since =
    suspendedAt === null
      ? null
      : text("suspendedSince", {
          date: instantText(locale, suspendedAt, timeZone),
          who: suspendedBy ?? "",
          reason: suspensionReason ?? "",
        });
  const mutation = since === null ? "suspendDealer" : "resumeDealer";
  const button = html`<button part="change" class="action" type="button" data-opens="standing" aria-disabled=${saving ? "true" : "false"}
    @click=${() => open(mutation)}>${text(mutation)}</button>`;
  return {
    name: text("conditionNotSuspended"),
    met: since === null,
    sentences: since === null ? [text("notSuspended")] : [since, ...(staff ? [] : [text("suspendedDo")])],
    control: staff && !closed ? (form ?? button) : nothing,
  };
}

/** Each condition with whether it is met, and what is known of it or is to be done. */
export function conditionList(
  view: ParticipationView,
  actions: ParticipationActions,
  participation: Participation,
  form: TemplateResult | null,
): TemplateResult {
  const all = [
    portal(view, participation),
    trained(view, participation),
    optedIn(view, actions, participation),
    notSuspended(view, actions, participation, form),
  ];
  return html`<ul part="conditions" class="conditions" role="list">${all.map(
    ({ name, met, sentences, control = nothing }) => html`<li part="condition" class="condition">
      <div class="verdict">${verdict(met, view.text(met ? "conditionMet" : "conditionUnmet"))}</div>
      <div class="about"><strong>${name}</strong>${sentences.map((sentence) => html`<p>${sentence}</p>`)}${control}</div>
    </li>`,
  )}</ul>`;
}
