import type { ExportMetric } from "@dealer-scorecards/ui-components/model/export-types.ts";
import { vi } from "vitest";
import { fakeApi } from "./api.ts";

export const exportMetrics: readonly ExportMetric[] = [
  { code: "CLOSE_RATE", name: "Close rate", recordKind: "OPPORTUNITY", sliceBy: [] },
  { code: "FIRST_TIME_FIX", name: "First-time fix", recordKind: "WORK_ORDER", sliceBy: ["ASSET_MODEL", "TECHNICIAN"] },
];

interface ExportAsked {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

type ExportReply = (asked: ExportAsked) => Response | Promise<Response>;

export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Stands for the API with its exports: what was asked of these, and the files that the browser was given. */
export function fakeExports(reply: ExportReply): { readonly asked: readonly ExportAsked[]; readonly saved: readonly SavedFile[] } {
  fakeApi({ ExportForm: () => Response.json({ data: { program: { metrics: exportMetrics } } }) });
  const others = vi.mocked(fetch).getMockImplementation();
  const asked: ExportAsked[] = [];
  const saved: SavedFile[] = [];
  vi.mocked(fetch).mockImplementation(async (url, given) => {
    if (!(url instanceof URL)) return (await others?.(url, given)) ?? new Response(null, { status: 400 });
    const { body, headers, signal } = given ?? {};
    const question = {
      url: url.href,
      body: JSON.parse(body as string) as Record<string, unknown>,
      headers: headers as Record<string, string>,
      signal: signal as AbortSignal,
    };
    asked.push(question);
    return reply(question);
  });
  let content = new Blob();
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    content = blob as Blob;
    return "blob:saved";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, content });
  });
  return { asked, saved };
}

export function fileAnswer(content: BodyInit): Response {
  return new Response(content, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="scorecard-d1.csv"' },
  });
}
