import { createLog } from "server/platform/log.ts";
import { acquireEmbeddedDatabase } from "server/storage/embedded/embedded-database.ts";

/** A process that uses the embedded database of the folder it is given, until SIGINT or SIGTERM; it may or may not handle them. */
const [folder, handling] = process.argv.slice(2);
if (folder === undefined) throw new Error("Give the data folder.");
const database = await acquireEmbeddedDatabase(folder, createLog("error"));
let releasing: Promise<void> | undefined;
const release = () => {
  releasing ??= database.release();
};
if (handling === "HANDLED") for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, release);
process.stdout.write(`${database.url}\n`);
