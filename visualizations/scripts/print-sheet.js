/* What a printed page needs besides: how broad its pictures are, so that each fits on a sheet; and its foot, with
   sources, when it was printed, what wrote it, and the licence of the data. */

import { renderSources } from "./about.js";
import { citedNow } from "./counting.js";
import { data } from "./data.js";
import { byId, element } from "./dom.js";
import { subscribe } from "./state.js";
import { language, say } from "./texts.js";
import { theme } from "./theme.js";

/** Fill the foot whenever the page is printed. */
export function mountPrintSheet() {
  subscribe((change) => {
    if (!change.theme || !theme.printing) return;
    measurePictures();
    fill();
  });
}

/* Let the style sheet know how many times as broad as high each picture is. */
function measurePictures() {
  for (const picture of document.querySelectorAll(".view canvas")) {
    const { clientWidth, clientHeight } = picture, view = picture.closest(".view");
    if (clientHeight && view instanceof HTMLElement) {
      view.style.setProperty("--ratio", String(clientWidth / clientHeight));
    }
  }
}

function fill() {
  const today = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
  const lines = [
    say("printed", { date: today, version: data.version }),
    ...(data.licences.length ? [say("licence", { licences: data.licences.join("; ") })] : []),
  ];
  byId("sheet").replaceChildren(...renderSources(citedNow()), ...lines.map((line) => element("p", line)));
}
