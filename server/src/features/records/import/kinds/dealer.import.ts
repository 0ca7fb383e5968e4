import type { ImportKind } from "../import-kind.ts";
import { currency, degrees, flag, required, text } from "./columns.ts";

/** The tenants themselves: of what is left blank, the country is unknown and the rest is what new dealers have. */
export const dealerImport: ImportKind = {
  name: "dealers",
  table: "dealer",
  key: ["id"],
  columns: {
    id: required(text("id")),
    name: { ...text("name"), default: () => "id" },
    country: {
      type: "CODE",
      stored: "country",
      unknown: (written) => `${written} !~ '^[A-Z]{2}$'`,
      expected: "an ISO 3166-1 alpha-2 code such as US",
    },
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
  rules: [
    {
      column: "latitude",
      broken: "latitude IS NULL AND longitude IS NOT NULL",
      reads: ["longitude"],
      expected: "a latitude, because there is a longitude",
    },
    {
      column: "longitude",
      broken: "longitude IS NULL AND latitude IS NOT NULL",
      reads: ["latitude"],
      expected: "a longitude, because there is a latitude",
    },
  ],
};
