// Keys, copying and the panel. Every page works without this file.
"use strict";
const panel = () => document.getElementById("panel");

function close() {
  const held = panel();
  if (held && held.firstChild) { held.replaceChildren(); if (window.desk_from) window.desk_from.focus(); }
}

// A click with a modifier opens a tab, as everywhere; a plain one is remembered so that closing leads back.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[hx-get]");
  if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) event.stopPropagation();
  else if (link) window.desk_from = link;
  if (event.target.closest(".close")) close();
  const copied = event.target.closest("[data-copy]");
  if (copied) navigator.clipboard.writeText(copied.dataset.copy).then(() => {
    const before = copied.textContent; copied.textContent = "copied"; setTimeout(() => { copied.textContent = before; }, 1200);
  });
}, true);

const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
function walk(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  (next.querySelector("a, button") || next).focus();
  next.scrollIntoView({ block: "nearest" });
}

// A key leads to a field, opens a list at its first row, or presses.
function press(key) {
  if (key.matches("input, select")) key.focus();
  else if (key.matches("summary")) { key.parentElement.open = true; key.parentElement.querySelector("button")?.focus(); }
  else key.click();
}

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") && event.key !== "Escape") return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (event.key === "Escape") { close(); document.activeElement.blur?.(); }
  else if (pressed) { event.preventDefault(); press(pressed); }
  else if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "/") { event.preventDefault(); document.getElementById("seek")?.focus(); }
});
