"use strict";
const rows = () => [...document.querySelectorAll("main li.row, main tbody tr, .queue li, .record details")];
let at = -1;

function go(step) {
  const every = rows();
  if (!every.length) return;
  at = Math.max(0, Math.min(every.length - 1, at + step));
  for (const row of every) row.classList.remove("current");
  every[at].classList.add("current");
  const link = every[at].querySelector("a, summary");
  if (link) link.focus();
  every[at].scrollIntoView({ block: "nearest" });
}

const typing = node => node.matches("input, textarea, select") || node.isContentEditable;

addEventListener("keydown", event => {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "o" && at >= 0) rows()[at].querySelector("a")?.click();
  else if (event.key === "/") document.getElementById("find")?.focus();
  else return;
  event.preventDefault();
});
