/* The foot of a printed page: its sources, when it was printed, what wrote it, and the licence of the data. */

import { renderSources } from "./about.js";
import { citedNow } from "./counting.js";
import { data } from "./data.js";
import { byId, element } from "./dom.js";
import { subscribe } from "./state.js";
import { language, say } from "./texts.js";
import { theme } from "./theme.js";

/** Fill the foot whenever the page is printed. */
export function mountPrintSheet() {
  subscribe((change) => change.theme && theme.printing && fill());
}

function fill() {
  const today = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
  const lines = [
    say("printed", { date: today, version: data.version }),
    ...(data.licences.length ? [say("licence", { licences: data.licences.join("; ") })] : []),
  ];
  byId("sheet").replaceChildren(...renderSources(citedNow()), ...lines.map((line) => element("p", line)));
}
