// The data, the state of the page, which its address keeps, and the making of elements. Nothing here or elsewhere
// turns text into markup: every text of the report becomes a text node.
const report = JSON.parse(document.getElementById("report").textContent);
const defaults = { view: "findings", q: "", severity: "", family: "", rule: "", file: "", verdict: "", state: "",
  order: "", open: "", lang: report.language };
const state = { ...defaults };
let say = words.en;

/** A text of the report's table in the chosen language. */
const text = (index) => {
  const entry = report.texts[index];
  return typeof entry === "string" ? entry : entry[state.lang === "ja" ? 1 : 0];
};
const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

// Controls and what reorders or hides text (CVE-2021-42574) are shown as numbers, as in the terminal.
const invisible =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
const visible = (string) =>
  string.replace(invisible, (c) => `\\u{${c.codePointAt(0).toString(16).toUpperCase()}}`);

/** Makes an element; an attribute whose value is a function listens, one without a value is left out. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...nodes(children));
  return element;
}
const nodes = (children) =>
  children.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false)
    .map((c) => (c instanceof Node ? c : document.createTextNode(visible(String(c)))));

/** Text whose parts between backticks are code. */
const prose = (string) =>
  string.split(/(`[^`]+`)/).filter(Boolean)
    .map((part) => (part.length > 2 && part[0] === "`" && part.endsWith("`")
      ? el("code", {}, part.slice(1, -1)) : document.createTextNode(visible(part))));

/** The address that shows the page with some of the state changed. */
function address(change) {
  const wanted = { ...state, ...change };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value !== defaults[name]) parameters.set(name, value);
  return `#${parameters}`;
}

function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(defaults)) state[name] = parameters.get(name) ?? defaults[name];
  if (state.lang !== "ja") state.lang = "en";
  if (!["findings", "coverage", "rules", "run"].includes(state.view)) state.view = "findings";
  say = words[state.lang];
}

/** Changes the state; `keeps` adds a step to the browser's history. */
function go(change, keeps = false) {
  Object.assign(state, change);
  const target = address({});
  if (keeps) history.pushState(null, "", target);
  else history.replaceState(null, "", target);
  readAddress();
}

/** `path:line:column`, or the path alone for the whole file. */
const place = (at) =>
  at.slice(1).every((n) => n === 1) ? report.files[at[0]].path : `${report.files[at[0]].path}:${at[1]}:${at[2]}`;

/** A list that grows by portions, so that thousands of rows stay quick. */
function growing(items, make, list, portion = 150) {
  let done = 0;
  const button = el("button", { class: "more", type: "button", click: () => grow() });
  const grow = (upTo = done + portion) => {
    const next = items.slice(done, Math.max(upTo, done));
    list.append(...next.map((item, index) => make(item, done + index)));
    done += next.length;
    const rest = items.length - done;
    if (rest > 0) button.replaceChildren(say.more(count(Math.min(portion, rest))));
    else button.remove();
  };
  grow();
  // Reaching the end of what is shown shows more without a click.
  if (done < items.length) {
    new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && grow(), { rootMargin: "400px" })
      .observe(button);
  }
  return { button: done < items.length ? button : null, upTo: (n) => { if (n >= done) grow(n + portion); } };
}
