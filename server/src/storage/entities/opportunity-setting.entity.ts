import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** How requests are handed out; the newest version holds, and none is changed. Without any the program's own hold. */
@Entity("opportunity_setting")
@Check("opportunity_setting_clock", "response_clock IN ('ELAPSED', 'WORKING_DAYS')")
@Check(
  "opportunity_setting_amounts",
  "response_hours > 0 AND radius_km > 0 AND engagement_weight >= 0 AND conversion_weight >= 0 AND satisfaction_weight >= 0 AND engagement_weight + conversion_weight + satisfaction_weight > 0",
)
export class OpportunitySettingEntity {
  /** From 1 on. */
  @PrimaryColumn("integer")
  version!: number;

  /** `ELAPSED` or `WORKING_DAYS`. */
  @Column("text", { name: "response_clock" })
  responseClock!: string;

  @Column("double precision", { name: "response_hours" })
  responseHours!: number;

  @Column("double precision", { name: "radius_km" })
  radiusKm!: number;

  @Column("double precision", { name: "engagement_weight" })
  engagementWeight!: number;

  @Column("double precision", { name: "conversion_weight" })
  conversionWeight!: number;

  @Column("double precision", { name: "satisfaction_weight" })
  satisfactionWeight!: number;

  /** Days without an update after which an accepted opportunity is flagged to staff; null: never. */
  @Column("integer", { name: "stale_after_days", nullable: true })
  staleAfterDays!: number | null;

  /** Days after acceptance in which it should be closed; null: it is never flagged for that. */
  @Column("integer", { name: "close_within_days", nullable: true })
  closeWithinDays!: number | null;

  @Column("timestamp with time zone", { name: "set_at", precision: 3 })
  setAt!: Date;

  @Column("text", { name: "set_by" })
  setBy!: string;
}
