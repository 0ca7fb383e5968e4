import { expect, test } from "vitest";
import { isStep, type Place, placeFrom, searchFor } from "../../ui-components/demo-page/address.ts";

const place: Place = {
  viewer: "group-owner",
  dealer: "D1004",
  program: "AFTER_SALES",
  language: "fr",
  view: {
    metrics: ["APPOINTMENT_RATE", "HOURS_SOLD_PER_RO"],
    readiness: true,
    weeks: ["APPOINTMENT_RATE"],
    funnel: { weeks: true, period: "2026-02-16" },
    expanded: ["2026-03", "2026-01"],
    receipt: { metric: "CLOSE_RATE", month: "2026-02", by: "ASSET_MODEL" },
    panel: "leads",
    leads: { month: "2026-02", waitingFor: "APPOINTMENT_SET" },
    asOf: "2026-06-03T19:00:00.000Z",
    details: {
      month: "2026-03",
      sort: { field: "ID", direction: "DESC" },
      filter: { answers: ["ACCEPTED", "EXPIRED"], enrolment: "ENROLLED" },
    },
  },
  group: {
    month: "2026-01",
    country: "CA",
    chosen: { metric: "PARTS_SOLD_PER_RO", currency: "CAD" },
    worstFirst: true,
    asOf: "2026-06-03T19:00:00.000Z",
  },
};

test("an address says where the reader is, and gives it back", () => {
  const search = searchFor(place);
  expect(search).toBe(
    "?viewer=group-owner&dealer=D1004&program=AFTER_SALES&lang=fr&month=2026-03&sort=-ID&answer=ACCEPTED,EXPIRED&enrolment=ENROLLED&expanded=2026-03,2026-01&metrics=APPOINTMENT_RATE,HOURS_SOLD_PER_RO&readiness=shown&weeks=APPOINTMENT_RATE&funnel=2026-02-16&panel=leads&leads=2026-02&waiting=APPOINTMENT_SET&asof=2026-06-03T19:00:00.000Z&period=2026-01&country=CA&metric=PARTS_SOLD_PER_RO@CAD&order=worst&receipt=CLOSE_RATE@2026-02&slice=ASSET_MODEL",
  );
  expect(placeFrom(search)).toEqual(place);
});

test("a receipt in a currency keeps it", () => {
  const search = "?receipt=PARTS_SOLD_PER_RO@2026-02@CAD";
  expect(placeFrom(search).view.receipt).toEqual({ metric: "PARTS_SOLD_PER_RO", month: "2026-02", currency: "CAD" });
  expect(searchFor(placeFrom(search))).toBe(search);
  expect(placeFrom("?receipt=PARTS_SOLD_PER_RO@2026-02@dollar").view.receipt).toEqual({ metric: "PARTS_SOLD_PER_RO", month: "2026-02" });
});

test.each([
  ["?funnel=2026-02", { weeks: false, period: "2026-02" }],
  ["?funnel=weeks", { weeks: true, period: null }],
])("a funnel of a month or of the newest week keeps it: %s", (search, funnel) => {
  expect(placeFrom(search).view.funnel).toEqual(funnel);
  expect(searchFor(placeFrom(search))).toBe(search);
});

test("of leads that are closed the address says nothing", () => {
  expect(searchFor({ ...placeFrom("?leads=2026-03"), view: { leads: { month: "2026-03", waitingFor: null } } })).toBe("");
  expect(placeFrom("?panel=leads&waiting=SOLD").view.leads).toEqual({ month: null, waitingFor: "SOLD" });
});

test("an opportunity that is open keeps its place, and closing it is a step", () => {
  const search = "?panel=opportunities&opportunity=SO-1001-0670";
  expect(placeFrom(search).view).toMatchObject({ panel: "opportunities", opportunity: "SO-1001-0670" });
  expect(searchFor(placeFrom(search))).toBe(search);
  expect(isStep(placeFrom(search), placeFrom("?panel=opportunities"))).toBe(true);
  expect(searchFor({ ...placeFrom(""), view: { opportunity: "SO-1001-0670" } })).toBe("");
});

