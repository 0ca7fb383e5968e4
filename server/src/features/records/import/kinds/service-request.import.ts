import { importedRequests } from "../../../service-request/imported-request.sql.ts";
import type { ImportKind } from "../import-kind.ts";
import { choice, degrees, event, placeRules, required, text } from "./columns.ts";

export const serviceRequestImport: ImportKind = {
  name: "service-requests",
  table: "service_request",
  key: ["id"],
  operators: true,
  live: importedRequests,
  columns: {
    id: required(text("id")),
    requested_at: required(event("requested_at")),
    need: required(choice("need", "SERVICE", "MAINTENANCE")),
    serial_number: text("serial_number"),
    model: text("model"),
    cooling: required(choice("cooling", "AIR_COOLED", "LIQUID_COOLED")),
    first_name: text("first_name"),
    last_name: text("last_name"),
    street: text("street"),
    phone: text("phone"),
    email: text("email"),
    preferences: text("preferences"),
    town: text("town"),
    postal_code: text("postal_code"),
    latitude: degrees("latitude", 90),
    longitude: degrees("longitude", 180),
    cancelled_at: event("cancelled_at"),
  },
  rules: [
    ...placeRules,
    { column: "cancelled_at", broken: "cancelled_at < requested_at", reads: ["requested_at"], expected: "not before requested_at" },
  ],
};
