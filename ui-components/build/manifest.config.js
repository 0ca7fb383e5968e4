/** The name given to `defineElement(name, Class)` and its class. */
function definitionIn(node, ts) {
  if (!ts.isCallExpression(node) || node.expression.getText() !== "defineElement") return undefined;
  const [name, elementClass] = node.arguments;
  return { tagName: `scorecard-${name.text}`, className: elementClass.getText() };
}

/** Elements are defined apart from their classes, by a function the analyzer does not know. */
function tagNames() {
  const definitions = new Map();
  return {
    name: "tag-names",
    collectPhase({ ts, node }) {
      const definition = definitionIn(node, ts);
      if (definition) definitions.set(definition.className, definition.tagName);
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          const tagName = definitions.get(declaration.name);
          if (tagName) Object.assign(declaration, { tagName, customElement: true });
          // The class they share is no element of its own.
          else delete declaration.customElement;
        }
      }
    },
  };
}

/** What a page may use: nothing private or protected, and no module beside the elements' own. */
function publicOnly() {
  const calledByLit = new Set(["properties", "render", "styles"]);
  const isPublic = ({ name, privacy }) => (privacy ?? "public") === "public" && !calledByLit.has(name);
  return {
    name: "public-only",
    packageLinkPhase({ customElementsManifest }) {
      customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) =>
        declarations.some(({ superclass }) => superclass),
      );
      // The files are found in any order.
      customElementsManifest.modules.sort((one, other) => (one.path < other.path ? -1 : 1));
      for (const module of customElementsManifest.modules) {
        module.declarations = module.declarations.filter(({ kind }) => kind === "class");
        for (const declaration of module.declarations) {
          declaration.members = declaration.members?.filter(isPublic);
          for (const member of declaration.members ?? []) delete member.privacy;
          // The one place that dispatches names no event.
          declaration.events = declaration.events?.filter(({ name }) => name.startsWith("scorecard-"));
        }
      }
    },
  };
}

export default {
  globs: [
    "src/base/scorecard-element.ts",
    "src/base/board-element.ts",
    "src/base/on-demand-element.ts",
    "src/base/plans-element.ts",
    "src/components/*/*.ts",
  ],
  outdir: ".",
  litelement: true,
  packagejson: false,
  plugins: [tagNames(), publicOnly()],
};
