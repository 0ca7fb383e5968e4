import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const staff = mintDealerScope({ kind: "STAFF" });
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("a connection lost between two statements fails the request, not the process, and the next request has another", async () => {
  const lost = new ReadSnapshot(database.readPool, staff);
  const [row] = await lost.query<{ pid: number }>({ text: "SELECT pg_backend_pid() AS pid" }, []);
  await database.dataSource.query("SELECT pg_terminate_backend($1)", [row?.pid]);
  await expect
    .poll(() =>
      lost.query({ text: "SELECT 1" }, []).then(
        () => "answered",
        () => "failed",
      ),
    )
    .toBe("failed");
  await lost.close();
  const next = new ReadSnapshot(database.readPool, staff);
  expect(await next.query({ text: "SELECT 1 AS one" }, [])).toEqual([{ one: 1 }]);
  await next.close();
});
