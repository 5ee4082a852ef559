/* Rules of our own: what a reader sees is in a catalogue (visualizations/languages), and its places are filled. */

import { readFileSync } from "node:fs";

// Two words, or one with a capital, are a text that a reader sees, unless they are known to be something else.
const TEXT = /\p{L}{2,}[.,;:]? +\p{L}{2,}|^ ?\p{Lu}\p{Ll}+\b/u;
const NO_TEXTS = [
  /^(?:Arrow\w+|Enter|Escape|Tab)$/, // keys
  /^(?:City|Country|Person|Organisation|Forum|Role|MOU|Initiative)$/, // types of the vocabulary
  /^(?:Kind|Confidence|Source|Neighbours|Weight|\(no source\)|number of neighbours|all alike)$/, // in addresses
  /^(?:shared hub|through hubs\b.*)$/s, // sections of the command `path`
  /[\w-]+="/, // SVG
  /\dpx /, // fonts
];
const UNREAD = /^(?:class|rel)$/; // attributes that nobody reads
const UNREAD_BY = /^(?:matchMedia|querySelector|querySelectorAll|closest)$/;
const texts = JSON.parse(readFileSync(new URL("visualizations/languages/en.json", import.meta.url), "utf-8"));

export const noTexts = {
  create(context) {
    const check = (node, text) => {
      if (!TEXT.test(text) || NO_TEXTS.some((each) => each.test(text))) return;
      const isUnread = context.sourceCode.getAncestors(node).some(({ type, callee, key }) => (
        type === "ImportDeclaration" || (type === "NewExpression" && callee.name === "Error")
        || (type === "Property" && UNREAD.test(key.name ?? key.value))
        || (type === "CallExpression" && UNREAD_BY.test(callee.property?.name ?? callee.name))));
      if (!isUnread) context.report({ node, message: "A reader sees this: put it into the catalogue, and say() it." });
    };
    return {
      Literal: (node) => typeof node.value === "string" && check(node, node.value),
      TemplateLiteral: (node) => check(node, node.quasis.map(({ value }) => value.cooked).join("\u0000")),
    };
  },
};

export const filledPlaces = {
  create(context) {
    return {
      "CallExpression[callee.name=/^say(With)?$/]"(node) {
        const [{ value: key }, values] = node.arguments, entry = texts[key];
        if (entry === undefined || (values && values.type !== "ObjectExpression")) return;
        const places = new Set(JSON.stringify(entry).match(/(?<=\{)[a-z]+(?=\})/g));
        const given = new Set(values?.properties.map((each) => each.key.name ?? each.key.value));
        if (typeof entry !== "string") places.add("count");
        const wrong = [...places, ...given].filter((each) => !places.has(each) || !given.has(each));
        if (wrong.length) context.report({ node, message: `The text ${key} and its values differ: ${wrong.join(", ")}` });
      },
    };
  },
};
