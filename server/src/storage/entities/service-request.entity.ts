import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One need of one owner's generator. It is the operator's: a dealer sees of it what its opportunity lets it. */
@Entity("service_request")
@Index("service_request_to_assign", ["assignAt", "id"], { where: "assign_at IS NOT NULL" })
// An id is unique within its sender.
@Index("service_request_of_sender", ["sender", "senderId"], { unique: true, where: "sender IS NOT NULL" })
@Check("service_request_sender", "(sender IS NULL) = (sender_id IS NULL)")
@Check("service_request_need", "need IN ('SERVICE', 'MAINTENANCE')")
@Check("service_request_cooling", "cooling IN ('AIR_COOLED', 'LIQUID_COOLED')")
@Check(
  "service_request_place",
  "(latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180",
)
export class ServiceRequestEntity {
  /** Of the operator's own systems, theirs; the same again is the same request. Made here for one that came by a sender's webhook. */
  @PrimaryColumn("text")
  id!: string;

  /** Whose webhook it came by; null of the operator's own systems. */
  @Column("text", { nullable: true })
  sender!: string | null;

  /** The sender's own id of it; the same again is the same request. */
  @Column("text", { name: "sender_id", nullable: true })
  senderId!: string | null;

  @Column("timestamp with time zone", { name: "requested_at", precision: 3 })
  requestedAt!: Date;

  /** `SERVICE` or `MAINTENANCE`. */
  @Column("text")
  need!: string;

  @Column("text", { name: "serial_number", nullable: true })
  serialNumber!: string | null;

  @Column("text", { nullable: true })
  model!: string | null;

  /** `AIR_COOLED` or `LIQUID_COOLED`: what a technician must be qualified for. */
  @Column("text")
  cooling!: string;

  @Column("text", { name: "first_name", nullable: true })
  firstName!: string | null;

  @Column("text", { name: "last_name", nullable: true })
  lastName!: string | null;

  @Column("text", { nullable: true })
  street!: string | null;

  @Column("text", { nullable: true })
  phone!: string | null;

  @Column("text", { nullable: true })
  email!: string | null;

  /** When and how the owner wants to be reached. */
  @Column("text", { nullable: true })
  preferences!: string | null;

  @Column("text", { nullable: true })
  town!: string | null;

  @Column("text", { name: "postal_code", nullable: true })
  postalCode!: string | null;

  /** Degrees north. */
  @Column("double precision", { nullable: true })
  latitude!: number | null;

  /** Degrees east. */
  @Column("double precision", { nullable: true })
  longitude!: number | null;

  @Column("timestamp with time zone", { name: "cancelled_at", precision: 3, nullable: true })
  cancelledAt!: Date | null;

  @Column("text", { name: "cancelled_by", nullable: true })
  cancelledBy!: string | null;

  @Column("text", { name: "cancel_reason", nullable: true })
  cancelReason!: string | null;

  @Column("timestamp with time zone", { name: "received_at", precision: 3 })
  receivedAt!: Date;

  /** Subject of the token, or the sender whose webhook it came by. */
  @Column("text", { name: "received_from" })
  receivedFrom!: string;

  /** When a dealer is next to be looked for; null while one has it, where it is done or cancelled, and where none is left. */
  @Column("timestamp with time zone", { name: "assign_at", precision: 3, nullable: true })
  assignAt!: Date | null;

  /** When what is personal of the owner was erased. */
  @Column("timestamp with time zone", { name: "erased_at", precision: 3, nullable: true })
  erasedAt!: Date | null;

  @Column("text", { name: "erased_by", nullable: true })
  erasedBy!: string | null;
}
