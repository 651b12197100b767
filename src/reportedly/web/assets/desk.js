// Keys, copying and the panel. Every page works without this file.
"use strict";
const panel = () => document.getElementById("panel");

function close() {
  const held = panel();
  if (!held || !held.firstChild) return false;
  held.replaceChildren();
  window.desk_from?.focus();
  return true;
}

// What opens in the panel is read next: its first stop is the way back.
const entered = () => panel().querySelector(".close")?.focus({ preventScroll: true });
if (panel()) new MutationObserver(entered).observe(panel(), { childList: true });

// On a narrow screen the pages stand in one line that is pushed sideways: the open one is brought into sight.
if (matchMedia("(max-width: 60rem)").matches) document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

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
  const from = panel()?.contains(document.activeElement) ? window.desk_from : document.activeElement;
  const at = all.findIndex((row) => row.contains(from));
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
  if (event.key === "Escape") { if (!close()) document.activeElement.blur?.(); }
  else if (pressed) { event.preventDefault(); press(pressed); }
  else if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "/") { event.preventDefault(); document.getElementById("seek")?.focus(); }
});
