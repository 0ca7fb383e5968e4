import { createHash } from "node:crypto";

/** In the page itself: it is one answer, that opens nothing else. */
export const surveyStyle = `
:root {
  color-scheme: light dark;
  --surface: #ffffff;
  --ground: #f5f7fa;
  --text: #17202b;
  --muted: #55616f;
  --border: #d5dce4;
  --control: #6b7785;
  --accent: #1d5a9e;
  --on-accent: #ffffff;
  --chosen: #e8f0fa;
  --fault: #a8321f;
  --focus: #1d5a9e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #161b22;
    --ground: #0d1117;
    --text: #e7ecf2;
    --muted: #9fabb9;
    --border: #303a46;
    --control: #8592a1;
    --accent: #7db4f0;
    --on-accent: #0d1117;
    --chosen: #1d2f45;
    --fault: #f29382;
    --focus: #9cc8ff;
  }
}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem 1rem 3rem; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0.25rem; margin: 0 0 0.75rem; padding: 0; list-style: none; }
nav a, nav span { display: block; padding: 0.25rem 0.5rem; border-radius: 6px; }
nav a { color: var(--accent); }
nav span { color: var(--text); font-weight: 600; }
main { background: var(--surface); border: 1px solid var(--border); border-radius: 12px; padding: 1.25rem 1rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 0 0 0.5rem; font-size: 1.125rem; line-height: 1.3; }
p { margin: 0 0 1rem; }
main > p:last-child { margin: 0; }
.hint { color: var(--muted); margin: 0 0 0.5rem; }
.lead { margin: 0 0 1.75rem; }
fieldset { border: 0; margin: 0; min-width: 0; padding: 0; }
.question { margin: 0 0 2.25rem; }
legend, .label { display: block; font-size: 1.125rem; font-weight: 600; line-height: 1.35; margin: 0 0 0.5rem; padding: 0; }
.ends { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; color: var(--muted); margin: 0 0 0.5rem; }
.scale { display: grid; gap: 0.375rem; }
.to-5 { grid-template-columns: repeat(5, minmax(0, 1fr)); }
.to-10 { grid-template-columns: repeat(6, minmax(0, 1fr)); }
.choice {
  align-items: center; border: 1px solid var(--control); border-radius: 8px; cursor: pointer; display: flex; flex-direction: column;
  gap: 0.25rem; justify-content: center; min-height: 3.75rem; padding: 0.5rem 0.25rem; font-variant-numeric: tabular-nums;
}
.choice.wide { flex-direction: row; gap: 0.5rem; justify-content: flex-start; margin-top: 0.375rem; min-height: 2.75rem; padding: 0.5rem 1rem 0.5rem 0.75rem; width: fit-content; }
.choice input { accent-color: var(--accent); flex: none; height: 1.25rem; margin: 0; width: 1.25rem; }
.choice:hover { border-color: var(--accent); }
.choice:has(:checked) { background: var(--chosen); border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 700; }
a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, .faults:focus {
  outline: 3px solid var(--focus); outline-offset: 2px;
}
.choice:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
@supports selector(:has(*)) { .choice input:focus-visible { outline: none; } }
textarea {
  background: var(--surface); border: 1px solid var(--control); border-radius: 8px; color: inherit; display: block; font: inherit;
  margin: 0; padding: 0.625rem 0.75rem; resize: vertical; width: 100%;
}
button {
  background: var(--accent); border: 1px solid transparent; border-radius: 8px; color: var(--on-accent); cursor: pointer; font: inherit;
  font-weight: 600; min-height: 2.75rem; padding: 0.5rem 1.75rem;
}
button:hover { filter: brightness(0.93); }
.faults { border: 2px solid var(--fault); border-radius: 8px; margin: 0 0 1.5rem; padding: 1rem; }
.faults ul { margin: 0; padding: 0 0 0 1.25rem; }
.faults a { color: var(--fault); font-weight: 600; }
.at-fault { border-inline-start: 4px solid var(--fault); padding-inline-start: 0.75rem; }
.fault { color: var(--fault); font-weight: 600; margin: 0 0 0.5rem; }
.hidden { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; }
@media (min-width: 40rem) {
  body { padding: 2rem 1.5rem 4rem; }
  main { padding: 2rem; }
  h1 { font-size: 1.75rem; }
  .to-10 { grid-template-columns: repeat(11, minmax(0, 1fr)); }
}
@media (forced-colors: active) {
  .choice:has(:checked) { outline: 2px solid Highlight; }
}
`;

/** The page runs nothing, loads nothing, sends its form here alone and stands in no other page. */
export const surveyContentPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(surveyStyle).digest("base64")}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");
