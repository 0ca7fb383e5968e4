import { z } from "zod";
import { programs } from "../../kpi/catalogue.ts";
import { type Month, parseMonth } from "../../kpi/month.ts";

/** One of some words, which a refusal names. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, `expected one of ${words.join(", ")}`);
}

/** Some of some words. */
export function someOf<const Word extends string>(words: readonly Word[]) {
  const expected = `expected a list of at most ${words.length} of ${words.join(", ")}`;
  return z.array(oneOf(words), expected).max(words.length, expected);
}

/** What is null is left out: so a page says that a filter does not narrow. */
export function nullable<Output>(input: z.ZodType<Output>) {
  return input.nullish().transform((given) => given ?? undefined);
}

/** A text of at most so many characters; PostgreSQL stores no NUL. */
export function textUpTo(most: number, what: string) {
  const expected = `expected ${what} of 1 to ${most} characters`;
  return z
    .string(expected)
    .min(1, expected)
    .max(most, expected)
    .regex(/^[^\0]*$/, "expected a text without the character NUL");
}

function countUpTo(most: number) {
  const expected = `expected a whole number from 1 to ${most}`;
  return z.int(expected).min(1, expected).max(most, expected);
}

/** What several tables take. */
export const dealer = textUpTo(200, "the id of a dealer");

export const program = oneOf(programs.map(({ code }) => code));

export const month = z.custom<Month>(
  (given) => typeof given === "string" && parseMonth(given) !== undefined,
  'expected a month such as "2026-03"',
);

const dayExpected = 'expected a day of the years 1000 to 2999, such as "2026-03-02"';
export const day = z.iso.date(dayExpected).regex(/^[12]/, dayExpected);

export const metric = textUpTo(100, "the code of a metric");

const metricsExpected = "expected 1 to 100 codes of metrics";
export const metrics = z.array(metric, metricsExpected).min(1, metricsExpected).max(100, metricsExpected).optional();

/** How many months, back from the newest. */
export const mostMonths = countUpTo(60);
export const months = mostMonths.default(12);

export const weeks = countUpTo(53).default(13);

const currencyExpected = "expected an ISO 4217 code";
export const currency = z
  .string(currencyExpected)
  .regex(/^[A-Z]{3}$/, currencyExpected)
  .optional();

const countryExpected = "expected an ISO 3166-1 alpha-2 code";
const atMost100 = "expected a list of at most 100";

/** Dealers taken together; what is left out does not narrow. */
export const dealers = z.strictObject({
  ids: z.array(dealer, atMost100).max(100, atMost100).optional(),
  countries: z
    .array(z.string(countryExpected).regex(/^[A-Z]{2}$/, countryExpected), atMost100)
    .max(100, atMost100)
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

/** Of tables about a program of one dealer. */
export const dealerProgram = z.strictObject({ dealer, program });

/** Of tables about a month of it. */
export const dealerMonth = z.strictObject({ dealer, program, month });
