import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Program } from "../../kpi/metric.ts";
import { needsToLookUp, type ReadinessState, readinessOfMetrics, type RecordedNeeds, unlocksOf } from "../../kpi/readiness.ts";
import { needText, type RecordNeed } from "../../kpi/record-needs.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { text } from "../../kpi/texts/texts.ts";
import { groupBy } from "../../platform/group-by.ts";
import { MetricDefinitionType, metricDefinitionFrom, nobody } from "../program/program.type.ts";
import { importPlaceOf } from "./import-place.ts";

const ReadinessStateName = { READY: "READY", PARTLY: "PARTLY", MISSING: "MISSING" } as const;
registerEnumType(ReadinessStateName, {
  name: "ReadinessState",
  description: "Whether a metric can be computed from what is recorded.",
  valuesConfig: {
    READY: { description: "All that it looks at is recorded." },
    PARTLY: {
      description: "It can be computed, but something that it looks at is recorded nowhere, or of fewer than half of the records.",
    },
    MISSING: { description: "Something that it cannot do without is recorded nowhere." },
  },
});

@ObjectType("RecordNeed", {
  description: "Something to be recorded: records of a kind, a column of theirs, or a value in it.",
  simpleResolvers: true,
})
export class RecordNeedType {
  @Field(() => String, { description: "Code of the kind of record, such as WORK_ORDER." })
  recordKind!: string;

  @Field(() => String, {
    nullable: true,
    description: "The column's name, such as closed_at; null where there is no record of the kind at all.",
  })
  column!: string | null;

  @Field(() => String, { nullable: true, description: "The value that no record has there; null where any would do." })
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What the column holds, in the reader's language; null where it is the records themselves that are missing.",
  })
  label!: string | null;

  @Field(() => String, { nullable: true, description: "The word for the kind of record in an import; null where it is not imported." })
  importKind!: string | null;

  @Field(() => String, { nullable: true, description: "The column's name in an import; null where it follows from others." })
  importColumn!: string | null;
}

@ObjectType("RecordedNeed", { description: "How far something is recorded in the last 12 months.", simpleResolvers: true })
export class RecordedNeedType {
  @Field(() => RecordNeedType, { description: "What it is." })
  need!: RecordNeedType;

  @Field(() => Int, { description: "Records that have it." })
  records!: number;

  @Field(() => Int, { description: "Records that could have it: of what came with an event, those with the event." })
  possible!: number;

  @Field(() => Float, { nullable: true, description: "Share of these that have it; null where there are none." })
  share!: number | null;
}

@ObjectType("MetricReadiness", { description: "Whether a metric can be computed from what is recorded.", simpleResolvers: true })
export class MetricReadinessType {
  @Field(() => MetricDefinitionType, { description: "The metric." })
  metric!: MetricDefinitionType;

  @Field(() => ReadinessStateName, { description: "Whether it can be computed." })
  state!: ReadinessState;

  @Field(() => [RecordNeedType], { description: "What it cannot do without, and is recorded nowhere; of alternatives, the nearest." })
  missing!: RecordNeedType[];

  @Field(() => [RecordedNeedType], {
    description: "What it looks at beside that, and is recorded nowhere, or of fewer than half of the records.",
  })
  incomplete!: RecordedNeedType[];
}

@ObjectType("ReadinessUnlock", {
  description: "Something that is recorded nowhere, and the metrics that wait for it.",
  simpleResolvers: true,
})
export class ReadinessUnlockType {
  @Field(() => RecordNeedType, { description: "What it is." })
  need!: RecordNeedType;

  @Field(() => [MetricDefinitionType], { description: "Metrics that wait for nothing else." })
  unlocks!: MetricDefinitionType[];

  @Field(() => [MetricDefinitionType], { description: "Metrics that wait for more, too." })
  alsoNeededBy!: MetricDefinitionType[];
}

@ObjectType("RecordedKind", { description: "What a dealer has recorded of a kind in the last 12 months.", simpleResolvers: true })
export class RecordedKindType {
  @Field(() => String, { description: "Code of the kind of record, such as WORK_ORDER." })
  recordKind!: string;

  @Field(() => Int, { description: "Records of the last 12 months; of a kind without dates, all." })
  records!: number;

  @Field(() => [RecordedNeedType], { description: "Its columns that the program looks at, and values that metrics cannot do without." })
  columns!: RecordedNeedType[];
}

@ObjectType("ProgramReadiness", { description: "What of a program can be computed from a dealer's records.", simpleResolvers: true })
export class ProgramReadinessType {
  @Field(() => [MetricReadinessType], { description: "Each metric, in the program's order." })
  metrics!: MetricReadinessType[];

  @Field(() => [ReadinessUnlockType], { description: "What is missing, first what most metrics wait for alone." })
  unlocks!: ReadinessUnlockType[];

  @Field(() => [RecordedKindType], { description: "What is recorded of each kind of record that the program looks at." })
  kinds!: RecordedKindType[];
}

function needFrom(need: RecordNeed, language: Language): RecordNeedType {
  return {
    recordKind: need.kind,
    column: need.column,
    value: need.value,
    label: need.column === null ? null : text(language, `label.${need.kind}.${need.column}`),
    ...importPlaceOf(need),
  };
}

export function readinessFrom({ metrics }: Program, recorded: RecordedNeeds, language: Language, asOf: Date): ProgramReadinessType {
  const readiness = readinessOfMetrics(metrics, recorded);
  const recordedFrom = (need: RecordNeed): RecordedNeedType => {
    const { count, of } = recorded.get(needText(need)) ?? { count: 0, of: 0 };
    return { need: needFrom(need, language), records: count, possible: of, share: of === 0 ? null : count / of };
  };
  return {
    metrics: readiness.map(({ metric, state, missing, incomplete }) => ({
      metric: metricDefinitionFrom(metric, language, nobody(asOf)),
      state,
      missing: missing.map((need) => needFrom(need, language)),
      incomplete: incomplete.map(recordedFrom),
    })),
    unlocks: unlocksOf(readiness).map(({ need, unlocks, alsoNeededBy }) => ({
      need: needFrom(need, language),
      unlocks: unlocks.map((metric) => metricDefinitionFrom(metric, language, nobody(asOf))),
      alsoNeededBy: alsoNeededBy.map((metric) => metricDefinitionFrom(metric, language, nobody(asOf))),
    })),
    kinds: [...groupBy(needsToLookUp(metrics), ({ kind }) => kind)].map(([kind, needs]) => ({
      recordKind: kind,
      records: recorded.get(needText({ kind, column: null, value: null }))?.count ?? 0,
      columns: needs.filter(({ column }) => column !== null).map(recordedFrom),
    })),
  };
}
