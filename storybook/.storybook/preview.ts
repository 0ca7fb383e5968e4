import { type Preview, setCustomElementsManifest } from "@storybook/web-components-vite";
import { fakeApi } from "../fixtures/fake-api.ts";
import { documented, onlyWhatIsSet } from "./documentation.ts";
import "./stage.css";
import { onStage } from "./stage.ts";
import { toolbar } from "./toolbar.ts";

setCustomElementsManifest(documented);

const preview: Preview = {
  tags: ["autodocs"],
  beforeAll: fakeApi,
  decorators: [onStage],
  argTypesEnhancers: [onlyWhatIsSet],
  globalTypes: toolbar,
  initialGlobals: { theme: "light", direction: "ltr", locale: "en", width: "full", surroundings: "none" },
  parameters: {
    a11y: { test: "error" },
    // The stage has its own margins, colours and widths.
    layout: "fullscreen",
    backgrounds: { disable: true },
    controls: { expanded: true },
    options: { storySort: { order: ["Start here", "Tokens", "Pages", "Components"] } },
  },
};

export default preview;
