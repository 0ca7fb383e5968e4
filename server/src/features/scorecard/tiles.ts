import type { Language } from "../../kpi/texts/language.ts";
import { metricOf } from "../../kpi/catalogue.ts";
import { asComputed } from "../../kpi/definition-versions.ts";
import type { Metric, Program } from "../../kpi/metric.ts";
import { firstDay, lastDay } from "../../kpi/month.ts";
import { finalResult } from "../../kpi/results/assemble-result.ts";
import { metricDefinitionFrom } from "../program/program.type.ts";
import { metricResultFrom, type MetricResultType, type ResultSubject } from "./metric-result.type.ts";
import type { MetricTileType } from "./metric-tile.type.ts";
import type { PublishedResult } from "./published-result.reader.ts";

/** The tiles of a program from its newest final results, which stand newest first within each metric. */
export function tilesFrom(
  program: Program,
  newest: readonly PublishedResult[],
  subject: ResultSubject,
  language: Language,
): MetricTileType[] {
  const resultOf = (metric: Metric, published: PublishedResult): MetricResultType =>
    metricResultFrom(finalResult(asComputed(metric, published.edition.definitionVersion), published.month, published), subject);
  const cohort = metricOf(program, program.cohortMetric);
  return program.tiles.map((code) => {
    const metric = metricOf(program, code);
    const months = newest.filter(
      (published) => published.metric === code && (published.currency === null || published.currency === subject.currency),
    );
    const [current] = months;
    const assigned = newest.find((published) => published.metric === cohort.code && published.month === current?.month);
    return {
      metric: metricDefinitionFrom(metric, language, subject),
      result: current ? resultOf(metric, current) : null,
      range: current ? { from: firstDay(current.month), to: lastDay(current.month) } : null,
      cohort: assigned ? resultOf(cohort, assigned) : null,
      bars: months.map((published) => resultOf(metric, published)).toReversed(),
    };
  });
}
