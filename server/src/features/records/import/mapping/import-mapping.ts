import { z } from "zod";

const name = z.string().trim().min(1);
/** One value may stand for a list of one. */
const listed = (value: unknown) => (Array.isArray(value) || value === undefined ? value : [value]);
const words = z.preprocess(listed, z.array(z.string()).min(1));

/** Day and month may have one digit; a time of day may follow. `ISO` needs an offset, or a time zone here; `XLSX` is a serial date. */
const dateFormat = z.enum(["ISO", "YYYY-MM-DD", "YYYY/MM/DD", "D/M/YYYY", "D-M-YYYY", "D.M.YYYY", "M/D/YYYY", "M-D-YYYY", "XLSX"]);
const dateFormats = z.preprocess(listed, z.array(dateFormat).min(1));

const timeZone = z.string().refine(isTimeZone, { error: "expected an IANA time zone such as Europe/Paris" });

const condition = z
  .strictObject({ column: name, is: words.optional(), filled: z.boolean().optional() })
  .refine((given) => (given.is === undefined) !== (given.filled === undefined), { error: 'expected either "is" or "filled"' });

const source = z
  .strictObject(
    {
      /** A column of the file. */
      from: name.optional(),
      constant: z.string().optional(),
      /** Columns of the file whose numbers are added; blank ones add nothing. */
      sum: z.array(name).min(2).optional(),
      when: condition.optional(),
      /** What is written in the file, and what it stands for; null stands for nothing. */
      values: z.record(z.string(), z.string().nullable()).optional(),
      otherValues: z.enum(["REFUSE", "KEEP", "BLANK"]).default("REFUSE"),
      dateFormat: dateFormats.optional(),
      timeZone: timeZone.optional(),
    },
    { error: (issue) => (issue.code === "invalid_type" ? "expected a column of the file or an object" : undefined) },
  )
  .refine((given) => [given.from, given.constant, given.sum].filter((one) => one !== undefined).length === 1, {
    error: 'expected one of "from", "constant" and "sum"',
  })
  .refine((given) => given.values === undefined || given.from !== undefined, { error: '"values" needs "from"' });

/** The first filled one of several; a name alone is the column to read from. */
const sources = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]).map((one: unknown) => (typeof one === "string" ? { from: one } : one)),
  z.array(source).min(1),
);

const numberFormat = z
  .strictObject({ decimal: z.enum([".", ","]).default("."), grouping: z.enum([",", ".", " ", "'"]).optional() })
  .refine((given) => given.decimal !== given.grouping, { error: "expected another character between groups than before decimals" });

const dealers = z.strictObject({
  create: z.literal(true),
  timeZone,
  currency: z.string().regex(/^[A-Z]{3}$/, { error: "expected an ISO 4217 code such as USD" }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: "expected an ISO 3166-1 alpha-2 code such as US" })
    .optional(),
});

export const importMapping = z
  .strictObject({
    /** By column of the record kind; one that is not named here is read from the file's column of its own name. */
    columns: z.record(z.string(), sources).default({}),
    /** Columns of the file that are not read. */
    ignore: z.array(name).default([]),
    /** The kind of records in the file, where its name does not say it. */
    kind: name.optional(),
    /** All rows of the file are of this one, and need not say so. */
    dealer: name.optional(),
    /** The system that the file comes from: the mapping is kept under its name for the dealer. */
    crm: name.optional(),
    /** Words that stand for a missing value, beside blank. */
    missing: z.array(z.string()).default([]),
    dateFormat: dateFormats.default(["ISO"]),
    /** Of times without an offset. */
    timeZone: timeZone.optional(),
    /** The character before decimals, and the one between groups of digits if there is one. */
    numberFormat: numberFormat.default({ decimal: "." }),
    encoding: z.enum(["utf-8", "latin1", "windows-1252"]).default("utf-8"),
    delimiter: z.enum([",", ";", "\t", "|"]).default(","),
    /** Without it unknown dealers are refused. */
    dealers: dealers.optional(),
  })
  .check((context) => {
    for (const [column, list] of Object.entries(context.value.columns)) {
      if (list.length > 1 && list.some((one) => one.sum !== undefined)) refuse(["columns", column], "expected a sum alone");
      if (new Set(list.map((one) => JSON.stringify([one.dateFormat, one.timeZone]))).size > 1) {
        refuse(["columns", column], "expected one date format and one time zone for all sources of a column");
      }
    }

    function refuse(path: string[], message: string): void {
      context.issues.push({ code: "custom", path, input: undefined, message });
    }
  });

export type ImportMapping = z.infer<typeof importMapping>;
export type NumberFormat = z.infer<typeof numberFormat>;
export type DateFormat = z.infer<typeof dateFormat>;
export type ColumnSource = z.infer<typeof source>;
export type ColumnCondition = z.infer<typeof condition>;

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "" && /^[A-Z]/.test(text);
  } catch {
    return false;
  }
}
