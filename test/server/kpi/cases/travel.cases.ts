import { hour, plus } from "../../../support/opportunities.ts";
import { inMonth, visit } from "./case-records.ts";
import { atMonthBounds, fieldService, type MetricCase } from "./metric-case.ts";

const minute = 60_000;
const drove = (distance_km: number | null, technician_id: string | null = "1", arrived_at = inMonth) =>
  visit({ distance_km, technician_id, arrived_at });
const travelled = (minutes: number, arrived_at = inMonth) => visit({ travel_started_at: plus(arrived_at, -minutes * minute), arrived_at });
const by = (vehicle: string | null, arrived_at = inMonth) => visit({ vehicle, arrived_at });

export const travelCases: readonly MetricCase[] = [
  ...fieldService("VEHICLES_IN_USE", [
    ["different vehicles, each once", [by("A"), by("B"), by("A")], "2"],
    ["a visit without a vehicle", [by("A"), by(null)], "1"],
    ["no vehicle known", [by(null)], "nothing"],
    ["one that has set off is in use", [visit({ vehicle: "A", arrived_at: null, travel_started_at: inMonth })], "1"],
    ["one that has not set off is not", [visit({ vehicle: "A", arrived_at: null })], "nothing"],
    ...atMonthBounds((instant) => [by("A", instant)], "1"),
  ]),
  ...fieldService("DISTANCE_PER_TECHNICIAN_DAY", [
    ["two visits of one on one day", [drove(12.5), drove(7.5)], "20/1"],
    ["two technicians on one day", [drove(12), drove(8, "2")], "20/2"],
    ["one technician on two days", [drove(12), drove(8, "1", plus(inMonth, 24 * hour))], "20/2"],
    ["a blank distance is left out", [drove(12), drove(null, "2")], "12/1"],
    ["nobody knows whose", [drove(12, null)], "nothing"],
    ["a distance of 0 is one", [drove(0)], "0/1"],
    ...atMonthBounds((instant) => [drove(10, "1", instant)], "10/1"),
  ]),
  ...fieldService("DISTANCE_PER_VISIT", [
    ["of two visits", [drove(12), drove(8)], "20/2"],
    ["a blank distance is left out", [drove(12), drove(null)], "12/1"],
    ["blank distances only", [drove(null)], "nothing"],
    ["whoever made it", [drove(12, null)], "12/1"],
    ...atMonthBounds((instant) => [drove(10, "1", instant)], "10/1"),
  ]),
  ...fieldService("TRAVEL_TIME_PER_VISIT", [
    ["minutes of two visits", [travelled(20), travelled(40.5)], "60.5/2"],
    ["a blank departure is left out", [travelled(20), visit()], "20/1"],
    ["a blank arrival is left out", [travelled(20), visit({ arrived_at: null, travel_started_at: inMonth })], "20/1"],
    ["neither both", [visit()], "nothing"],
    ["over the clock change", [travelled(60, new Date("2026-03-08T08:30:00Z"))], "60/1"],
    ["in the month of the arrival", [travelled(60, new Date("2026-04-01T05:00:00Z"))], "nothing"],
    ...atMonthBounds((instant) => [travelled(1, instant)], "1/1"),
  ]),
];
