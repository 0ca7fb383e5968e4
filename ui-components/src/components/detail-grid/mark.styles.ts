import { css } from "lit";

/** The stops of a line across a box, with soft edges. */
const line = css`#0000 calc(50% - 1.3px), currentColor calc(50% - 0.7px) calc(50% + 0.7px), #0000 calc(50% + 1.3px)`;

/**
 * A mark before the word that says the same. Shapes are gradients: a policy on images does not stand in their way, and
 * unlike shapes cut out they need no layer of paint each while rows scroll. A colour is named once: variables within a
 * gradient are worked out for every mark.
 */
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
    color: var(--mark);
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
    background:
      linear-gradient(45deg, ${line}) 0 4.4px / 4px 4px no-repeat,
      linear-gradient(to bottom right, ${line}) 3.2px 0.8px / 6.4px 7.8px no-repeat;
  }
  .rejected,
  .expired,
  .withdrawn {
    --mark: var(--missed);
  }
  .rejected::before {
    background: linear-gradient(45deg, ${line}), linear-gradient(135deg, ${line});
  }
  .expired::before {
    background: conic-gradient(from -45deg, currentColor 25%, #0000 0 50%, currentColor 0 75%, #0000 0);
  }
  .withdrawn::before {
    background:
      conic-gradient(from 45deg at 0 50%, currentColor 25%, #0000 0) 0 0 / 5px 10px no-repeat,
      linear-gradient(currentColor 0 0) 100% 50% / 6px 2px no-repeat;
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
    border: 2px solid;
    border-radius: 50%;
  }
  .cancelled,
  .notEnrolled {
    --mark: var(--muted);
  }
  .cancelled::before,
  .notEnrolled::before {
    background: linear-gradient(currentColor 0 0) 50% / 9px 2px no-repeat;
  }
  .notEnrolled,
  .none {
    color: var(--muted);
  }
  .none::before {
    content: none;
  }
  @media (forced-colors: active) {
    .mark::before {
      forced-color-adjust: none;
      color: CanvasText;
    }
  }
`;
