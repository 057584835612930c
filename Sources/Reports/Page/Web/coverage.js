// What was looked at and what was not, the rules, and the run.

const cell = (tag, ...content) => el(tag, tag === "th" ? { scope: "col" } : {}, content);
const table = (caption, heads, rows) => {
  const body = el("tbody");
  const growth = growing(rows, (r) => el("tr", {}, r.map((content) => cell("td", content))), body, 300);
  return [el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads.map((h) => cell("th", h)))), body)),
  growth.button];
};

/** A bar of shares; each part has a name, a class and a number. */
function bar(parts) {
  const total = parts.reduce((sum, part) => sum + part.number, 0);
  if (!total) return null;
  const label = parts.map((part) => `${part.name} ${count(part.number)}`).join(", ");
  const pieces = parts.filter((part) => part.number).map((part) => {
    const piece = el("span", { class: part.kind });
    piece.style.flexGrow = String(Math.max(part.number / total, 0.004));
    return piece;
  });
  return el("div", { class: "bar", role: "img", "aria-label": label }, pieces);
}
const verdictBar = ([holds, violated, undecided]) => bar([
  { name: say.holds, kind: "holds", number: holds }, { name: say.violated, kind: "violated", number: violated },
  { name: say.unknown, kind: "open", number: undecided }]);

const stepLine = ([at, message]) => [prose(text(message)), at ? [" (", el("bdi", {}, place(at)), ")"] : null];

function coverageView() {
  const unitRank = { failed: 0, approximate: 1, complete: 2 };
  const units = [...report.units].sort((a, b) => unitRank[a.state] - unitRank[b.state]);
  return [
    el("h2", {}, say.summary),
    el("dl", { class: "facts" }, report.summary.map(([label, line], index, all) =>
      [el("dt", {}, index && all[index - 1][0] === label ? "" : text(label)), el("dd", {}, prose(text(line)))])),
    el("h2", {}, say.notAnalysed),
    report.incomplete.length === 0 ? el("p", {}, say.allComplete) : [
      el("ul", { class: "reasons" }, report.incomplete.map((reason) => el("li", { class: reason.failed ? "failed" : "" },
        text(reason.subject), el("ul", {}, reason.problems.map((problem) => el("li", {}, stepLine(problem))))))),
      el("h3", {}, say.advice), el("ul", {}, report.advice.map((index) => el("li", {}, prose(text(index)))))],
    report.notes.length ? [el("h2", {}, say.assumptions), el("ul", {}, report.notes.map((index) => el("li", {}, prose(text(index)))))] : null,
    el("h2", {}, say.byRule), el("p", { class: "quiet" }, say.sitesNote),
    table(say.byRule, [say.rule, say.holds, say.violated, say.unknown, ""],
      report.rules.filter((rule) => rule.applied).map((rule) => [
        el("a", { href: address({ view: "rules", rule: rule.id }) }, rule.id), ...rule.tally.map((n) => el("span", { class: "figure" }, count(n))), verdictBar(rule.tally)])),
    el("h2", {}, say.units),
    table(say.units, [say.file, say.unitState, say.functions, say.problem], units.map((unit) => [
      el("bdi", {}, unit.path + (unit.variant ? ` [${unit.variant}]` : "")), el("span", { class: `unit ${unit.state}` }, say[unit.state]),
      el("span", { class: "figure" }, count(unit.functions)),
      [unit.problems.map((problem) => el("div", {}, stepLine(problem))), unit.incomplete.length ? el("div", {}, unit.incomplete.join(", ")) : null]])),
    el("h2", {}, say.filesLooked),
    table(say.filesLooked, [say.file, say.bytes, say.encoding, "SHA-256"], report.artifacts.map(([path, length, encoding, hash]) => [
      el("bdi", {}, path), el("span", { class: "figure" }, count(length)), encoding, el("code", { class: "hash" }, hash)])),
  ];
}

function rulesView() {
  const open = report.rules.find((rule) => rule.id === state.rule);
  const terms = state.q.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const kept = report.rules.filter((rule) => {
    const hay = [rule.id, ...[report.texts[rule.title]].flat(), ...rule.standards].join("\n").normalize("NFKC").toLowerCase();
    return terms.every((term) => hay.includes(term));
  });
  const active = new Map();
  for (const fact of facts) if (fact.state === "act") active.set(fact.rule, (active.get(fact.rule) ?? 0) + 1);
  const families = [...new Set(kept.map((rule) => familyOf(rule.id)))];
  return el("div", { class: "split" }, el("div", { class: "side" },
    el("form", { class: "filters", role: "search", submit: (e) => e.preventDefault() }, el("div", { class: "filter wide" },
      el("label", { for: "search" }, say.searchRules), el("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false",
        value: state.q, input: (e) => { go({ q: e.target.value }); render(); const box = document.getElementById("search"); box.focus(); box.setSelectionRange(box.value.length, box.value.length); } }))),
    families.map((family) => [el("h3", {}, family), el("ul", { class: "rules" }, kept.filter((rule) => familyOf(rule.id) === family).map((rule) =>
      el("li", {}, el("a", { href: address({ rule: rule.id }), "aria-current": rule === open ? "true" : undefined }, el("code", {}, rule.id)), " ",
        text(rule.title), active.has(rule.id) ? el("span", { class: "tag" }, count(active.get(rule.id))) : null,
        rule.applied ? null : el("span", { class: "tag" }, say.notApplied))))])),
  el("article", { class: "page", id: "detail", "aria-label": say.rulePage }, open ? rulePage(open, active.get(open.id) ?? 0) : el("p", { class: "quiet" }, say.rulePage)));
}

const rulePage = (rule, active) => [
  el("p", { class: "tags" }, el("span", { class: `severity ${rule.severity}` }, say[rule.severity]), el("span", { class: "tag" }, say[rule.decidability]),
    el("span", { class: "tag" }, rule.applied ? say.applied : say.notApplied), el("code", {}, rule.id)),
  active ? el("p", {}, el("a", { href: address({ view: "findings", rule: rule.id, q: "", state: "act" }) }, say.showFindings(count(active)))) : null,
  markdown(text(rule.page)),
  rule.standards.length ? el("p", { class: "quiet" }, rule.standards.join(" · ")) : null];

function runView() {
  const { run } = report;
  const optional = (name, value) => (value === undefined ? null : term(name, value));
  return [el("h2", {}, say.run), el("dl", { class: "facts" },
    term(say.tool, `${report.tool.name} ${report.tool.version}`), term(say.identityOfRun, el("code", {}, report.identity)),
    run.arguments.length ? term(say.arguments, el("code", {}, run.arguments.join(" "))) : null, optional(say.start, run.start), optional(say.end, run.end),
    optional(say.exit, run.exitCode), optional(say.revision, run.revision && el("code", {}, run.revision)), optional(say.branch, run.branch)),
  report.problems.length ? [el("h2", {}, say.problems), el("ul", {}, report.problems.map((problem) => el("li", {}, stepLine(problem))))] : null];
}
