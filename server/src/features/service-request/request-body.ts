import { z } from "zod";
import { Failure } from "../../platform/failure.ts";
import { givenRequest } from "./given-request.ts";
import type { GivenRequest } from "./submit-request.writer.ts";

const storable = (text: string) => !/\0|\p{Surrogate}/u.test(text);
const text = z.string("expected a text").refine(storable, "expected text that can be stored, without NUL or half characters");
const optionalText = text.nullish();
const optionalNumber = z.number("expected a number of degrees").nullish();

/** What `submitServiceRequest` takes, in JSON. */
const body = z.strictObject(
  {
    id: text,
    requestedAt: z.iso
      .datetime({ offset: true, error: 'expected an instant such as "2026-03-02T17:00:00Z"' })
      .transform((written) => new Date(written))
      .nullish(),
    need: z.enum(["SERVICE", "MAINTENANCE"], "expected SERVICE or MAINTENANCE"),
    cooling: z.enum(["AIR_COOLED", "LIQUID_COOLED"], "expected AIR_COOLED or LIQUID_COOLED"),
    serialNumber: optionalText,
    model: optionalText,
    firstName: optionalText,
    lastName: optionalText,
    street: optionalText,
    phone: optionalText,
    email: optionalText,
    preferences: optionalText,
    town: optionalText,
    postalCode: optionalText,
    latitude: optionalNumber,
    longitude: optionalNumber,
  },
  {
    // Which names it does not know is not told: anything may stand there.
    error: ({ code }) =>
      code === "unrecognized_keys" ? "expected the fields of SubmitServiceRequestInput and no others" : "expected an object",
  },
);

/** The first place that is wrong. What stands there is not told back: it may be personal. */
function refusal({ issues: [first] }: z.ZodError): Failure {
  const field = first?.path.join(".") ?? "";
  const expected = first?.message ?? "expected something else";
  return field === ""
    ? new Failure("BAD_USER_INPUT", `The body is not a request: ${expected}.`)
    : new Failure("BAD_USER_INPUT", `\`${field}\` is not what it should be: ${expected}.`, { field });
}

/** The request that a webhook carries. Fails with `BAD_USER_INPUT` by the place and what was expected there. */
export function requestFromBody(raw: Buffer): GivenRequest {
  const parsed = body.safeParse(jsonOf(raw));
  if (!parsed.success) throw refusal(parsed.error);
  return givenRequest(parsed.data);
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch {
    // The fault would quote the text.
    throw new Failure("BAD_USER_INPUT", "The body is not JSON in UTF-8.");
  }
}
