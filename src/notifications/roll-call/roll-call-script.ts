/**
 * What the page does by itself: search, and marks that stay when it is loaded again. It works from the server and as a file that was
 * opened from a disk; where a browser keeps nothing, marks last as long as the page does.
 */
export const ROLL_CALL_SCRIPT = `
"use strict";
const rows = [...document.querySelectorAll("[data-visit]")];
const boxes = [...document.querySelectorAll("input[type=checkbox]")];
const search = document.querySelector("#search");
const found = document.querySelector("#found");
const key = "frontdesk-roll-call";
let marks = {};
try { marks = JSON.parse(sessionStorage.getItem(key) ?? "{}"); } catch {}
const count = () => {
  const people = boxes.filter((box) => box.checked).reduce((sum, box) => sum + Number(box.value), 0);
  found.textContent = String(people);
};
for (const box of boxes) {
  box.checked = marks[box.name] === true;
  box.addEventListener("change", () => {
    marks[box.name] = box.checked;
    try { sessionStorage.setItem(key, JSON.stringify(marks)); } catch {}
    count();
  });
}
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\\s+/u).filter((word) => word !== "");
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
});
count();
`;
