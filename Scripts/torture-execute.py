#!/usr/bin/env python3
"""Exit status of interpreted against compiled programs: torture-execute.py INTERPRET FOLDER [NAME…]

Programs that do not give the same status stand in torture-execute.expected.md, each with its reason; one that does not
stand there fails the run. WRITE=1 writes the list anew and keeps the reasons.
"""
import collections
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SECONDS = 60
REASONS = {120: "undefined behaviour", 121: "limit", 122: "unsupported", 123: "not parsed"}


EXPECTED = pathlib.Path(__file__).with_name("torture-execute.expected.md")


def known() -> dict[str, tuple[str, str]]:
    """By program: what becomes of it, and why."""
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]*) \|$", EXPECTED.read_text(), re.M) if EXPECTED.exists() else []
    return {name: (kind.strip(), why.strip()) for name, kind, why in rows}


def write(rows: dict[str, tuple[str, str]], summary: str) -> None:
    lines = ["# Programs of gcc.c-torture/execute that do not give the same exit status", "", summary, "",
             "| Program | Outcome | Reason |", "|---|---|---|"]
    lines += [f"| `{name}` | {kind} | {why} |" for name, (kind, why) in sorted(rows.items())]
    EXPECTED.write_text("\n".join(lines) + "\n")


def options(text: str) -> list[str]:
    """What the test asks for: its language standard and its definitions."""
    found = []
    for line in re.findall(r"dg-(?:additional-)?options \"([^\"]*)\"", text):
        found += [word for word in line.split() if re.match(r"-(std=|D|fwrapv|funsigned-char|fsigned-char)", word)]
    if not any(word.startswith("-std=") for word in found):
        found.append("-std=gnu17")
    return found


def run(command: list[str], folder: str) -> tuple[int, str]:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return -1, "timeout"
    return done.returncode, done.stderr.decode(errors="replace")


def compare(interpret: str, file: pathlib.Path) -> tuple[str, str]:
    """What became of one program, and why."""
    flags = options(file.read_text(errors="replace"))
    helpers = [str(file.parent / "lib" / "main.c"), str(file)[:-2] + "-lib.c"] if "builtins" in file.parts else []
    with tempfile.TemporaryDirectory() as scratch:
        program = os.path.join(scratch, "program")
        warnings = ["-w", "-Wno-error", "-Wno-implicit-int", "-Wno-implicit-function-declaration",
                    "-Wno-int-conversion", "-Wno-incompatible-function-pointer-types", "-Wno-return-type"]
        code, _ = run(["clang-19", "-O0", *flags, *warnings, str(file), *helpers, "-o", program, "-lm"], scratch)
        if code != 0:
            return "not compiled", ""
        expected, _ = run([program], scratch)
    if expected != 0:
        return "fails when compiled", str(expected)
    code, errors = run([interpret, *flags, str(file), *helpers], str(file.parent))
    if code == expected:
        return "same", ""
    first = next((line for line in errors.splitlines() if re.match(r"(undefined|limit|unsupported):", line)), "")
    lost = next((line for line in errors.splitlines() if line.startswith("not lowered")), "")
    if errors == "timeout":
        return "timeout", ""
    return REASONS.get(code, "differs"), lost.removeprefix("not lowered: ") or first or f"status {code} {errors[-200:]}"


def main() -> int:
    interpret = str(pathlib.Path(sys.argv[1]).resolve())
    folder = next(pathlib.Path(sys.argv[2]).glob("**/gcc.c-torture/execute"), None)
    if folder is None:
        print("no gcc.c-torture/execute below", sys.argv[2], file=sys.stderr)
        return 2
    files = sorted(f for f in folder.rglob("*.c") if "lib" not in f.parts and not f.name.endswith("-lib.c"))
    if len(sys.argv) > 3:
        files = [f for f in files if f.name in sys.argv[3:] or f.stem in sys.argv[3:]]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda file: compare(interpret, file), files))
    counts = collections.Counter(kind for kind, _ in results)
    judged = sum(n for kind, n in counts.items() if kind not in ("not compiled", "fails when compiled"))
    listed, found, isNew = known(), {}, False
    for file, (kind, reason) in zip(files, results):
        name = str(file.relative_to(folder))
        if kind in ("same", "not compiled", "fails when compiled"):
            continue
        before, why = listed.get(name, ("", ""))
        found[name] = (kind, why or reason.replace("|", "/"))
        mark = "" if before == kind and why else "new: "
        isNew |= bool(mark)
        print(f"{mark}{kind}: {name}: {reason}")
    if len(sys.argv) <= 3:
        for name in sorted(set(listed) - set(found)):
            print(f"no longer: {name}")
    print(f"{len(files)} programs:", ", ".join(f"{n} {kind}" for kind, n in counts.most_common()))
    share = f"same status: {counts['same']} of {judged}, {100 * counts['same'] / max(1, judged):.1f} %"
    print(f"{share}, goal 97 %")
    if os.environ.get("WRITE") and len(sys.argv) <= 3:
        write(found, f"{len(files)} programs, {share} of those that clang-19 compiles and runs to status 0.")
    return 1 if isNew else 0


if __name__ == "__main__":
    sys.exit(main())
