// @ts-nocheck -- evaluated in the page, whose markup the test knows
/* global document, NodeFilter */
/* eslint max-lines-per-function: "off" -- one function is what the page evaluates */
/* What the panel tells of each of these nodes, as plain data. */

(/** @type {string[]} */ ids) => {
  const textIn = (/** @type {Node} */ where) => {
    const walker = document.createTreeWalker(where, NodeFilter.SHOW_TEXT), parts = [];
    while (walker.nextNode()) parts.push(walker.currentNode.nodeValue);
    return parts.join(" ");
  };
  const textsOf = (/** @type {Element} */ where, /** @type {string} */ wanted) => (
    [...where.querySelectorAll(wanted)].map((each) => each.textContent));
  const citedIn = (/** @type {Element | null} */ where) => (
    [...where?.querySelectorAll(".citation") ?? []].map((each) => each.getAttribute("title")));
  const panelOf = (/** @type {string} */ id) => {
    globalThis.interurban.select(id);
    const content = document.getElementById("content");
    for (const more of content.querySelectorAll("button.more")) more.click();
    const own = citedIn(content.querySelector(".heading"));
    const facts = [...content.querySelectorAll(".aliases span")].map((each) => (
      { label: "alias", text: each.textContent, language: each.getAttribute("lang") ?? "", badges: [], cited: own }));
    for (const note of content.querySelectorAll(".note")) {
      facts.push({ label: "note", text: textIn(note), badges: textsOf(note, ".badge"), cited: own });
    }
    let label = "";
    for (const cell of content.querySelectorAll("dt, dd")) {
      const cited = cell.querySelector("sup") ? citedIn(cell) : own;
      if (cell.tagName === "DT") label = cell.textContent;
      else facts.push({ label, text: textIn(cell), badges: textsOf(cell, ".badge"), cited });
    }
    const sections = [...content.querySelectorAll("h3")].filter((each) => each.nextElementSibling?.tagName === "UL")
      .map((heading) => ({
        title: heading.querySelector("bdi").textContent, count: heading.querySelector(".count").textContent,
        items: [...heading.nextElementSibling.children].map((item) => ({
          name: item.querySelector("bdi").textContent, text: textIn(item),
          badges: textsOf(item, ".badge"), cited: citedIn(item),
        })),
      }));
    return { facts, sections };
  };
  document.getElementById("details").style.display = "none"; // laying each out would take three times as long
  return Object.fromEntries(ids.map((id) => [id, panelOf(id)]));
}
