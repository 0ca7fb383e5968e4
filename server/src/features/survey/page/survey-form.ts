import type { SurveyAnswers } from "../answer-survey.writer.ts";
import { type Question, scoresOf } from "../survey-question.ts";

/** The answer to one of several questions that the person has no opinion on. */
export const cannotSay = "NONE";

export const longestComment = 2000;

/** What a form was filled in with, as it is shown again. */
export interface FilledForm {
  /** By question: a score's text, or `NONE`. */
  readonly chosen: ReadonlyMap<Question, string>;
  readonly comment: string;
}

/** Why a form is not taken, and the question to mend it at; a comment too long at none. */
export type FormFault =
  | { readonly kind: "MISSING"; readonly question: Question }
  | { readonly kind: "NOTHING"; readonly question: Question }
  | { readonly kind: "COMMENT"; readonly length: number };

export interface ReadForm {
  readonly filled: FilledForm;
  readonly faults: readonly FormFault[];
  readonly answers: SurveyAnswers;
}

export const emptyForm: FilledForm = { chosen: new Map(), comment: "" };

/** What can be chosen, as the form sends it. A single question is answered, or the survey is not. */
export function choicesOf(question: Question, questions: readonly Question[]): string[] {
  return [...scoresOf(question).map(String), ...(questions.length > 1 ? [cannotSay] : [])];
}

/** A field given once. */
function given(body: unknown, field: string): string | undefined {
  const value =
    typeof body === "object" && body !== null && Object.hasOwn(body, field) ? (body as Record<string, unknown>)[field] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Browsers send lines with a carriage return, and count them without. */
const commentOf = (body: unknown): string => (given(body, "comment") ?? "").replaceAll(/\r\n?/g, "\n").replaceAll("\0", "").trim();

function faultsOf(questions: readonly Question[], { chosen, comment }: FilledForm): FormFault[] {
  const [first] = questions;
  const faults: FormFault[] = questions.flatMap((question) => (chosen.has(question) ? [] : [{ kind: "MISSING", question }]));
  if (first && faults.length === 0 && [...chosen.values()].every((choice) => choice === cannotSay)) {
    faults.push({ kind: "NOTHING", question: first });
  }
  if (comment.length > longestComment) faults.push({ kind: "COMMENT", length: comment.length });
  return faults;
}

/** Reads a form as it was sent. Whatever is not of the form is not looked at. */
export function readForm(questions: readonly Question[], body: unknown): ReadForm {
  const chosen = new Map(
    questions.flatMap((question): [Question, string][] => {
      const choice = given(body, question);
      return choice !== undefined && choicesOf(question, questions).includes(choice) ? [[question, choice]] : [];
    }),
  );
  const filled = { chosen, comment: commentOf(body) };
  const scores = new Map([...chosen].flatMap(([question, choice]) => (choice === cannotSay ? [] : [[question, Number(choice)] as const])));
  return { filled, faults: faultsOf(questions, filled), answers: { scores, comment: filled.comment || null } };
}
