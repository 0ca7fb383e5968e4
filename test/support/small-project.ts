import { exec } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const configuration = [
  ".biome.json",
  ".gitignore",
  ".knip.json",
  ".oxlint",
  ".oxlintrc.json",
  "package.json",
  "tsconfig.base.json",
  "server/tsconfig.json",
];

/** What a gate's command said. */
export interface Verdict {
  readonly passed: boolean;
  readonly output: string;
}

/** File names with their text. */
export type Files = Readonly<Record<string, string>>;

/** The scripts of the project's own `package.json`. */
export async function projectScripts(folder = "."): Promise<Readonly<Record<string, string>>> {
  const file = await readFile(join(root, folder, "package.json"), "utf8");
  return (JSON.parse(file) as { scripts: Record<string, string> }).scripts;
}

async function link(folder: string, to: string): Promise<void> {
  const modules = join(to, folder, "node_modules");
  await mkdir(modules, { recursive: true });
  for (const name of await readdir(join(root, folder, "node_modules")))
    await symlink(join(root, folder, "node_modules", name), join(modules, name));
}

/** A project of a few files in a folder of its own, under the real configuration and with the real tools. */
export class SmallProject {
  private constructor(private readonly folder: string) {}

  static async create(files: Files): Promise<SmallProject> {
    const project = new SmallProject(await mkdtemp(join(tmpdir(), "dealer-scorecards-gates-")));
    for (const path of configuration) await cp(join(root, path), join(project.folder, path), { recursive: true });
    for (const folder of [".", "server"]) await link(folder, project.folder);
    await project.write(files);
    return project;
  }

  async write(files: Files): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.folder, path)), { recursive: true });
      await writeFile(join(this.folder, path), text);
    }
  }

  /** Runs a script of the project as a package manager would. */
  run(script: string, folder = "."): Promise<Verdict> {
    const cwd = join(this.folder, folder);
    const path = [join(cwd, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
    return new Promise((done) => {
      exec(script, { cwd, env: { ...process.env, PATH: path }, maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
        done({ passed: error === null, output: stdout + stderr });
      });
    });
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
