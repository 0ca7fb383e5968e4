import type { Goal } from "../../kpi/goal.ts";
import type { PreviewedMonth, VersionNumbers } from "../../kpi/results/preview-cell.ts";
import { dealerFrom } from "../dealer/dealer.type.ts";
import { goalFrom } from "../program/program.type.ts";
import type { DefinitionMoveType, DefinitionNumbersType, DefinitionPublishedType } from "./definition-preview.type.ts";
import type { Preview } from "./preview.reader.ts";

const numberOf = (text: string | null | undefined): number | null => (text === null || text === undefined ? null : Number(text));

function numbersFrom(numbers: VersionNumbers | null, value: number | null, goal: Goal | null, met: boolean | null): DefinitionNumbersType {
  return {
    value,
    numerator: numberOf(numbers?.numerator),
    denominator: numberOf(numbers?.denominator),
    goal: goalFrom(goal),
    met,
    finalAt: numbers?.finalAt?.toISOString() ?? null,
  };
}

function publishedFrom({ published, recordsChanged }: PreviewedMonth): DefinitionPublishedType | null {
  if (!published) return null;
  const { version, numerator, denominator } = published;
  return { version, numerator: Number(numerator), denominator: numberOf(denominator), recordsChanged };
}

/** A month of a preview, as the API tells it. */
export function definitionMoveFrom(month: PreviewedMonth, { dealers }: Preview, asOf: Date): DefinitionMoveType {
  const dealer = dealers.get(month.dealerId);
  if (!dealer) throw new Error(`The dealer ${month.dealerId} of a previewed month was not read.`);
  const { valueBefore, valueAfter } = month;
  return {
    dealer: dealerFrom(dealer, asOf),
    month: month.month,
    currency: month.currency,
    before: numbersFrom(month.before, valueBefore, month.goalBefore, month.metBefore),
    after: numbersFrom(month.after, valueAfter, month.goalAfter, month.metAfter),
    difference: valueBefore === null || valueAfter === null ? null : valueAfter - valueBefore,
    crossing: month.crossing,
    valueChange: month.valueChange,
    published: publishedFrom(month),
  };
}
