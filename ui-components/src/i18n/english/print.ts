import type { PrintMessages } from "../print-messages.ts";

/** What the view for paper says. */
export const printEnglish: PrintMessages = {
  printHeading: "{program}: {dealer}",
  printClose: "Close the print view",
  printStart: "Print",
  printAsOf: "As of",
  printZone: "Time zone",
  printMonths: "Months",
  printStates: "Results",
  printStateCounts: "{final} final, {open} in progress, {none} without data",
  printNote:
    "Values are rounded as shown; money is in the currency shown, and different currencies are never added up. – is missing, which is not 0.",
  printTiles: "At a glance",
  printMetrics: "Metrics and their definitions",
  printHistory: "Twelve months",
  printMetric: "Metric",
  printMonth: "Month",
  printValue: "Value",
  printCounted: "Numerator / denominator",
  printGoal: "Goal",
  printState: "State",
  printFinal: "Final, edition {edition}",
  printOpen: "In progress",
  printNoData: "No data",
  printVersion: "Definition {version}",
  printOpenMark: "* in progress",
};
