import { newcombeInterval } from "server/kpi/statistics/newcombe-interval.ts";
import { expect, test } from "vitest";

// R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])("the difference of %i of %i and %i of %i lies as published", (counted, records, otherCounted, otherRecords, lower, upper) => {
  const interval = newcombeInterval({ counted, records }, { counted: otherCounted, records: otherRecords });
  expect([interval.lower.toFixed(4), interval.upper.toFixed(4)]).toEqual([lower.toFixed(4), upper.toFixed(4)]);
});
