import { playwright } from "@vitest/browser-playwright";
import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";
import { browserLaunch } from "./support/browser.ts";

const require = createRequire(import.meta.url);

export default defineConfig({
  test: {
    root: import.meta.dirname,
    sequence: { shuffle: true },
    // Long enough for a busy machine: what these wait for either comes or does not.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      "../storybook/vitest.config.ts",
      {
        extends: true,
        // One copy of graphql: its module and its CommonJS builds do not know each other's types.
        resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve("graphql") }] },
        test: {
          name: "node",
          environment: "node",
          include: ["server/**/*.test.ts", "ui-components/**/*.test.ts", "e2e/**/*.e2e.test.ts"],
          exclude: ["**/*.browser.test.ts"],
          globalSetup: ["support/global-setup.ts"],
          // Much of the time goes into waiting for PostgreSQL.
          maxWorkers: 2,
          // Loading the server for each file again would take longer than its tests; files share no state but modules.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Found before the first test: a page that reloads to take in a new dependency loses its tests.
        optimizeDeps: {
          include: ["axe-core", "react", "react-dom/client", "@dealer-scorecards/ui-components > lit/decorators.js"],
          entries: ["ui-components/**/*.browser.test.ts"],
        },
        test: {
          name: "ui",
          include: ["ui-components/**/*.browser.test.ts"],
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await browserLaunch() }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
