#!/usr/bin/env python3
"""Runs Kenshin on gcc.c-torture/compile and counts what became of its files.

usage: torture.py KENSHIN FOLDER
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import time


def main() -> int:
    kenshin = pathlib.Path(sys.argv[1]).resolve()
    found = sorted(pathlib.Path(sys.argv[2]).glob("**/gcc.c-torture/compile"))
    if not found:
        print("no gcc.c-torture/compile below", sys.argv[2], file=sys.stderr)
        return 2
    folder = found[0]
    files = sorted(folder.rglob("*.c"))
    with tempfile.TemporaryDirectory() as scratch:
        database = pathlib.Path(scratch) / "compile_commands.json"
        database.write_text(json.dumps([
            dict(directory=str(f.parent), file=str(f), arguments=["gcc", "-std=gnu89", "-w", "-c", str(f)])
            for f in files]))
        report = pathlib.Path(scratch) / "report.json"
        start = time.monotonic()
        done = subprocess.run([kenshin, "check", "-p", scratch, "--output", f"json={report}"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        seconds = time.monotonic() - start
        if not report.exists():
            print(done.stderr[-2000:], file=sys.stderr)
            print(f"kenshin ended with {done.returncode} and no report", file=sys.stderr)
            return 1
        result = json.loads(report.read_text())
    for unit in result["units"]:
        # The supervisor stopped it: reported as such, and no fall.
        if any("gave no answer" in problem["text"] for problem in unit["problems"]):
            unit["state"] = "given up"
    states = collections.Counter(unit["state"] for unit in result["units"])
    print(f"{len(files)} files in {seconds:.1f} s:", ", ".join(f"{n} {state}" for state, n in sorted(states.items())))
    reasons = collections.Counter()
    for unit in result["units"]:
        if unit["state"] == "given up":
            print("  given up:", unit["path"])
        for problem in unit["problems"][:1]:
            reasons[(unit["state"], problem["text"])] += 1
    for (state, text), count in reasons.most_common(20):
        print(f"  {count:4} {state}: {text}")
    byRule = result["coverage"]["byRule"]
    print("undecided sites:", sum(rule["unknown"] for rule in byRule))
    return 1 if states.get("failed") or done.returncode not in (0, 1, 3) else 0


if __name__ == "__main__":
    sys.exit(main())
