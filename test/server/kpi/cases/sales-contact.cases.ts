import { delivery } from "./case-records.ts";
import { afterSales, atMonthBounds, type MetricCase } from "./metric-case.ts";

export const salesContactCases: readonly MetricCase[] = afterSales("SALES_INTRODUCTION_RATE", [
  [
    "introduced, not introduced and not recorded",
    [true, false, null].map((introduced_to_service) => delivery({ introduced_to_service })),
    "1/3",
  ],
  ["a used unit is left out", [delivery({ introduced_to_service: true, is_new: false }), delivery()], "0/1"],
  ["used units only", [delivery({ introduced_to_service: true, is_new: false })], "nothing"],
  ...atMonthBounds((delivered_at) => [delivery({ delivered_at, introduced_to_service: true })], "1/1"),
]);
