import { Random } from "random";
import type { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../../../kpi/formula/duration.ts";
import { leadWindow } from "../../../../kpi/record-kinds/lead.record-kind.ts";
import type { CustomerEntity } from "../../../../storage/entities/customer.entity.ts";
import type { LeadEntity } from "../../../../storage/entities/lead.entity.ts";
import type { StaffEntity } from "../../../../storage/entities/staff.entity.ts";
import { type DemoDealer, demoMonths } from "../demo-dealers.ts";
import { personName, untrained } from "../service/people.ts";
import { choose } from "../service/quota.ts";
import { dateOf, day } from "../service/working-days.ts";
import { leadStory } from "./lead-stories.ts";
import { type LeadSteps, progressOf, stepsOfLead } from "./lead-steps.ts";

/** What is stored of a record, as a plain object. */
type Row<Entity> = Pick<Entity, keyof Entity>;

/** A dealer's internet department. */
interface InternetDepartment {
  readonly staff: Row<StaffEntity>[];
  /** Names of those who asked, which are kept only as long as their leads' steps count. */
  readonly customers: Row<CustomerEntity>[];
  readonly leads: Row<LeadEntity>[];
}

const sources = ["Website", "Marketplace", "Manufacturer", "Referral"];
/** After so long, a step that was not taken is recorded as such. */
const patience = 30 * day;
/** People ask when they have time to. */
const hours = [7, 9, 11, 12, 14, 17, 19, 20, 21, 22];

function receivedIn(month: Temporal.PlainYearMonth, timeZone: string, random: Random): Date {
  const date = month.toPlainDate({ day: random.int(1, month.daysInMonth) });
  const plainTime = { hour: choose(hours, random), minute: random.int(0, 59) };
  return new Date(date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}

/** The steps taken by `now`, as they are recorded: yes, or no where nothing came of it for long. */
function recorded(steps: LeadSteps, now: Date) {
  const past = (at: Date | null) => (at !== null && at <= now ? at : null);
  const given = now.getTime() - steps.receivedAt.getTime() > patience ? false : null;
  const [contactedAt, appointmentSetAt] = [past(steps.contactedAt), past(steps.appointmentSetAt)];
  const [showedAt, soldAt] = [past(steps.showedAt), past(steps.soldAt)];
  const taken = (at: Date | null) => (at === null ? given : true);
  return {
    receivedAt: steps.receivedAt,
    firstResponseAt: past(steps.firstResponseAt),
    contacted: taken(contactedAt),
    contactedAt,
    appointmentSet: taken(appointmentSetAt),
    appointmentSetAt,
    appointmentAt: appointmentSetAt ? steps.appointmentAt : null,
    showed: taken(showedAt),
    showedAt,
    sold: taken(soldAt),
    soldAt,
  };
}

const withoutTimes = { contactedAt: null, appointmentSetAt: null, appointmentAt: null, showedAt: null, soldAt: null } as const;
const withoutContact = { contacted: null, contactedAt: null, attemptsBeforeContact: null } as const;

/**
 * A dealer's leads of the 26 months up to `now`, in the order of their receipt, and who follows them up; none of a dealer without
 * an internet department. The same seed, dealer and instant give the same rows; nothing is stamped after `now`, appointments apart.
 */
export function demoLeads(seed: string, dealer: DemoDealer, now: Date): InternetDepartment {
  const story = leadStory(dealer);
  if (!story) return { staff: [], customers: [], leads: [] };
  const current = dateOf(now, dealer.timeZone).toPlainYearMonth();
  const count = dealer.story.months ?? demoMonths;
  const months = Array.from({ length: count }, (_, index) => count - 1 - index);
  const number = dealer.id.slice(1);
  const people = new Random(`${seed}/${dealer.id}/internet`);
  const hiredOn = current
    .subtract({ months: demoMonths + 4 })
    .toPlainDate({ day: 1 })
    .toString();
  const staff = ["1", "2"].map((place) => {
    const id = `IA-${number}-${place}`;
    return { dealerId: dealer.id, id, name: personName(people), role: "INTERNET_ASSOCIATE", hiredOn, leftOn: null, ...untrained };
  });
  const rows = months.flatMap((ago) => {
    const month = current.subtract({ months: ago });
    const random = new Random(`${seed}/${dealer.id}/leads/${month.toString()}`);
    const habits = story.habits(ago);
    const total = Math.round(story.leadsAMonth * random.float(0.85, 1.15));
    return progressOf(total, habits, random).map((progress) => {
      const steps = stepsOfLead(receivedIn(month, dealer.timeZone, random), progress, habits, random);
      const isTracked = random.float() < (story.contactRecorded ?? 1);
      const attempts = Math.max(1, Math.round(random.normal(habits.attempts, 1)()));
      const row = recorded(steps, now);
      return {
        source: choose(sources, random),
        associateId: choose(staff, random).id,
        attemptsBeforeContact: row.contacted ? attempts : null,
        ...row,
        ...(story.yesOrNo ? withoutTimes : {}),
        ...(row.contacted && !isTracked ? withoutContact : {}),
      };
    });
  });
  const named = now.getTime() - milliseconds(leadWindow);
  const names = new Random(`${seed}/${dealer.id}/lead-customers`);
  const customers: Row<CustomerEntity>[] = [];
  const leads = rows
    .filter(({ receivedAt }) => receivedAt <= now)
    .toSorted((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())
    .map((row, index) => {
      const place = `${number}-${String(index + 1).padStart(4, "0")}`;
      const customerId = row.receivedAt.getTime() < named ? null : `LC-${place}`;
      if (customerId !== null) customers.push({ dealerId: dealer.id, id: customerId, name: personName(names), internal: false });
      return { dealerId: dealer.id, id: `LE-${place}`, ...row, customerId };
    });
  return { staff, customers, leads };
}
