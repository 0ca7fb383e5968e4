import { setTimeout as sleep } from "node:timers/promises";
import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { takeStep } from "server/features/opportunity/opportunity-step.writer.ts";
import type { OpportunityStep } from "server/features/opportunity/opportunity-step.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { DataSource, QueryRunner } from "typeorm";
import { newRequest } from "../../../support/requests.ts";

const staff = mintDealerScope({ kind: "STAFF" });

/** What happens here, beside imports. */
export class LiveTrial {
  constructor(
    private readonly dataSource: DataSource,
    readonly dealer: string,
  ) {}

  /** Hands a request out to the dealer; gives the opportunity's id. */
  async handOut(request: string, at: Date): Promise<string> {
    await newRequest(this.dataSource, request, { requestedAt: at, receivedAt: at, assignAt: at });
    await this.assign(at);
    const [row] = await this.dataSource.query<{ id: string }[]>("SELECT id FROM opportunity WHERE request_id = $1", [request]);
    if (!row) throw new Error("The request was handed to nobody.");
    return row.id;
  }

  assign(at: Date): Promise<number> {
    return assignRequests(staff, this.dataSource, at);
  }

  take(opportunityId: string, step: OpportunityStep, at: Date): Promise<void> {
    return takeStep(staff, this.dataSource, { dealerId: this.dealer, opportunityId, step, by: "dealer" }, { now: () => at });
  }

  /** Work while another connection is in a transaction, which ends with it. */
  async during(work: (other: QueryRunner) => Promise<void>): Promise<void> {
    const other = this.dataSource.createQueryRunner();
    await other.connect();
    await other.startTransaction();
    try {
      await work(other);
    } finally {
      await other.commitTransaction();
      await other.release();
    }
  }

  /** Comes back once so many wait for a lock that another one holds; fails after ten seconds. */
  async waiting(count: number): Promise<void> {
    const waiting = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let found = -1;
    for (let tries = 0; tries < 200; tries += 1) {
      found = (await this.dataSource.query<object[]>(waiting)).length;
      if (found === count) return;
      await sleep(50);
    }
    throw new Error(`${found} wait for a lock; expected ${count}.`);
  }
}
