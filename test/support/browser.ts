import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium, type LaunchOptions } from "playwright";

/** Places a Chromium stands in on the systems people develop on. */
const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Quiet: no graphics card, no request of the browser's own. */
const args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"];

/** Without a single font Chromium ends, and the package's own list names folders that are not ours. */
async function fontsOf(folder: string): Promise<string> {
  const path = join(folder, "fonts.conf");
  const folders = [join(folder, "fonts"), "/usr/share/fonts"].map((each) => `<dir>${each}</dir>`).join("");
  await writeFile(path, `<fontconfig>${folders}<cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>\n`);
  return path;
}

/** The Chromium that comes by npm, where there is one for this machine; it needs no library of the system's. */
async function packedChromium(): Promise<LaunchOptions | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = join(import.meta.dirname, "..", "node_modules", ".cache", "chromium");
  await mkdir(folder, { recursive: true });
  // It unpacks to the temporary folder, where another user's copy would be in the way, and its libraries only where it thinks to
  // need them. In a process of its own, for these variables are for it alone; and waited for, for two must not unpack at once.
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, "unpack-chromium.mjs")], {
    encoding: "utf8",
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
  });
  if (status !== 0) return undefined;
  const { executablePath, variables } = JSON.parse(stdout) as { executablePath: string; variables: Record<string, string> };
  const needed = ["--no-sandbox", "--no-zygote", "--use-gl=angle", "--use-angle=swiftshader", "--headless=shell"];
  return { executablePath, args: [...args, ...needed], env: { ...variables, FONTCONFIG_FILE: await fontsOf(folder) } };
}

function installChromium(): LaunchOptions {
  const cli = join(createRequire(import.meta.url).resolve("playwright/package.json"), "..", "cli.js");
  const { status } = spawnSync(process.execPath, [cli, "install", "chromium", "--only-shell"], { stdio: "inherit" });
  if (status !== 0) throw new Error("There is no Chromium: install one (apt-get install chromium) or set CHROMIUM_PATH.");
  return { args };
}

/** Finds a Chromium, or gets one: `CHROMIUM_PATH`, Playwright's own, the system's, the one from npm, a download. */
export async function browserLaunch(): Promise<LaunchOptions> {
  const given = process.env["CHROMIUM_PATH"];
  if (given) return { executablePath: given, args };
  if (existsSync(chromium.executablePath())) return { args };
  const executablePath = usualPlaces.find((path) => existsSync(path));
  if (executablePath) return { executablePath, args };
  return (await packedChromium()) ?? installChromium();
}
