import { createLog } from "server/platform/log.ts";
import { acquireEmbeddedDatabase } from "server/storage/embedded/embedded-database.ts";

/** A process that uses the embedded database of the folder it is given, until SIGINT or SIGTERM. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Give the data folder.");
const database = await acquireEmbeddedDatabase(folder, createLog("error"));
let releasing: Promise<void> | undefined;
const release = () => {
  releasing ??= database.release();
};
process.on("SIGINT", release);
process.on("SIGTERM", release);
process.stdout.write(`${database.url}\n`);
