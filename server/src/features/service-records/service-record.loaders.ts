import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { NodeType } from "../../graphql/node.type.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { readServiceRecords } from "./service-record.reader.ts";
import { type ServiceRecordKind, serviceRecordFrom } from "./service-record-kind.ts";

interface ServiceRecordKey {
  readonly kind: ServiceRecordKind;
  readonly dealerId: string;
  readonly id: string;
  readonly asOf: Date;
}

const groupText = ({ kind, asOf }: Pick<ServiceRecordKey, "kind" | "asOf">) => `${kind.code} ${asOf.toISOString()}`;
const keyText = (key: ServiceRecordKey) => JSON.stringify([groupText(key), key.dealerId, key.id]);

/** Records as the API shows them: one statement for all of a kind as of one instant; null where there is none to be seen. */
export const serviceRecordLoader: LoaderDefinition<ServiceRecordKey, NodeType | null> = {
  name: "serviceRecord",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const nodes = await loadGrouped(keys, groupText, keyText, async (group) => {
      const [{ kind, asOf }] = group;
      const rows = await readServiceRecords(scope, runner, kind, group, asOf);
      return new Map(rows.map((row) => [keyText({ kind, asOf, dealerId: row.dealer_id, id: row.id }), serviceRecordFrom(kind, row, asOf)]));
    });
    return nodes.map((node) => node ?? null);
  },
};
