import type { EntityManager } from "typeorm";
import { factsFrom, unmetConditions } from "../participation/participation.ts";
import { participationColumns, type ParticipationRow, participationSql } from "../participation/participation.reader.ts";
import { type Candidate, consideredRelationships, type ConsideredRelationship, type Hindrance } from "./choose-dealer.ts";
import type { CoreRank } from "./core-rank.ts";
import type { DueRequest } from "./due-request.reader.ts";
import { kilometresSql, reachOf } from "./great-circle.ts";

/** What of a dealer decides whether it is asked, whatever the request. */
export interface AskableDealer extends Omit<ParticipationRow, "suspended_at"> {
  readonly suspended_at: Date | null;
  readonly time_zone: string;
  readonly country: string | null;
  /** Handed to it in the 30 days before. */
  readonly received: number;
}

/** Every dealer, as of an instant. */
export async function findAskableDealers(manager: EntityManager, now: Date): Promise<Map<string, AskableDealer>> {
  const rows: AskableDealer[] = await manager.query(
    `SELECT ${participationColumns}, d.time_zone, d.country, coalesce(handed.received, 0)::int AS received
     FROM dealer d ${participationSql("$1::timestamptz")}
     LEFT JOIN (
       SELECT dealer_id, count(*) AS received FROM opportunity WHERE assigned_at > $1::timestamptz - interval '30 days' AND assigned_at <= $1
       GROUP BY dealer_id
     ) handed ON handed.dealer_id = d.id`,
    [now],
  );
  return new Map(rows.map((row) => [row.dealer_id, row]));
}

/** A dealer in question for a request. */
interface Found {
  readonly request_id: string;
  readonly dealer_id: string;
  readonly kilometres: number | null;
  readonly kind: ConsideredRelationship | null;
  readonly asked: boolean;
}

const box = (west: string, east: string) => `box(point(${west}, r.south), point(${east}, r.north))`;
const place = "point(d.longitude, d.latitude)";
const distance = kilometresSql({ latitude: "r.latitude", longitude: "r.longitude" }, { latitude: "d.latitude", longitude: "d.longitude" });

/** Those within the radius, by an index on their places, over the date line too; and those that know the generator, wherever they are. */
const inQuestion = `
  WITH r AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::float8[], $6::float8[], $7::float8[], $8::float8[])
      AS r(id, serial_number, latitude, longitude, south, north, west, east)
  ), question AS (
    SELECT r.id AS request_id, d.id AS dealer_id, NULL::int AS strength
    FROM r JOIN dealer d ON d.latitude IS NOT NULL
      AND (${place} <@ ${box("r.west", "r.east")} OR ${place} <@ ${box("r.west + 360", "r.east + 360")} OR ${place} <@ ${box("r.west - 360", "r.east - 360")})
    WHERE ${distance} <= $9
    UNION ALL
    SELECT r.id, k.dealer_id, coalesce(array_position($10::text[], k.kind), 9) FROM r JOIN dealer_relationship k ON k.serial_number = r.serial_number
  )
  SELECT r.id AS request_id, d.id AS dealer_id, ${distance} AS kilometres, ($10::text[])[question.strength] AS kind,
    EXISTS (SELECT FROM opportunity o WHERE o.request_id = r.id AND o.dealer_id = d.id) AS asked
  FROM (SELECT request_id, dealer_id, min(strength) AS strength FROM question GROUP BY request_id, dealer_id) question
  JOIN r ON r.id = question.request_id JOIN dealer d ON d.id = question.dealer_id`;

const qualified = ({ cooling }: DueRequest, dealer: AskableDealer): boolean =>
  (cooling === "AIR_COOLED" ? dealer.air_cooled : dealer.liquid_cooled) > 0;

function hindrances(request: DueRequest, dealer: AskableDealer, found: Found, radiusKm: number): Hindrance[] {
  const unmet: Hindrance[] = unmetConditions(factsFrom(dealer));
  // Who has no trained technician at all has no qualified one either: once is enough.
  if (dealer.trained > 0 && !qualified(request, dealer)) unmet.push("NO_QUALIFIED_TECHNICIAN");
  if (found.kind === null && (found.kilometres === null || found.kilometres > radiusKm)) unmet.push("OUT_OF_REACH");
  if (found.asked) unmet.push("ASKED_BEFORE");
  return unmet;
}

/** The dealers in question for each request, by its id: those within the radius and those that know its generator. */
export async function findCandidates(
  manager: EntityManager,
  requests: readonly DueRequest[],
  dealers: ReadonlyMap<string, AskableDealer>,
  ranks: ReadonlyMap<string, CoreRank>,
  radiusKm: number,
): Promise<Map<string, Candidate[]>> {
  const reaches = requests.map(({ latitude, longitude }) =>
    latitude === null || longitude === null ? null : reachOf({ latitude, longitude }, radiusKm),
  );
  const rows: Found[] = await manager.query(inQuestion, [
    requests.map(({ id }) => id),
    requests.map(({ serial_number: serial }) => serial),
    requests.map(({ latitude }) => latitude),
    requests.map(({ longitude }) => longitude),
    reaches.map((reach) => reach?.south ?? null),
    reaches.map((reach) => reach?.north ?? null),
    reaches.map((reach) => reach?.west ?? null),
    reaches.map((reach) => reach?.east ?? null),
    radiusKm,
    consideredRelationships,
  ]);
  const byId = new Map(requests.map((request) => [request.id, request]));
  const candidates = new Map<string, Candidate[]>(requests.map(({ id }) => [id, []]));
  for (const found of rows) {
    const [request, dealer] = [byId.get(found.request_id), dealers.get(found.dealer_id)];
    if (!request || !dealer) continue;
    candidates.get(request.id)?.push({
      dealerId: dealer.dealer_id,
      kilometres: found.kilometres,
      relationship: found.kind,
      unmet: hindrances(request, dealer, found, radiusKm),
      rank: ranks.get(dealer.dealer_id) ?? null,
      received: dealer.received,
    });
  }
  return candidates;
}
