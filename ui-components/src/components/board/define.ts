import { defineElement } from "../../base/define-element.ts";
import "../obstacles/define.ts";
import "../trend/define.ts";
import { ScorecardBoard } from "./board.ts";

defineElement("board", ScorecardBoard);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-board": ScorecardBoard;
  }
}
