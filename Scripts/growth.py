#!/usr/bin/env python3
"""How the time of an examination grows with a file's size: growth.py KENSHIN FACTOR"""
import json
import math
import pathlib
import resource
import subprocess
import sys
import tempfile

STEP = 4
POWER = 1.4
# Below this the start of the process is most of the time.
LEAST = 0.4


def lines(count: int, line: str) -> str:
    return "".join(line.replace("@", str(i)) for i in range(count))


def function(body: str) -> str:
    return "int f(int a, int b)\n{\n" + body + "\n  return a;\n}\n"


# What a file of a size looks like, and its larger size.
SHAPES = {
    "functions": (10_000, lambda n: lines(n, "int f@(int a)\n{\n  return a + @;\n}\n")),
    "calls of each other": (10_000, lambda n: "int f0(int a) { return a; }\n" + "".join(
        f"int f{i}(int a)\n{{\n  return f{i - 1}(a) + 1;\n}}\n" for i in range(1, n))),
    "statements": (20_000, lambda n: function(lines(n, "  a = a + b * @;\n"))),
    "calls": (20_000, lambda n: "int g(int);\n" + function(lines(n, "  g(a);\n"))),
    "variables": (10_000, lambda n: function(lines(n, "  int v@ = b;\n  a += v@;\n"))),
    "branches": (8_000, lambda n: function(lines(n, "  if (a > @) {\n    b++;\n  }\n"))),
    "loops": (4_000, lambda n: function(lines(n, "  for (int i = 0; i < b; i++) {\n    a ^= i;\n  }\n"))),
    "case labels": (20_000, lambda n: function("  switch (a) {\n" + lines(n, "  case @: b += @; break;\n") + "  default: break;\n  }")),
    "labels of one statement": (20_000, lambda n: function("  switch (a) {\n" + lines(n, "  case @:\n") + "    b++;\n    break;\n  default: break;\n  }")),
    "jumps": (4_000, lambda n: function(lines(n, "  if (a == @) {\n    goto l@;\n  }\n") + lines(n, "l@:\n  a++;\n"))),
    "parentheses": (200, lambda n: function("  a = " + "(" * n + "b" + ")" * n + ";")),
    "blocks": (200, lambda n: function("{\n" * n + "a++;\n" + "}\n" * n)),
    "else if": (2_000, lambda n: function("  if (a == 0) {\n    b = 1;\n  }" + lines(n, " else if (a == @) {\n    b = @;\n  }"))),
    "operators": (20_000, lambda n: function("  a = b" + lines(n, "\n    + @") + ";")),
    "conditions": (8_000, lambda n: function("  a = b == 0" + lines(n, "\n    || b == @") + ";")),
    "initialiser": (200_000, lambda n: "const int t[] = {\n" + lines(n, "  @,\n") + "};\n"),
    "table of records": (40_000, lambda n: "struct s { const char *name; int value; };\nconst struct s t[] = {\n" + lines(n, '  { "n@", @ },\n') + "};\n"),
    "macros": (50_000, lambda n: lines(n, "#define M@ (@ + 1)\n") + function("  a = M1;")),
    "macro uses": (20_000, lambda n: "#define ADD(x, y) ((x) + (y))\n" + function(lines(n, "  a = ADD(a, @);\n"))),
    "macros in macros": (200, lambda n: "#define M0(x) (x)\n" + "".join(
        f"#define M{i}(x) M{i - 1}(x)\n" for i in range(1, n)) + function(f"  a = M{n - 1}(b);\n" * 40)),
    "long line": (20_000, lambda n: function(lines(n, "a=a+b*@;"))),
    "fields": (10_000, lambda n: "struct s {\n" + lines(n, "  int m@;\n") + "};\nint f(struct s *p)\n{\n  int a = 0;\n"
               + lines(n, "  a += p->m@;\n") + "  return a;\n}\n"),
    "constants": (40_000, lambda n: "enum e {\n" + lines(n, "  E@,\n") + "};\n" + function("  a = E1;")),
    "variables of the file": (20_000, lambda n: lines(n, "int g@ = @;\n") + function("  a = g1;")),
    "declarations": (20_000, lambda n: lines(n, "int g@(int a, char *b);\n") + function("  a = g1(a, 0);")),
    "types": (10_000, lambda n: lines(n, "typedef struct { int a@; } t@;\n") + function("  t1 x = { a };\n  b = x.a1;")),
    "comments": (100_000, lambda n: lines(n, "/* number @ */\n") + function("")),
    "strings": (20_000, lambda n: "void g(const char *);\n" + function(lines(n, '  g("text @");\n'))),
    "pieces of a string": (20_000, lambda n: 'const char s[] =\n' + lines(n, '  "text @"\n') + ";\n"),
}


def seconds(command: list[str]) -> tuple[float, int]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.returncode


def power(small: float, large: float) -> float:
    return math.log(max(large, 1e-3) / max(small, 1e-3), STEP)


def main() -> int:
    kenshin, factor = str(pathlib.Path(sys.argv[1]).resolve()), float(sys.argv[2])
    only = sys.argv[3:]
    isWrong = False
    print("| Shape | Size | Seconds | Power | clang | Power | |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for name, (size, text) in SHAPES.items():
            if only and name not in only:
                continue
            sizes = [max(1, int(size * factor / STEP)), max(1, int(size * factor))]
            times, clangs, notes = [], [], []
            for count in sizes:
                folder = pathlib.Path(scratch) / f"{name.replace(' ', '-')}-{count}"
                folder.mkdir()
                source = folder / "file.c"
                source.write_text(text(count))
                (folder / "compile_commands.json").write_text(json.dumps(
                    [dict(directory=str(folder), file="file.c", arguments=["gcc", "-std=gnu17", "-c", "file.c"])]))
                report = folder / "report.json"
                taken, code = seconds([kenshin, "check", "-p", str(folder), "-j", "1", "--fail-on", "never",
                                       "--output", f"json={report}"])
                times.append(taken)
                clangs.append(seconds(["clang-19", "-fsyntax-only", "-w", "-fbracket-depth=1000", str(source)])[0])
                unit = json.loads(report.read_text())["units"][0] if report.exists() else {"state": "no report"}
                if code not in (0, 3) or unit["state"] in ("failed", "no report"):
                    notes.append(f"{count}: status {code}, {unit['state']}")
            own, other = power(*times), power(*clangs)
            isSlow = times[1] > LEAST and own > POWER and own > other + 0.2
            isWrong |= isSlow or bool(notes)
            print(f"| {name} | {sizes[1]} | {times[1]:.2f} | {own:.2f} | {clangs[1]:.2f} | {other:.2f} | "
                  f"{'grows too fast' if isSlow else ''}{'; '.join(notes)} |", flush=True)
    return 1 if isWrong else 0


if __name__ == "__main__":
    sys.exit(main())
