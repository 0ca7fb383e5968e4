import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chromium } from "playwright";
import { browserLaunch } from "../support/browser.ts";
import { startDemo } from "../support/demo-product.ts";
import { makeDataFolder } from "../support/test-server.ts";

const picture = join(import.meta.dirname, "../../ui-components/docs/dashboard.png");
const address = "/?viewer=staff&dealer=D1022&lang=en&expanded=2026-10";

/** The README's picture: the demo at a fixed instant, as one viewer sees it. */
async function takePicture(url: string): Promise<void> {
  const browser = await chromium.launch(await browserLaunch());
  try {
    const page = await browser.newPage({ baseURL: url, locale: "en-US", colorScheme: "light", viewport: { width: 1280, height: 860 } });
    await page.goto(address);
    await page.getByText("Withdrawn", { exact: true }).waitFor();
    await page.getByRole("article").nth(3).waitFor();
    await page.screenshot({ path: picture, animations: "disabled" });
  } finally {
    await browser.close();
  }
}

await mkdir(dirname(picture), { recursive: true });
const dataFolder = await makeDataFolder();
const demo = await startDemo({ dataFolder });
try {
  await takePicture(demo.url);
} finally {
  await demo.stop();
  await rm(dataFolder, { recursive: true });
}
process.stdout.write(`${picture}\n`);
