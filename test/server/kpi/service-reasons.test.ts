import { findMetric, programs } from "server/kpi/catalogue.ts";
import { type Condition, fieldsOfLeaf, type Leaf } from "server/kpi/formula/condition.ts";
import { decidingLeaf } from "server/kpi/formula/explain.ts";
import { seenAsOf } from "server/kpi/formula/seen-record.ts";
import { denominatorOf, type Measure, type MetricDefinition } from "server/kpi/metric.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { type Language, languages } from "server/kpi/texts/language.ts";
import { reasonCode, reasonText } from "server/kpi/texts/reason-text.ts";
import { describe, expect, test } from "vitest";
import {
  appointment,
  type CaseRecord,
  contract,
  delivery,
  followUp,
  lead,
  problem,
  repairOrder,
  siteOrder,
  storedRecords,
  visit,
} from "./cases/case-records.ts";

/** Why a record counts or does not, as a receipt tells it, with its code. */
function told(key: string, given: CaseRecord, asOfText: string, language: Language = "en") {
  const metric = findMetric(...(key.split(".") as [string, string]));
  if (!metric) throw new Error(`There is no metric ${key}.`);
  const asOf = new Date(asOfText);
  const view = { asOf, period: monthPeriod("2026-03", "UTC"), records: storedRecords([given]) };
  const [stored] = view.records[given.kind] ?? [];
  const record = stored && seenAsOf(metric.of, stored, view, Object.keys(metric.of.fields));
  const deciding = record && decidingLeaf(metric.numerator, record);
  if (!deciding) throw new Error("There is nothing to tell.");
  return {
    code: reasonCode(deciding, record),
    text: reasonText(deciding, record, { language, timeZone: "UTC" }).replaceAll(/[\u202f\u00a0]/g, " "),
  };
}

const due = new Date("2026-03-20T14:00:00Z");
const open = siteOrder({ due_at: due, completed_at: null });
const awaited = visit({ response_due_at: due, arrived_at: null });
const promised = repairOrder({ promised_at: due, closed_at: new Date("2026-03-19T00:00:00Z") });
const unreminded = appointment({ scheduled_at: due });

describe("a deadline that is still ahead is not told as missed", () => {
  test.each([
    ["FIELD_SERVICE.SLA_COMPLIANCE_RATE", open, "2026-03-19T00:00:00Z", "Not completed yet; has until Mar 20, 2026, 2:00 PM."],
    ["FIELD_SERVICE.SLA_COMPLIANCE_RATE", open, "2026-03-20T13:59:59.999Z", "Not completed yet; has until Mar 20, 2026, 2:00 PM."],
    ["FIELD_SERVICE.SLA_COMPLIANCE_RATE", open, "2026-03-20T14:00:00.001Z", "Not completed."],
    ["FIELD_SERVICE.SITE_VISITS_WITHIN_SLA", awaited, "2026-03-19T00:00:00Z", "Not arrived yet; has until Mar 20, 2026, 2:00 PM."],
    ["FIELD_SERVICE.SITE_VISITS_WITHIN_SLA", awaited, "2026-03-21T00:00:00Z", "Not arrived."],
    // Half an hour ahead of the promised time.
    ["AFTER_SALES.WORKSHOP_ON_TIME_RATE", promised, "2026-03-19T00:00:00Z", "Not repaired yet; has until Mar 20, 2026, 1:30 PM."],
    ["AFTER_SALES.WORKSHOP_ON_TIME_RATE", promised, "2026-03-20T13:45:00Z", "Not repaired."],
    // From 24 to 12 hours ahead.
    ["AFTER_SALES.APPOINTMENT_REMINDER_RATE", unreminded, "2026-03-19T00:00:00Z", "Not reminded yet; has until Mar 20, 2026, 2:00 AM."],
    ["AFTER_SALES.APPOINTMENT_REMINDER_RATE", unreminded, "2026-03-20T03:00:00Z", "Not reminded."],
    ["AFTER_SALES.CUSTOMER_PUNCTUALITY_RATE", unreminded, "2026-03-20T03:00:00Z", "Not arrived yet; has until Mar 20, 2026, 2:00 PM."],
  ])("%s: %#", (metric, record, asOf, expected) => {
    expect(told(metric, record, asOf).text).toBe(expected);
  });

  test.each([
    [
      "AFTER_SALES.FOLLOW_UP_RATE",
      followUp(),
      "2026-03-12T00:00:00Z",
      "Follow-up due Mar 10, 2026, not done yet; counts until Mar 17, 2026.",
    ],
    [
      "AFTER_SALES.FOLLOW_UP_RATE",
      followUp(),
      "2026-03-18T00:00:00Z",
      "Follow-up due Mar 10, 2026, not done by Mar 17, 2026, when the 7 days ended.",
    ],
    [
      "AFTER_SALES.FOLLOW_UP_RATE",
      followUp({ done_at: new Date("2026-03-11T09:00:00Z") }),
      "2026-03-18T00:00:00Z",
      "Customer reached: not recorded.",
    ],
    [
      "AFTER_SALES.PROBLEM_RESOLUTION_RATE",
      problem(),
      "2026-03-12T00:00:00Z",
      "Raised Mar 10, 2026, 6:00 PM, not resolved yet; counts until Apr 9, 2026, 6:00 PM.",
    ],
  ])("nor by what would be recorded with the event: %s %#", (metric, record, asOf, expected) => {
    expect(told(metric, record, asOf).text).toBe(expected);
  });

  test("in every language, under one code", () => {
    const all = languages.map((language) => told("FIELD_SERVICE.SITE_VISITS_WITHIN_SLA", awaited, "2026-03-19T00:00:00Z", language));
    expect(all.map(({ text }) => text)).toEqual([
      "Not arrived yet; has until Mar 20, 2026, 2:00 PM.",
      "Pas encore arrivé ; délai jusqu’au 20 mars 2026, 14:00.",
      "Ещё не прибыли; срок — до 20 мар. 2026 г., 14:00.",
      "尚未到达；期限至 2026年3月20日 14:00。",
    ]);
    expect(new Set(all.map(({ code }) => code))).toEqual(new Set(["notAfter.waiting"]));
  });
});

