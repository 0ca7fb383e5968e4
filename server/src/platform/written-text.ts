import { Failure } from "./failure.ts";

/** What the one who asks wrote makes no sense; `field` is the input at fault. */
export const refused = (field: string, message: string): Failure => new Failure("BAD_USER_INPUT", message, { field });

/** A text without the blanks around it, at least one and at most so many characters long. */
export function filledText(field: string, what: string, written: string, most: number): string {
  const text = written.trim();
  if (text === "") throw refused(field, `${what} is blank; expected a text.`);
  if (text.includes("\0")) throw refused(field, `${what} holds a NUL character; expected text that can be stored.`);
  if (text.length > most) throw refused(field, `${what} has ${text.length} characters; expected at most ${most}.`);
  return text;
}

/** The same of a text that may be left out; a blank one is. */
export function optionalText(field: string, what: string, written: string | null | undefined, most: number): string | null {
  return written === null || written === undefined || written.trim() === "" ? null : filledText(field, what, written, most);
}
