// Runs in the page; legibility.ts tells what it answers.
findFaults();

function findFaults() {
  const faults = [];
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width === 0 || style.visibility === "hidden") continue;
    const words = ownWords(element);
    if (words !== "") {
      const lights = [channels(style.color), ground(element)].map(luminance);
      const contrast = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
      if (contrast < 7) faults.push(`"${words}" has a contrast of ${contrast.toFixed(1)}:1`);
      if (Number.parseFloat(style.fontSize) < 24) faults.push(`"${words}" is ${style.fontSize}`);
    }
    if (element.matches("button, input") && box.height < 60)
      faults.push(`"${element.textContent}" is ${box.height} pixels high`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push("it is wider than the screen");
  const person = document.querySelector(".person")?.getBoundingClientRect();
  if (!person || person.bottom > innerHeight) faults.push("no way to a person is on the screen");
  return faults;
}

function ownWords(element) {
  return Array.from(element.childNodes)
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent.trim())
    .join(" ")
    .trim();
}

function ground(element) {
  for (let at = element; at; at = at.parentElement) {
    const color = channels(getComputedStyle(at).backgroundColor);
    if (color[3] === 1) return color;
  }
  return [255, 255, 255, 1];
}

function channels(color) {
  const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b, a];
}

/** WCAG 2.2, relative luminance. */
function luminance([r, g, b]) {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function linear(value) {
  return value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
}
