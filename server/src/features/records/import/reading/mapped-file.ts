import type { DataSource } from "typeorm";
import type { DealerScope } from "../../../../platform/dealer-scope.ts";
import type { GivenFile } from "../given-file.ts";
import { type ImportMapping, importMapping } from "../mapping/import-mapping.ts";
import { findMapping } from "../mapping/kept-mapping.ts";

/** A file whose mapping is at hand. */
export interface MappedFile extends GivenFile {
  readonly mapping: ImportMapping;
  /** Of a mapping that is kept already. */
  readonly mappingVersion?: number;
}

/** @throws Failure `IMPORT_REFUSED` where no mapping of a file's CRM is kept and none comes with it. */
export async function mapFiles(scope: DealerScope, dataSource: DataSource, files: readonly GivenFile[]): Promise<MappedFile[]> {
  const mapped: MappedFile[] = [];
  for (const given of files) {
    const { kind, dealer, crm } = given;
    if (given.mapping !== undefined || crm === undefined || dealer === undefined) {
      mapped.push({ ...given, mapping: given.mapping ?? importMapping.parse({}) });
    } else {
      const { version, mapping } = await findMapping(scope, dataSource, { dealer, crm: crm.name, kind: kind.name }, crm.version);
      mapped.push({ ...given, mapping, mappingVersion: version });
    }
  }
  return mapped;
}
