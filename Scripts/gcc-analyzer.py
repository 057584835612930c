"""Runs Kenshin on GCC's own analyzer tests and counts expected and forbidden lines by kind.

Called by Scripts/gcc-analyzer. A diagnostic counts where the tests expect one of the kinds below; lines that the suite
marks as false (`dg-bogus`) count against Kenshin where it reports the kind there.
"""

import argparse
import collections
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import tempfile

# Words of a diagnostic and the hazards that answer it; the first match counts.
KINDS = [
    (r"leak", "leak", {"leak", "unreleased-resource"}),
    (r"double[ -]", "double free", {"double-free", "use-after-free", "use-after-close", "double-close"}),
    (r"uninit", "uninitialised", {"uninitialised-read"}),
    (r"null", "null", {"null-dereference"}),
    (r"use after", "use after free", {"use-after-free", "use-after-close"}),
    (r"should have been deallocated|mismatched", "mismatched release", {"mismatched-release", "invalid-free"}),
    (r"not on the heap|on the stack|unallocated", "invalid free", {"invalid-free"}),
    (r"write to ", "write to constant", {"write-to-constant"}),
    (r"stale stack", "stale stack", {"use-after-scope", "returned-stack-address"}),
    (r"attacker|tainted'? *$", "outside value", {
        "out-of-bounds-read", "out-of-bounds-write", "unchecked-outside-value", "division-by-zero", "unsigned-wrap",
        "signed-overflow", "invalid-pointer-arithmetic", "unchecked-allocation-size", "unchecked-loop-bound"}),
]

# The hazards that the tests are about; rules of other kinds, on style for example, may speak where GCC must not.
ANALYSED = set().union(*(hazards for _, _, hazards in KINDS))

# Diagnostics of kinds that Kenshin has no engine rule for, and the suite's questions to GCC about its own state.
OTHERS = re.compile(
    r"^(state: |track |capacity: |svalue: |escaped: |pattern match|attribute|'tainted_args'|.*attribute ignored"
    r"|.*marked with attribute|.*from within signal handler|sensitive value|.*processed enode|TRUE|FALSE|UNKNOWN"
    r"|HEAP_ALLOCATED|has_lb|registering|ignoring return)")

# Tests that ask for something else than a program's diagnostics: switched-off warnings, fragments for other tools.
SWITCHES = re.compile(r"-fanalyzer-transitivity|-Wno-analyzer-(?!too-complex)|-fno-analyzer(?![-\w])|-fgimple"
                      r"|-fanalyzer-checker=pattern-test|-fno-analyzer-feasibility|analyzer-max-svalue-depth=0"
                      r"|-fanalyzer-show-duplicate-count|-ftrivial-auto-var-init")
# Taint that starts at an attribute of GCC alone, which no compiler of the target has.
ATTRIBUTES = re.compile(r"tainted_args")

PRAGMAS = re.compile(r'ragma.*GCC diagnostic ignored \\?"-Wanalyzer')


def kind(text):
    """The kind of a diagnostic's words and its hazards; nothing where Kenshin does not judge it."""
    if OTHERS.match(text):
        return None
    for pattern, name, hazards in KINDS:
        if re.search(pattern, text, re.IGNORECASE):
            return name, hazards
    return None


def directives(line):
    """The `{ dg-… }` commands of a line as lists of words, as DejaGnu reads them."""
    for match in re.finditer(r"\{ *dg-", line):
        words, word, depth, quoted = [], "", 0, False
        text = line[match.start() + 1:]
        position = 0
        while position < len(text):
            c = text[position]
            if quoted:
                if c == "\\" and position + 1 < len(text):
                    word += c + text[position + 1]
                    position += 1
                elif c == '"':
                    quoted = False
                    words.append(word)
                    word = ""
                else:
                    word += c
            elif c == '"' and depth == 0:
                quoted = True
            elif c == "{":
                depth += 1
                word += c
            elif c == "}":
                if depth == 0:
                    break
                depth -= 1
                word += c
            elif c.isspace() and depth == 0:
                if word:
                    words.append(word)
                word = ""
            else:
                word += c
            position += 1
        if word:
            words.append(word)
        yield words