const renewed = (renewed_on: string) => contract({ renewed_on });

describe("what came before its window began is told as early", () => {
  test.each([
    ["en", "Renewed Feb 13, 2026, 25 days before it was due to expire Mar 10, 2026."],
    ["fr", "À échéance le 10 mars 2026, renouvelé le 13 févr. 2026 : 25 jours avant."],
    ["ru", "Срок окончания 10 мар. 2026 г., продлён 13 февр. 2026 г.: заранее (25 дней)."],
    ["zh-Hans", "2026年2月13日 续签，比 2026年3月10日 到期早 25天。"],
  ] as const)("a renewal by days, in %s", (language, expected) => {
    const reason = told("FIELD_SERVICE.CONTRACT_RENEWAL_RATE", renewed("2026-02-13"), "2026-06-01T00:00:00Z", language);
    expect(reason).toEqual({ code: "within.early", text: expected });
  });

  test("on the day itself it is within", () => {
    expect(told("FIELD_SERVICE.CONTRACT_RENEWAL_RATE", renewed("2026-03-10"), "2026-06-01T00:00:00Z").text).toBe(
      "Due to expire Mar 10, 2026, renewed Mar 10, 2026: 0 days, within 30 days.",
    );
  });

  test("a contact by the hour", () => {
    const contacted = delivery({ first_contacted_at: new Date("2026-03-10T15:00:00Z") });
    expect(told("AFTER_SALES.PROACTIVE_CONTACT_RATE", contacted, "2026-06-01T00:00:00Z").text).toBe(
      "Contacted Mar 10, 2026, 3:00 PM, 3 hours before it was delivered Mar 10, 2026, 6:00 PM.",
    );
  });
});

describe("a step of a lead is told by what is recorded of it", () => {
  const afterAll = "2026-12-20T00:00:00Z";
  test.each([
    ["a blank", {}, "Contacted: not recorded."],
    ["a no", { contacted: false }, "Contacted: no."],
    ["a yes without a time", { contacted: true }, "Contact is recorded, without a time."],
    [
      "in the window",
      { contacted_at: new Date("2026-03-12T18:00:00Z") },
      "Received Mar 10, 2026, 6:00 PM, contacted Mar 12, 2026, 6:00 PM: 2 days, within 90 days.",
    ],
    [
      "after it, whatever the yes says",
      { contacted: true, contacted_at: new Date("2026-06-08T18:00:00.001Z") },
      "Received Mar 10, 2026, 6:00 PM, contacted Jun 8, 2026, 6:00 PM: 90 days 1 millisecond, more than 90 days.",
    ],
  ])("%s", (_, values, expected) => {
    expect(told("INTERNET_SALES.CONTACT_RATE", lead(values), afterAll).text).toBe(expected);
  });

  test.each([
    ["en", "Sold: not recorded.", "The sale is recorded, without a time."],
    ["fr", "Vente conclue : non renseigné.", "Vente enregistrée, sans heure."],
    ["ru", "Продажа: нет данных.", "Продажа отмечена без времени."],
    ["zh-Hans", "已成交：无记录。", "已记录成交，未记录时间。"],
  ] as const)("in %s", (language, blank, untimed) => {
    const reason = (sold: boolean | null) => told("INTERNET_SALES.LEAD_TO_SALE_RATE", lead({ sold }), afterAll, language).text;
    expect([reason(null), reason(true)]).toEqual([blank, untimed]);
  });

  test("before the time of the step, a yes is not known", () => {
    const contacted = lead({ contacted: true, contacted_at: new Date("2026-03-12T18:00:00Z") });
    expect(told("INTERNET_SALES.CONTACT_RATE", contacted, "2026-03-11T00:00:00Z").text).toBe("Contacted: not recorded.");
  });
});

/** The leaf that tells of a record for which all holds. */
function tellingLeaf(condition: Condition): Leaf | undefined {
  switch (condition.op) {
    case "all":
    case "any": {
      const part = condition.op === "all" ? condition.conditions.at(-1) : condition.conditions[0];
      return part && tellingLeaf(part);
    }
    case "not":
      return tellingLeaf(condition.condition);
    default:
      return condition;
  }
}

const field = (amount: Measure["amount"] | undefined) => (amount?.add === "NUMBERS" || amount?.add === "MEDIAN" ? [amount.of] : []);
const names = (leaf: Leaf | undefined) => (leaf ? [...fieldsOfLeaf(leaf)] : []);

const numerator = ({ population, denominator, numerator: counted }: MetricDefinition) =>
  names(tellingLeaf(counted) ?? (denominator && tellingLeaf(denominator)) ?? tellingLeaf(population));

describe("the reason of what adds to a sum names what it adds", () => {
  test.each(programs.flatMap(({ metrics }) => metrics.map((metric) => [`${metric.program}.${metric.code}`, metric] as const)))(
    "%s",
    (_, metric) => {
      const dividedBy = metric.shape === "RATIO" ? denominatorOf(metric) : undefined;
      expect(numerator(metric)).toEqual(expect.arrayContaining(field(metric.amount)));
      expect(dividedBy ? names(tellingLeaf(dividedBy.where)) : []).toEqual(expect.arrayContaining(field(dividedBy?.amount)));
    },
  );
});
