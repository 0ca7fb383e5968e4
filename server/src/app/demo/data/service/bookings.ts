import { anyOf, firstOf } from "./quota.ts";
import { nextKey, type ServiceMonth, type AppointmentRow } from "./service-records.ts";
import { day, hour, instant, minute } from "./working-days.ts";

/** A customer's arrival, and the appointment it followed. */
export interface Booking {
  readonly arrived: number;
  readonly appointment?: Omit<AppointmentRow, "dealerId" | "id" | "workOrderId">;
}

/** Booked for a time and then cancelled, or not kept, for each that came. */
const kept = { cancelled: 0.05, missed: 0.03 };
/** Came on a day that was agreed by telephone the day before, without a time. */
const withoutTime = 0.25;

const reminder = (scheduled: number, random: ServiceMonth["random"]) => instant(scheduled - random.float(12.5, 23.5) * hour);

/** When the customers of a month's repair orders come, and for what they booked. */
export function bookings(receptions: readonly { customerId: string; midnight: number }[], { habits, random }: ServiceMonth): Booking[] {
  const booked = anyOf(receptions.length, habits.booked, random);
  const count = booked.filter(Boolean).length;
  const reminded = anyOf(count, habits.reminded, random);
  const punctual = anyOf(count, habits.punctual * (1 + kept.missed), random);
  let position = 0;
  return receptions.map(({ customerId, midnight }, index) => {
    const scheduled = midnight + 8 * hour + random.int(0, 6) * 15 * minute;
    const common = { customerId, cancelledAt: null, scheduledAt: instant(scheduled) };
    if (!booked[index]) {
      const arrived = scheduled + random.int(-15, 45) * minute;
      if (random.float() > withoutTime) return { arrived };
      const bookedAt = instant(scheduled - random.float(16, 21) * hour);
      return { arrived, appointment: { ...common, timed: false, bookedAt, remindedAt: null, arrivedAt: instant(arrived) } };
    }
    const [isReminded, isPunctual] = [reminded[position], punctual[position]];
    position += 1;
    const late = random.float() < 0.6 ? random.int(2, 40) : -random.int(7, 35);
    const arrived = scheduled + (isPunctual ? -random.int(0, 5) : late) * minute;
    const bookedAt = instant(scheduled - random.float(2, 12) * day);
    const remindedAt = isReminded ? reminder(scheduled, random) : null;
    return { arrived, appointment: { ...common, timed: true, bookedAt, remindedAt, arrivedAt: instant(arrived) } };
  });
}

/** Appointments that no order followed. */
export function makeUnkeptAppointments(total: number, month: ServiceMonth): void {
  const { dealer, habits, days, random, records, nextCustomer } = month;
  const cancelled = firstOf(Math.round(total * (kept.cancelled + kept.missed)), kept.cancelled / (kept.cancelled + kept.missed), random);
  const reminded = anyOf(cancelled.length, habits.reminded, random);
  cancelled.forEach((isCancelled, index) => {
    const scheduled = (days[random.int(0, days.length - 1)]?.midnight ?? 0) + 8 * hour + random.int(0, 6) * 15 * minute;
    records.appointments.push({
      ...nextKey(dealer, "AP", records.appointments),
      customerId: nextCustomer().customerId,
      workOrderId: null,
      bookedAt: instant(scheduled - random.float(3, 12) * day),
      cancelledAt: isCancelled ? instant(scheduled - random.float(2, 11) * hour) : null,
      scheduledAt: instant(scheduled),
      timed: true,
      remindedAt: reminded[index] ? reminder(scheduled, random) : null,
      arrivedAt: null,
    });
  });
}
