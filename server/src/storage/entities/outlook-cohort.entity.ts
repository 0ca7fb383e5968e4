import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** At which age the records of a finished month were decided, and where they came to stand. */
@Entity("outlook_cohort")
@Index("outlook_cohort_month", ["program", "metric", "month"])
export class OutlookCohortEntity {
  /** Blank for all dealers together. */
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  program!: string;

  @PrimaryColumn("text")
  metric!: string;

  /** First day of the month, in each dealer's time zone. */
  @PrimaryColumn("date")
  month!: string;

  /** Of all dealers, when the last of them was final. */
  @Column("timestamp with time zone", { name: "final_at", precision: 3 })
  finalAt!: Date;

  /** Whole days since the cohort date; the places and the numbers of records stand in the same order. */
  @Column("integer", { array: true })
  ages!: number[];

  /** 1 for counted, 2 for not counted, 4 for left out. */
  @Column("integer", { array: true })
  places!: number[];

  @Column("integer", { array: true })
  records!: number[];

  /** How many dealers stand behind it. */
  @Column("integer")
  dealers!: number;
}
