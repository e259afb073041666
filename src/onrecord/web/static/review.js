"use strict";
const decide = document.getElementById("decide");
const reason = document.getElementById("reason");
const button = value => decide.querySelector(`button[value="${value}"]`);

let meant = "note";

function mean(value) {
  meant = value;
  reason.placeholder = `Why ${value}? Then press Enter.`;
}

function ask(value) {
  mean(value);
  if (reason.value.trim()) decide.requestSubmit(button(value));
  else reason.focus();
}

addEventListener("keydown", event => {
  if (event.key === "Escape") event.target.blur();
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "u") document.getElementById("undo")?.requestSubmit();
  else if (!decide) return;
  else if (event.key === "a") decide.requestSubmit(button("accept"));
  else if (event.key === "r") ask("reject");
  else if (event.key === "n") ask("note");
  else if (event.key === "c") {
    mean("correct");
    document.getElementById("correct").open = true;
    document.querySelector("#correct .filters :is(input, select)").focus();
  } else return;
  event.preventDefault();
});

// Enter never decides by a button that happens to come first: it gives the reason of what was begun, or asks for it.
decide?.addEventListener("keydown", event => {
  if (event.key !== "Enter" || !event.target.matches("input, select")) return;
  event.preventDefault();
  ask(event.target === reason ? meant : "correct");
});

// A place in the shown text as code points of the report's text.
function place(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-length]");
  if (!piece) return null;
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, offset);
  const length = Number(piece.dataset.length);
  const before = [...range.toString()].length;
  return Number(piece.dataset.start) + (length === 1 && before > 0 ? 1 : Math.min(before, length));
}

const span = document.getElementById("span");
const role = document.getElementById("role");

function selected() {
  const chosen = getSelection();
  if (!span || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  const [start, end] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : `${start}:${end}`;
}

document.addEventListener("selectionchange", () => {
  const found = selected();
  if (found) span.value = `${role.value}=${found}`;
});

role?.addEventListener("change", () => {
  span.value = span.value.replace(/^.*=/, `${role.value}=`);
});

// Only once the selection is made: the form would push the text away from under the pointer.
function begin(event) {
  if (event.target.closest?.(".decide") || !selected()) return;
  mean("correct");
  document.getElementById("correct").open = true;
}

addEventListener("pointerup", begin);
addEventListener("keyup", event => { if (event.key === "Shift") begin(event); });
