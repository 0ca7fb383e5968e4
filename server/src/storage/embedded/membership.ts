import pg from "pg";
import type { Cluster } from "./cluster.ts";

/** Any number, the same for every process that shares the cluster. */
const useOfCluster = 7_301_944;

/** A process's share in a running cluster. It ends with its connection, so a killed process leaves nothing to clear up. */
export interface Membership {
  readonly url: string;
  /** Gives the share up. True for the last member: nobody joins any more and the cluster may be stopped. False also when the cluster is gone already. */
  leave(): Promise<boolean>;
  close(): Promise<void>;
}

async function answers(client: pg.Client, text: string, values: readonly unknown[]): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(text, [...values]);
  return rows[0]?.yes === true;
}

/**
 * Joins the cluster that answers on the port; fails when none does, when it is not this one, or when its last member is leaving.
 * The password is the cluster's own, and SCRAM proves it both ways.
 */
export async function joinCluster(cluster: Cluster, port: number, onLost: (error: Error) => void): Promise<Membership> {
  const url = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`;
  const client = new pg.Client({ connectionString: url, application_name: "dealer-scorecards", connectionTimeoutMillis: 5000, ssl: false });
  let leaving = false;
  client.on("error", (error) => {
    if (!leaving) onLost(error);
    leaving = true;
  });
  try {
    await client.connect();
    const own = await answers(client, "SELECT current_setting('data_directory') = $1 AS yes", [cluster.data]);
    const joined = own && (await answers(client, "SELECT pg_try_advisory_lock_shared($1) AS yes", [useOfCluster]));
    if (!joined) throw new Error(own ? "The cluster is being stopped." : `Port ${port} is another cluster's.`);
  } catch (error) {
    leaving = true;
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    url,
    async leave() {
      leaving = true;
      try {
        // Given up before asking: of two that leave at once, neither may see the other's share and stay.
        await client.query("SELECT pg_advisory_unlock_shared($1)", [useOfCluster]);
        return await answers(client, "SELECT pg_try_advisory_lock($1) AS yes", [useOfCluster]);
      } catch {
        return false;
      }
    },
    close: () => client.end(),
  };
}
