// The list of findings with its filters, and the one that is open.

const severities = ["high", "medium", "low"];
const findingStates = ["act", "undecided", "suppressed", "known", "absent"];
const ruleOf = (finding) => report.rules[finding.rule];
const familyOf = (id) => id.split("/")[0];
const facts = report.findings.map((finding, index) => {
  const rule = ruleOf(finding);
  return { index, finding, id: finding.id, severity: finding.severity, family: familyOf(rule.id), rule: rule.id,
    file: report.files[finding.at[0]].path, verdict: finding.verdict, state: finding.state };
});
const facets = ["severity", "family", "rule", "file", "verdict", "state"];
const haystacks = new Map();
let shownFacts = [];
let openArrows = () => {};

/** What the search looks at, in both languages, in lower case. */
function haystack(fact) {
  if (!haystacks.has(fact.index)) {
    const { finding } = fact;
    const both = (index) => [report.texts[index]].flat();
    const parts = [fact.rule, `${fact.file}:${finding.at[1]}`, finding.function ?? "", finding.id, ...both(finding.message),
      ...both(ruleOf(finding).title), ...ruleOf(finding).standards, ...finding.steps.flatMap(([, message]) => both(message)),
      ...finding.witness.map(([name, value]) => `${name} = ${value}`), finding.suppression?.reason ?? "", finding.disposition?.id ?? "", finding.disposition?.reason ?? ""];
    haystacks.set(fact.index, parts.join("\n").normalize("NFKC").toLowerCase());
  }
  return haystacks.get(fact.index);
}

function filtered() {
  const terms = state.q.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const kept = facts.filter((fact) => facets.every((name) => !state[name] || fact[name] === state[name])
    && terms.every((term) => haystack(fact).includes(term)));
  if (state.order === "place") return kept;
  return severities.flatMap((severity) => kept.filter((fact) => fact.severity === severity));
}

/** Whether the list and the open finding stand side by side. */
const isWide = () => matchMedia("(min-width: 60rem)").matches;

// Filters

const optionText = (name, value) => (["severity", "verdict", "state"].includes(name) ? say[value] : value);

function select(name) {
  const counts = new Map();
  for (const fact of facts) counts.set(fact[name], (counts.get(fact[name]) ?? 0) + 1);
  const fixed = { severity: severities, state: findingStates, verdict: ["violated", "unknown"] }[name];
  const values = fixed ? fixed.filter((value) => counts.has(value)) : [...counts.keys()].sort();
  const id = `filter-${name}`;
  return el("div", { class: "filter" }, el("label", { for: id }, say[name]),
    el("select", { id, change: (e) => { go({ [name]: e.target.value, open: "" }); renderList(); renderDetail(); } },
      el("option", { value: "" }, say.all),
      values.map((value) => el("option", { value, selected: state[name] === value },
        `${optionText(name, value)} (${count(counts.get(value))})`))));
}

function filters() {
  const changed = (change) => { go({ ...change, open: "" }); renderList(); renderDetail(); };
  return el("form", { class: "filters", role: "search", "aria-label": say.filters, submit: (e) => e.preventDefault() },
    el("div", { class: "filter wide" }, el("label", { for: "search" }, say.search),
      el("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", placeholder: say.searchHint,
        value: state.q, input: (e) => changed({ q: e.target.value }) })),
    // A narrow window shows the list first.
    el("details", { open: isWide() }, el("summary", {}, say.filters), el("div", { class: "facets" }, facets.map(select),
      el("div", { class: "filter" }, el("label", { for: "filter-order" }, say.order),
        el("select", { id: "filter-order", change: (e) => changed({ order: e.target.value }) },
          el("option", { value: "" }, say.bySeverity),
          el("option", { value: "place", selected: state.order === "place" }, say.byPlace))),
      el("button", { type: "button", click: () => {
        go({ ...Object.fromEntries(facets.map((name) => [name, ""])), q: "", order: "", open: "" });
        render();
      } }, say.reset))));
}

// The list

function row(fact) {
  const { finding } = fact;
  const isOpen = state.open === finding.id;
  return el("li", {}, el("a", { class: `row ${fact.severity} ${fact.state}`, href: address({ open: finding.id }), "data-id": finding.id,
    "aria-current": isOpen ? "true" : undefined, click: (e) => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      openFinding(finding.id);
    } },
    el("span", { class: "tags" }, el("span", { class: `severity ${fact.severity}` }, say[fact.severity]),
      fact.state === "act" ? null : el("span", { class: "tag" }, say[fact.state]),
      finding.baseline === "new" ? el("span", { class: "tag" }, say.new) : null,
      el("span", { class: "rule" }, fact.rule)),
    el("span", { class: "message" }, prose(text(finding.message))),
    el("span", { class: "place" }, el("bdi", {}, place(finding.at)), finding.function ? ` · ${finding.function}` : null)));
}

let growth = null;

function renderList() {
  const holder = document.getElementById("list");
  if (!holder) return;
  shownFacts = filtered();
  const list = el("ol", { class: "rows" });
  growth = growing(shownFacts, row, list);
  const empty = facts.length ? say.none : say.nothing;
  holder.replaceChildren(...nodes([shownFacts.length ? list : el("p", { class: "quiet" }, empty), growth.button]));
  document.getElementById("count").replaceChildren(say.shown(count(shownFacts.length), count(facts.length)));
}

