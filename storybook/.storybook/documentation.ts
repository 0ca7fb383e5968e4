import manifest from "@dealer-scorecards/ui-components/custom-elements.json" with { type: "json" };
import type { Preview } from "@storybook/web-components-vite";

interface Named {
  readonly name: string;
}

interface Declaration {
  readonly cssParts?: readonly Named[];
  readonly slots?: readonly Named[];
}

const named = (items: readonly Named[] = [], name: (item: Named) => string) => items.map((item) => ({ ...item, name: name(item) }));

/** The manifest as the documentation needs it: a part, a slot and a property of one name would be a single line of its table. */
export const documented = {
  ...manifest,
  modules: manifest.modules.map((module) => ({
    ...module,
    declarations: module.declarations.map((declaration: Declaration) => ({
      ...declaration,
      cssParts: named(declaration.cssParts, ({ name }) => `::part(${name})`),
      slots: named(declaration.slots, ({ name }) => `slot="${name}"`),
    })),
  })),
};

const told = new Set(["css shadow parts", "css custom properties", "slots", "events"]);

const states = { control: "select", options: ["ready", "loading", "empty", "error"] } as const;

/** What a story does not set has no control; an attribute is set by its property. */
export const onlyWhatIsSet: NonNullable<Preview["argTypesEnhancers"]>[number] = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, type]) => {
      if (name === "state") return [name, { ...type, ...states }];
      const settable = !told.has(type.table?.category ?? "") && !name.includes("-");
      return [name, settable ? type : { ...type, control: false as const }];
    }),
  );
