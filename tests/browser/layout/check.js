// What is wrong with the layout of the page, a line a thing. Runs as the body of a function, after constants: `width` of
// the page, the `longest` word that may not break, `tag` and `dir` of the language.
const wrong = new Set();
const root = document.documentElement;
const tolerance = 1;

/** The element as one would look for it, and the beginning of what it says. */
function named(element) {
  const classes = [...element.classList].map((name) => `.${name}`).join("");
  const own = element.localName + (element.id ? `#${element.id}` : classes);
  const parent = element.parentElement?.closest("[class], [id]");
  const around = parent && parent !== document.body ? `${parent.localName}${parent.id ? `#${parent.id}` : `.${parent.classList[0]}`} ` : "";
  return `${around}${own} ${JSON.stringify(element.textContent.trim().replace(/\s+/g, " ").slice(0, 40))}`;
}

/** Whether people see it: not for screen readers alone, and not in what is folded up. */
function isSeen(element) {
  return element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen, .skip:not(:focus), svg *, dialog:not([open])")
    && getComputedStyle(element).clipPath === "none" && !hidden.has(element);
}

// What is made small to be heard and not seen, and all in it.
const hidden = new WeakSet();
for (const element of document.querySelectorAll("body *")) {
  if (hidden.has(element.parentElement) || getComputedStyle(element).clipPath.startsWith("inset(50%")) hidden.add(element);
}

/** What it may not stick out of, from edge to edge. */
function room(element) {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const inner = (side) => parseFloat(style[`border${side}Width`]) + parseFloat(style[`padding${side}`]);
  return { left: box.left + inner("Left"), right: box.right - inner("Right"), top: box.top, bottom: box.bottom };
}

/** The nearest box around it that lays it out. */
function around(element) {
  let box = element.parentElement;
  while (["inline", "contents"].includes(getComputedStyle(box).display)) box = box.parentElement;
  return box;
}

const scrolls = (box) => ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
const clips = (box) => ["hidden", "clip"].includes(getComputedStyle(box).overflowX);

if (root.lang !== tag || root.dir !== dir) wrong.add(`the page is in ${root.lang} and ${root.dir}, not in ${tag} and ${dir}`);
if (innerWidth !== width) wrong.add(`the window is ${innerWidth} px wide, not ${width}`);
if (root.scrollWidth > innerWidth) wrong.add(`the page is ${root.scrollWidth} px wide, not ${innerWidth}`);

const lines = [];
for (const element of document.body.querySelectorAll("*")) {
  if (!isSeen(element) || element.closest("svg, option, datalist, script")) continue;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) continue;
  if (box.left < -tolerance || box.right > innerWidth + tolerance) wrong.add(`beyond the page by ${Math.round(Math.max(-box.left, box.right - innerWidth))} px: ${named(element)}`);
  if (clips(element) && !element.matches("input, textarea, select") && element.scrollWidth > element.clientWidth + tolerance) wrong.add(`cut off: ${named(element)}`);
  const parent = around(element);
  if (["static", "relative"].includes(style.position) && parent !== document.body && !scrolls(parent)) {
    const inner = room(parent);
    const start = box.left - Math.min(0, parseFloat(style.marginLeft) || 0);
    const end = box.right + Math.min(0, parseFloat(style.marginRight) || 0);
    const over = Math.max(inner.left - start, end - inner.right);
    if (over > tolerance) wrong.add(`sticks out by ${Math.round(over)} px: ${named(element)}`);
  }
  const own = style.display === "inline" ? parent : element;
  if (scrolls(own)) continue;
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || node.data.trim() === "") continue;
    read(node, element, own);
  }
}

/** A text stays in its box, and its words are whole where they could be. */
function read(node, element, box) {
  const inner = room(box);
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const line of range.getClientRects()) {
    if (line.width === 0) continue;
    const over = Math.max(inner.left - line.left, line.right - inner.right);
    if (over > tolerance + 1) wrong.add(`text sticks out by ${Math.round(over)} px: ${named(element)}`);
    const button = element.closest("button, .button, .chip");
    if (button) {
      const edge = button.getBoundingClientRect();
      if (line.top < edge.top - tolerance || line.bottom > edge.bottom + tolerance) wrong.add(`text higher than its button: ${named(button)}`);
    }
    const inset = line.height / 4;
    lines.push({ left: line.left + 1, right: line.right - 1, top: line.top + inset, bottom: line.bottom - inset, element });
  }
  for (const word of node.data.matchAll(/[^\s\u00ad\u200b\-–]+/gu)) {
    // Addresses break where they must.
    if (word[0].length > longest || /[@:.]\S|\d\//.test(word[0])) continue;
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    // Where the word begins after a soft hyphen, the first part is that hyphen.
    const begins = node.data[word.index - 1] === "\u00ad" ? 1 : 0;
    const parts = [...range.getClientRects()].filter((part) => part.width > 0).slice(begins);
    if (parts.some((part) => Math.abs(part.top - parts[0].top) > part.height / 2)) wrong.add(`breaks in a word (${word[0]}): ${named(element)}`);
  }
}

lines.sort((one, other) => one.top - other.top);
lines.forEach((line, at) => {
  for (let next = at + 1; next < lines.length && lines[next].top < line.bottom; next += 1) {
    const other = lines[next];
    if (other.left < line.right && line.left < other.right && other.element !== line.element) {
      wrong.add(`texts overlap: ${named(line.element)} and ${named(other.element)}`);
    }
  }
});

if (width >= 1280) {
  for (const acts of document.querySelectorAll(".table .acts")) {
    const buttons = [...acts.querySelectorAll("button, .button")].filter(isSeen).map((button) => button.getBoundingClientRect());
    if (buttons.some((button) => button.top > buttons[0].bottom)) wrong.add(`buttons on several lines: ${named(acts)}`);
  }
}

return [...wrong];
