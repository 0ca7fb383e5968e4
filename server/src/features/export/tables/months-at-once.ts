/** Months asked for in one query: the whole of a program's results, with what open ones can become. */
const monthsAtOnce = 6;

/** The variables of one query of several: how many months it asks for, and how many have been asked for with them. */
export type MonthsAsked = Readonly<Record<string, unknown>> & { readonly first: number; readonly asked: number };

/** The first of `most` months. */
export function firstMonths(most: number, variables: Readonly<Record<string, unknown>>): MonthsAsked {
  const first = Math.min(monthsAtOnce, most);
  return { ...variables, first, asked: first };
}

/** The next ones of `most`, which begin where `from` says; undefined where all have been asked for. */
export function nextMonths(most: number, before: MonthsAsked, from: Readonly<Record<string, unknown>>): MonthsAsked | undefined {
  const first = Math.min(monthsAtOnce, most - before.asked);
  return first < 1 ? undefined : { ...before, ...from, first, asked: before.asked + first };
}
