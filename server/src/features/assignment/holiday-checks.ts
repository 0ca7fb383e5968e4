import { refused } from "../../platform/written-text.ts";

export function checkCountry(country: string): void {
  if (!/^[A-Z]{2}$/.test(country)) {
    throw refused("country", `${JSON.stringify(country)} is no country; expected an ISO 3166-1 alpha-2 code such as "US".`);
  }
}

/** Only days that storage and calendar agree on. */
export function checkHolidayDay(day: string): void {
  if (!/^[12]\d{3}-/.test(day)) throw refused("day", `${day} is out of range; expected a day of the years 1000 to 2999.`);
}

export function checkYear(year: number): void {
  if (year < 1000 || year > 2999) throw refused("year", `${year} is out of range; expected a year of 1000 to 2999.`);
}
