import { importKinds } from "server/features/records/import/kinds/import-kinds.ts";
import { type DealerReach, type DealerScope, mintDealerScope } from "server/platform/dealer-scope.ts";
import { dealerTransaction } from "server/storage/dealer-transaction.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { databaseRoles } from "server/storage/roles.ts";
import { workerTransaction, workerTransactionForDealer } from "server/storage/worker-transaction.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const roles = Object.values(databaseRoles);
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await workerTransaction(staff, database.dataSource, async (manager) => {
    await manager.query(`INSERT INTO dealer (id, name) VALUES ('north', 'North'), ('south', 'South'), ('we"ird,\\', 'Weird')`);
    await manager.query(
      `INSERT INTO opportunity (dealer_id, id, assigned_at, expires_at)
       SELECT id, 'first', '2026-01-05T00:00Z', '2026-01-07T00:00Z' FROM dealer`,
    );
    await manager.query(
      `INSERT INTO metric_result (dealer_id, program, month, metric, edition, definition_version, numerator, final_at, computed_as_of, published_at)
       SELECT id, 'FLEET', '2026-01-01', 'ASSIGNED', 1, 1, 1, now(), now(), now() FROM dealer`,
    );
  });
});
afterAll(() => database.close());

function ask<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return database.dataSource.query<Row[]>(text, values);
}

describe("every table", () => {
  test("that names a dealer enables row-level security and forces it on its owner", async () => {
    const open = await ask(`
      SELECT relname FROM pg_class
      WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND NOT (relrowsecurity AND relforcerowsecurity)
        AND (relname = 'dealer' OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'dealer_id'))`);
    expect(open).toEqual([]);
  });

  test("but those of the migrations, the operator's, what is of many dealers or computed over all, and how far, names a dealer", async () => {
    const global = await ask<{ relname: string }>(`
      SELECT relname FROM pg_class
      WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND relname <> 'dealer'
        AND NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'dealer_id')
      ORDER BY relname`);
    expect(global.map(({ relname }) => relname)).toEqual([
      "assignment",
      "contact_reading",
      "holiday",
      "import_run",
      "metric_quartiles",
      "migrations",
      "operator_event",
      "operator_webhook",
      "opportunity_setting",
      "outlook_upkeep",
      "request_delivery",
      "request_sender",
      "service_request",
      "typeorm_metadata",
    ]);
  });

  test("that is the operator's is shown to no dealer", async () => {
    const operators = ["holiday", "operator_event", "operator_webhook", "opportunity_setting", "request_sender"];
    const policies = await ask("SELECT tablename, qual FROM pg_policies WHERE tablename = ANY ($1) AND $2 = ANY (roles) ORDER BY 1", [
      operators,
      databaseRoles.dealer,
    ]);
    expect(policies).toEqual(operators.map((tablename) => ({ tablename, qual: "false" })));
    expect(await ask("SELECT has_any_column_privilege($1, 'contact_reading', 'SELECT') AS may", [databaseRoles.dealer])).toEqual([
      { may: false },
    ]);
  });

  test.each([
    ["service_request", ["last_name", "street", "phone", "email", "preferences", "received_from", "cancel_reason"]],
    ["assignment", ["candidates", "basis", "decided_by", "setting_version"]],
  ])("of requests, %s, shows no dealer its columns %j", async (table, columns) => {
    const shown = await ask<{ name: string }>(
      "SELECT name FROM unnest($3::text[]) name WHERE has_column_privilege($1, $2::text, name, 'SELECT')",
      [databaseRoles.dealer, table, columns],
    );
    expect(shown).toEqual([]);
  });

  test.each(roles.filter((role) => role !== databaseRoles.undo))("that names a dealer has one policy by which %s reads", async (role) => {
    const without = await ask(
      `SELECT relname FROM pg_class
       WHERE relrowsecurity AND 1 <> (SELECT count(*) FROM pg_policies WHERE tablename = relname AND $1 = ANY (roles) AND cmd IN ('SELECT', 'ALL'))`,
      [role],
    );
    expect(without).toEqual([]);
  });

  test("checks what is written", async () => {
    const unchecked = await ask("SELECT tablename FROM pg_policies WHERE cmd <> 'SELECT' AND with_check IS NULL");
    expect(unchecked).toEqual([]);
  });

  test("is written by the worker only, but for a dealer's goals for itself", async () => {
    const written = await ask(
      `SELECT tablename, cmd, roles::text FROM pg_policies WHERE cmd <> 'SELECT' AND NOT roles = ARRAY[$1]::name[]`,
      [databaseRoles.worker],
    );
    expect(written).toEqual([{ tablename: "metric_goal", cmd: "INSERT", roles: `{${databaseRoles.dealer}}` }]);
  });
});