/** Moves the focus to the row that lies `by` rows from the current one. */
function moveInList(by) {
  const focused = document.activeElement?.closest?.("a.row")?.dataset.id || state.open;
  const current = shownFacts.findIndex((fact) => fact.id === focused);
  const target = current < 0 ? (by > 0 ? 0 : shownFacts.length - 1) : Math.min(shownFacts.length - 1, Math.max(0, current + by));
  if (!shownFacts[target]) return;
  growth.upTo(target);
  const id = shownFacts[target].id;
  if (state.open && isWide()) openFinding(id, false);
  const link = rowOf(id);
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
}

const rowOf = (id) => [...document.querySelectorAll("a.row")].find((link) => link.dataset.id === id);

function openFinding(id, movesFocus = true) {
  go({ open: id }, true);
  document.querySelectorAll("a.row[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  rowOf(id)?.setAttribute("aria-current", "true");
  renderDetail();
  if (movesFocus) document.querySelector("#detail h2")?.focus();
}

function closeFinding() {
  const id = state.open;
  go({ open: "" }, true);
  renderDetail();
  const link = rowOf(id);
  link?.removeAttribute("aria-current");
  link?.focus();
}

// The open finding

const term = (name, ...value) => [el("dt", {}, name), el("dd", {}, value)];

/** What is known about a finding besides its place and path. */
function termsOf(finding) {
  const rule = ruleOf(finding);
  const { suppression, disposition } = finding;
  return el("dl", { class: "facts" },
    finding.reason === undefined ? null : term(say.why, prose(text(finding.reason))),
    suppression ? term(say.suppressed, suppression.reason, " (", el("bdi", {}, place(suppression.at)), ")") : null,
    disposition ? term(say.disposition, `${disposition.id}: `, text(disposition.kind), ` (${say[disposition.status]}). `, disposition.reason,
      disposition.approver ? ` ${say.approver}: ${disposition.approver}.` : null,
      disposition.expires ? ` ${say.expires}: ${disposition.expires}.` : null, " (", el("bdi", {}, place(disposition.at)), ")") : null,
    finding.macros.length ? term(say.macros, finding.macros.map(([at, message]) => el("div", {}, prose(text(message)), " (", el("bdi", {}, place(at)), ")"))) : null,
    term(say.hint, prose(text(rule.hint))),
    finding.fixes.map(([at, message, replacement]) => term(say.fixes, prose(text(message)), " (", el("bdi", {}, place(at)), ")",
      el("pre", { tabindex: "0" }, replacement.split("\n").flatMap((line) => [line, document.createTextNode("\n")])))),
    finding.variants.length ? term(say.variants, finding.variants.join(", ")) : null,
    rule.standards.length ? term(say.standards, rule.standards.join(" · ")) : null,
    finding.baseline ? term(say.baseline, say[finding.baseline]) : null,
    term(say.identity, el("code", {}, finding.id)));
}

const witnessTable = (finding) => (finding.witness.length === 0 ? null
  : el("table", { class: "witness" }, el("caption", {}, say.witness),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say.name), el("th", { scope: "col" }, say.value))),
    el("tbody", {}, finding.witness.map(([name, value]) =>
      el("tr", {}, el("th", { scope: "row" }, el("code", {}, name)), el("td", {}, el("code", {}, value)))))));

/** All about one finding; in print without what is to be clicked. */
function detail(finding, jump) {
  const rule = ruleOf(finding);
  const severity = el("span", { class: `severity ${finding.severity}` }, say[finding.severity]);
  const placeLine = el("p", { class: "place" }, el("bdi", {}, place(finding.at)),
    finding.function ? [` · ${say.inFunction} `, el("code", {}, finding.function)] : null);
  return [
    el("p", { class: "tags" }, severity, el("span", { class: "tag" }, say[finding.state]),
      el("a", { class: "rule", href: address({ view: "rules", rule: rule.id, open: "", q: "" }) }, rule.id), el("span", {}, text(rule.title))),
    el("h2", { tabindex: "-1" }, prose(text(finding.message))),
    placeLine, witnessTable(finding), sourceView(finding, jump), termsOf(finding),
    jump ? el("details", { class: "page" }, el("summary", {}, `${say.rulePage}: ${text(rule.title)}`), markdown(text(rule.page))) : null,
  ];
}

/** What the filters leave, counted by rule and by file; shown while no finding is open. */
function overview() {
  const counted = (name) => {
    const counts = new Map();
    for (const fact of shownFacts) counts.set(fact[name], (counts.get(fact[name]) ?? 0) + 1);
    const rows = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 20);
    return el("table", {}, el("caption", {}, say[name]), el("tbody", {}, rows.map(([value, number]) =>
      el("tr", {}, el("td", {}, el("a", { href: address({ [name]: value }) }, el("bdi", {}, value))), el("td", { class: "figure" }, count(number))))));
  };
  return [el("p", { class: "quiet" }, say.pick), el("div", { class: "overview" }, counted("rule"), counted("file"))];
}

let step = 0;

function renderDetail() {
  const holder = document.getElementById("detail");
  if (!holder) return;
  openArrows = () => {};
  const fact = facts.find((f) => f.id === state.open);
  document.body.classList.toggle("opened", Boolean(fact));
  if (!fact) {
    holder.replaceChildren(...nodes(shownFacts.length ? overview() : []));
    return;
  }
  step = 0;
  holder.replaceChildren(...nodes([
    el("button", { class: "close", type: "button", click: closeFinding }, `✕ ${say.close}`), detail(fact.finding, goToStep)]));
  holder.scrollTop = 0;
  openArrows = () => holder.querySelectorAll(".code").forEach(drawArrows);
  openArrows();
}

function goToStep(number) {
  const target = document.getElementById(`step-${number}`);
  if (!target) return;
  step = number;
  document.querySelectorAll(".note.current").forEach((n) => n.classList.remove("current"));
  target.classList.add("current");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}
