import { type DashboardView, type FunnelPlace, type LeadsPlace, newestFirst, type ReceiptView } from "../src/components/dashboard/view.ts";
import { groupPanelNames, type GroupView } from "../src/components/group-dashboard/group-view.ts";
import { panelNames } from "../src/model/tool-name.ts";
import type { OpportunityFilter, OpportunitySort, SliceBy } from "../src/model/types.ts";

/** Where the reader is, as the page's address says it; undefined where it says nothing. */
export interface Place {
  readonly viewer: string | undefined;
  readonly dealer: string | undefined;
  readonly program: string | undefined;
  readonly language: string | undefined;
  readonly view: DashboardView;
  /** Where the reader is among all dealers. */
  readonly group: GroupView;
}

/** A month as the API takes it; one it refuses would take the others asked for with it. */
const monthPattern = /^[12]\d{3}-(0[1-9]|1[0-2])$/;
const dayPattern = /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const codePattern = /^[A-Z_]{1,100}$/;
const countryPattern = /^[A-Z]{2}$/;
const currencyPattern = /^[A-Z]{3}$/;

/** The API takes no longer ids. */
const longestId = 200;

const answers = ["ACCEPTED", "REJECTED", "EXPIRED", "PENDING", "CANCELLED"] as const;
const conclusions = ["COMPLETED", "WITHDRAWN", "OPEN"] as const;
const enrolments = ["ENROLLED", "NOT_ENROLLED"] as const;
const sortFields = ["ASSIGNED_AT", "ID", "ANSWERED_AT", "CONCLUDED_AT", "ENROLLED_AT"] as const;

const leadSteps = ["CONTACTED", "APPOINTMENT_SET", "SHOWED", "SOLD"] as const;

/** Those of the values a list names that are known; what else an address holds is left out. */
function known<Value extends string>(values: readonly Value[], list: string | null): readonly Value[] {
  const given = new Set<string>(list?.split(",") ?? []);
  return values.filter((value) => given.has(value));
}

function sortFrom(text: string | null): OpportunitySort {
  const [field] = known(sortFields, text?.replace(/^-/, "") ?? null);
  return field ? { field, direction: text?.startsWith("-") ? "DESC" : "ASC" } : newestFirst;
}

function filterFrom(query: URLSearchParams): OpportunityFilter {
  const answer = known(answers, query.get("answer"));
  const conclusion = known(conclusions, query.get("outcome"));
  const [enrolment] = known(enrolments, query.get("enrolment"));
  return {
    ...(answer.length > 0 ? { answers: answer } : {}),
    ...(conclusion.length > 0 ? { conclusions: conclusion } : {}),
    ...(enrolment ? { enrolment } : {}),
  };
}

/** A month, a week by its Monday, or the newest week. */
function funnelFrom(text: string | null): FunnelPlace | null {
  if (text === "weeks") return { weeks: true, period: null };
  const weeks = dayPattern.test(text ?? "");
  return text && (weeks || monthPattern.test(text)) ? { weeks, period: text } : null;
}

function receiptFrom(query: URLSearchParams): ReceiptView | null {
  const [metric = "", month = "", currency = ""] = query.get("receipt")?.split("@") ?? [];
  if (!codePattern.test(metric) || !monthPattern.test(month)) return null;
  const by = query.get("slice") ?? "";
  // Which fields there are to cut by is known with the metric alone.
  return { metric, month, ...(currencyPattern.test(currency) && { currency }), ...(codePattern.test(by) && { by: by as SliceBy }) };
}

/** A month's leads, or those of the current one; all of them, or those that wait for a step. */
function leadsFrom(query: URLSearchParams): LeadsPlace | null {
  const month = query.get("leads") ?? "";
  const [waitingFor = null] = known(leadSteps, query.get("waiting"));
  const given = monthPattern.test(month) ? month : null;
  return given || waitingFor ? { month: given, waitingFor } : null;
}

/** An instant that has been, as the API takes it; what is to come cannot be looked back at. */
function asOfFrom(query: URLSearchParams): string | null {
  const at = Date.parse(query.get("asof") ?? "");
  return at >= Date.UTC(1000, 0, 2) && at <= Date.now() ? new Date(at).toISOString() : null;
}

/** Which opportunity is open; it says nothing where none is. */
function opportunityFrom(query: URLSearchParams): Pick<DashboardView, "opportunity"> {
  const opportunity = query.get("opportunity")?.slice(0, longestId);
  return opportunity ? { opportunity } : {};
}

