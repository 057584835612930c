// Rule pages are Markdown; this makes elements of the part of it that pages use. Users' own pages come through here
// too, so that nothing is taken as markup and only web links become links.

const fence = /^(`{3,}|~{3,})\s*([\w+-]*)\s*$/;
const bullet = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

/** Code, strong and emphasised text, links. */
function inline(string) {
  const parts = [];
  let rest = string;
  const rules = [
    [/`([^`]+)`/, (m) => el("code", {}, m[1])],
    [/\*\*([^*]+)\*\*/, (m) => el("strong", {}, inline(m[1]))],
    [/\*([^*\s][^*]*)\*/, (m) => el("em", {}, inline(m[1]))],
    [/\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/, (m) => el("a", { href: m[2], rel: "noreferrer noopener" }, m[1])],
  ];
  while (rest) {
    let first = null;
    for (const [pattern, make] of rules) {
      const match = pattern.exec(rest);
      if (match && (!first || match.index < first.match.index)) first = { match, make };
    }
    if (!first) break;
    parts.push(rest.slice(0, first.match.index), first.make(first.match));
    rest = rest.slice(first.match.index + first.match[0].length);
  }
  return [...parts, rest].filter((part) => part !== "");
}

/** Two lines as one; Japanese is written without a space between them. */
const joined = (a, b) => a + (/[\u3000-\u9fff\uff00-\uffef]$/.test(a) || /^[\u3000-\u9fff\uff00-\uffef]/.test(b) ? "" : " ") + b;

const isRule = (line) => /^[\s:|-]+$/.test(line) && line.includes("|") && line.includes("-");
const isTable = (lines, index) => lines[index].includes("|") && isRule(lines[index + 1] ?? "");
const cells = (line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());

/** The blocks of a page, with headings two levels below those of the page that shows it. */
function markdown(source) {
  const lines = source.split("\n");
  const blocks = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    const opening = fence.exec(line);
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (opening) {
      const code = [];
      index += 1;
      while (index < lines.length && !lines[index].startsWith(opening[1])) code.push(lines[index++]);
      index += 1;
      blocks.push(el("pre", { tabindex: "0" }, el("code", {}, code.flatMap((c) => [c, document.createTextNode("\n")]))));
    } else if (heading) {
      blocks.push(el(`h${Math.min(6, heading[1].length + 2)}`, {}, inline(heading[2])));
      index += 1;
    } else if (bullet.test(line)) {
      const list = el(/^\s*\d/.test(line) ? "ol" : "ul");
      while (index < lines.length && (bullet.test(lines[index]) || /^\s+\S/.test(lines[index]))) {
        const item = bullet.exec(lines[index]);
        if (item) list.append(el("li", {}, inline(item[3])));
        else list.lastElementChild.append(...nodes([" ", inline(lines[index].trim())]));
        index += 1;
      }
      blocks.push(list);
    } else if (isTable(lines, index)) {
      const head = el("thead", {}, el("tr", {}, cells(line).map((cell) => el("th", { scope: "col" }, inline(cell)))));
      const body = el("tbody");
      index += 2;
      while (index < lines.length && lines[index].includes("|")) {
        body.append(el("tr", {}, cells(lines[index++]).map((cell) => el("td", {}, inline(cell)))));
      }
      blocks.push(el("div", { class: "scroll" }, el("table", {}, head, body)));
    } else if (line.trim()) {
      const paragraph = [];
      while (index < lines.length && lines[index].trim() && !/^(#{1,6}\s|`{3}|~{3})/.test(lines[index])
        && !(paragraph.length && bullet.test(lines[index]))) paragraph.push(lines[index++].trim());
      blocks.push(el("p", {}, inline(paragraph.reduce(joined))));
    } else {
      index += 1;
    }
  }
  return blocks;
}
