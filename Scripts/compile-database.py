#!/usr/bin/env python3
"""Writes compile databases (host and arm-none-eabi) for the library sources of a fetched Debian package.

usage: compile-database.py FOLDER PACKAGE
"""
import json
import pathlib
import sys

# Per package: the folders whose C files are the library, include folders, and extra flags.
LAYOUT = {
    "lwip": dict(sources=["src/api", "src/core", "src/netif", "src/apps"],
                 includes=["src/include", "port/include"],
                 flags=["-DLWIP_NOASSERT"], skip=["tftp_example", "makefsdata", "fsdata"]),
    "mbedtls": dict(sources=["library"], includes=["include", "library"], flags=[], skip=[]),
    "cjson": dict(sources=["."], includes=["."], flags=[], skip=["tests", "fuzzing", "test.c"]),
    "nanopb": dict(sources=["."], includes=["."], flags=[], skip=["tests", "examples", "extra", "generator", "build-tests"]),
    "libcoap3": dict(sources=["src"], includes=["include", "include/coap3", "."], flags=["-DWITH_POSIX"], skip=[]),
    "libmodbus": dict(sources=["src"], includes=["src", "."], flags=[], skip=["win32"]),
}


# What has no place on a bare-metal target is switched off there, as mbedTLS's own documentation asks for.
BARE_METAL = {
    "mbedtls": ("MBEDTLS_USER_CONFIG_FILE", """
#undef MBEDTLS_NET_C
#undef MBEDTLS_TIMING_C
#undef MBEDTLS_FS_IO
#undef MBEDTLS_PSA_ITS_FILE_C
#undef MBEDTLS_PSA_CRYPTO_STORAGE_C
#define MBEDTLS_NO_PLATFORM_ENTROPY
"""),
}


def main() -> None:
    folder, package = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    layout = LAYOUT[package]
    tree = folder / "tree"
    files = sorted({f for s in layout["sources"] for f in (tree / s).rglob("*.c")
                    if not any(word in str(f.relative_to(tree)) for word in layout["skip"])})
    includes = [f"-I{tree / i}" for i in layout["includes"]]
    for target, compiler, flags in [
        ("host", "gcc", []),
        ("arm", "arm-none-eabi-gcc", ["-mcpu=cortex-m4", "-mthumb"]),
    ]:
        out = folder / target
        out.mkdir(exist_ok=True)
        if target == "arm" and package in BARE_METAL:
            macro, text = BARE_METAL[package]
            (out / "bare_metal.h").write_text(text)
            flags = [*flags, f"-D{macro}=\"{out / 'bare_metal.h'}\""]
        entries = [dict(directory=str(tree), file=str(f),
                        arguments=[compiler, *flags, "-std=gnu11", *includes, *layout["flags"], "-c", str(f)])
                   for f in files]
        (out / "compile_commands.json").write_text(json.dumps(entries, indent=1, ensure_ascii=False))
        print(f"{package} {target}: {len(entries)} units")


if __name__ == "__main__":
    main()
