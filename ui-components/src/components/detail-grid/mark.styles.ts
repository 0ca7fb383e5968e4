import { css } from "lit";

/** A mark before the word that says the same. Shapes are cut out, so that no policy on images stands in the way. */
export const markStyles = css`
  .mark {
    margin-inline-end: 4px;
    white-space: nowrap;
  }
  .mark::before {
    display: inline-block;
    inline-size: 10px;
    block-size: 10px;
    margin-inline-end: 7px;
    background: var(--mark, var(--muted));
    content: "";
  }
  .accepted,
  .completed,
  .enrolled {
    --mark: var(--met);
  }
  .accepted::before,
  .completed::before,
  .enrolled::before {
    clip-path: polygon(14% 42%, 38% 66%, 88% 12%, 100% 26%, 38% 92%, 0 56%);
  }
  .rejected,
  .expired,
  .withdrawn {
    --mark: var(--missed);
  }
  .rejected::before {
    clip-path: polygon(14% 0, 50% 36%, 86% 0, 100% 14%, 64% 50%, 100% 86%, 86% 100%, 50% 64%, 14% 100%, 0 86%, 36% 50%, 0 14%);
  }
  .expired::before {
    clip-path: polygon(0 0, 100% 0, 100% 14%, 60% 50%, 100% 86%, 100% 100%, 0 100%, 0 86%, 40% 50%, 0 14%);
  }
  .withdrawn::before {
    clip-path: polygon(0 50%, 46% 4%, 46% 38%, 100% 38%, 100% 62%, 46% 62%, 46% 96%);
  }
  .withdrawn:dir(rtl)::before {
    transform: scaleX(-1);
  }
  .pending,
  .open {
    --mark: var(--open);
  }
  .pending::before,
  .open::before {
    background: none;
    border: 2px solid var(--mark);
    border-radius: 50%;
  }
  .cancelled::before,
  .notEnrolled::before {
    clip-path: inset(40% 4%);
  }
  .notEnrolled {
    color: var(--muted);
  }
  @media (forced-colors: active) {
    .mark::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .pending::before,
    .open::before {
      background: none;
      border-color: CanvasText;
    }
  }
`;
