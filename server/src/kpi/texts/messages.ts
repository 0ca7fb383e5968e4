import enFleetServiceOpportunities from "../locales/en/fleet-service-opportunities.json" with { type: "json" };
import enFieldService from "../locales/en/field-service.json" with { type: "json" };
import enAfterSales from "../locales/en/after-sales.json" with { type: "json" };
import enInternetSales from "../locales/en/internet-sales.json" with { type: "json" };
import enRecords from "../locales/en/records.json" with { type: "json" };
import enExport from "../locales/en/export.json" with { type: "json" };
import enImprovement from "../locales/en/improvement.json" with { type: "json" };
import enReasons from "../locales/en/reasons.json" with { type: "json" };
import enSurvey from "../locales/en/survey.json" with { type: "json" };
import frFleetServiceOpportunities from "../locales/fr/fleet-service-opportunities.json" with { type: "json" };
import frFieldService from "../locales/fr/field-service.json" with { type: "json" };
import frAfterSales from "../locales/fr/after-sales.json" with { type: "json" };
import frInternetSales from "../locales/fr/internet-sales.json" with { type: "json" };
import frRecords from "../locales/fr/records.json" with { type: "json" };
import frExport from "../locales/fr/export.json" with { type: "json" };
import frImprovement from "../locales/fr/improvement.json" with { type: "json" };
import frReasons from "../locales/fr/reasons.json" with { type: "json" };
import frSurvey from "../locales/fr/survey.json" with { type: "json" };
import ruFleetServiceOpportunities from "../locales/ru/fleet-service-opportunities.json" with { type: "json" };
import ruFieldService from "../locales/ru/field-service.json" with { type: "json" };
import ruAfterSales from "../locales/ru/after-sales.json" with { type: "json" };
import ruInternetSales from "../locales/ru/internet-sales.json" with { type: "json" };
import ruRecords from "../locales/ru/records.json" with { type: "json" };
import ruExport from "../locales/ru/export.json" with { type: "json" };
import ruImprovement from "../locales/ru/improvement.json" with { type: "json" };
import ruReasons from "../locales/ru/reasons.json" with { type: "json" };
import ruSurvey from "../locales/ru/survey.json" with { type: "json" };
import zhHansFleetServiceOpportunities from "../locales/zh-Hans/fleet-service-opportunities.json" with { type: "json" };
import zhHansFieldService from "../locales/zh-Hans/field-service.json" with { type: "json" };
import zhHansAfterSales from "../locales/zh-Hans/after-sales.json" with { type: "json" };
import zhHansInternetSales from "../locales/zh-Hans/internet-sales.json" with { type: "json" };
import zhHansRecords from "../locales/zh-Hans/records.json" with { type: "json" };
import zhHansExport from "../locales/zh-Hans/export.json" with { type: "json" };
import zhHansImprovement from "../locales/zh-Hans/improvement.json" with { type: "json" };
import zhHansReasons from "../locales/zh-Hans/reasons.json" with { type: "json" };
import zhHansSurvey from "../locales/zh-Hans/survey.json" with { type: "json" };
import type { Language } from "./language.ts";

/** The catalogue's texts: a file a program, and five for records, reasons, advice, exports and surveys that all programs share. */
export const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    ...enFleetServiceOpportunities,
    ...enFieldService,
    ...enAfterSales,
    ...enInternetSales,
    ...enExport,
    ...enImprovement,
    ...enRecords,
    ...enReasons,
    ...enSurvey,
  },
  fr: {
    ...frFleetServiceOpportunities,
    ...frFieldService,
    ...frAfterSales,
    ...frInternetSales,
    ...frExport,
    ...frImprovement,
    ...frRecords,
    ...frReasons,
    ...frSurvey,
  },
  ru: {
    ...ruFleetServiceOpportunities,
    ...ruFieldService,
    ...ruAfterSales,
    ...ruInternetSales,
    ...ruExport,
    ...ruImprovement,
    ...ruRecords,
    ...ruReasons,
    ...ruSurvey,
  },
  "zh-Hans": {
    ...zhHansFleetServiceOpportunities,
    ...zhHansFieldService,
    ...zhHansAfterSales,
    ...zhHansInternetSales,
    ...zhHansExport,
    ...zhHansImprovement,
    ...zhHansRecords,
    ...zhHansReasons,
    ...zhHansSurvey,
  },
};
