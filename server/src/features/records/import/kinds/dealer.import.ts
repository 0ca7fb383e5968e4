import type { ImportKind } from "../import-kind.ts";
import { countryCode, currency, degrees, flag, placeRules, required, text } from "./columns.ts";

/** The tenants themselves: of what is left blank, the country is unknown and the rest is what new dealers have. */
export const dealerImport: ImportKind = {
  name: "dealers",
  table: "dealer",
  key: ["id"],
  columns: {
    id: required(text("id")),
    name: { ...text("name"), default: () => "id" },
    country: countryCode("country"),
    time_zone: {
      type: "CODE",
      stored: "time_zone",
      unknown: (written) =>
        `${written} NOT IN (SELECT zone.name FROM pg_timezone_names zone WHERE zone.name = 'UTC' OR zone.name ~ '^[A-Z][^/]*/')`,
      expected: "an IANA time zone such as Europe/Paris",
      default: () => "'America/Chicago'",
    },
    currency: { ...currency, default: () => "'USD'" },
    latitude: degrees("latitude", 90),
    longitude: degrees("longitude", 180),
    service_dealer: flag("service_dealer"),
    portal_credentials: flag("portal_credentials"),
    opted_in: flag("opted_in"),
  },
  rules: placeRules,
};
