import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { printSchema } from "graphql";
import { createSchema } from "../app/schema.ts";

const path = resolve(import.meta.dirname, "../../../schema.graphql");
await writeFile(path, `${printSchema(await createSchema())}\n`);
process.stdout.write(`${path}\n`);
