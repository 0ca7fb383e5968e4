import { Column, Entity, PrimaryColumn } from "typeorm";

/** A day of a country on which the time to answer may stand still. */
@Entity("holiday")
export class HolidayEntity {
  /** ISO 3166-1 alpha-2. */
  @PrimaryColumn("text")
  country!: string;

  @PrimaryColumn("date")
  day!: string;

  @Column("text")
  name!: string;
}
