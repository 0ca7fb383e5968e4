import { type Metric, slicesOf } from "../../kpi/metric.ts";
import { intervalOf } from "../../kpi/results/metric-result.ts";
import { Failure } from "../../platform/failure.ts";
import { openNumbers, openNumbersFrom } from "./open-numbers.type.ts";
import type { Slice } from "./slice.reader.ts";
import { type MetricSliceType, SliceName } from "./slice.type.ts";

const namesOf = (fields: readonly string[]) => Object.keys(SliceName).filter((name) => fields.includes(SliceName[name] ?? ""));

/** Fails with `BAD_USER_INPUT` where the metric cannot be cut by the field. */
export function checkSliceable(metric: Metric, field: string): void {
  const possible = slicesOf(metric);
  if (possible.includes(field)) return;
  const names = namesOf(possible);
  const expected = names.length === 0 ? "it cannot be cut" : `expected ${names.join(" or ")}`;
  throw new Failure("BAD_USER_INPUT", `${metric.code} cannot be cut by ${namesOf([field]).join()}; ${expected}.`, { argument: "by" });
}

export function sliceFrom(metric: Metric, slice: Slice): MetricSliceType {
  return { ...openNumbersFrom(metric, slice), key: slice.key, interval: intervalOf(openNumbers(metric, slice)) };
}
