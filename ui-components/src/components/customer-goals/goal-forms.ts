import { html, nothing, type TemplateResult } from "lit";
import { choiceField, type Form, generalProblem, longField, typedField } from "../../base/form.ts";
import type { CustomerGoalsMessages } from "../../i18n/customer-goals-messages.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import type { CustomerGoal, GoalChange, GoalChangeName, GoalChoice, GoalChoices } from "../../model/customer-goal-types.ts";
import { typedValue } from "../../model/goal-value.ts";
import type { DateText } from "../../model/types.ts";

/** What words need of the element they stand in. */
export interface CustomerGoalsView {
  readonly locale: string;
  readonly text: (key: keyof (CommonMessages & CustomerGoalsMessages), values?: Readonly<Record<string, string | number>>) => string;
}

/** The form that is open: what it changes, and of which record. */
export interface OpenForm {
  readonly mutation: GoalChangeName;
  /** Own id of the goal, reading, case study or agreement that it is about; blank for a new goal or agreement. */
  readonly about: string;
  /** Own id of what is recorded: sent again, it is recorded once. */
  readonly newId: string;
}

/** What is typed so far, by the name of its input in the API; several choices as JSON. */
export type GoalDraft = Readonly<Record<string, string>>;

interface Field {
  readonly field: string;
  readonly label: string;
  readonly kind: "text" | "long" | "number" | "date" | "choice" | "several";
  readonly most?: number;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly options?: readonly (readonly [value: string, name: string])[];
}

/** What forms are made of. */
export interface FormSources {
  readonly goals: readonly CustomerGoal[];
  readonly choices: GoalChoices;
  readonly today: DateText;
}

const named = ({ internalID, name }: GoalChoice) => [internalID, name ?? internalID] as const;
const contractNamed = ({ internalID, name }: GoalChoice) => [internalID, name === null ? internalID : `${name} · ${internalID}`] as const;

/** The goals that the chosen contract can be tied to. */
function goalsOfContract({ goals, choices }: FormSources, contractID: string): readonly CustomerGoal[] {
  const customer = choices.contracts.find(({ internalID }) => internalID === contractID)?.customerID ?? null;
  return goals.filter(({ customerID }) => customer === null || customerID === customer);
}

const first = (list: readonly GoalChoice[]) => list[0]?.internalID ?? "";

/** Those that can be tied to a goal; where none can, all, with the words that say so. */
function contractsOf(sources: FormSources): readonly GoalChoice[] {
  const { contracts } = sources.choices;
  const withGoals = contracts.filter(({ internalID }) => goalsOfContract(sources, internalID).length > 0);
  return withGoals.length > 0 ? withGoals : contracts;
}

/** What a form begins with. */
export function firstDraft({ mutation }: OpenForm, sources: FormSources): GoalDraft {
  const { choices, today } = sources;
  return {
    customerID: first(choices.customers),
    contractID: first(contractsOf(sources)),
    staffID: first(choices.technicians),
    direction: "UP",
    outcome: "CLOSED",
    setOn: today,
    readOn: today,
    happenedOn: today,
    ...(mutation === "agreeOutcome" ? { goalIDs: "[]" } : {}),
  };
}

/** The fields of a form, in their order. */
export function fieldsOf(
  { text }: CustomerGoalsView,
  { mutation, about }: OpenForm,
  sources: FormSources,
  draft: GoalDraft,
): readonly Field[] {
  const reason: Field = { field: "reason", label: text("whyChanged"), kind: "long", most: 1000 };
  switch (mutation) {
    case "setCustomerGoal":
      return [
        { field: "customerID", label: text("goalCustomer"), kind: "choice", options: sources.choices.customers.map(named) },
        { field: "name", label: text("goalName"), kind: "text", most: 200 },
        { field: "unit", label: text("goalUnit"), kind: "text", most: 50, hint: text("goalUnitHint") },
        {
          field: "direction",
          label: text("direction"),
          kind: "choice",
          options: [
            ["UP", text("up")],
            ["DOWN", text("down")],
          ],
        },
        { field: "baseline", label: text("goalBaseline"), kind: "number" },
        { field: "setOn", label: text("setOn"), kind: "date" },
        { field: "target", label: text("goalTarget"), kind: "number" },
        { field: "dueOn", label: text("dueOn"), kind: "date" },
        { field: "owner", label: text("owner"), kind: "text", most: 200, optional: true },
      ];
    case "addCustomerGoalReading": {
      const unit = sources.goals.find(({ internalID }) => internalID === about)?.unit ?? "";
      return [
        { field: "readOn", label: text("readOn"), kind: "date" },
        { field: "value", label: text("readingValue", { unit }), kind: "number" },
        { field: "note", label: text("noteOptional"), kind: "text", most: 1000, optional: true },
      ];
    }
    case "addCaseStudy":
      return [
        { field: "staffID", label: text("technician"), kind: "choice", options: sources.choices.technicians.map(named) },
        { field: "happenedOn", label: text("readOn"), kind: "date" },
        { field: "principle", label: text("principle"), kind: "text", most: 200 },
        { field: "understood", label: text("understood"), kind: "long", most: 2000 },
        { field: "done", label: text("whatWasDone"), kind: "long", most: 2000 },
      ];
    case "endCustomerGoal":
      return [
        {
          field: "outcome",
          label: text("goalOutcome"),
          kind: "choice",
          options: [
            ["CLOSED", text("closeIt")],
            ["DROPPED", text("dropIt")],
          ],
        },
        { ...reason, label: text("reasonOfDrop"), optional: draft["outcome"] !== "DROPPED" },
      ];
    case "agreeOutcome": {
      const goals = goalsOfContract(sources, draft["contractID"] ?? "");
      return [
        { field: "contractID", label: text("contract"), kind: "choice", options: contractsOf(sources).map(contractNamed) },
        { field: "since", label: text("agreedSince"), kind: "date", optional: true },
        { field: "until", label: text("agreedUntil"), kind: "date", optional: true },
        { field: "note", label: text("noteOptional"), kind: "text", most: 1000, optional: true },
        {
          field: "goalIDs",
          label: text("goalsOfContract"),
          kind: "several",
          options: goals.map(({ internalID, name }) => [internalID, name]),
        },
      ];
    }
    case "withdrawCustomerGoalReading":
    case "withdrawCaseStudy":
    case "withdrawOutcomeAgreement":
      return [reason];
  }
}

