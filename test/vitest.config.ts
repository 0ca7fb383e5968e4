import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const require = createRequire(import.meta.url);

export default defineConfig({
  // One copy of graphql: its module and its CommonJS builds do not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve("graphql") }] },
  test: {
    root: import.meta.dirname,
    environment: "node",
    include: ["server/**/*.test.ts", "ui-components/**/*.test.ts"],
    globalSetup: ["support/global-setup.ts"],
    sequence: { shuffle: true },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Much of the time goes into waiting for PostgreSQL.
    maxWorkers: 2,
  },
});
