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
    "cjson": dict(sources=["."], includes=["."], flags=[], skip=["tests", "fuzzing", "test.c", ".pc/"]),
    "nanopb": dict(sources=["."], includes=["."], flags=[], skip=["tests", "examples", "extra", "generator", "build-tests", ".pc/"]),
    "libcoap3": dict(sources=["src"], includes=["include", "include/coap3", "."], flags=["-DWITH_POSIX"], skip=["coap_io_riot"]),
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

# What `configure` writes on a POSIX host.
CONFIGURED = {
    "libmodbus": {
        "config.h": "#define HAVE_NETDB_H 1\n#define HAVE_STRLCPY 0\n",
        "modbus-version.h": """
#define LIBMODBUS_VERSION_MAJOR 3
#define LIBMODBUS_VERSION_MINOR 1
#define LIBMODBUS_VERSION_MICRO 6
#define LIBMODBUS_VERSION_STRING "3.1.6"
""",
    },
    "libcoap3": {
        "coap_config.h": """
#define PACKAGE_NAME "libcoap"
#define PACKAGE_STRING "libcoap 4.3.1"
#define PACKAGE_VERSION "4.3.1"
#define _GNU_SOURCE 1
#define HAVE_ARPA_INET_H 1
#define HAVE_ASSERT_H 1
#define HAVE_ERRNO_H 1
#define HAVE_LIMITS_H 1
#define HAVE_NETDB_H 1
#define HAVE_NETINET_IN_H 1
#define HAVE_NET_IF_H 1
#define HAVE_PTHREAD_H 1
#define HAVE_SYS_EPOLL_H 1
#define HAVE_SYS_IOCTL_H 1
#define HAVE_SYS_SOCKET_H 1
#define HAVE_SYS_TIME_H 1
#define HAVE_SYS_TYPES_H 1
#define HAVE_SYS_UNISTD_H 1
#define HAVE_TIME_H 1
#define HAVE_UNISTD_H 1
#define HAVE_GETRANDOM 1
#define HAVE_MALLOC 1
#define HAVE_SNPRINTF 1
#define HAVE_STRNLEN 1
#define HAVE_STRUCT_CMSGHDR 1
""",
    },
}


# A port without an operating system's headers, where the package's own port is one for a POSIX host.
PORTS = {
    "lwip": {
        "lwipopts.h": """
#define NO_SYS 0
#define LWIP_IPV6 1
#define LWIP_SOCKET 1
#define LWIP_NETCONN 1
#define LWIP_DNS 1
#define LWIP_DHCP 1
#define LWIP_AUTOIP 1
#define LWIP_IGMP 1
#define LWIP_RAW 1
#define LWIP_SNMP 1
#define MIB2_STATS 1
#define LWIP_ALTCP 1
#define LWIP_NETIF_API 1
#define LWIP_HTTPD_SUPPORT_POST 1
#define PPP_SUPPORT 1
#define PPPOE_SUPPORT 1
#define PPPOS_SUPPORT 1
#define PAP_SUPPORT 1
#define CHAP_SUPPORT 1
#define MEM_SIZE (32 * 1024)
#define TCPIP_THREAD_STACKSIZE 1024
#define TCPIP_MBOX_SIZE 8
#define DEFAULT_UDP_RECVMBOX_SIZE 8
#define DEFAULT_TCP_RECVMBOX_SIZE 8
#define DEFAULT_RAW_RECVMBOX_SIZE 8
#define DEFAULT_ACCEPTMBOX_SIZE 8
#define IP4ADDR_SOCKADDR_SET_LEN(sin) ((sin)->sin_len = sizeof(struct sockaddr_in))
#define IP6ADDR_SOCKADDR_SET_LEN(sin6) ((sin6)->sin6_len = sizeof(struct sockaddr_in6))
#define IPADDR_SOCKADDR_GET_LEN(address) ((address)->sa.sa_len)
""",
        "arch/cc.h": """
#include <stdint.h>
#include <stdlib.h>
#include <sys/time.h>
#define LWIP_TIMEVAL_PRIVATE 0
#define LWIP_ERRNO_STDINCLUDE 1
#define LWIP_RAND() ((uint32_t)rand())
#define LWIP_PLATFORM_DIAG(x) do { } while (0)
#define LWIP_PLATFORM_ASSERT(x) do { for (;;) { } } while (0)
""",
        "arch/sys_arch.h": """
struct port_semaphore;
struct port_queue;
struct port_task;
typedef struct port_semaphore *sys_sem_t;
typedef struct port_semaphore *sys_mutex_t;
typedef struct port_queue *sys_mbox_t;
typedef struct port_task *sys_thread_t;
typedef unsigned sys_prot_t;
#define sys_sem_valid(s) (*(s) != NULL)
#define sys_sem_set_invalid(s) (*(s) = NULL)
#define sys_mutex_valid(m) (*(m) != NULL)
#define sys_mutex_set_invalid(m) (*(m) = NULL)
#define sys_mbox_valid(m) (*(m) != NULL)
#define sys_mbox_set_invalid(m) (*(m) = NULL)
""",
    },
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
        folders = includes
        for name, text in CONFIGURED.get(package, {}).items():
            (out / name).write_text(text)
            folders = [*includes, f"-I{out}"]
        if target == "arm" and package in PORTS:
            for name, text in PORTS[package].items():
                header = out / "port" / name
                header.parent.mkdir(parents=True, exist_ok=True)
                header.write_text(text)
            folders = [f"-I{out / 'port'}"] + [f for f in includes if not f.endswith("/port/include")]
        entries = [dict(directory=str(tree), file=str(f),
                        arguments=[compiler, *flags, "-std=gnu11", *folders, *layout["flags"], "-c", str(f)])
                   for f in files]
        (out / "compile_commands.json").write_text(json.dumps(entries, indent=1, ensure_ascii=False))
        print(f"{package} {target}: {len(entries)} units")


if __name__ == "__main__":
    main()