function viewFrom(query: URLSearchParams): DashboardView {
  const month = query.get("month") ?? "";
  const expanded = query.get("expanded")?.split(",") ?? [];
  const metrics = query.get("metrics")?.split(",") ?? [];
  return {
    asOf: asOfFrom(query),
    metrics: metrics.filter((value) => codePattern.test(value)),
    readiness: query.get("readiness") === "shown",
    weeks: (query.get("weeks")?.split(",") ?? []).filter((value) => codePattern.test(value)),
    expanded: expanded.filter((value) => monthPattern.test(value)),
    funnel: funnelFrom(query.get("funnel")),
    receipt: receiptFrom(query),
    leads: leadsFrom(query),
    panel: panelNames.find((name) => name === query.get("panel")) ?? null,
    ...opportunityFrom(query),
    details: monthPattern.test(month) ? { month, sort: sortFrom(query.get("sort")), filter: filterFrom(query) } : null,
  };
}

function groupFrom(query: URLSearchParams): GroupView {
  const period = query.get("period") ?? "";
  const country = query.get("country") ?? "";
  const panel = groupPanelNames.find((name) => name === query.get("panel"));
  const [metric = "", currency = ""] = query.get("metric")?.split("@") ?? [];
  return {
    month: monthPattern.test(period) ? period : null,
    country: countryPattern.test(country) ? country : null,
    chosen: codePattern.test(metric) ? { metric, currency: currencyPattern.test(currency) ? currency : null } : null,
    worstFirst: query.get("order") === "worst",
    ...(panel && { panel }),
    asOf: asOfFrom(query),
  };
}

export function placeFrom(search: string): Place {
  const query = new URLSearchParams(search);
  const given = (name: string) => query.get(name) || undefined;
  const [view, group] = [viewFrom(query), groupFrom(query)];
  return { viewer: given("viewer"), dealer: given("dealer"), program: given("program"), language: given("lang"), view, group };
}

/** The address of a place: what is usual stays unsaid. */
export function searchFor({ viewer, dealer, program, language, view, group }: Place): string {
  const { details, receipt, expanded = [], metrics = [], weeks = [] } = view;
  // Of leads that are closed the address says nothing.
  const leads = view.panel === "leads" ? view.leads : null;
  const sort = details && `${details.sort.direction === "DESC" ? "-" : ""}${details.sort.field}`;
  const usualSort = `-${newestFirst.field}`;
  const parts: readonly (readonly [string, string | false | null | undefined])[] = [
    ["viewer", viewer],
    ["dealer", dealer],
    ["program", program],
    ["lang", language],
    ["month", details?.month],
    ["sort", sort === usualSort ? null : sort],
    ["answer", details?.filter.answers?.join(",")],
    ["outcome", details?.filter.conclusions?.join(",")],
    ["enrolment", details?.filter.enrolment],
    ["expanded", expanded.join(",")],
    ["metrics", metrics.join(",")],
    ["readiness", view.readiness ? "shown" : null],
    ["weeks", weeks.join(",")],
    ["funnel", view.funnel?.period ?? (view.funnel?.weeks && "weeks")],
    ["panel", view.panel ?? group.panel],
    ["opportunity", view.panel === "opportunities" && view.opportunity],
    ["leads", leads?.month],
    ["waiting", leads?.waitingFor],
    ["asof", view.asOf],
    ["period", group.month],
    ["country", group.country],
    ["metric", group.chosen && [group.chosen.metric, group.chosen.currency].filter(Boolean).join("@")],
    ["order", group.worstFirst && "worst"],
    ["receipt", receipt && [receipt.metric, receipt.month, receipt.currency].filter(Boolean).join("@")],
    ["slice", receipt?.by],
  ];
  const said = parts.flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%40", "@").replaceAll("%3A", ":")}`] : [],
  );
  return said.length > 0 ? `?${said.join("&")}` : "";
}

/** Whether going from one place to the other is a step that the back button takes back. */
export function isStep(from: Place, to: Place): boolean {
  const step = ({ viewer, dealer, program, view, group }: Place) =>
    [
      viewer,
      dealer,
      program,
      view.panel,
      view.opportunity,
      Boolean(view.asOf),
      view.details?.month,
      view.receipt?.metric,
      view.receipt?.month,
      view.receipt?.currency,
      view.receipt?.by,
      view.leads?.month,
      view.leads?.waitingFor,
      group.month,
      group.country,
    ].join();
  return step(from) !== step(to);
}
