import { all, yes } from "../../formula/condition.ts";
import type { MetricDefinition } from "../../metric.ts";
import { above, everyone, orderRate } from "./population.ts";

/** KPIs 4 to 6. Partly menu-priced orders do not count. */
export const inspectionMetrics: readonly MetricDefinition[] = [
  orderRate({ code: "MENU_PRICED_QUOTE_RATE", counted: yes("fully_menu_priced"), goal: above(60) }),
  orderRate({ code: "INSPECTION_SHEET_RATE", among: yes("pre_inspected"), counted: yes("inspection_sheet_used"), goal: everyone }),
  orderRate({ code: "INTERACTIVE_INSPECTION_RATE", counted: all(yes("pre_inspected"), yes("customer_present")), goal: above(50) }),
];
