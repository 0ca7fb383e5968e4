import { plus } from "../../../support/opportunities.ts";
import { inMonth, repairOrder } from "./case-records.ts";
import { afterSales, type MetricCase } from "./metric-case.ts";
import { repairOrderCases, yesNoBlank } from "./order-cases.ts";

const checked = (final_checked_at: Date | null, invoiced_at: Date | null, promised_at: Date | null = inMonth) =>
  repairOrder({ promised_at, final_checked_at, invoiced_at });
const late = plus(inMonth, 1);

export const deliveryCases: readonly MetricCase[] = [
  ...afterSales("FINAL_CHECK_ON_TIME_RATE", [
    ["check and bill at the promised time", [checked(inMonth, inMonth)], "1/1"],
    ["the check a millisecond later", [checked(late, inMonth)], "0/1"],
    ["the bill a millisecond later", [checked(inMonth, late)], "0/1"],
    ["no final check", [checked(null, inMonth)], "0/1"],
    ["no bill", [checked(inMonth, null)], "0/1"],
    ["a blank promised time is left out", [checked(inMonth, inMonth), checked(inMonth, inMonth, null)], "1/1"],
    ["blank promised times only", [checked(inMonth, inMonth, null)], "0/0"],
    ...repairOrderCases({ promised_at: inMonth, final_checked_at: inMonth, invoiced_at: inMonth }),
  ]),
  ...afterSales("DELIVERY_EXPLANATION_RATE", [
    yesNoBlank("bill_explained", { advice_given: true }),
    yesNoBlank("advice_given", { bill_explained: true }),
    ...repairOrderCases({ bill_explained: true, advice_given: true }),
  ]),
];
