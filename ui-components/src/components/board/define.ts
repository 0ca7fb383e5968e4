import { defineElement } from "../../base/define-element.ts";
import { ScorecardBoard } from "./board.ts";

defineElement("board", ScorecardBoard);

/** What opens in it comes after it. */
export const defined = import("../../opened/define.ts");

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-board": ScorecardBoard;
  }
}
