import type { Random } from "random";
import { quota } from "../service/quota.ts";
import { day, hour, instant, minute } from "../service/working-days.ts";
import type { LeadHabits } from "./lead-stories.ts";

/** When a lead took its steps; null where it did not. */
export interface LeadSteps {
  readonly receivedAt: Date;
  readonly firstResponseAt: Date | null;
  readonly contactedAt: Date | null;
  readonly appointmentSetAt: Date | null;
  readonly appointmentAt: Date | null;
  readonly showedAt: Date | null;
  readonly soldAt: Date | null;
}

const neverReplied = 0.08;
const contactAfterWindow = 0.04;

/** How many steps each of a month's leads takes, in no order: drawn to the shares, so that a month tells its story. */
export function progressOf(total: number, habits: LeadHabits, random: Random): number[] {
  const contacted = quota(total, habits.contact, random);
  const set = quota(contacted, habits.appointment, random);
  const showed = quota(set, habits.show, random);
  const reached = [total, contacted, set, showed, quota(showed, habits.sale, random)];
  const stayed = reached.map((count, steps) => Array<number>(count - (reached[steps + 1] ?? 0)).fill(steps));
  return random.shuffle(stayed.flat());
}

/** Around a median, with a long tail, and never longer than that. */
function spread(median: number, longest: number, random: Random): number {
  return Math.min(random.logNormal(Math.log(median), 0.9)(), longest);
}

/** The steps of one lead, each after the one before. */
export function stepsOfLead(receivedAt: Date, steps: number, habits: LeadHabits, random: Random): LeadSteps {
  const received = receivedAt.getTime();
  const replied = received + Math.max(1, spread(habits.replyMinutes, 4 * 1440, random)) * minute;
  const late = steps === 1 && random.float() < contactAfterWindow;
  const contacted = late ? received + random.float(91, 150) * day : replied + spread(habits.contactHours, 20 * 24, random) * hour;
  const set = contacted + random.float(0, 36) * hour;
  const agreed = set + random.float(1, 9) * day;
  const showed = agreed + random.float(-15, 30) * minute;
  const sold = showed + spread(1.5, 25, random) * day;
  const taken = (step: number, at: number) => (steps >= step ? instant(at) : null);
  return {
    receivedAt,
    firstResponseAt: steps === 0 && random.float() < neverReplied ? null : instant(replied),
    contactedAt: taken(1, contacted),
    appointmentSetAt: taken(2, set),
    appointmentAt: taken(2, agreed),
    showedAt: taken(3, showed),
    soldAt: taken(4, sold),
  };
}
