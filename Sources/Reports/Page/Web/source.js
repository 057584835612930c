// The source with the way to a finding: lines, marked ranges, a numbered note under the line of each step, and arrows
// from step to step in the margin.

const linesAround = 3;

/** The places of a finding in order: its steps, and its own place with its message where they do not end there. */
function waypoints(finding) {
  const steps = finding.steps.map(([at, message]) => ({ at, message: text(message) }));
  const last = steps.at(-1);
  const same = last && last.at.slice(0, 3).join() === finding.at.slice(0, 3).join();
  if (same) last.isEnd = true;
  else steps.push({ at: finding.at, message: text(finding.message), isEnd: true });
  return steps;
}

/** The text of a line and the number of characters that are left out before it; nothing where it is not at hand. */
function sourceLine(file, number) {
  for (const [first, lines] of report.files[file].lines) {
    if (number < first || number >= first + lines.length) continue;
    const line = lines[number - first];
    return typeof line === "string" ? { before: 0, text: line, after: false }
      : { before: line[0], text: line[1], after: line[2] };
  }
  return null;
}

/** The line's text with its ranges marked; ranges count code points from one and end before their end. */
function marked(line, ranges) {
  const points = Array.from(line.text);
  const depth = new Array(points.length + 1).fill(0);
  let beyond = false;
  for (const [from, to] of ranges) {
    const start = Math.max(0, from - 1 - line.before);
    const end = Math.min(points.length, Math.max(to - 1 - line.before, start + 1));
    if (start >= points.length) beyond = true;
    else { depth[start] += 1; depth[end] -= 1; }
  }
  const pieces = [];
  let level = 0, piece = "", isMarked = false;
  const flush = () => { if (piece) pieces.push(isMarked ? el("mark", {}, piece) : piece); piece = ""; };
  points.forEach((point, index) => {
    level += depth[index];
    if (level > 0 !== isMarked) { flush(); isMarked = level > 0; }
    piece += point;
  });
  flush();
  if (beyond) pieces.push(el("mark", { class: "end" }, " "));
  return [line.before ? el("span", { class: "cut" }, "… ") : null, pieces, line.after ? el("span", { class: "cut" }, " …") : null];
}

/** The ranges of the places on one line. */
const rangesOn = (number, places) =>
  places.filter((p) => p.at[1] <= number && number <= Math.max(p.at[1], p.at[3]))
    .map((p) => [number === p.at[1] ? p.at[2] : 1, number === p.at[3] ? p.at[4] : Infinity]);

/** The last line of a place that is shown; its note stands below. */
const lastShown = ({ at }) => Math.min(Math.max(at[1], at[3]), at[1] + 7);

/** The line numbers to show for some places of one file. */
function shownLines(places) {
  const numbers = new Set();
  for (const p of places) {
    for (let n = p.at[1] - linesAround; n <= lastShown(p) + linesAround; n++) numbers.add(n);
  }
  return [...numbers].filter((n) => n > 0).sort((a, b) => a - b);
}

/** One file's part of the way. `numbered` are all places; those of this file carry their number. */
function codeBlock(file, places, total, jump) {
  const body = el("div", { class: "code", tabindex: "0", role: "group", "aria-label": visible(report.files[file].path) });
  let previous = null;
  const written = new Set();
  for (const number of shownLines(places)) {
    const line = sourceLine(file, number);
    if (!line) continue;
    if (previous !== null && number > previous + 1) body.append(el("div", { class: "gap", "aria-hidden": "true" }, "⋮"));
    previous = number;
    const own = places.filter((p) => lastShown(p) === number);
    const isOn = places.some((p) => p.at[1] <= number && number <= lastShown(p));
    const ranges = rangesOn(number, places);
    body.append(el("div", { class: isOn ? "line on" : "line" },
      el("span", { class: "number" }, String(number)), el("span", { class: "text" }, marked(line, ranges))));
    for (const p of own) { body.append(note(p, total, jump)); written.add(p); }
  }
  // Places beyond the file's text, or all where it is not at hand, are named.
  body.append(...places.filter((p) => !written.has(p)).map((p) => note(p, total, jump, true)));
  return el("figure", {}, el("figcaption", {}, el("bdi", {}, report.files[file].path)),
    previous === null ? el("p", { class: "quiet" }, say.noSource) : null, body);
}

function note(p, total, jump, hasPlace = false) {
  const isPath = total > 1;
  return el("div", { class: p.isEnd ? "note end" : "note", id: jump ? `step-${p.number}` : undefined, tabindex: jump ? "-1" : undefined,
    "aria-label": isPath ? say.stepOf(p.number, total) : undefined, role: "note" },
    isPath ? el("span", { class: "badge", "data-step": String(p.number) }, String(p.number)) : null,
    el("span", { class: "what" }, hasPlace ? `${place(p.at)}: ` : null, prose(p.message)),
    isPath && jump ? el("span", { class: "moves" },
      p.number > 1 ? el("button", { type: "button", "aria-label": say.previous, click: () => jump(p.number - 1) }, "←") : null,
      p.number < total ? el("button", { type: "button", "aria-label": say.next, click: () => jump(p.number + 1) }, "→") : null) : null);
}

/** The whole way of a finding; `jump` goes to a step by its number, and there is none in print. */
function sourceView(finding, jump) {
  const places = waypoints(finding).map((p, index) => ({ ...p, number: index + 1 }));
  const files = [...new Set(places.map((p) => p.at[0]))];
  return files.map((file) => codeBlock(file, places.filter((p) => p.at[0] === file), places.length, jump));
}

const svg = (tag, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

/** Draws the arrows between consecutive steps of one block into its margin. */
function drawArrows(block) {
  block.querySelector("svg")?.remove();
  const badges = [...block.querySelectorAll(".badge")].sort((a, b) => a.dataset.step - b.dataset.step);
  if (badges.length < 2) return;
  const top = block.getBoundingClientRect().top - block.scrollTop;
  const middle = (badge) => { const box = badge.getBoundingClientRect(); return box.top + box.height / 2 - top; };
  const drawing = svg("svg", { class: "arrows", "aria-hidden": "true", height: String(block.scrollHeight) });
  const end = badges[0].parentElement.offsetLeft - 3;
  badges.forEach((badge, index) => {
    const next = badges[index + 1];
    if (!next || Number(next.dataset.step) !== Number(badge.dataset.step) + 1) return;
    const [from, to] = [middle(badge), middle(next)];
    // Longer ways bend further out.
    const bend = Math.max(2, 20 - Math.min(18, Math.abs(to - from) / 24));
    const arrow = svg("g", { "data-from": badge.dataset.step });
    arrow.append(svg("path", { d: `M${end} ${from} H24 C ${bend} ${from}, ${bend} ${to}, 24 ${to} H${end}` }),
      svg("path", { d: `M${end - 5} ${to - 3} L${end} ${to} L${end - 5} ${to + 3}` }));
    drawing.append(arrow);
  });
  block.append(drawing);
}
