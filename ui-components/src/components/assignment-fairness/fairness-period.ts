import { html, nothing, type TemplateResult } from "lit";
import { choiceField, type Form, typedField } from "../../base/form.ts";
import { isPeriod, mostDays, usualPeriods } from "../../model/fairness.ts";
import type { FairnessPeriod } from "../../model/fairness-types.ts";
import type { DateText } from "../../model/types.ts";
import type { FairnessView } from "./fairness-view.ts";

export type PeriodField = "period" | "from" | "to";

/** Stands for one's own days among the choices. */
export const own = "own";

export type PeriodDraft = Readonly<Record<PeriodField, string>>;

/** What the form holds while a period is asked for; one's own days go on from those of the report. */
export function draftOf(period: FairnessPeriod, days: { readonly from: DateText; readonly to: DateText } | null): PeriodDraft {
  if ("from" in period) return { period: own, ...period };
  return { period: String(period.days), from: days?.from ?? "", to: days?.to ?? "" };
}

/** The period that a form holds; null where its days make none. */
export function periodFrom({ period, from, to }: PeriodDraft): FairnessPeriod | null {
  if (period !== own) return { days: Number(period) };
  return isPeriod(from, to) ? { from, to } : null;
}

/** The choice of a period; one's own is shown when its button is pressed, any other at once. */
export function periodForm(
  { text }: FairnessView,
  form: Form<PeriodField>,
  { loading, submit }: { readonly loading: boolean; readonly submit: () => void },
): TemplateResult {
  const send = (event: Event) => {
    event.preventDefault();
    submit();
  };
  const options = [
    ...usualPeriods.map((days) => [String(days), text("lastDays", { count: days })] as const),
    [own, text("ownPeriod")] as const,
  ];
  return html`<form part="form" class="form" novalidate @submit=${send}>
    <div class="fields">
      ${choiceField(form, { field: "period", label: text("fairnessPeriod"), options })}
      ${
        form.draft.period === own
          ? html`${typedField(form, { field: "from", label: text("periodFirst"), type: "date" })}
            ${typedField(form, { field: "to", label: text("periodLast"), type: "date" })}
            <div class="send"><button part="show" class="action save" type="submit" aria-disabled=${loading}>${text(loading ? "loading" : "showPeriod")}</button></div>`
          : nothing
      }
    </div>
  </form>`;
}

export const periodProblem = ({ text }: FairnessView): string => text("periodProblem", { count: mostDays });
