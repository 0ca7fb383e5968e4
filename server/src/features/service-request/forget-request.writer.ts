import type { EntityManager } from "typeorm";
import { erasedColumns } from "./imported-request.sql.ts";

/** What imports overwrote of a request is kept so that they can be undone; the hash of what they left would tell of it, too. */
const forgetImported = `
  UPDATE import_change c SET was = kept.was, hashes = kept.hashes
  FROM (
    SELECT c.dealer_id, c.run, c.file, c.what, c.part,
      coalesce(array_agg(CASE WHEN u.id = $1 THEN u.was - $2::text[] ELSE u.was END ORDER BY u.place) FILTER (WHERE u.was IS NOT NULL), '{}') AS was,
      array_agg(CASE WHEN u.id = $1 THEN 0 ELSE u.hash END ORDER BY u.place) AS hashes
    FROM import_change c JOIN import_run r ON r.id = c.run, unnest(c.ids, c.hashes, c.was) WITH ORDINALITY AS u(id, hash, was, place)
    WHERE c.dealer_id = '' AND c.what IN ('ADDED', 'CHANGED') AND $1 = ANY (c.ids) AND r.files -> c.file ->> 'kind' = 'service-requests'
    GROUP BY c.dealer_id, c.run, c.file, c.what, c.part
  ) kept
  WHERE (c.dealer_id, c.run, c.file, c.what, c.part) = (kept.dealer_id, kept.run, kept.file, kept.what, kept.part)`;

/** Takes out of what is kept of imports and webhooks what tells of the owner of a request. Neither import can be undone any more. */
export async function forgetRequest(manager: EntityManager, id: string): Promise<void> {
  await manager.query(forgetImported, [id, erasedColumns]);
  await manager.query("UPDATE request_delivery SET body_hash = NULL WHERE request_id = $1", [id]);
}
