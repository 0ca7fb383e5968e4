import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const dealers = { create: true, timeZone: "UTC", currency: "USD" };

function file(dealer: string, value: string): string {
  return `dealer,id,assigned_at\n${dealer},1,${value}\n`;
}

test.each([
  ["D/M/YYYY", "UTC", "3/2/2026", "2026-02-03T00:00:00.000Z"],
  ["D/M/YYYY", "UTC", "03/02/2026 9:05", "2026-02-03T09:05:00.000Z"],
  ["D-M-YYYY", "Europe/Paris", "3-2-2026 09:05:06.789", "2026-02-03T08:05:06.789Z"],
  ["D.M.YYYY", "UTC", "31.12.2025 23:59:59.9999999", "2025-12-31T23:59:59.999Z"],
  ["M/D/YYYY", "America/Chicago", "2/3/2026 9:05 PM", "2026-02-04T03:05:00.000Z"],
  ["M-D-YYYY", "UTC", "2-3-2026", "2026-02-03T00:00:00.000Z"],
  ["YYYY-MM-DD", "UTC", "2026-02-03", "2026-02-03T00:00:00.000Z"],
  ["YYYY/MM/DD", "UTC", "2026/02/03 10:11", "2026-02-03T10:11:00.000Z"],
  ["ISO", "Europe/Paris", "2026-02-03T10:11:12", "2026-02-03T09:11:12.000Z"],
  ["ISO", "Europe/Paris", "2026-02-03T10:11:12Z", "2026-02-03T10:11:12.000Z"],
  ["XLSX", "UTC", "46056", "2026-02-03T00:00:00.000Z"],
  ["XLSX", "UTC", "46056.5208333333", "2026-02-03T12:30:00.000Z"],
  ["XLSX", "Europe/Paris", "46056.5", "2026-02-03T11:00:00.000Z"],
])("%s in %s: %s is %s", async (dateFormat, timeZone, value, expected) => {
  const dealer = `${dateFormat} ${timeZone} ${value}`;
  await trial.run(file(dealer, value), { mapping: { dealers, dateFormat, timeZone } });
  expect((await trial.stored(dealer)).map((row) => row["assigned_at"])).toEqual([expected]);
});

test.each([
  ["D/M/YYYY", "2/13/2026"],
  ["D/M/YYYY", "31/4/2026"],
  ["D/M/YYYY", "3-2-2026"],
  ["D/M/YYYY", "3/2/26"],
  ["M/D/YYYY", "13/2/2026"],
  ["YYYY-MM-DD", "2026-02-29"],
  ["YYYY-MM-DD", "2026-02-03 25:00"],
  ["XLSX", "60"],
  ["XLSX", "9999999"],
  ["XLSX", "-5"],
  ["XLSX", "1e5"],
  ["ISO", "2026-02-03T10:11:12+25:00"],
])("%s: %s is refused with its place", async (dateFormat, value) => {
  const { errors } = await trial.refusal(file("REFUSED", value), { mapping: { dealers, dateFormat, timeZone: "UTC" } });
  expect(errors).toMatchObject([{ line: 2, column: "assigned_at", value }]);
});

test.each([
  ["2026-03-29T01:59:59", "2026-03-29T00:59:59.000Z"],
  ["2026-03-29T03:00:00", "2026-03-29T01:00:00.000Z"],
  ["2025-10-26T01:59:59", "2025-10-25T23:59:59.000Z"],
  ["2025-10-26T03:00:00", "2025-10-26T02:00:00.000Z"],
])("around the clock changes, %s in Paris is %s", async (value, expected) => {
  await trial.run(file(`PARIS ${value}`, value), { mapping: { dealers, timeZone: "Europe/Paris" } });
  expect(await trial.stored(`PARIS ${value}`)).toMatchObject([{ assigned_at: expected }]);
});

test.each([
  ["a midnight that the clocks skip", "D/M/YYYY", "Africa/Cairo", "28/4/2023", "2023-04-27T22:00:00.000Z"],
  ["the same as a serial date", "XLSX", "Africa/Cairo", "45044", "2023-04-27T22:00:00.000Z"],
  ["a midnight that comes twice", "YYYY-MM-DD", "America/Havana", "2025-11-02", "2025-11-02T04:00:00.000Z"],
  ["a midnight that comes again from the day before", "YYYY-MM-DD", "America/St_Johns", "2005-10-30", "2005-10-30T02:30:00.000Z"],
  ["the day after a midnight that does not come at first", "ISO", "Africa/Cairo", "2023-10-27", "2023-10-26T22:00:00.000Z"],
  ["a day on which clocks go forward later", "ISO", "Europe/Paris", "2026-03-29", "2026-03-28T23:00:00.000Z"],
])("a date without a time is the first instant of its day: %s", async (dealer, dateFormat, timeZone, value, expected) => {
  await trial.run(file(dealer, value), { mapping: { dealers, dateFormat, timeZone } });
  expect(await trial.stored(dealer)).toMatchObject([{ assigned_at: expected }]);
});

test.each([
  ["a day that the calendar of a place skips", "Pacific/Apia", "30/12/2011"],
  ["a midnight that the clocks skip, written as a time", "Africa/Cairo", "28/4/2023 00:00"],
])("%s is refused", async (_, timeZone, value) => {
  const { errors } = await trial.refusal(file("NO_SUCH", value), { mapping: { dealers, dateFormat: "D/M/YYYY", timeZone } });
  expect(errors).toMatchObject([{ line: 2, value, expected: `a time that exists in ${timeZone} such as 31/3/2026 09:30` }]);
});

test("a local time that the clocks skip is refused", async () => {
  const { errors } = await trial.refusal(file("SKIPPED", "2026-03-29T02:30:00"), { mapping: { dealers, timeZone: "Europe/Paris" } });
  expect(errors).toEqual([
    {
      line: 2,
      column: "assigned_at",
      value: "2026-03-29T02:30:00",
      expected: "a time that exists in Europe/Paris such as 2026-03-31T09:30:00",
    },
  ]);
});

test("a local time that comes twice is the second one, in standard time", async () => {
  await trial.run(file("TWICE", "2025-10-26T02:30:00"), { mapping: { dealers, timeZone: "Europe/Paris" } });
  expect(await trial.stored("TWICE")).toMatchObject([{ assigned_at: "2025-10-26T01:30:00.000Z" }]);
});

test("of several formats the first that fits is read", async () => {
  const mapping = { dealers, dateFormat: ["XLSX", "D/M/YYYY"], timeZone: "UTC" };
  await trial.run("dealer,id,assigned_at\nSEVERAL,1,46056\nSEVERAL,2,4/2/2026\n", { mapping });
  expect((await trial.stored("SEVERAL")).map((row) => row["assigned_at"])).toEqual([
    "2026-02-03T00:00:00.000Z",
    "2026-02-04T00:00:00.000Z",
  ]);
});

test("a column may have a format of its own", async () => {
  const mapping = { dealers, columns: { responded_at: { from: "answered", dateFormat: "D/M/YYYY", timeZone: "UTC" } } };
  await trial.run("dealer,id,assigned_at,response,answered\nOWN,1,2026-02-01T00:00:00Z,ACCEPTED,3/2/2026\n", { mapping });
  expect(await trial.stored("OWN")).toMatchObject([{ assigned_at: "2026-02-01T00:00:00.000Z", responded_at: "2026-02-03T00:00:00.000Z" }]);
});
