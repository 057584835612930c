#!/usr/bin/env python3
"""Share of functions lowered: lower-sources.py KENSHIN SOURCES PACKAGE…"""
import os
import pathlib
import re
import subprocess
import sys

GOAL = 99.5
# Of these only as many units as parse are asked for.
UNBUILT = {"u-boot", "arm-trusted-firmware"}


def main() -> int:
    kenshin, sources, packages = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    print("Share: of all functions but those that are not lowered in units of which headers are missing.\n")
    print("| Package | Target | Units | not parsed | Functions | lowered | headers missing | Share | Instructions | Mistakes |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    reasons, isShort = [], False
    for package in packages:
        for target in ("host", "arm"):
            database = sources / package / target
            if not (database / "compile_commands.json").exists():
                continue
            done = subprocess.run([kenshin, "ir", "--summary", "-p", str(database)], capture_output=True, text=True)
            line = re.search(r"^(\d+) units, (\d+) failed; (\d+) of (\d+) functions lowered \(([\d.]+) %\), "
                             r"(\d+) instructions; (\d+) defects$", done.stdout, re.M)
            if not line:
                print(f"| {package} | {target} | no answer: {done.stderr[-200:]} |")
                isShort = True
                continue
            units, failed, lowered, functions, _, instructions, defects = line.groups()
            without = re.search(r"^  in units without all of their headers: (\d+)$", done.stdout, re.M)
            judged = int(functions) - (int(without.group(1)) if without else 0)
            share = 100 * int(lowered) / max(1, judged)
            print(f"| {package} | {target} | {units} | {failed} | {functions} | {lowered} | {int(functions) - judged} | "
                  f"{share:.2f} % | {instructions} | {defects} |", flush=True)
            isShort |= int(defects) > 0 or (share < GOAL and package not in UNBUILT)
            rest = [each for each in done.stdout[: line.start()].splitlines() if each]
            reasons += [f"{package} {target}: {each}" for each in rest]
    limit = int(os.environ.get("LINES", 60))
    if reasons:
        print(f"\nNot lowered ({len(reasons)}):")
    for each in reasons[:limit]:
        print("-", each[:220])
    return 1 if isShort else 0


if __name__ == "__main__":
    sys.exit(main())