describe.each(roles)("the role %s", (role) => {
  test("cannot log in, is no superuser and does not bypass row-level security", async () => {
    const found = await ask(`SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = $1`, [
      role,
    ]);
    expect(found).toEqual([{ rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
  });

  test("owns nothing", async () => {
    expect(await ask(`SELECT relname FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner WHERE rolname = $1`, [role])).toEqual([]);
  });

  test("deletes nothing, unless it undoes imports: then what one can have made", async () => {
    const deletable = await ask<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND has_table_privilege($1, oid, 'DELETE, TRUNCATE')`,
      [role],
    );
    const made = [...importKinds.map(({ table }) => table), "outbox_event", "operator_event", "record_completeness"];
    expect(new Set(deletable.map(({ relname }) => relname))).toEqual(new Set(role === databaseRoles.undo ? made : []));
  });
});

async function dealersSeen(reach: DealerReach): Promise<string[]> {
  const snapshot = new ReadSnapshot(database.readPool, mintDealerScope(reach));
  try {
    const rows = await snapshot.query<{ dealer_id: string }>(
      { name: "dealers_seen", text: "SELECT dealer_id FROM opportunity ORDER BY dealer_id" },
      [],
    );
    return rows.map((row) => row.dealer_id);
  } finally {
    await snapshot.close();
  }
}

describe("a reader", () => {
  test("without a scope sees no row", async () => {
    const { rows } = await database.readPool.query("SELECT * FROM opportunity");
    expect(rows).toEqual([]);
  });

  test.each([
    ["of one dealer sees that dealer's rows only", ["north"], ["north"]],
    ["of two dealers sees both", ["north", "south"], ["north", "south"]],
    ["of no dealer sees nothing", [], []],
    ["of an unknown dealer sees nothing", ["east"], []],
    ["of a dealer with quotes, commas and backslashes in its name sees that one", ['we"ird,\\'], ['we"ird,\\']],
    ["of a dealer named like two dealers sees neither", ["north,south"], []],
  ])("%s", async (_, dealerIds, seen) => {
    expect(await dealersSeen({ kind: "DEALERS", dealerIds })).toEqual(seen);
  });

  test("of the staff sees all dealers", async () => {
    expect(await dealersSeen({ kind: "STAFF" })).toHaveLength(3);
  });

  test("leaves no scope on the connection for the next one", async () => {
    await dealersSeen({ kind: "STAFF" });
    await dealersSeen({ kind: "DEALERS", dealerIds: ["north"] });
    const { rows } = await database.readPool.query("SELECT * FROM opportunity");
    expect(rows).toEqual([]);
  });

  test("cannot write", async () => {
    await expect(database.readPool.query("INSERT INTO dealer (id, name) VALUES ('east', 'East')")).rejects.toThrow("read-only transaction");
  });
});

describe("the worker", () => {
  test.each([
    ["published in metric_result", "metric_result", "edition"],
    ["published in metric_result_records", "metric_result_records", "edition"],
    ["published in restated_record", "restated_record", "edition"],
    ["set in metric_goal", "metric_goal", "value"],
    ["set in customer_goal", "customer_goal", "target"],
    ["read in customer_goal_reading", "customer_goal_reading", "value"],
    ["told in case_study", "case_study", "done"],
    ["agreed in outcome_agreement", "outcome_agreement", "until"],
  ])("cannot change what is %s", async (_, table, column) => {
    const change = workerTransaction(staff, database.dataSource, (manager) => manager.query(`UPDATE ${table} SET ${column} = ${column}`));
    await expect(change).rejects.toThrow("permission denied");
  });

  test("undoes everything when one statement fails", async () => {
    const work = workerTransaction(staff, database.dataSource, async (manager) => {
      await manager.query("INSERT INTO dealer (id, name) VALUES ('west', 'West')");
      await manager.query("INSERT INTO dealer (id, name) VALUES ('west', 'West again')");
    });
    await expect(work).rejects.toThrow("duplicate key");
    expect(await dealersSeen({ kind: "DEALERS", dealerIds: ["west"] })).toEqual([]);
    expect(await ask("SELECT id FROM dealer WHERE id = 'west'")).toEqual([]);
  });

  test("that works for a dealer is held to that dealer's rows", async () => {
    const insert = "INSERT INTO webhook (dealer_id, set_at, set_by) VALUES ($1, now(), 'someone')";
    const scope = mintDealerScope({ kind: "DEALERS", dealerIds: ["north"] });
    const work = (dealer: string) =>
      workerTransactionForDealer(scope, database.dataSource, "north", (manager) => manager.query(insert, [dealer]));
    await expect(work("south")).rejects.toThrow("row-level security");
    await work("north");
    const seen = workerTransactionForDealer(staff, database.dataSource, "south", (manager) => manager.query("SELECT FROM webhook"));
    expect(await seen).toEqual([]);
  });

  test("does not work for a dealer", async () => {
    const dealer = mintDealerScope({ kind: "DEALERS", dealerIds: ["north"] });
    expect(() => workerTransaction(dealer, database.dataSource, async () => undefined)).toThrow("Only staff");
  });
});

describe("a dealer's own goal", () => {
  const north = mintDealerScope({ kind: "DEALERS", dealerIds: ["north"] }) as DealerScope & { readonly kind: "DEALERS" };
  const write = (scope: string, dealerId: string, country = "") =>
    dealerTransaction(north, database.dataSource, (manager) =>
      manager.query(
        `INSERT INTO metric_goal (program, metric, scope, dealer_id, country, valid_from, value, direction, strict, set_by, set_at)
         VALUES ('P', 'M', $1, $2, $3, '2026-01-01', 1, 'AT_LEAST', false, 'north', now())`,
        [scope, dealerId, country],
      ),
    );

  test("is written under the dealer's role", async () => {
    await write("OWN", "north");
    expect(await ask("SELECT dealer_id FROM metric_goal")).toEqual([{ dealer_id: "north" }]);
  });

  test.each([
    ["for another dealer", "OWN", "south", ""],
    ["as the staff's", "DEALER", "north", ""],
    ["for everybody", "EVERYBODY", "", ""],
    ["for a country", "COUNTRY", "", "US"],
  ])("is not written %s", async (_, scope, dealerId, country) => {
    await expect(write(scope, dealerId, country)).rejects.toThrow("row-level security");
  });

  test("cannot be changed", async () => {
    const change = dealerTransaction(north, database.dataSource, (manager) => manager.query("UPDATE metric_goal SET value = 0"));
    await expect(change).rejects.toThrow("permission denied");
  });
});
