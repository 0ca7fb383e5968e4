import { defineElement } from "../../base/define-element.ts";
import { ScorecardObstacles } from "./obstacles.ts";

defineElement("obstacles", ScorecardObstacles);

declare global {
  interface HTMLElementTagNameMap {
    "scorecard-obstacles": ScorecardObstacles;
  }
}
