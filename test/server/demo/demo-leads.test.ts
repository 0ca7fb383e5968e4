import { demoDealers } from "server/app/demo/data/demo-dealers.ts";
import { demoLeads } from "server/app/demo/data/leads/demo-leads.ts";
import { quickSince } from "server/app/demo/data/leads/lead-stories.ts";
import { describe, expect, test } from "vitest";
import { monthOf } from "./cohort-rates.ts";

const day = 24 * 3_600_000;
/** A quiet day, the last second of a leap day, a New Year's Eve and the night of a clock change. */
const instants = ["2026-09-17T15:20:00Z", "2028-02-29T23:59:59Z", "2026-12-31T23:30:00Z", "2026-11-01T07:30:00Z"];
const [usual = ""] = instants;

function departmentOf(id: string, now = usual, seed = "dealer-scorecards") {
  const dealer = demoDealers.find((candidate) => candidate.id === id);
  if (!dealer) throw new Error(`No demo dealer ${id}.`);
  return demoLeads(seed, dealer, new Date(now));
}

type Lead = ReturnType<typeof departmentOf>["leads"][number];

const share = (leads: readonly Lead[], of: (lead: Lead) => unknown, among: (lead: Lead) => unknown = () => true) => {
  const denominator = leads.filter(among);
  return denominator.filter(of).length / denominator.length;
};
const withId = ["D1001", "D1002", "D1003", "D1004", "D1005", "D1021", "D1036", "D1040"];

describe.each(instants)("demo leads up to %s", (now) => {
  const departments = withId.map((id) => departmentOf(id, now));
  const leads = departments.flatMap((department) => department.leads);

  test("nothing is stamped after now, appointments apart", () => {
    const late = leads.filter((lead) =>
      Object.entries(lead).some(([name, value]) => value instanceof Date && name !== "appointmentAt" && value > new Date(now)),
    );
    expect(late).toEqual([]);
  });

  test("steps with a time come one after another", () => {
    const disordered = leads.filter(({ receivedAt, contactedAt, appointmentSetAt, showedAt, soldAt }) => {
      const steps = [receivedAt, contactedAt, appointmentSetAt, showedAt, soldAt].filter((step) => step !== null);
      return steps.some((step, index) => step < (steps[index - 1] ?? step));
    });
    expect(disordered).toEqual([]);
  });

  test("a time stands beside a yes, and a reply after the receipt", () => {
    const contradicting = leads.filter(
      (lead) =>
        (lead.contactedAt && !lead.contacted) ||
        (lead.appointmentSetAt && !lead.appointmentSet) ||
        (lead.showedAt && !lead.showed) ||
        (lead.soldAt && !lead.sold) ||
        (lead.firstResponseAt && lead.firstResponseAt <= lead.receivedAt),
    );
    expect(contradicting).toEqual([]);
  });

  test("every associate is there", () => {
    for (const { staff, leads: own } of departments) {
      const ids = new Set(staff.map(({ id }) => id));
      expect(own.filter(({ associateId }) => !ids.has(associateId ?? ""))).toEqual([]);
    }
  });

  test("who asked is known by name for 90 days, in which the steps count", () => {
    for (const { customers, leads: own } of departments) {
      const names = new Map(customers.map(({ id, name }) => [id, name]));
      const kept = own.filter(({ receivedAt }) => new Date(now).getTime() - receivedAt.getTime() <= 90 * day);
      expect(kept.map(({ customerId }) => names.get(customerId ?? "") ?? null)).not.toContain(null);
      expect(own.filter(({ customerId }) => customerId !== null)).toEqual(kept);
      expect(customers).toHaveLength(kept.length);
    }
  });

  test("they go back 25 months, those of the newcomer two", () => {
    const months = departments.map(
      (department) => new Set(department.leads.map(({ receivedAt }) => monthOf(receivedAt, "America/Chicago"))),
    );
    expect(months[0]?.size).toBeGreaterThanOrEqual(25);
    expect(months.at(-1)?.size).toBeLessThanOrEqual(3);
  });
});

const old = (lead: Lead) => new Date(usual).getTime() - lead.receivedAt.getTime() > 100 * day;
const finished = (id: string) => departmentOf(id).leads.filter(old);
const untracked = (id: string) =>
  share(
    finished(id),
    ({ contacted }) => !contacted,
    ({ sold }) => sold,
  );
const kept = (id: string) =>
  share(
    finished(id),
    ({ showed }) => showed,
    ({ appointmentSet }) => appointmentSet,
  );

describe("their stories", () => {
  test("D1001 reaches far more of its leads since it replies within minutes", () => {
    const turn = new Date(Date.UTC(2026, 8 - quickSince, 2));
    const [before, since] = [
      finished("D1001").filter(({ receivedAt }) => receivedAt < turn),
      finished("D1001").filter(({ receivedAt }) => receivedAt >= turn),
    ];
    expect(share(before, ({ contacted }) => contacted)).toBeLessThan(0.55);
    expect(share(since, ({ contacted }) => contacted)).toBeGreaterThan(0.68);
    expect(since.length).toBeGreaterThan(150);
  });

  test("most sales of D1002 have no Contact recorded, and those of the others have", () => {
    expect(untracked("D1002")).toBeGreaterThan(0.5);
    expect(["D1001", "D1003", "D1004", "D1005", "D1021"].map(untracked)).toEqual([0, 0, 0, 0, 0]);
  });

  test("D1005 records that a step was taken and never when", () => {
    const { leads } = departmentOf("D1005");
    expect(leads.filter(({ sold }) => sold).length).toBeGreaterThan(30);
    expect(
      leads.filter(({ contactedAt, appointmentSetAt, showedAt, soldAt }) => contactedAt ?? appointmentSetAt ?? showedAt ?? soldAt),
    ).toEqual([]);
  });

  test("D1021 sets appointments that are not kept", () => {
    expect(kept("D1021")).toBeLessThan(0.5);
    expect(kept("D1003")).toBeGreaterThan(0.6);
  });

  test("some Contact comes after the window, and a few leads were never replied to", () => {
    const leads = finished("D1003");
    expect(leads.some(({ receivedAt, contactedAt }) => contactedAt && contactedAt.getTime() - receivedAt.getTime() > 90 * day)).toBe(true);
    expect(leads.filter(({ firstResponseAt }) => firstResponseAt === null).length).toBeGreaterThan(5);
  });

  test("other dealers have no internet department", () => {
    const without = demoDealers.filter(({ id }) => !withId.includes(id)).map(({ id }) => departmentOf(id));
    expect(without.flatMap(({ staff, leads }) => [...staff, ...leads])).toEqual([]);
  });
});

test("the same seed and instant give the same rows, another seed others", () => {
  expect(departmentOf("D1003")).toEqual(departmentOf("D1003"));
  expect(departmentOf("D1003", usual, "one")).not.toEqual(departmentOf("D1003", usual, "another"));
});
