import type { GivenRequest } from "./submit-request.writer.ts";

/** Fields of a request as somebody sends them; what is null may be left out, too. */
export type WrittenRequest = Pick<GivenRequest, "id" | "need" | "cooling"> & {
  readonly [Field in Exclude<keyof GivenRequest, "id" | "need" | "cooling">]?: GivenRequest[Field] | undefined;
};

/** A blank text is none. */
const text = (value: string | null | undefined): string | null => value?.trim() || null;

export function givenRequest(written: WrittenRequest): GivenRequest {
  return {
    id: written.id,
    requestedAt: written.requestedAt ?? null,
    need: written.need,
    cooling: written.cooling,
    serialNumber: text(written.serialNumber),
    model: text(written.model),
    firstName: text(written.firstName),
    lastName: text(written.lastName),
    street: text(written.street),
    phone: text(written.phone),
    email: text(written.email),
    preferences: text(written.preferences),
    town: text(written.town),
    postalCode: text(written.postalCode),
    latitude: written.latitude ?? null,
    longitude: written.longitude ?? null,
  };
}
