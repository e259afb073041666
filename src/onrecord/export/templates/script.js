"use strict";
const light = (nodes, on) => { for (const node of nodes) node.classList.toggle("lit", on); };
const evidence = row => row.closest("article").querySelectorAll(`mark[data-rows~="${row.id}"]`);
const rows = mark => mark.dataset.rows.split(" ").map(key => document.getElementById(key)).filter(row => row?.matches("details"));
const nearest = ["pledges", "laws", "events", "statements", "cases", "claims", "timeline"];
const rank = row => nearest.indexOf(row.id.split("-")[1]);

function bring(mark) {
  const pane = mark.closest(".text");
  const top = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (top < 0 || top > pane.clientHeight - 40) pane.scrollTop += top - pane.clientHeight / 3;
}

function point(row, on) {
  const marks = evidence(row);
  light(marks, on);
  if (on && marks.length) bring(marks[0]);
}

for (const row of document.querySelectorAll("details")) {
  row.addEventListener("mouseenter", () => point(row, true));
  row.addEventListener("mouseleave", () => point(row, false));
  row.addEventListener("focusin", () => point(row, true));
  row.addEventListener("focusout", () => point(row, false));
}

for (const mark of document.querySelectorAll(".text mark")) {
  mark.addEventListener("mouseenter", () => light(rows(mark), true));
  mark.addEventListener("mouseleave", () => light(rows(mark), false));
  mark.addEventListener("click", () => {
    if (String(getSelection())) return;
    const row = rows(mark).sort((one, other) => rank(one) - rank(other))[0];
    if (!row) return;
    row.open = true;
    row.querySelector("summary").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  });
}

function arrive() {
  const row = document.getElementById(location.hash.slice(1));
  if (row && row.matches("details")) {
    row.open = true;
    point(row, true);
  }
}

addEventListener("hashchange", arrive);
arrive();
addEventListener("beforeprint", () => { for (const row of document.querySelectorAll("details")) row.open = true; });
