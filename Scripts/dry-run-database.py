#!/usr/bin/env python3
"""Writes compile databases for fetched firmware from what its own build says it would run; nothing of it is compiled but
the tool that reads its configuration.

usage: dry-run-database.py FOLDER PACKAGE
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys

ARM = ["CC=clang-19 --target=arm-none-eabi", "HOSTCC=gcc"]
LLVM = ["CC=clang-19", "LD=ld.lld-19", "AR=llvm-ar-19", "OC=llvm-objcopy-19", "OD=llvm-objdump-19"]

# Per package and target: commands that write the configuration, and the build to be read. OUT is the output folder.
BUILDS = {
    "u-boot": {
        "arm": ([["O=OUT", *ARM, "qemu_arm_defconfig"], ["O=OUT", *ARM, "prepare"]],
                ["-n", "-k", "O=OUT", *ARM, "V=1", "u-boot"]),
        "host": ([["O=OUT", "NO_SDL=1", "sandbox_defconfig"], ["O=OUT", "NO_SDL=1", "prepare"]],
                 ["-n", "-k", "O=OUT", "NO_SDL=1", "V=1", "u-boot"]),
    },
    "arm-trusted-firmware": {
        "arm": ([], ["-n", "-k", "PLAT=qemu", *LLVM, "BUILD_BASE=OUT/build", "V=1", "DEBUG=0", "all"]),
    },
}


def commands(text: str) -> dict[str, list[str]]:
    """The compiler's command for each C file that a build log names."""
    found = {}
    for line in text.splitlines():
        for command in re.findall(r"(?:^|; )\s*((?:clang-19|gcc|cc)\s[^;]*? -c [^;]*\.c\b[^;]*)", line):
            if command.endswith("'"):
                continue
            try:
                words = shlex.split(command)
            except ValueError:
                continue
            source = next((word for word in words if word.endswith(".c")), None)
            if source and "-c" in words:
                found.setdefault(source, words)
    return found


def main() -> None:
    folder, package = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    tree = folder / "tree"
    for target, (steps, build) in BUILDS[package].items():
        out = folder / target
        out.mkdir(exist_ok=True)
        # The build runs in its output folder where it has one.
        directory = out if any("O=OUT" == word for word in build) else tree

        def make(words: list[str]) -> str:
            arguments = [word.replace("OUT", str(out)) for word in words]
            done = subprocess.run(["make", *arguments], cwd=tree, capture_output=True, text=True, check=False)
            return done.stdout

        for step in steps:
            make(["-s", *step])
        log = make(build)
        entries = []
        for source, words in sorted(commands(log).items()):
            path = (directory / source).resolve()
            if path.is_file() and "tools" not in path.relative_to(folder).parts:
                entries.append(dict(directory=str(directory), file=str(path), arguments=words))
        (out / "compile_commands.json").write_text(json.dumps(entries, indent=1))
        print(f"{package} {target}: {len(entries)} units")


if __name__ == "__main__":
    main()
