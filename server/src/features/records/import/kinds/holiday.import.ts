import type { ImportKind } from "../import-kind.ts";
import { countryCode, plannedDay, required, text } from "./columns.ts";

export const holidayImport: ImportKind = {
  name: "holidays",
  table: "holiday",
  key: ["country", "day"],
  operators: true,
  columns: {
    country: required(countryCode("country")),
    day: required(plannedDay("day")),
    name: required(text("name")),
  },
  rules: [],
};
