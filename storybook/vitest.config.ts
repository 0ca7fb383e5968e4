import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
// By its path: a package is not transformed when a configuration is read.
import { browserLaunch } from "../test/support/browser.ts";

export default defineConfig({
  plugins: [storybookTest({ configDir: join(import.meta.dirname, ".storybook") })],
  // Found before the first story: a page that reloads to take in a new dependency loses its stories.
  optimizeDeps: {
    entries: ["stories/**/*.stories.ts", ".storybook/preview.ts"],
    include: ["@storybook/addon-a11y > axe-core"],
  },
  test: {
    name: "storybook",
    testTimeout: 60_000,
    hookTimeout: 180_000,
    sequence: { groupOrder: 2 },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: await browserLaunch() }),
      instances: [{ browser: "chromium" }],
    },
  },
});
