import { Column, Entity, PrimaryColumn } from "typeorm";

/** The records behind a published result, kept apart so that reading results stays light. */
@Entity("metric_result_records")
export class MetricResultRecordsEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  program!: string;

  @PrimaryColumn("date")
  month!: string;

  @PrimaryColumn("text")
  metric!: string;

  @PrimaryColumn("integer")
  edition!: number;

  @Column("text", { array: true })
  counted!: string[];

  /** In the denominator, not in the numerator. */
  @Column("text", { name: "not_counted", array: true })
  notCounted!: string[];
}
