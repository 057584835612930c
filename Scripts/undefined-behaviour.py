#!/usr/bin/env python3
"""Undefined behaviour seen by the interpreter and by clang's sanitizers: undefined-behaviour.py INTERPRET FOLDER TABLE"""
import collections
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# What sanitizers do not look at in general, and why: there the interpreter is compared with the marks alone.
UNSEEN = {
    "effective-type": "sanitizers do not track effective types (TypeSanitizer comes with LLVM 20)",
    "unsequenced": "compilers pick an order; only -Wunsequenced warns, at compile time",
    "pointer-comparison": "behind -fsanitize=pointer-compare and an option of ASan, for the heap only",
    "pointer-difference": "behind -fsanitize=pointer-subtract and an option of ASan, for the heap only",
    "variadic-argument": "the machine's va_arg reads whatever stands in the register or on the stack",
    "format": "the C library formats whatever it finds; only -Wformat warns, at compile time",
    "library-argument": "the C library's tables answer, or read out of bounds without a check",
}
# Single programs on which they differ, and why.
EXPLAINED = {
    "missing-return/unused.good.c": "MSan tells of a result that was not given even where it is cast to void",
    "pointer-arithmetic/before.bad.c": "UBSan tells of overflow of the address only, not of leaving the object",
    "use-after-scope/loop-local.bad.c": "the variable of the next round has the address of the last round's",
}
CLANG = ["clang-19", "-g", "-O0", "-w", "-std=gnu17", "-fno-omit-frame-pointer"]
MODES = {
    "asan+ubsan": ["-fsanitize=address,undefined,float-cast-overflow", "-fsanitize-address-use-after-return=always"],
    "msan": ["-fsanitize=memory", "-fsanitize-memory-track-origins"],
}
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0:detect_stack_use_after_return=1:strict_string_checks=1",
               "UBSAN_OPTIONS": "print_stacktrace=0"}


def mark(file: pathlib.Path) -> tuple[str, int] | None:
    """The class and line that the file says."""
    for number, line in enumerate(file.read_text().splitlines(), 1):
        if found := re.search(r"// undefined: (\S+)", line):
            return found.group(1), number
    return None


def run(command: list[str], seconds: float = 60) -> tuple[int, str]:
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, stdin=subprocess.DEVNULL, env=ENVIRONMENT)
    except subprocess.TimeoutExpired:
        return -1, "timeout"
    return done.returncode, done.stderr.decode(errors="replace")


def interpreted(interpret: str, file: pathlib.Path) -> tuple[str, int] | str:
    """The class and line that the interpreter reports; else how the program ended."""
    code, errors = run([interpret, "--strict", str(file)])
    if code != 120:
        return "clean" if code == 0 else f"status {code}"
    kind = re.search(r"^undefined: (\S+):", errors, re.M)
    place = re.search(rf"at {re.escape(file.name)}:(\d+)", errors) or re.search(r"\.c:(\d+)", errors)
    return kind.group(1) if kind else "?", int(place.group(1)) if place else 0


def sanitized(file: pathlib.Path) -> dict[str, str]:
    """The first line of each sanitizer that reports something; also where the program dies without a report."""
    found = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name, flags in MODES.items():
            program = os.path.join(scratch, "program")
            code, errors = run([*CLANG, *flags, str(file), "-o", program, "-lm"])
            if code != 0:
                found[name] = "not compiled"
                continue
            code, errors = run([program])
            report = re.search(r"(runtime error: .*|(?:ERROR|WARNING): \w*Sanitizer:? ?[\w-]*)", errors)
            if report:
                text = re.sub(r"0x[0-9a-f]+", "0x…", report.group(1))
                found[name] = re.sub(r"^(runtime error|ERROR|WARNING): (\w*Sanitizer:? )?", "", text)
    return found


def main() -> int:
    interpret, folder, table = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]), sys.argv[3]
    files = sorted(folder.rglob("*.c"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        verdicts = list(pool.map(lambda file: interpreted(interpret, file), files))
        reports = list(pool.map(sanitized, files))
    wrong: list[str] = []
    counts, differences = collections.defaultdict(collections.Counter), []
    for file, verdict, report in zip(files, verdicts, reports):
        kind, name = file.parent.name, f"{file.parent.name}/{file.name}"
        expected = mark(file)
        if verdict != (expected or "clean"):
            wrong.append(f"{name}: the file says {expected or 'clean'}, the interpreter {verdict}")
        is_bad = expected is not None
        counts[kind]["bad" if is_bad else "good"] += 1
        seen = {tool: text for tool, text in report.items() if text != "not compiled"}
        if is_bad and seen:
            counts[kind]["seen"] += 1
            continue
        if not is_bad and not seen:
            continue
        counts[kind]["false"] += not is_bad
        tools = "; ".join(f"{tool}: {text}" for tool, text in seen.items())
        why = EXPLAINED.get(name, UNSEEN.get(kind))
        if why is None:
            wrong.append(f"{name}: differs from the sanitizers without a known reason: {tools or 'not seen'}")
        differences.append((name, f"{tools or 'not seen'}: {why}"))
    lines = ["| Class | Bad programs | seen by a sanitizer | Clean twins | reported by a sanitizer | Why they differ |",
             "|---|---|---|---|---|---|"]
    for kind, count in sorted(counts.items()):
        lines.append(f"| {kind} | {count['bad']} | {count['seen']} | {count['good']} | {count['false']} | "
                     f"{UNSEEN.get(kind, '')} |")
    text = "\n".join(lines) + "\n\nPrograms on which they differ:\n\n" + "\n".join(
        f"- `{name}`: {why}" for name, why in differences) + "\n"
    print(text)
    for line in wrong:
        print("wrong:", line)
    total = sum(count["bad"] + count["good"] for count in counts.values())
    agreed = total - len(differences)
    summary = f"{total} programs; the sanitizers agree with the interpreter and the marks on {agreed}"
    print(summary)
    if os.environ.get("WRITE"):
        title = "# Undefined behaviour: the interpreter and clang's sanitizers\n\n"
        origin = f"{summary} (written by `Scripts/undefined-behaviour`, clang 19).\n\n"
        pathlib.Path(table).write_text(title + origin + text)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
