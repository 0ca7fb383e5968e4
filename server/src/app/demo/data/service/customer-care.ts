import { anyOf, choose, firstOf, quota } from "./quota.ts";
import { nextKey, type ServiceMonth, type WorkOrderRow } from "./service-records.ts";
import { dateOf, day, hour, instant } from "./working-days.ts";

const daysToFollowUp = 3;
const askedForFollowUp = 0.85;
const raisingProblems = 0.12;
const askedForSatisfaction = 0.3;
const questions = ["NPS", "HELPS_REACH_GOALS", "SEEKS_TO_UNDERSTAND_GOALS", "OFFERS_HELP_EVERY_TIME"];
const levels = ["EXECUTIVE", "MANAGER", "OPERATOR"];
const functions = ["OPERATIONS", "PURCHASING", "MAINTENANCE"];
const complaints = [
  "Waited too long for a part.",
  "The fault came back.",
  "Nobody called when it took longer.",
  "The bill was a surprise.",
];

/** Calls after the hand-over, the good ones first. */
function makeFollowUps(orders: readonly WorkOrderRow[], { dealer, habits, random, records }: ServiceMonth): void {
  const asked = orders.slice(0, Math.ceil(orders.length * askedForFollowUp));
  const reached = firstOf(asked.length, habits.followedUp, random);
  const satisfied = anyOf(reached.filter(Boolean).length, habits.satisfied, random);
  asked.forEach(({ customerId, id, closedAt }, index) => {
    if (!closedAt) return;
    // Orders are closed in the afternoon or evening: some hours earlier is a time to call.
    const called = closedAt.getTime() + (daysToFollowUp + random.int(0, 3)) * day - random.int(1, 5) * hour;
    const isReached = reached[index] ?? false;
    const never = !isReached && random.float() < 0.4;
    records.followUps.push({
      ...nextKey(dealer, "FU", records.followUps),
      customerId,
      workOrderId: id,
      dueOn: dateOf(closedAt, dealer.timeZone, daysToFollowUp).toString(),
      doneAt: never ? null : new Date(called),
      channel: never ? null : isReached ? "PHONE" : "VOICEMAIL",
      reached: never ? null : isReached,
      satisfied: isReached ? (satisfied.shift() ?? true) : null,
    });
  });
}

/** Faults that customers named; some name two at once. */
function makeProblems(orders: readonly WorkOrderRow[], { dealer, habits, random, records }: ServiceMonth): void {
  const raised = random.shuffle([...orders]).slice(0, quota(orders.length, raisingProblems, random));
  const solved = firstOf(raised.length, habits.problemsSolved, random);
  raised.forEach(({ id, customerId, closedAt }, index) => {
    if (!closedAt) return;
    const raisedAt = closedAt.getTime() + random.float(0.1, 3) * day;
    const resolvedAt = instant(raisedAt + (solved[index] ? random.float(1, 20) : random.float(31, 60)) * day);
    for (let fault = 0; fault <= (random.float() < 0.2 ? 1 : 0); fault += 1) {
      records.problems.push({
        ...nextKey(dealer, "PR", records.problems),
        customerId,
        workOrderId: id,
        occasion: null,
        raisedAt: instant(raisedAt),
        resolvedAt,
        resolvedToSatisfaction: solved[index] ?? false,
      });
    }
  });
}

function makeSatisfactionAnswers(orders: readonly WorkOrderRow[], { dealer, habits, random, records }: ServiceMonth): void {
  const asked = random.shuffle([...orders]).slice(0, quota(orders.length, askedForSatisfaction, random));
  const content = firstOf(asked.length, habits.csat, random);
  asked.forEach(({ customerId, id, completedAt }, index) => {
    if (!completedAt) return;
    records.surveyAnswers.push({
      ...nextKey(dealer, "SV", records.surveyAnswers),
      customerId,
      workOrderId: id,
      opportunityId: null,
      question: "CSAT",
      respondentLevel: null,
      respondentFunction: null,
      answeredAt: instant(completedAt.getTime() + random.float(2, 60) * hour),
      score: content[index] ? random.int(4, 5) : random.int(1, 3),
      comment: content[index] ? null : choose(complaints, random),
    });
  });
}

/** The four questions on 0 to 10, each asked of the same people. */
function makeRelationshipAnswers(total: number, { dealer, habits, days, random, records, nextCustomer }: ServiceMonth): void {
  const people = Array.from({ length: total }, () => ({
    customerId: nextCustomer().customerId,
    respondentLevel: choose(levels, random),
    respondentFunction: choose(functions, random),
    answeredAt: instant((days[random.int(0, days.length - 1)]?.midnight ?? 0) + random.float(8, 18) * hour),
  }));
  for (const question of questions) {
    const promoters = quota(total, habits.promoters, random);
    const detractors = quota(total, habits.detractors, random);
    people.forEach((person, index) => {
      const score = index < promoters ? random.int(9, 10) : index >= total - detractors ? random.int(2, 6) : random.int(7, 8);
      const key = nextKey(dealer, "SV", records.surveyAnswers);
      records.surveyAnswers.push({ ...key, ...person, workOrderId: null, opportunityId: null, question, score, comment: null });
    });
  }
}

/** What customers say of a month's orders, and of the dealer. */
export function makeCustomerCare(orders: readonly WorkOrderRow[], month: ServiceMonth): void {
  const ofCustomers = orders.filter(({ nature }) => nature !== "INTERNAL");
  const repairOrders = ofCustomers.filter(({ place }) => place === "WORKSHOP");
  makeFollowUps(repairOrders, month);
  makeProblems(repairOrders, month);
  makeSatisfactionAnswers(ofCustomers, month);
  makeRelationshipAnswers(Math.min(8, Math.max(1, Math.round(ofCustomers.length / 4))), month);
}
