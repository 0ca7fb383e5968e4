import { type Condition, fieldsIn, fieldsOfLeaf, not } from "./condition.ts";
import { type FieldDefinition, isStored, neededFields, type RecordKind, sourcesOf } from "./record-kind.ts";
import { allOf, always, anyOf, never } from "./simplify.ts";

/** What is asked of a record: conditions to decide, and fields whose value is taken. */
export interface Asked {
  readonly conditions: readonly Condition[];
  readonly fields: readonly string[];
}

/** When one field can change what is asked of a record: where a part decides without it, it cannot. */
class Relevance {
  readonly #place: ReadonlyMap<string, number>;

  constructor(
    private readonly kind: RecordKind,
    private readonly of: string,
  ) {
    this.#place = new Map(Object.keys(kind.fields).map((name, index) => [name, index]));
  }

  /** Decided by columns, and by fields that stand before it: they never follow from it. */
  #isEarlier(condition: Condition): boolean {
    const own = this.#place.get(this.of) ?? 0;
    const earlier = (name: string) => isStored(this.kind.fields[name]) || (this.#place.get(name) ?? own) < own;
    return fieldsIn(condition).every(earlier);
  }

  inCondition(condition: Condition): Condition {
    switch (condition.op) {
      case "all":
      case "any": {
        const others = condition.conditions.filter((part) => this.#isEarlier(part));
        const matters = anyOf(...condition.conditions.map((part) => this.inCondition(part)));
        return allOf(...(condition.op === "all" ? others : others.map(not)), matters);
      }
      case "not":
        return this.inCondition(condition.condition);
      default:
        return anyOf(...fieldsOfLeaf(condition).map((name) => this.inField(name)));
    }
  }

  inField(name: string): Condition {
    if (name === this.of) return always;
    const field: FieldDefinition | undefined = this.kind.fields[name];
    if (!field || isStored(field)) return never;
    switch (field.source) {
      case "cases":
      case "points": {
        const conditions = field.cases.map(([when]) => when);
        return anyOf(
          ...conditions.map((when, index) =>
            allOf(
              ...conditions
                .slice(0, index)
                .filter((earlier) => this.#isEarlier(earlier))
                .map(not),
              this.inCondition(when),
            ),
          ),
        );
      }
      case "instantWhen":
        return anyOf(this.inCondition(field.when), this.#where(field.when, this.inField(field.instant)));
      case "related": {
        const matched = [...field.on.map(([, ours]) => ours), ...(field.bound ? [field.bound.ours] : [])];
        const taken = anyOf(...matched.map((ours) => this.inField(ours)));
        return field.when ? anyOf(this.inCondition(field.when), this.#where(field.when, taken)) : taken;
      }
      default:
        return anyOf(...sourcesOf(field).map((source) => this.inField(source)));
    }
  }

  #where(when: Condition, matters: Condition): Condition {
    return this.#isEarlier(when) ? allOf(when, matters) : matters;
  }
}

/**
 * When each look at other records can change what is asked, as a condition on fields that stand before it. A look is by far the
 * dearest of what is done for a record, and most metrics are about a part of the records that they stand among.
 */
export function relevantLooks(kind: RecordKind, { conditions, fields }: Asked): ReadonlyMap<string, Condition> {
  const looks = neededFields(kind, [...fields, ...conditions.flatMap(fieldsIn)]).filter(([, field]) => field.source === "related");
  return new Map(
    looks.map(([name]) => {
      const relevance = new Relevance(kind, name);
      const matters = anyOf(
        ...conditions.map((condition) => relevance.inCondition(condition)),
        ...fields.map((field) => relevance.inField(field)),
      );
      return [name, matters];
    }),
  );
}
