import { benchPage } from "./contestant.ts";

/** The height of a row of the detail grid, in pixels. */
const rowHeight = 41;

/** A box that scrolls as far as the grids do and shows nothing: what no grid can be better than. */
benchPage((count) => {
  let box: HTMLElement | undefined;
  return {
    mount(host) {
      box = Object.assign(document.createElement("div"), { className: "box bare" });
      const height = document.createElement("div");
      height.style.blockSize = `${count * rowHeight}px`;
      box.append(height);
      host.append(box);
    },
    isShown: () => box?.isConnected === true,
    unmount() {
      box = undefined;
    },
    scroller: () => box ?? null,
  };
});
