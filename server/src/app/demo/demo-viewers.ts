/** Someone the demo can be seen as. */
export interface DemoViewer {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** As a token's claim has it. */
  readonly role: "dealer" | "staff";
  readonly dealerIds: readonly string[];
}

const dealerViewer = (key: string, name: string, description: string, ...dealerIds: string[]): DemoViewer => ({
  key,
  name,
  description,
  role: "dealer",
  dealerIds,
});

/** What each sees of the programs; the stories stand in `data/service/service-stories.ts` and `data/leads/lead-stories.ts`. */
export const demoViewers: readonly DemoViewer[] = [
  { key: "staff", name: "Program staff", description: "Sees every dealer in all programs.", role: "staff", dealerIds: [] },
  dealerViewer(
    "good-dealer",
    "Lakeside Generator Service",
    "Meets all goals of service opportunities and nearly all of after-sales, where booking was taken in hand in April; busy in the field, and for some months quick to reply to leads.",
    "D1001",
  ),
  dealerViewer(
    "poor-dealer",
    "Cedar Hollow Standby Power",
    "Misses all goals of service opportunities and most of after-sales: parts are missing from stock, so the workshop is late. Sells to leads whose Contact nobody recorded.",
    "D1002",
  ),
  dealerViewer(
    "newcomer",
    "Fresh Start Generator Service",
    "Takes part since three months ago; few results are final in any program.",
    "D1040",
  ),
  dealerViewer(
    "group-owner",
    "Harbor Point Generators",
    "Owns two dealers: a good one whose field service is recommended more and more, and a weak one whose after-sales picks parts late.",
    "D1003",
    "D1004",
  ),
  dealerViewer("no-dealer", "Dealer without a dealer", "Has a valid token that names no dealer, and sees nothing of any program."),
];
