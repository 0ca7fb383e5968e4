import { parseArgs, type ParseArgsConfig } from "node:util";
import { Failure } from "../platform/failure.ts";

/** Tells what is wrong with a command line, and how it is used. */
export function refuseUsage(usage: string, message: string): never {
  throw new Failure("BAD_USER_INPUT", `${message}\n\n${usage}`);
}

/** @throws Failure where there is an option that is not among these, or one without its value. */
export function readArguments<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  given: readonly string[],
  usage: string,
  options: Options,
) {
  try {
    return parseArgs({ args: [...given], allowPositionals: true, options });
  } catch (error) {
    return refuseUsage(usage, (error as Error).message);
  }
}
