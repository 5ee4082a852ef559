/* What happens first, and the keys of the whole page. */

import { follow, read } from "./address.js";
import { registerState } from "./address-state.js";
import { mountAsOfBar } from "./as-of-bar.js";
import { listChanges } from "./changes.js";
import { mountCounts } from "./counts.js";
import { data, hasNode } from "./data.js";
import { mountFilters } from "./filter-panel.js";
import { foldOrUnfold, mountLegend } from "./legend.js";
import { mountLanguage, registerLanguage } from "./language-switch.js";
import { loadLibraries } from "./libraries.js";
import { registerLooks } from "./looks.js";
import { painted } from "./painting.js";
import { mountPairs } from "./pairs.js";
import { mountPanel } from "./panel.js";
import { listTies } from "./paths.js";
import { closeResults, focusSearchBox, isSearching, leaveSearchBox, mountSearchBox } from "./search-box.js";
import { clear, select, selection } from "./state.js";
import { takePicture } from "./take-away.js";
import { applyTheme } from "./theme.js";
import { registerTold } from "./told.js";
import { mountPrintSheet } from "./print-sheet.js";
import { mountSteps, obeyStepKey } from "./steps.js";
import { mountViews, viewsReady } from "./views.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

/**
 * @param {KeyboardEvent} event
 */
function obeyKey(event) {
  if (event.key === "Escape" && !closeResults()) {
    leaveSearchBox();
    clear();
  }
  if (event.key === "/" && !isSearching()) {
    event.preventDefault();
    focusSearchBox();
  }
  obeyStepKey(event);
}

/**
 * @param {boolean} printing
 */
function followTheme(printing) {
  applyTheme({ dark: dark.matches, printing });
}

function start() {
  registerState();
  registerTold();
  registerLooks();
  registerLanguage();
  window.interurban = { select, clear, views: {}, tied: listTies, changes: listChanges, picture: takePicture };
  followTheme(false);
  mountLanguage();
  mountCounts();
  mountAsOfBar();
  mountSearchBox();
  mountLegend();
  mountFilters();
  if (matchMedia("(max-width: 900px)").matches) foldOrUnfold();
  mountPairs();
  mountPrintSheet();
  mountPanel(); // before the views, which keep clear of it
  mountViews();
  dark.addEventListener("change", () => followTheme(false));
  addEventListener("beforeprint", () => followTheme(true));
  addEventListener("afterprint", () => followTheme(false));
  document.addEventListener("keydown", obeyKey);
  follow(location.hash);
  const isAny = selection.node ?? selection.edge ?? selection.pair ?? read(location.hash).parts.has("focus");
  if (!isAny && hasNode(data.focus)) select(data.focus, { travel: true });
  mountSteps();
}

/* Let what the first frame did without follow it, and mark the page once all of it can be used. */
async function finish() {
  await painted();
  await loadLibraries();
  await viewsReady();
  await painted();
  document.documentElement.dataset["begun"] = "yes";
}

start();
void finish();
