import "reflect-metadata";
import { Failure } from "../platform/failure.ts";
import type { Command } from "./command.ts";
import { importCommand } from "./import.command.ts";
import { previewDefinitionCommand } from "./preview-definition.command.ts";
import { publishCommand } from "./publish.command.ts";

const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  publish: publishCommand,
  "preview-definition": previewDefinitionCommand,
};

const [name = "", ...given] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command === undefined) {
    const usages = Object.values(commands).map(({ usage }) => usage);
    throw new Failure(
      "BAD_USER_INPUT",
      `"${name}": expected one of the commands ${Object.keys(commands).join(", ")}.\n\n${usages.join("\n\n")}`,
    );
  }
  process.exitCode = await command.run(given);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
