import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { refused } from "../../platform/written-text.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import type { Cooling, RequestNeed } from "./service-request.reader.ts";

/** A request as its sender gives it. */
export interface GivenRequest {
  /** The sender's own. */
  readonly id: string;
  /** Null: when it is received. */
  readonly requestedAt: Date | null;
  readonly need: RequestNeed;
  readonly cooling: Cooling;
  readonly serialNumber: string | null;
  readonly model: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly street: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly preferences: string | null;
  readonly town: string | null;
  readonly postalCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const longest = 200;
const texts = [
  "id",
  "serialNumber",
  "model",
  "firstName",
  "lastName",
  "street",
  "phone",
  "email",
  "preferences",
  "town",
  "postalCode",
] as const;

/** Values that a person wrote are not told back: they may be personal. */
function check(given: GivenRequest, now: Date): void {
  if (given.id.trim() === "") throw refused("id", "The id is blank; expected the sender's own id of the request.");
  for (const field of texts) {
    const length = given[field]?.length ?? 0;
    if (length > longest) throw refused(field, `\`${field}\` has ${length} characters; expected at most ${longest}.`);
  }
  if (given.requestedAt && given.requestedAt > now) {
    throw refused("requestedAt", `${given.requestedAt.toISOString()} is later than now; expected a past time.`);
  }
  const { latitude, longitude } = given;
  if ((latitude === null) !== (longitude === null)) {
    throw refused(latitude === null ? "latitude" : "longitude", "A place is a latitude and a longitude; expected both or neither.");
  }
  if (latitude !== null && Math.abs(latitude) > 90) throw refused("latitude", `${latitude} is no latitude; expected -90 to 90.`);
  if (longitude !== null && Math.abs(longitude) > 180) throw refused("longitude", `${longitude} is no longitude; expected -180 to 180.`);
}

const given = {
  need: "need",
  cooling: "cooling",
  serialNumber: "serial_number",
  model: "model",
  firstName: "first_name",
  lastName: "last_name",
  street: "street",
  phone: "phone",
  email: "email",
  preferences: "preferences",
  town: "town",
  postalCode: "postal_code",
  latitude: "latitude",
  longitude: "longitude",
} as const;
const fields = Object.keys(given) as (keyof typeof given)[];
const columns = Object.values(given);

/** Who sends a request. */
export interface RequestOrigin {
  /** As it is kept: the subject of a token, or the sender's name. */
  readonly from: string;
  /** Whose webhook it comes by, within which its id is unique; null of the operator's own systems, whose ids are those of requests. */
  readonly sender: string | null;
}

const insert = `
  INSERT INTO service_request (id, requested_at, received_at, received_from, assign_at, sender, sender_id, ${columns.join(", ")})
  VALUES ($1, coalesce($2::timestamptz, $3::timestamptz), $3, $4, $3, $5, $6, ${columns.map((_, index) => `$${index + 7}`).join(", ")})
  ON CONFLICT DO NOTHING RETURNING id`;

type StoredRequest = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly requested_at: Date;
  readonly erased_at: Date | null;
};

/** The id of a request sent again. Fails by the names of what differs from what was sent before. */
async function checkSame(manager: EntityManager, request: GivenRequest, { sender }: RequestOrigin): Promise<string> {
  const rows: StoredRequest[] = await manager.query(
    `SELECT id, requested_at, erased_at, ${columns.join(", ")} FROM service_request WHERE ${sender === null ? "id = $1" : "sender = $2 AND sender_id = $1"}`,
    sender === null ? [request.id] : [request.id, sender],
  );
  const [stored] = rows;
  if (!stored) throw new Error("A request that is there already is not there.");
  if (stored.erased_at !== null) {
    throw new Failure("CONFLICT", "There was a request of this id, whose owner's data are erased. Nothing has changed.", { field: "id" });
  }
  const differing: string[] = fields.filter((field) => stored[given[field]] !== request[field]);
  const { requestedAt } = request;
  if (requestedAt && stored.requested_at.getTime() !== requestedAt.getTime()) differing.push("requestedAt");
  if (differing.length === 0) return stored.id;
  throw new Failure("CONFLICT", `There is a request of this id already, with another ${differing.join(", ")}. Nothing has changed.`, {
    field: differing[0],
  });
}

/** A request that is kept, and whether it was not before. */
export interface KeptRequest {
  /** Its own. */
  readonly id: string;
  readonly isNew: boolean;
}

/** What `storeRequest` does, within a transaction of the worker's. */
export async function keepRequest(manager: EntityManager, request: GivenRequest, origin: RequestOrigin, now: Date): Promise<KeptRequest> {
  check(request, now);
  const { from, sender } = origin;
  const id = sender === null ? request.id : `SR-${randomUUID()}`;
  const values = [id, request.requestedAt, now, from, sender, sender && request.id, ...fields.map((field) => request[field])];
  const stored: unknown[] = await manager.query(insert, values);
  return stored.length > 0 ? { id, isNew: true } : { id: await checkSame(manager, request, origin), isNew: false };
}

/**
 * Keeps a request, for which a dealer is then to be looked for; false where it is there already, with the same content. Fails with
 * `FORBIDDEN` for who is not staff, `BAD_USER_INPUT` for what makes no sense and `CONFLICT` where its id stands for something else.
 */
export async function storeRequest(
  scope: DealerScope,
  dataSource: DataSource,
  request: GivenRequest,
  from: string,
  now: Date,
): Promise<boolean> {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff and the operator's systems submit service requests.");
  const kept = await workerTransaction(scope, dataSource, (manager) => keepRequest(manager, request, { from, sender: null }, now));
  return kept.isNew;
}
