import { all, type Condition, filled } from "../../formula/condition.ts";
import { type Amount, different, type MetricDefinition, measure, metric, numbers, records } from "../../metric.ts";
import { visit } from "../../record-kinds/visit.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";

const minute = 60_000;
const visited = { version: 1, of: visit, cohort: "visited_at", settlement: atMonthEnd } as const;

/** KPI 15. */
const vehiclesInUse = metric({
  ...visited,
  code: "VEHICLES_IN_USE",
  shape: "COUNT",
  unit: "COUNT",
  population: filled("vehicle"),
  numerator: all(),
  amount: different("vehicle"),
});

type DistanceField = "distance_km" | "technician_id";
type DistanceCondition = Condition<DistanceField>;

/** KPI 17, by what the distance is divided. */
function distance(code: string, population: DistanceCondition, amount: Amount<"technician_day">, per: DistanceCondition) {
  return metric({
    ...visited,
    code,
    shape: "RATIO",
    unit: "KILOMETRES",
    better: "DOWN",
    population,
    numerator: all(),
    amount: numbers("distance_km"),
    per: measure({ of: visit, cohort: "visited_at", where: per, amount }),
  });
}

const driven = filled<DistanceField>("distance_km");
const ofTechnician = filled<DistanceField>("technician_id");

/** KPI 19; travel time needs both its ends. */
const travelTime = metric({
  ...visited,
  code: "TRAVEL_TIME_PER_VISIT",
  shape: "MEAN",
  unit: "MINUTES",
  better: "DOWN",
  population: filled("travel_time"),
  denominator: all(),
  numerator: all(),
  amount: numbers("travel_time", minute),
});

export const travelMetrics: readonly MetricDefinition[] = [
  vehiclesInUse,
  distance("DISTANCE_PER_TECHNICIAN_DAY", all(ofTechnician, driven), different("technician_day"), all(driven, ofTechnician)),
  distance("DISTANCE_PER_VISIT", driven, records, driven),
  travelTime,
];
