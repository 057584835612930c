// The whole page: heading, views, keys, printing.

const views = ["findings", "coverage", "rules", "run"];

function figures() {
  const counts = Object.fromEntries(findingStates.map((name) => [name, facts.filter((fact) => fact.state === name).length]));
  const active = severities.map((name) => facts.filter((fact) => fact.state === "act" && fact.severity === name).length);
  const card = (title, main, parts, link) => el("li", {}, el("a", { href: link }, el("span", { class: "title" }, title),
    el("strong", {}, count(main)), el("span", { class: "parts" }, parts)));
  const [holds, violated, undecided] = report.sites;
  const units = ["complete", "approximate", "failed"].map((name) => report.units.filter((unit) => unit.state === name).length);
  const named = (names, numbers) => names.map((name, index) => `${say[name]} ${count(numbers[index])}`).join(" · ");
  const others = ["suppressed", "known", "absent"].filter((name) => counts[name]).map((name) => `${say[name]} ${count(counts[name])}`);
  return el("ul", { class: "cards", "aria-label": say.summary },
    card(say.actTitle, counts.act, [bar(severities.map((name, i) => ({ name: say[name], kind: name, number: active[i] }))),
      named(severities, active)], address({ view: "findings", state: "act", open: "" })),
    card(say.undecided, counts.undecided, others.join(" · "), address({ view: "findings", state: "undecided", open: "" })),
    card(say.sites, holds + violated + undecided, [verdictBar(report.sites), named(["holds", "violated", "unknown"], report.sites)],
      address({ view: "coverage", open: "" })),
    card(say.units, report.units.length, named(["complete", "approximate", "failed"], units), address({ view: "coverage", open: "" })));
}

function header() {
  return el("header", {}, el("div", { class: "top" }, el("h1", {}, say.title),
    el("p", { class: "run" }, [report.project, report.run.revision?.slice(0, 12), report.run.start].filter(Boolean).join(" · ")),
    el("nav", { "aria-label": say.views }, views.map((view) => el("a", { href: address({ view, open: "", q: "", rule: "" }),
      "aria-current": state.view === view ? "page" : undefined }, say[view]))),
    el("button", { type: "button", class: "language", lang: say.otherTag, "aria-label": `${say.language}: ${say.other}`, click: switchLanguage }, say.other),
    el("button", { type: "button", "aria-label": say.keys, click: showKeys }, "?")),
  report.incomplete.length ? el("p", { class: "incomplete", role: "status" }, `${say.incomplete} (${count(report.incomplete.length)}). `,
    el("a", { href: address({ view: "coverage", open: "" }) }, say.incompleteMore)) : null,
  figures());
}

function render() {
  document.documentElement.lang = state.lang;
  document.title = `${say.title}${report.project ? ` – ${visible(report.project)}` : ""}`;
  document.body.classList.remove("opened");
  document.body.dataset.view = state.view;
  const content = {
    findings: () => el("div", { class: "split" }, el("div", { class: "side" }, filters(), el("p", { id: "count", role: "status" }), el("div", { id: "list" })),
      el("section", { id: "detail", "aria-label": say.source, tabindex: "-1" })),
    coverage: () => el("div", { class: "page" }, coverageView()), rules: rulesView, run: () => el("div", { class: "page" }, runView()),
  }[state.view]();
  document.getElementById("app").replaceChildren(header(), el("main", {}, content), el("footer", {}, el("p", {}, say.disclaimer)));
  if (state.view === "findings") {
    renderList();
    renderDetail();
    if (state.open) {
      const at = shownFacts.findIndex((fact) => fact.id === state.open);
      if (at >= 0) { growth.upTo(at); rowOf(state.open)?.scrollIntoView({ block: "nearest" }); }
    }
  }
}

function switchLanguage() {
  go({ lang: say.otherTag });
  render();
  document.querySelector("button.language")?.focus();
}

function showKeys() {
  const dialog = el("dialog", { "aria-label": say.keys, close: (e) => e.target.remove() }, el("h2", {}, say.keys),
    el("dl", { class: "facts" }, say.keyList.map(([key, meaning]) => term(el("kbd", {}, key), meaning))),
    el("form", { method: "dialog" }, el("button", {}, say.close)));
  document.body.append(dialog);
  dialog.showModal();
}

const keyActions = {
  j: () => moveInList(1), k: () => moveInList(-1), n: () => goToStep(step + 1), p: () => goToStep(step - 1),
  l: switchLanguage, "?": showKeys,
  "/": () => { const box = document.getElementById("search"); box?.focus(); box?.select(); },
  Escape: () => {
    if (state.open) closeFinding();
    else if (state.q) { go({ q: "" }); render(); }
  },
};
views.forEach((view, index) => { keyActions[String(index + 1)] = () => { go({ view, open: "", q: "", rule: "" }, true); render(); }; });

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog")) return;
  const isTyping = /^(input|select|textarea)$/i.test(event.target.tagName ?? "");
  if (isTyping && event.key === "Escape") { event.target.blur(); return; }
  if (isTyping && event.key === "Enter" && event.target.id === "search") { event.preventDefault(); moveInList(1); return; }
  if (isTyping || !Object.hasOwn(keyActions, event.key)) return;
  event.preventDefault();
  keyActions[event.key]();
});

// Printing writes out what the filters leave, with source and path.

const printedInFull = 200;

function preparePrint() {
  document.getElementById("print")?.remove();
  const chosen = filtered();
  const rest = chosen.slice(printedInFull);
  const parts = state.view === "findings" ? [
    el("p", {}, say.printed(count(chosen.length), count(facts.length)), rest.length ? ` ${say.printLimit(printedInFull)}` : ""),
    chosen.slice(0, printedInFull).map((fact) => el("section", { class: "finding" }, detail(fact.finding, null))),
    rest.length ? el("ul", {}, rest.map((fact) => el("li", {}, `${place(fact.finding.at)}: ${say[fact.severity]}: `, prose(text(fact.finding.message)), ` [${fact.rule}]`))) : null,
  ] : [];
  document.querySelector("footer").before(el("div", { id: "print" }, parts));
}
addEventListener("beforeprint", preparePrint);
addEventListener("afterprint", () => document.getElementById("print")?.remove());
addEventListener("resize", () => openArrows());
addEventListener("hashchange", () => { readAddress(); render(); });

readAddress();
if (!location.hash && facts.some((fact) => fact.state === "act")) go({ state: "act" });
render();
