import { advisorCases } from "./advisors.cases.ts";
import { appointmentCases } from "./appointment.cases.ts";
import { customerCases } from "./customers.cases.ts";
import { deliveryCases } from "./delivery.cases.ts";
import { dispatchCases } from "./dispatch.cases.ts";
import { firstFixCases } from "./first-fix.cases.ts";
import { followUpCases } from "./follow-up.cases.ts";
import { leadsCases } from "./leads.cases.ts";
import { moneyCases } from "./money.cases.ts";
import { partsSupplyCases } from "./parts-supply.cases.ts";
import { peopleCases } from "./people.cases.ts";
import { preInspectionCases } from "./pre-inspection.cases.ts";
import { productivityCases } from "./productivity.cases.ts";
import { punctualityCases } from "./punctuality.cases.ts";
import { salesContactCases } from "./sales-contact.cases.ts";
import { serviceContactCases } from "./service-contact.cases.ts";
import { surveyCases } from "./survey.cases.ts";
import { travelCases } from "./travel.cases.ts";
import { workshopCases } from "./workshop.cases.ts";
import type { MetricCase } from "./metric-case.ts";

/** The cases of all programs but the first, group by group. */
export const allCases: readonly MetricCase[] = [
  ...firstFixCases,
  ...customerCases,
  ...punctualityCases,
  ...productivityCases,
  ...dispatchCases,
  ...travelCases,
  ...moneyCases,
  ...peopleCases,
  ...surveyCases,
  ...salesContactCases,
  ...serviceContactCases,
  ...appointmentCases,
  ...preInspectionCases,
  ...partsSupplyCases,
  ...workshopCases,
  ...advisorCases,
  ...deliveryCases,
  ...followUpCases,
  ...leadsCases,
];
