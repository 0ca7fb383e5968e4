import { z } from "zod";
import { programs } from "../../kpi/catalogue.ts";
import { type Month, parseMonth } from "../../kpi/month.ts";

/** What several tables take. */
export const dealer = z.string("expected the id of a dealer").min(1).max(200);

export const program = z.enum(
  programs.map(({ code }) => code),
  `expected one of ${programs.map(({ code }) => code).join(", ")}`,
);

export const month = z.custom<Month>(
  (given) => typeof given === "string" && parseMonth(given) !== undefined,
  'expected a month such as "2026-03"',
);

export const day = z.iso.date('expected a day such as "2026-03-02"').regex(/^[12]/, "expected a day of the years 1000 to 2999");

export const metric = z.string("expected the code of a metric").min(1).max(100);

export const metrics = z.array(metric).min(1).max(100).optional();

/** How many months, back from the newest. */
export const months = z.int().min(1).max(60).default(12);

export const weeks = z.int().min(1).max(53).default(13);

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "expected an ISO 4217 code")
  .optional();

/** Dealers taken together; what is left out does not narrow. */
export const dealers = z.strictObject({
  ids: z.array(dealer).max(100).optional(),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, "expected an ISO 3166-1 alpha-2 code"))
    .max(100)
    .optional(),
});

export type Dealers = z.infer<typeof dealers>;

/** All that may be seen where it is left out. */
export const group = dealers.default({});

/** Of tables about one dealer or several. */
export const dealerOrGroup = { dealer: dealer.optional(), group: dealers.optional() };

export function isOfOne(input: { readonly dealer?: string | undefined; readonly group?: Dealers | undefined }): boolean {
  return (input.dealer === undefined) !== (input.group === undefined);
}

export const ofOneExpected = "expected either `dealer` or `group`";
