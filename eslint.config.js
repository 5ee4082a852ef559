import js from "@eslint/js";
import globals from "globals";

import { filledPlaces, noTexts } from "./eslint.texts.js";

// visualizations/bundling.py, which joins the modules, finds the one name that an export declares after its keyword.
const exported = "ExportNamedDeclaration > VariableDeclaration";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 10],
      eqeqeq: "error",
      "max-len": ["error", { code: 120, ignoreUrls: true }],
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", 40],
      "max-params": ["error", 4],
      "no-implicit-coercion": "error",
      "no-implicit-globals": "error",
      "no-param-reassign": "error",
      "no-restricted-syntax": [
        "error",
        { selector: `${exported}[declarations.length>1], ${exported} ObjectPattern`, message: "Export one name each." },
        { selector: `${exported}[kind!="const"]`, message: "Export what does not change." },
      ],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["visualizations/**/*.js"],
    languageOptions: { globals: globals.browser },
    plugins: { interurban: { rules: { "no-texts": noTexts, "filled-places": filledPlaces } } },
    rules: { "interurban/no-texts": "error", "interurban/filled-places": "error" },
  },
  { files: ["tests/**/*.js", "*.js"], languageOptions: { globals: globals.node } },
];
