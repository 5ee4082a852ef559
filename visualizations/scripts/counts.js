/* The line in the head of the page that tells how much is shown, and what is said aloud of it. */

import { announce } from "./announcements.js";
import { isPlaying } from "./as-of-bar.js";
import { countAll, countShown } from "./counting.js";
import { data } from "./data.js";
import { byId } from "./dom.js";
import { subscribe, timeOfPage } from "./state.js";
import { say } from "./texts.js";
import { countsInWords } from "./words.js";

/** Tell the counts, and tell them again when they change. */
export function mountCounts() {
  const line = byId("counts");
  line.textContent = countsInWords(data, countAll(), countAll());
  subscribe((change) => {
    if (!change.hidden) return;
    line.textContent = countsInWords({ ...data, at: timeOfPage() }, countShown(), countAll());
    if (!isPlaying()) announce(say("shown-aloud", { counts: line.textContent }));
  });
}