test.each(["definitions", "fairness"])("what staff open among all dealers keeps its place: %s", (panel) => {
  const search = `?panel=${panel}&country=CA`;
  expect(placeFrom(search)).toMatchObject({ view: { panel: null }, group: { panel, country: "CA" } });
  expect(searchFor(placeFrom(search))).toBe(search);
});

test("what is usual stays unsaid", () => {
  expect(searchFor(placeFrom(""))).toBe("");
  expect(searchFor(placeFrom("?month=2026-03&sort=-ASSIGNED_AT"))).toBe("?month=2026-03");
});

test.each([
  "?month=2026-13",
  "?month=0000-01&expanded=9999-12",
  "?receipt=close@now",
  "?receipt=CLOSE_RATE",
  "?expanded=all,%00",
  "?metrics=rate,%20",
  "?weeks=week&readiness=yes",
  "?funnel=months",
  "?funnel=2026-13",
  "?funnel=2026-02-40",
  "?month=2026-03%0A",
  "?answer=ALL&sort=NAME",
  "?leads=2026-13&waiting=CONTACT",
  "?slice=ASSET_MODEL",
  "?asof=yesterday",
  "?asof=9999-01-01T00:00:00Z",
  "?asof=0999-12-31T00:00:00Z",
  "?asof=-100000-01-01",
])("what an address makes up is left out: %s", (search) => {
  expect(placeFrom(search).view).toEqual({
    metrics: [],
    readiness: false,
    weeks: [],
    expanded: [],
    funnel: null,
    leads: null,
    receipt: null,
    details: null,
    panel: null,
    asOf: null,
  });
});

test.each(["?period=2026-13", "?country=canada", "?metric=close", "?metric=%00@usd", "?order=best"])(
  "what an address makes up of all dealers is left out: %s",
  (search) => {
    expect(placeFrom(search).group).toEqual({ month: null, country: null, chosen: null, worstFirst: false, asOf: null });
  },
);

test("an unknown order or filter leaves the month as it is usually shown", () => {
  expect(placeFrom("?month=2026-03&sort=NAME&answer=ALL,REJECTED&outcome=x").view.details).toEqual({
    month: "2026-03",
    sort: { field: "ASSIGNED_AT", direction: "DESC" },
    filter: { answers: ["REJECTED"] },
  });
});

test("another program, a month or a receipt is a step, sorting and opening are none", () => {
  expect(isStep(placeFrom(""), placeFrom("?month=2026-03"))).toBe(true);
  expect(isStep(placeFrom(""), placeFrom("?program=AFTER_SALES"))).toBe(true);
  expect(isStep(placeFrom(""), placeFrom("?metrics=APPOINTMENT_RATE"))).toBe(false);
  expect(isStep(placeFrom(""), placeFrom("?receipt=CLOSE_RATE@2026-03"))).toBe(true);
  expect(isStep(placeFrom(""), placeFrom("?panel=goals"))).toBe(true);
  expect(isStep(placeFrom("?receipt=CLOSE_RATE@2026-03"), placeFrom("?receipt=CLOSE_RATE@2026-03&slice=ASSET_MODEL"))).toBe(true);
  expect(isStep(placeFrom("?panel=leads"), placeFrom("?panel=leads&leads=2026-03"))).toBe(true);
  expect(isStep(placeFrom("?panel=leads"), placeFrom("?panel=leads&waiting=SOLD"))).toBe(true);
  expect(isStep(placeFrom(""), placeFrom("?asof=2026-06-03T19:00:00Z"))).toBe(true);
  expect(isStep(placeFrom("?asof=2026-06-04T19:00:00Z"), placeFrom("?asof=2026-06-03T19:00:00Z"))).toBe(false);
  expect(isStep(placeFrom(""), placeFrom("?period=2026-03"))).toBe(true);
  expect(isStep(placeFrom(""), placeFrom("?metric=CLOSE_RATE&order=worst"))).toBe(false);
  expect(isStep(placeFrom("?month=2026-03"), placeFrom("?month=2026-03&sort=ID"))).toBe(false);
  expect(isStep(placeFrom(""), placeFrom("?expanded=2026-03"))).toBe(false);
});
