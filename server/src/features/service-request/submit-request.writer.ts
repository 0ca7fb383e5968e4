import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { refused } from "../../platform/written-text.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import type { Cooling, RequestNeed } from "./service-request.reader.ts";

/** A request as its sender gives it. */
export interface GivenRequest {
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

const insert = `
  INSERT INTO service_request (id, requested_at, received_at, received_from, assign_at, ${columns.join(", ")})
  VALUES ($1, coalesce($2::timestamptz, $3::timestamptz), $3, $4, $3, ${columns.map((_, index) => `$${index + 5}`).join(", ")})
  ON CONFLICT (id) DO NOTHING RETURNING id`;

/** Of a request sent again, what differs from what was sent before. */
async function checkSame(manager: EntityManager, request: GivenRequest): Promise<void> {
  const rows: Record<string, unknown>[] = await manager.query(
    `SELECT requested_at, ${columns.join(", ")} FROM service_request WHERE id = $1`,
    [request.id],
  );
  const [stored] = rows;
  const differing: string[] = fields.filter((field) => stored?.[given[field]] !== request[field]);
  const { requestedAt } = request;
  if (requestedAt && (stored?.["requested_at"] as Date | undefined)?.getTime() !== requestedAt.getTime()) differing.push("requestedAt");
  if (differing.length === 0) return;
  throw new Failure("CONFLICT", `There is a request of this id already, with another ${differing.join(", ")}. Nothing has changed.`, {
    field: differing[0],
  });
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
  check(request, now);
  return workerTransaction(scope, dataSource, async (manager) => {
    const values = [request.id, request.requestedAt, now, from, ...fields.map((field) => request[field])];
    const stored: unknown[] = await manager.query(insert, values);
    if (stored.length > 0) return true;
    await checkSame(manager, request);
    return false;
  });
}
