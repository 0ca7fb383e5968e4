import { currencies } from "../../../../platform/currencies.ts";
import type { ImportColumn, Reference, RowRule } from "../import-kind.ts";

/** What a kind's columns are made of: the name in a file is the key, the name in the table is given. */
export const text = (stored: string, longest = 200): ImportColumn => ({ type: "TEXT", stored, longest });

export const reference = (stored: string, references: Reference): ImportColumn => ({ type: "TEXT", stored, longest: 200, references });

/** Every record of a dealer has these two. */
export const dealerAndId: Readonly<Record<"dealer" | "id", ImportColumn>> = {
  dealer: { type: "TEXT", stored: "dealer_id", required: true, longest: 200 },
  id: { type: "TEXT", stored: "id", required: true, longest: 200 },
};

export const choice = (stored: string, ...choices: readonly string[]): ImportColumn => ({
  type: "CHOICE",
  stored,
  choices: Object.fromEntries(choices.map((one) => [one, one])),
});

/** An instant of something that happened. */
export const event = (stored: string): ImportColumn => ({ type: "INSTANT", stored, event: true });

/** An instant that was agreed or set beforehand. */
export const planned = (stored: string): ImportColumn => ({ type: "INSTANT", stored, event: false });

/** A day on which something happened. */
export const eventDay = (stored: string): ImportColumn => ({ type: "DAY", stored, event: true });

/** A day that was agreed or set beforehand. */
export const plannedDay = (stored: string): ImportColumn => ({ type: "DAY", stored, event: false });

export const flag = (stored: string): ImportColumn => ({ type: "FLAG", stored });

export const number = (stored: string): ImportColumn => ({ type: "NUMBER", stored });

/** A number that may be negative. */
export const signedNumber = (stored: string): ImportColumn => ({ type: "NUMBER", stored, signed: true });

/** Only days that storage and calendar agree on. */
export const knownDay = (column: string): RowRule => ({
  column,
  broken: `${column} NOT BETWEEN '1000-01-01' AND '2999-12-31'`,
  reads: [],
  expected: "a day of the years 1000 to 2999",
});

/** Ids of several records. */
export const references = (stored: string, to: Reference, most: number): ImportColumn => ({
  type: "LIST",
  stored,
  references: to,
  most,
  longest: 200,
});

/** A place on the globe: north and east are positive. */
export const degrees = (stored: string, atMost: number): ImportColumn => ({ type: "DEGREES", stored, atMost });

/** A place is both, or neither. */
export const placeRules: readonly RowRule[] = [
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
];

export const countryCode = (stored: string): ImportColumn => ({
  type: "CODE",
  stored,
  unknown: (written) => `${written} !~ '^[A-Z]{2}$'`,
  expected: "an ISO 3166-1 alpha-2 code such as US",
});

export const whole = (stored: string): ImportColumn => ({ type: "WHOLE", stored });

/** Of one person's day; one has 25 where clocks go back. */
export const hoursOfDay = (stored: string): ImportColumn => ({ type: "NUMBER", stored, atMost: 25 });

export function required<Column extends ImportColumn>(column: Column): Column {
  return { ...column, required: true };
}

const knownCurrencies = [...currencies].map((code) => `'${code}'`).join(", ");

export const currency: ImportColumn = {
  type: "CODE",
  stored: "currency",
  unknown: (written) => `${written} NOT IN (${knownCurrencies})`,
  expected: "an ISO 4217 code such as USD",
};

/** Of a record with amounts: a blank one is its dealer's. */
export const recordCurrency: ImportColumn = {
  ...currency,
  // A dealer that the mapping creates is not there yet when its rows are read.
  default: ({ dealers }) =>
    `coalesce((SELECT dealer.currency FROM dealer WHERE dealer.id = dealer_id), ${dealers ? `'${dealers.currency}'` : "NULL"})`,
};

export const staffRoles = ["TECHNICIAN", "ENGINEER", "SERVICE_ADVISOR", "PLANNER", "DISPATCHER", "INTERNET_ASSOCIATE", "MANAGER"] as const;

export const toCustomer: Reference = { table: "customer", noun: "customer" };
export const toAsset: Reference = { table: "asset", noun: "asset" };
export const toStaff: Reference = { table: "staff", noun: "member of staff" };
export const toWorkOrder: Reference = { table: "work_order", noun: "work order" };
export const toContract: Reference = { table: "contract", noun: "contract" };
export const toCustomerGoal: Reference = { table: "customer_goal", noun: "customer goal" };
export const toOpportunity: Reference = { table: "opportunity", noun: "opportunity" };
