import { resolve } from "node:path";
import { defineConfig } from "vite";
import { packageFiles } from "./package-files.ts";

/** A page that has the elements already keeps them: a second copy does nothing. */
const onlyOnce = 'if (!customElements.get("scorecard-dashboard"))';

/** The package but for its modules; `scorecards.js` is all elements in one file, for a script tag. */
export default defineConfig({
  root: resolve(import.meta.dirname, ".."),
  plugins: [packageFiles()],
  // Whatever NODE_ENV says: there is one package.
  resolve: { conditions: ["production", "module", "browser"] },
  build: {
    outDir: "dist/package",
    emptyOutDir: true,
    target: "es2023",
    reportCompressedSize: false,
    lib: { entry: "src/define.ts", formats: ["iife"], name: "scorecards", fileName: () => "scorecards.js" },
    rolldownOptions: { output: { banner: onlyOnce } },
  },
});
