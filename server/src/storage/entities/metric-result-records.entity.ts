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

  /** ISO 4217 code of a result in money; blank for any other. */
  @PrimaryColumn("text", { default: "" })
  currency!: string;

  @PrimaryColumn("integer")
  edition!: number;

  @Column("text", { array: true })
  counted!: string[];

  /** In the denominator, not in the numerator. */
  @Column("text", { name: "not_counted", array: true })
  notCounted!: string[];

  /** Of a ratio: what it is divided by. */
  @Column("text", { name: "divided_by", array: true, default: "{}" })
  dividedBy!: string[];
}