/** The inputs that say which record it is, and which is recorded. */
function idsOf({ mutation, about, newId }: OpenForm): Readonly<Record<string, string>> {
  switch (mutation) {
    case "setCustomerGoal":
      return { goalID: newId };
    case "endCustomerGoal":
      return { goalID: about };
    case "addCustomerGoalReading":
      return { goalID: about, readingID: newId };
    case "addCaseStudy":
      return { goalID: about, caseStudyID: newId };
    case "agreeOutcome":
      return { agreementID: newId };
    case "withdrawCustomerGoalReading":
      return { readingID: about };
    case "withdrawCaseStudy":
      return { caseStudyID: about };
    case "withdrawOutcomeAgreement":
      return { agreementID: about };
  }
}

export const severalOf = (draft: GoalDraft, field: string): readonly string[] => JSON.parse(draft[field] ?? "[]") as string[];

/** A bare number, as any is typed. */
const bare = { code: "", name: "", definition: "", shape: "RATIO", unit: "RATIO" } as Parameters<typeof typedValue>[1];

type Problems = ReadonlyMap<string, keyof CustomerGoalsMessages>;
type Input = GoalChange["input"];

/** What is wrong with fields, or the change that the form says. */
export function changeOf(locale: string, form: OpenForm, fields: readonly Field[], draft: GoalDraft): { problems: Problems } | GoalChange {
  const problems = new Map<string, keyof CustomerGoalsMessages>();
  const input: Record<string, Input[string]> = {};
  for (const { field, kind, optional, options } of fields) {
    const typed = (draft[field] ?? "").trim();
    if (kind === "several") {
      const chosen = severalOf(draft, field).filter((each) => options?.some(([value]) => value === each));
      if (chosen.length === 0) problems.set(field, "noGoalChosen");
      input[field] = chosen;
    } else if (typed === "") {
      if (!optional) problems.set(field, kind === "date" ? "noDay" : "required");
      input[field] = null;
    } else if (kind === "number") {
      const value = typedValue(locale, bare, typed);
      if (value === null) problems.set(field, "notNumber");
      input[field] = value;
    } else input[field] = typed;
  }
  return problems.size > 0 ? { problems } : { mutation: form.mutation, input: { ...idsOf(form), ...input } };
}

interface ShownForm extends Form<string> {
  readonly fields: readonly Field[];
  readonly labelledBy: string;
  readonly saving: boolean;
  readonly submit: () => void;
  readonly cancel: () => void;
}

function severalField(view: CustomerGoalsView, form: ShownForm, { field, label, options = [] }: Field): TemplateResult {
  const chosen = severalOf(form.draft, field);
  const problem = form.problems.get(field);
  const take = (value: string) => (event: Event) => {
    const others = chosen.filter((each) => each !== value);
    form.change(field, JSON.stringify((event.currentTarget as HTMLInputElement).checked ? [...others, value] : others));
  };
  return html`<fieldset part="field" class="several" aria-describedby=${problem === undefined ? nothing : `problem-${field}`}>
    <legend>${label}</legend>
    ${options.length === 0 ? html`<p class="hint">${view.text("noGoalOfContract")}</p>` : nothing}
    ${options.map(
      (
        [value, name],
        place,
      ) => html`<label class="check"><input type="checkbox" id=${place === 0 ? `field-${field}` : nothing} .checked=${chosen.includes(value)}
        aria-invalid=${problem === undefined ? "false" : "true"} @change=${take(value)} />${name}</label>`,
    )}
    ${problem === undefined ? nothing : html`<p part="problem" class="problem" id="problem-${field}" role="alert">${problem}</p>`}
  </fieldset>`;
}

function control(view: CustomerGoalsView, form: ShownForm, each: Field): TemplateResult {
  const { kind, options = [] } = each;
  if (kind === "choice") return choiceField(form, { ...each, options });
  if (kind === "several") return severalField(view, form, each);
  if (kind === "long") return longField(form, each);
  return typedField(form, { ...each, type: kind });
}

const isWide = ({ kind }: Field) => kind === "long" || kind === "several";

/** A form of fields; what is wrong with one stands at it. */
export function goalForm(view: CustomerGoalsView, form: ShownForm): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    form.submit();
  };
  return html`<form part="form" class="form" novalidate aria-labelledby=${form.labelledBy} @submit=${submit}>
    ${generalProblem(form)}
    <div class="fields">${form.fields.filter((each) => !isWide(each)).map((each) => control(view, form, each))}</div>
    ${form.fields.filter(isWide).map((each) => html`<div class="wide">${control(view, form, each)}</div>`)}
    <div class="buttons">
      <button part="save" class="action save" type="submit" aria-disabled=${form.saving ? "true" : "false"}>${view.text(form.saving ? "saving" : "saveIt")}</button>
      <button part="cancel" class="action" type="button" @click=${form.cancel}>${view.text("cancel")}</button>
    </div>
  </form>`;
}
