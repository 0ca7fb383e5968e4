import type { MessagesOfBaselines } from "../../i18n/messages.ts";

/** What form and history need of the element they stand in. */
export interface BaselineView {
  readonly locale: string;
  readonly text: (key: keyof MessagesOfBaselines, values?: Readonly<Record<string, string | number>>) => string;
}
