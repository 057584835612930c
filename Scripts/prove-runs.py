#!/usr/bin/env python3
"""Runs compared with the prover: prove-runs.py INTERPRET TORTURE-FOLDER RANDOM-PROGRAMS [NAME…]"""
import collections
import concurrent.futures
import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile

SECONDS = 120
STEPS = "20000000"
ENDS = {120: "undefined behaviour", 121: "limit", 122: "unsupported", 123: "not parsed", 124: "contradicted"}

here = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("torture_execute", here / "torture-execute.py")
torture = importlib.util.module_from_spec(spec)
spec.loader.exec_module(torture)


def run(command: list[str], folder: str) -> tuple[int, str]:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return -1, "timeout"
    return done.returncode, done.stderr.decode(errors="replace")


def judged(name: str, code: int, errors: str) -> tuple[str, str, str]:
    if errors == "timeout":
        return name, "timeout", ""
    if code < 0 or code in (132, 133, 139):
        return name, "crashed", errors[-300:]
    text = "\n".join(line for line in errors.splitlines() if line.startswith("contradiction"))
    return name, ENDS.get(code, "ran to its end"), text


def program(interpret: str, file: pathlib.Path) -> tuple[str, str, str]:
    flags = torture.options(file.read_text(errors="replace"))
    helpers = [str(file.parent / "lib" / "main.c"), str(file)[:-2] + "-lib.c"] if "builtins" in file.parts else []
    helpers = [helper for helper in helpers if os.path.exists(helper)]
    command = [interpret, "--prove", "--steps", STEPS, *flags, str(file), *helpers]
    return judged(file.name, *run(command, str(file.parent)))


def random_program(interpret: str, seed: int) -> tuple[str, str, str]:
    with tempfile.TemporaryDirectory() as scratch:
        name = f"random-{seed}.c"
        path = os.path.join(scratch, name)
        code, _ = run(["csmith", "--seed", str(seed), "--max-funcs", "6", "--output", path], scratch)
        if code != 0:
            return name, "not made", ""
        command = [interpret, "--prove", "--steps", STEPS, "-I/usr/include/csmith", "-std=gnu17", path]
        return judged(name, *run(command, scratch))


def main() -> int:
    interpret = str(pathlib.Path(sys.argv[1]).resolve())
    folder = next(pathlib.Path(sys.argv[2]).glob("**/gcc.c-torture/execute"), None)
    if folder is None:
        print("no gcc.c-torture/execute below", sys.argv[2], file=sys.stderr)
        return 2
    files = sorted(f for f in folder.rglob("*.c") if "lib" not in f.parts and not f.name.endswith("-lib.c"))
    if len(sys.argv) > 4:
        files = [f for f in files if f.name in sys.argv[4:] or f.stem in sys.argv[4:]]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda file: program(interpret, file), files))
        results += pool.map(lambda seed: random_program(interpret, seed), range(1, int(sys.argv[3]) + 1))
    for name, kind, text in results:
        if kind in ("contradicted", "crashed"):
            print(f"{name}: {kind}\n{text}")
    counts = collections.Counter(kind for _, kind, _ in results)
    print(f"{len(results)} programs:", ", ".join(f"{n} {kind}" for kind, n in counts.most_common()))
    return 1 if counts["contradicted"] or counts["crashed"] else 0


if __name__ == "__main__":
    sys.exit(main())
