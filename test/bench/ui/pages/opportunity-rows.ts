import { answerWords, conclusionWords, enrolmentWords } from "@dealer-scorecards/ui-components/components/detail-grid/activity-words.ts";
import { english } from "@dealer-scorecards/ui-components/i18n/english/english.ts";
import { messageText } from "@dealer-scorecards/ui-components/i18n/message.ts";
import { countText, instantDayText, missing } from "@dealer-scorecards/ui-components/model/format.ts";
import type { OpportunityActivity, OpportunityAnswer, OpportunityConclusion } from "@dealer-scorecards/ui-components/model/types.ts";

export const timeZone = "America/Chicago";

const answers: readonly OpportunityAnswer[] = ["ACCEPTED", "ACCEPTED", "REJECTED", "ACCEPTED", "EXPIRED", "ACCEPTED", "PENDING"];
const conclusions: readonly OpportunityConclusion[] = ["COMPLETED", "OPEN", "COMPLETED", "WITHDRAWN", "COMPLETED"];
const monthStart = Date.UTC(2026, 2, 1, 6);
const hour = 3_600_000;

function instant(hoursAfterStart: number): string {
  return new Date(monthStart + hoursAfterStart * hour).toISOString();
}

/**
 * Rows of one month with every answer and outcome, the same at every run. The browser loads its formats with the first date
 * and number of a page, which costs as much as a grid and is the same for all: that is over before anything is mounted.
 */
export function opportunityRows(count: number): readonly OpportunityActivity[] {
  countText("en", instantDayText("en", instant(0), timeZone).length);
  return Array.from({ length: count }, (_, index) => {
    const assigned = (index * 7) % 720;
    const answer = answers[index % answers.length] ?? "ACCEPTED";
    const accepted = answer === "ACCEPTED";
    const conclusion = accepted ? (conclusions[index % conclusions.length] ?? "OPEN") : null;
    const enrolled = accepted && index % 3 === 0;
    return {
      internalID: `SO-${String(index + 1).padStart(6, "0")}`,
      assignedAt: instant(assigned),
      expiresAt: instant(assigned + 48),
      answer,
      answeredAt: answer === "PENDING" ? null : instant(assigned + (index % 48)),
      conclusion,
      concludedAt: conclusion === null || conclusion === "OPEN" ? null : instant(assigned + 48 + (index % 600)),
      enrolment: enrolled ? "ENROLLED" : "NOT_ENROLLED",
      enrolledAt: enrolled ? instant(assigned + 100 + (index % 500)) : null,
      hasDetails: accepted,
    };
  });
}

const headings = ["assigned", "opportunity", "answer", "outcome", "enrolment", "details"] as const;

export const columnHeadings: readonly string[] = headings.map((heading) => messageText(english[heading], "en"));

/** Widths that show the texts in full, in pixels. */
export const columnWidths = [150, 150, 260, 240, 250, 120] as const;

function day(at: string | null): string {
  return at === null ? "" : instantDayText("en", at, timeZone);
}

function text(word: keyof typeof english, date: string): string {
  return `${messageText(english[word], "en")} ${date}`.trim();
}

/** A cell's text as the detail grid shows it: rivals get the text alone, without marks and buttons. */
export function cellText(row: OpportunityActivity, column: number): string {
  switch (column) {
    case 0:
      return day(row.assignedAt);
    case 1:
      return row.internalID;
    case 2:
      return row.answer === "PENDING"
        ? text("pending", messageText(english.until, "en", { date: day(row.expiresAt) }))
        : text(answerWords[row.answer], day(row.answeredAt));
    case 3:
      return row.conclusion === null ? missing : text(conclusionWords[row.conclusion], day(row.concludedAt));
    case 4:
      return text(enrolmentWords[row.enrolment], day(row.enrolledAt));
    default:
      return row.hasDetails ? messageText(english.details, "en") : "";
  }
}
