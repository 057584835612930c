#!/usr/bin/env python3
"""Watches over `fuzz`: fuzz-lowering.py FUZZ TORTURE COUNT SEED FIRST"""
import collections
import concurrent.futures
import os
import pathlib
import resource
import selectors
import subprocess
import sys
import tempfile

# Of the processor: on a busy machine others may have it for long.
SECONDS = 60
MEMORY = 6 << 30
# A process is renewed after so many mutants, so that what it leaks stays small.
PORTION = 500


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_seconds() -> None:
    limit()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def processor_seconds(process: int) -> float:
    try:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lines(process: subprocess.Popen):
    """The lines of a process; nil where none comes in time."""
    selector = selectors.DefaultSelector()
    selector.register(process.stdout, selectors.EVENT_READ)
    rest, since, silences = b"", processor_seconds(process.pid), 0
    while True:
        if not selector.select(SECONDS):
            silences += 1
            # A process that waits for nothing uses no processor at all.
            if processor_seconds(process.pid) - since < SECONDS and silences < 30:
                continue
            yield None
            return
        since, silences = processor_seconds(process.pid), 0
        data = os.read(process.stdout.fileno(), 1 << 16)
        if not data:
            return
        *whole, rest = (rest + data).split(b"\n")
        yield from (line.decode(errors="replace") for line in whole)


def parser_fails(command: list[str], number: int) -> bool:
    """Whether clang alone crashes on a mutant or does not end in time either."""
    text = subprocess.run([*command, "--print", "--from", str(number), "--to", str(number + 1)], capture_output=True)
    with tempfile.NamedTemporaryFile(suffix=".c") as file:
        file.write(text.stdout)
        file.flush()
        clang = ["clang-19", "-fsyntax-only", "-w", "-std=gnu17", "-ferror-limit=0", file.name]
        return subprocess.run(clang, capture_output=True, preexec_fn=limit_seconds).returncode not in (0, 1)


def portion(command: list[str], first: int, last: int) -> list[tuple[int, str, str]]:
    """What is wrong with the mutants of a range: number, kind and text."""
    found = []
    while first < last:
        process = subprocess.Popen([*command, "--from", str(first), "--to", str(last)], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, preexec_fn=limit)
        current, hung = first, False
        for line in lines(process):
            if line is None:
                hung = True
                process.kill()
                break
            kind, number, *text = line.split(" ", 2)
            if kind == "begin":
                current = int(number)
            else:
                found.append((int(number), kind, " ".join(text)))
        errors = process.stderr.read().decode(errors="replace") if process.stderr else ""
        code = process.wait()
        if hung:
            found.append((current, "hang", f"more than {SECONDS} s"))
        elif code != 0:
            said = next((line for line in errors.splitlines() if "rror" in line), errors[:200].replace("\n", " "))
            found.append((current, "crash", f"status {code}: {said}"))
        else:
            break
        if parser_fails(command, current):
            found[-1] = (current, "parser", found[-1][2])
        first = current + 1
    return found


def main() -> int:
    fuzz, torture, count, seed, first = sys.argv[1], pathlib.Path(sys.argv[2]), *map(int, sys.argv[3:6])
    roots = [pathlib.Path("Fixtures"), pathlib.Path("Tests"), *torture.glob("**/gcc.c-torture")]
    files = sorted(str(file.resolve()) for root in roots for file in root.rglob("*.c") if file.stat().st_size < 40000)
    # The whole list must be the same for the same seed, wherever the sources lie.
    files.sort(key=lambda file: (pathlib.Path(file).name, file))
    command = [fuzz, "--seed", str(seed), *files]
    last = first + count
    portions = [(start, min(last, start + PORTION)) for start in range(first, last, PORTION)]
    counts: collections.Counter[str] = collections.Counter()
    done = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", os.cpu_count() or 1))) as pool:
        for (start, end), found in zip(portions, pool.map(lambda each: portion(command, *each), portions)):
            done += end - start
            for number, kind, text in found:
                counts[kind] += 1
                if kind not in ("refused", "parser"):
                    print(f"{kind}: mutant {number}: {text}", flush=True)
            if done % (20 * PORTION) == 0:
                print(f"{done} mutants: {dict(counts)}", file=sys.stderr, flush=True)
    print(f"{count} mutants of {len(files)} files, seed {seed}, from {first}: "
          + ", ".join(f"{counts[kind]} {name}" for kind, name in (
              ("crash", "crashes"), ("hang", "hangs"), ("defect", "mistakes found by the verifier"),
              ("parser", "on which clang alone crashes or takes as long"), ("refused", "refused by libclang"))))
    return 1 if counts["crash"] or counts["hang"] or counts["defect"] else 0


if __name__ == "__main__":
    sys.exit(main())
