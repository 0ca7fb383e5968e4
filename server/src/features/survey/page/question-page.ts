import type { Language } from "../../../kpi/texts/language.ts";
import { text } from "../../../kpi/texts/texts.ts";
import { type Html, html } from "../../../platform/html.ts";
import { type Question, scoresOf } from "../survey-question.ts";
import { cannotSay, choicesOf, type FilledForm, type FormFault, longestComment } from "./survey-form.ts";
import { surveyPage } from "./survey-page.ts";

/** What is asked, and of whom. */
export interface AskedQuestions {
  readonly language: Language;
  readonly dealerName: string;
  readonly questions: readonly Question[];
}

const scaleWords = (question: Question) => (question === "CSAT" || question === "NPS" ? question : "other");
const asked = ({ language, dealerName }: AskedQuestions, question: Question) =>
  text(language, `survey.question.${question}`, { dealer: dealerName });

/** Where a fault is mended: the first choice of a question, or the comment. */
function placeOf(fault: FormFault, questions: readonly Question[]): string {
  return fault.kind === "COMMENT" ? "comment" : `${fault.question}-${choicesOf(fault.question, questions)[0] ?? ""}`;
}

function told(fault: FormFault, survey: AskedQuestions): string {
  const { language } = survey;
  if (fault.kind === "COMMENT") return text(language, "survey.fault.COMMENT", { length: fault.length });
  return text(language, `survey.fault.${fault.kind}`, { question: asked(survey, fault.question) });
}

function faultSummary(faults: readonly FormFault[], survey: AskedQuestions): Html | undefined {
  if (faults.length === 0) return undefined;
  const items = faults.map((fault) => html`<li><a href="#${placeOf(fault, survey.questions)}">${told(fault, survey)}</a></li>`);
  return html`<div class="faults" role="alert" tabindex="-1" autofocus aria-labelledby="faults">
<h2 id="faults">${text(survey.language, "survey.faults")}</h2>
<ul>${items}</ul>
</div>`;
}

const checked = html` checked`;
const invalid = html` aria-invalid="true"`;

function choice({ language }: AskedQuestions, question: Question, value: string, chosen: string | undefined): Html {
  const input = html`<input type="radio" id="${question}-${value}" name="${question}" value="${value}" required${value === chosen ? checked : undefined}>`;
  if (value === cannotSay) return html`<label class="choice wide">${input}<span>${text(language, "survey.cannotSay")}</span></label>`;
  const scores = scoresOf(question).map(String);
  const end = value === scores[0] ? "least" : value === scores.at(-1) ? "best" : undefined;
  const words = end && text(language, `survey.${end}.${scaleWords(question)}`);
  // Who hears one choice at a time hears which end it is.
  return words
    ? html`<label class="choice">${input}<span aria-hidden="true">${value}</span><span class="hidden">${text(language, "survey.choice", { score: value, words })}</span></label>`
    : html`<label class="choice">${input}<span>${value}</span></label>`;
}

function scaleEnds({ language }: AskedQuestions, question: Question): Html {
  const scores = scoresOf(question);
  const end = (name: "least" | "best", score: number | undefined) =>
    text(language, "survey.end", { score: score ?? "", words: text(language, `survey.${name}.${scaleWords(question)}`) });
  return html`<p class="ends" id="${question}-ends"><span>${end("least", scores[0])}</span> <span>${end("best", scores.at(-1))}</span></p>`;
}

function questionField(survey: AskedQuestions, question: Question, { chosen }: FilledForm, faults: readonly FormFault[]): Html {
  const { language, questions } = survey;
  const fault = faults.find((each) => each.kind !== "COMMENT" && each.question === question);
  const message = fault && text(language, fault.kind === "NOTHING" ? "survey.fault.NOTHING" : "survey.fault.missingHere");
  const choices = choicesOf(question, questions).map((value) => ({
    value,
    markup: choice(survey, question, value, chosen.get(question)),
  }));
  const scores = choices.filter(({ value }) => value !== cannotSay).map(({ markup }) => markup);
  const others = choices.filter(({ value }) => value === cannotSay).map(({ markup }) => markup);
  return html`<div class="${fault ? "question at-fault" : "question"}">
<fieldset role="radiogroup" aria-required="true"${fault ? invalid : undefined} aria-describedby="${question}-ends${fault ? ` ${question}-fault` : ""}">
<legend>${asked(survey, question)}</legend>
${message && html`<p class="fault" id="${question}-fault">${message}</p>`}
${scaleEnds(survey, question)}
<div class="scale ${question === "CSAT" ? "to-5" : "to-10"}">${scores}</div>
${others}
</fieldset>
</div>`;
}

function commentField({ language, dealerName }: AskedQuestions, { comment }: FilledForm, faults: readonly FormFault[]): Html {
  const fault = faults.find(({ kind }) => kind === "COMMENT");
  const message = fault?.kind === "COMMENT" && text(language, "survey.fault.COMMENT", { length: fault.length });
  return html`<div class="${fault ? "question at-fault" : "question"}">
<label class="label" for="comment">${text(language, "survey.comment")}</label>
<p class="hint" id="comment-hint">${text(language, "survey.commentHint", { dealer: dealerName })}</p>
${message ? html`<p class="fault" id="comment-fault">${message}</p>` : undefined}
<textarea id="comment" name="comment" rows="4" maxlength="${longestComment}" dir="auto"${fault ? invalid : undefined} aria-describedby="comment-hint${fault ? " comment-fault" : ""}">
${comment}</textarea>
</div>`;
}

/** The form, empty or as it was filled in with what is wrong with it. It is sent to the address that it was opened at. */
export function questionPage(survey: AskedQuestions, filled: FilledForm, faults: readonly FormFault[]): string {
  const { language, dealerName, questions } = survey;
  const heading = text(language, `survey.heading.${questions.includes("CSAT") ? "CSAT" : "relationship"}`, { dealer: dealerName });
  const title = faults.length > 0 ? text(language, "survey.error", { title: heading }) : heading;
  const content = html`${faultSummary(faults, survey)}
<h1>${heading}</h1>
<p class="hint lead">${text(language, "survey.once")}</p>
<form method="post" novalidate>
${questions.map((question) => questionField(survey, question, filled, faults))}
${commentField(survey, filled, faults)}
<button type="submit">${text(language, "survey.send")}</button>
</form>`;
  return surveyPage(language, title, content);
}
