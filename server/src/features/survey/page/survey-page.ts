import { type Language, languages } from "../../../kpi/texts/language.ts";
import { text } from "../../../kpi/texts/texts.ts";
import { Html, html } from "../../../platform/html.ts";
import { surveyStyle } from "./survey-style.ts";

const languageNames: Readonly<Record<Language, string>> = { en: "English", fr: "Français", ru: "Русский", "zh-Hans": "简体中文" };

function languageLinks(current: Language): Html {
  const links = languages.map((language) =>
    language === current
      ? html`<li><span aria-current="true" lang="${language}">${languageNames[language]}</span></li>`
      : html`<li><a href="?lang=${language}" lang="${language}" hreflang="${language}">${languageNames[language]}</a></li>`,
  );
  return html`<nav aria-label="${text(current, "survey.languages")}"><ul>${links}</ul></nav>`;
}

/** Its hash stands in the policy: not a character may be escaped. */
const style = new Html(surveyStyle);

/** A whole page, in one language. */
export function surveyPage(language: Language, title: string, content: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${languageLinks(language)}
<main>
${content}
</main>
</body>
</html>
`.markup;
}

/** A page that only tells something: the same whatever the survey. */
export function noticePage(language: Language, notice: "thanks" | "unavailable" | "failed"): string {
  const title = text(language, `survey.${notice}.title`);
  return surveyPage(
    language,
    title,
    html`<h1>${title}</h1>
<p>${text(language, `survey.${notice}.text`)}</p>`,
  );
}
