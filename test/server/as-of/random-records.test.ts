import { expect, test } from "vitest";
import { answersOf } from "./questions.ts";
import { liveThenAndNow, lookedBackAt } from "./then-and-now.ts";

test.each([
  { seed: 2, timeZone: "America/Chicago" },
  { seed: 3, timeZone: "Pacific/Auckland" },
  { seed: 4, timeZone: "UTC" },
])("answers as of then are those that were given then (seed $seed, $timeZone)", { timeout: 240_000 }, async (drawn) => {
  const { api, answersThen } = await liveThenAndNow(drawn);
  const back = await answersOf(api, lookedBackAt);
  await api.close();
  expect(Object.fromEntries(back)).toEqual(Object.fromEntries(answersThen));
});
