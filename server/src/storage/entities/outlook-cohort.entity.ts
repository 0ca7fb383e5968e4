import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** How many records of a finished month stood where, by age, until they were decided, and where they ended. */
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

  /** The version of the definition that says where records stand and end. */
  @Column("integer", { name: "definition_version" })
  definitionVersion!: number;

  /** The newest edition when it was kept; of all dealers 0. */
  @Column("integer")
  edition!: number;

  /** Whole days since the cohort date; standings, places and changes are in the same order. */
  @Column("integer", { array: true })
  ages!: number[];

  /** Where records stood that could still come to another place: 1 for counted, 2 for not counted, 4 for left out. */
  @Column("integer", { array: true })
  standings!: number[];

  /** Where they ended. */
  @Column("integer", { array: true })
  places!: number[];

  /** How many more of them there are from that age on; fewer where it is negative. */
  @Column("integer", { array: true })
  changes!: number[];

  /** How many dealers' records say something. */
  @Column("integer")
  dealers!: number;
}
