#!/usr/bin/env python3
"""Ratios of kenshin against clang -fsyntax-only: bench.py KENSHIN DATABASE-FOLDER"""
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import time

ROUNDS = 5


def timed(commands: list[list[str]], folder: str) -> tuple[float, float]:
    """Wall and CPU seconds of running the commands one after the other."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    for command in commands:
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak_megabytes(command: list[str], folder: str) -> float:
    text = subprocess.run(["/usr/bin/time", "-f", "%M", *command], cwd=folder, capture_output=True, text=True, check=False)
    return int(text.stderr.split()[-1]) / 1024


def main() -> None:
    kenshin, database = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    entries = json.loads((database / "compile_commands.json").read_text())
    folder = str(database.parent)
    clang = [["clang-19", "-fsyntax-only", "-w", *[a for a in e["arguments"][1:] if a != "-c"]] for e in entries]
    check = [kenshin, "check", "--depth", "syntax", "-p", database.name, "--fail-on", "never"]
    largest = max(entries, key=lambda e: pathlib.Path(e["file"]).stat().st_size)
    single = next(c for c in clang if c[-1] == largest["file"])
    runs = {
        "clang, all": clang, "one worker": [[*check, "-j", "1"]], "two workers": [[*check, "-j", "2"]],
        "clang, one file": [single], "one file": [[*check, largest["file"]]],
    }
    walls: dict[str, list[float]] = {name: [] for name in runs}
    cpus: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, commands in runs.items():
            wall, cpu = timed(commands, folder)
            walls[name].append(wall)
            cpus[name].append(cpu)

    def ratio(a: str, b: str, table: dict[str, list[float]]) -> str:
        pairs = [x / y for x, y in zip(table[a], table[b])]
        return f"{statistics.median(pairs):.2f} ({min(pairs):.2f} to {max(pairs):.2f})"

    print(f"{len(entries)} units, {ROUNDS} rounds, median (minimum to maximum) of the ratios of each round")
    print("one worker / clang on every file, wall:  ", ratio("one worker", "clang, all", walls), "goal at most 1.0")
    print("one worker / clang on every file, CPU:   ", ratio("one worker", "clang, all", cpus))
    print("one worker / two workers, wall:          ", ratio("one worker", "two workers", walls), "goal at least 1.6")
    print("one file, cold / clang on it, wall:      ", ratio("one file", "clang, one file", walls), "goal under 2")
    print(f"peak memory of a process: {peak_megabytes([*check, '-j', '2'], folder):.0f} MB, goal at most 250")


if __name__ == "__main__":
    main()
