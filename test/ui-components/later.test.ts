import { Later } from "@dealer-scorecards/ui-components/components/dashboard/later.ts";
import { expect, test } from "vitest";

const settled = () => new Promise((done) => setTimeout(done));

/** A part whose module fails the first time. */
function failingOnce() {
  const followed: (string | null)[] = [];
  let tries = 0;
  const place: Later<string, { follow: (asking: string | null) => void }> = new Later(
    () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error("It did not come.")) : Promise.resolve({ follow: (asking) => followed.push(asking) });
    },
    () => place.follow("goals"),
  );
  return { place, followed, tries: () => tries };
}

test("a module that does not come is told, and not asked for again and again", async () => {
  const { place, tries } = failingOnce();
  place.follow("goals");
  await settled();
  expect([place.failed, tries()]).toEqual([true, 1]);
});

test("it is asked for again when the reader asks", async () => {
  const { place, followed } = failingOnce();
  place.follow("goals");
  await settled();
  place.again();
  await settled();
  expect([place.failed, followed]).toEqual([false, ["goals"]]);
});

test("it is asked for again when the reader comes back", async () => {
  const { place, followed } = failingOnce();
  place.follow("goals");
  await settled();
  place.follow(null);
  place.follow("goals");
  await settled();
  expect([place.failed, followed]).toEqual([false, ["goals"]]);
});
