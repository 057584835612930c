#!/usr/bin/env python3
"""Checksums of interpreted against compiled csmith programs: csmith.py INTERPRET COUNT FIRST_SEED"""
import collections
import concurrent.futures
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import threading

NATIVE_SECONDS = 2
INTERPRETED_SECONDS = 400
REPEATS = 40
# Programs that take less than this measure the start of the interpreter's run, not its speed.
MEASURED_SECONDS = 0.003
# Structures, unions, bit-fields, packed records, volatile objects, arrays, pointers: what csmith makes if it is not
# told otherwise.
GENERATE = ["csmith", "--bitfields", "--packed-struct", "--unions", "--structs", "--volatiles"]
INCLUDE = "/usr/include/csmith"
# Clang's UBSan does not check the alignment of what `++` and `--` change; GCC's does.
SANITIZERS = (["clang-19", "-fsanitize=address,undefined"], ["clang-19", "-fsanitize=memory"],
              ["gcc", "-fsanitize=undefined"])


def run(command: list[str], seconds: float, folder: str | None = None) -> tuple[int | None, str, str, float]:
    """Status (nil after a timeout), output, errors and seconds of the processor of a command."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=output, stderr=errors, stdin=subprocess.DEVNULL,
                                   cwd=folder)
        watch = threading.Timer(seconds, process.kill)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        timed_out = not watch.is_alive()
        watch.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        texts = output.read().decode(errors="replace"), errors.read().decode(errors="replace")
        # Together they are exact; which is which is a guess of the clock's ticks.
        return None if timed_out else process.returncode, *texts, usage.ru_utime + usage.ru_stime


def confirmed(source: str, program: str, line: str) -> bool:
    """Whether a sanitizer reports something at the line."""
    for flags in SANITIZERS:
        code, *_ = run([*flags, "-g", "-O0", "-w", f"-I{INCLUDE}", source, "-o", program], 300)
        if code != 0:
            continue
        _, _, errors, _ = run([program], 20 * NATIVE_SECONDS)
        if re.search(rf"program\.c:{line}\b", errors):
            return True
    return False


def make(seed: int, scratch: str) -> tuple[str, str, str | None]:
    """The source of a seed, its compiled program, and what went wrong with making them, if anything."""
    source, program = f"{scratch}/program.c", f"{scratch}/program"
    if run([*GENERATE, "--seed", str(seed), "-o", source], 60, scratch)[0] != 0:
        return source, program, "not generated"
    if run(["gcc", "-O0", "-w", f"-I{INCLUDE}", source, "-o", program], 120)[0] != 0:
        return source, program, "not compiled"
    return source, program, None


def interpreted(interpret: str, source: str) -> tuple[int | None, str, str, float]:
    """Status, output, errors and seconds of the interpretation of a program, without its parsing."""
    arguments = ["--strict", "--time", "--steps", "1000000000000", f"-I{INCLUDE}", source]
    code, output, errors, _ = run([interpret, *arguments], INTERPRETED_SECONDS)
    timing = re.search(r"^seconds: ([\d.]+)$", errors, re.M)
    return code, output, errors, float(timing.group(1)) if timing else 0


def compare(interpret: str, seed: int) -> tuple[str, str, float, float]:
    """What became of the program of a seed, why, and the seconds of both runs."""
    with tempfile.TemporaryDirectory() as scratch:
        source, program, failure = make(seed, scratch)
        if failure:
            return failure, "", 0, 0
        status, expected, _, native = run([program], NATIVE_SECONDS)
        if status is None:
            return "compiled program does not end", "", 0, 0
        code, output, errors, seconds = interpreted(interpret, source)
        if code is None:
            return "interpreter does not end", f"compiled {native:.2f} s", 0, 0
        if code == status and output == expected:
            return "same", "", native, seconds
        if code == 120:
            report = re.search(r"^undefined: (.*)\n  at [^:\n]*:(\d+)", errors, re.M)
            reason, line = report.groups() if report else (errors[-200:], "0")
            kind = "undefined, confirmed" if confirmed(source, program, line) else "undefined, not confirmed"
            return kind, f"line {line}: {reason}", 0, 0
        reasons = {121: "limit", 122: "unsupported", 123: "not parsed"}
        detail = errors.strip().splitlines()[-1:] or [f"{output.strip()} against {expected.strip()}"]
        return reasons.get(code, "differs"), detail[0], 0, 0


def slowdown(interpret: str, seed: int) -> tuple[float, float]:
    """Mean seconds of the compiled program of a seed without its start, and how many times longer the interpreter takes.

    Both run several times and alone: a single run of some milliseconds measures the clock and the neighbours."""
    with tempfile.TemporaryDirectory() as scratch:
        source, program, _ = make(seed, scratch)
        empty, start = f"{scratch}/empty.c", f"{scratch}/empty"
        pathlib.Path(empty).write_text("int main(void) { return 0; }\n")
        run(["gcc", "-O0", empty, "-o", start], 60)
        mean = [statistics.mean(run([each], NATIVE_SECONDS)[3] for _ in range(REPEATS)) for each in (program, start)]
        native = max(mean[0] - mean[1], 1e-6)
        return native, statistics.mean(interpreted(interpret, source)[3] for _ in range(3)) / native


def main() -> int:
    interpret = str(pathlib.Path(sys.argv[1]).resolve())
    count, first = int(sys.argv[2]), int(sys.argv[3])
    skipped = {"not generated", "not compiled", "compiled program does not end"}
    counts: collections.Counter[str] = collections.Counter()
    candidates: list[int] = []
    seconds, seed = [0.0, 0.0], first
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", os.cpu_count() or 1))) as pool:
        while (missing := count - sum(n for kind, n in counts.items() if kind not in skipped)) > 0:
            seeds = range(seed, seed + missing)
            seed += missing
            for number, result in zip(seeds, pool.map(lambda each: compare(interpret, each), seeds)):
                kind, reason, native, run_time = result
                counts[kind] += 1
                if kind == "same":
                    seconds[0] += native
                    seconds[1] += run_time
                    if native >= MEASURED_SECONDS:
                        candidates.append(number)
                elif kind not in skipped:
                    print(f"seed {number}: {kind}: {reason}", flush=True)
    judged = sum(n for kind, n in counts.items() if kind not in skipped)
    print(f"\n| csmith, seeds {first} to {seed - 1} | |\n|---|---|\n| programs | {judged} |")
    for kind, n in sorted(counts.items(), key=lambda each: (each[0] in skipped, -each[1])):
        print(f"| {kind}{', not counted' if kind in skipped else ''} | {n} |")
    timed = {each: slowdown(interpret, each) for each in candidates}
    ratios = {each: ratio for each, (native, ratio) in timed.items() if native >= MEASURED_SECONDS}
    if ratios:
        slowest = max(ratios, key=lambda each: ratios[each])
        print(f"| times slower than gcc -O0, median of {len(ratios)} programs of {1000 * MEASURED_SECONDS:.0f} ms "
              f"and more | {statistics.median(ratios.values()):.0f} (goal 100) |\n"
              f"| the slowest of them, seed {slowest} | {ratios[slowest]:.0f} |")
    if seconds[0]:
        print(f"| all programs together | {seconds[1] / seconds[0]:.1f} times ({seconds[1]:.0f} s, {seconds[0]:.0f} s) |")
    wrong = sum(n for kind, n in counts.items() if kind not in skipped | {"same", "undefined, confirmed"})
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