class Expectations:
    """What a test expects: by line the kinds, and the lines on which a kind is false."""

    def __init__(self, path):
        self.expected, self.forbidden, self.sources, self.skipped = {}, {}, [], None
        with open(path, errors="replace") as file:
            lines = file.read().split("\n")
        named = {}
        for number, line in enumerate(lines, 1):
            for words in directives(line):
                if words[0] == "dg-line":
                    named[words[1]] = number
        for number, line in enumerate(lines, 1):
            for words in directives(line):
                self.read(words, number, named)
        if ATTRIBUTES.search("\n".join(lines)):
            self.skipped = self.skipped or "attribute of GCC"
        if PRAGMAS.search("\n".join(lines)):
            self.skipped = self.skipped or "switched off by a pragma"
        # Two diagnostics of one kind on one line, of which one is false, differ in their words alone.
        for line, kinds in self.forbidden.items():
            for which in self.expected.get(line, {}):
                kinds.pop(which, None)

    def read(self, words, number, named):
        if words[0] in ("dg-options", "dg-additional-options") and SWITCHES.search(" ".join(words)):
            self.skipped = "special switches"
        if words[0] == "dg-additional-sources":
            self.sources += words[1].split()
        if words[0] not in ("dg-warning", "dg-bogus") or len(words) < 2:
            return
        found = kind(words[1])
        if words[0] == "dg-bogus" and words[1] in ("", "free"):
            found = ("any", None)
        if found is None:
            return
        selectors = [word for word in words[3:] if word.startswith("{")]
        if any("xfail" in word for word in selectors) and words[0] == "dg-warning":
            return
        place = [word for word in words[3:] if not word.startswith("{")]
        line = number
        if place:
            word = place[-1]
            if re.fullmatch(r"\.?[-+]\d+", word):
                line = number + int(word.lstrip("."))
            elif word.isdigit():
                line = int(word)
            elif word in named:
                line = named[word]
        table = self.expected if words[0] == "dg-warning" else self.forbidden
        table.setdefault(line, {})[found[0]] = found[1]


def check_command(program, files, folder):
    """The hazards that Kenshin reports, by file and line."""
    if os.path.basename(program) == "kenshin":
        report = tempfile.NamedTemporaryFile(suffix=".json")
        command = [program, "check", "--fail-on", "never", "-j", "1", "--output", "json=" + report.name, *files]
    else:
        command = [program, *files, "-I" + folder]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=folder, check=False)
    found = {}
    if os.path.basename(program) == "kenshin":
        with report, open(report.name) as text:
            findings = json.load(text).get("findings", [])
        for finding in findings:
            if finding.get("verdict") != "violated":
                continue
            place = finding["location"]
            hazard = finding["rule"].split("/")[-1]
            found.setdefault((os.path.basename(place["path"]), place["line"]), set()).add(hazard)
        return found
    for line in run.stdout.splitlines():
        match = re.match(r"(\S+?):(\d+):\d+: ([a-z-]+) in", line)
        if match:
            found.setdefault((os.path.basename(match[1]), int(match[2])), set()).add(match[3])
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--misses", help="write the expected lines that were not reported here")
    parser.add_argument("--extra", help="write the reported lines that the suite does not speak of here")
    arguments = parser.parse_args()
    names = arguments.files or sorted(glob.glob(arguments.folder + "/*.c"))
    paths = [name if name.startswith("/") else os.path.join(arguments.folder, name) for name in names]
    tests = {path: Expectations(path) for path in paths}
    parts = {os.path.join(arguments.folder, s) for test in tests.values() for s in test.sources}
    tests = {path: test for path, test in tests.items() if path not in parts}
    skipped = collections.Counter(test.skipped for test in tests.values() if test.skipped)
    tests = {path: test for path, test in tests.items() if not test.skipped}

    def examine(path):
        sources = [path] + [os.path.join(arguments.folder, s) for s in tests[path].sources]
        try:
            return path, check_command(arguments.program, sources, arguments.folder)
        except (subprocess.TimeoutExpired, ValueError) as error:
            print("no answer:", os.path.basename(path), type(error).__name__)
            return path, {}

    total, hit, misses, extra = collections.Counter(), collections.Counter(), [], []
    forbidden = wrong = 0
    extra_kinds = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, found in pool.map(examine, tests):
            name, test = os.path.basename(path), tests[path]
            for line, kinds in sorted(test.expected.items()):
                for which, hazards in kinds.items():
                    total[which] += 1
                    if found.get((name, line), set()) & hazards:
                        hit[which] += 1
                    else:
                        misses.append((name, line, which, sorted(found.get((name, line), []))))
            for line, kinds in sorted(test.forbidden.items()):
                for which, hazards in kinds.items():
                    forbidden += 1
                    if found.get((name, line), set()) & (hazards or ANALYSED):
                        wrong += 1
                        print("false:", name, line, which)
            for (where, line), hazards in sorted(found.items()):
                known = set().union(*(h for h in test.expected.get(line, {}).values())) if where == name else set()
                for hazard in sorted(hazards - known):
                    extra_kinds[hazard] += 1
                    extra.append((where, line, hazard))
    for which in sorted(total):
        print(f"{which:20} {hit[which]:4} of {total[which]:4}")
    expected = sum(total.values())
    print(f"{len(tests)} tests, left out: {dict(skipped)}")
    print(f"expected lines reported: {sum(hit.values())} of {expected} ({100 * sum(hit.values()) / max(1, expected):.1f} %)")
    print(f"lines marked false reported: {wrong} of {forbidden} ({100 * wrong / max(1, forbidden):.1f} %)")
    print(f"reported where the suite says nothing: {sum(extra_kinds.values())} {dict(extra_kinds.most_common())}")
    for where, rows in ((arguments.misses, misses), (arguments.extra, extra)):
        if where:
            with open(where, "w") as file:
                file.writelines(f"{row}\n" for row in rows)


main()
