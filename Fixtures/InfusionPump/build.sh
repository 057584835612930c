#!/bin/sh
# Builds both variants: an ELF for the target, objects for the host, and for
# the corrected variant a host program that runs the checks of common/host.
# Everything goes to a temporary folder, or to the folder given as argument.
set -eu

root=$(cd "$(dirname "$0")" && pwd)
out=${1:-$(mktemp -d)}
target_flags="-mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16 -fsigned-char"
common_flags="-std=gnu11 -Os -ffunction-sections -fdata-sections -DSTM32F407xx -Wall -Wextra -Werror"
link_flags="--specs=nano.specs --specs=nosys.specs -nostartfiles -Wl,--gc-sections"

for variant in seeded corrected; do
    cd "$root/$variant"
    mkdir -p "$out/$variant/target" "$out/$variant/host"
    count=0
    for source in src/*.c ../common/src/*.c ../common/rtos/*.c ../common/mbedtls/src/*.c \
        ../common/wolfssl/src/*.c ../common/startup/*.c; do
        object=$(basename "$source" .c).o
        # shellcheck disable=SC2086
        arm-none-eabi-gcc $target_flags $common_flags --specs=nano.specs @flags.rsp \
            -c "$source" -o "$out/$variant/target/$object"
        # shellcheck disable=SC2086
        gcc $common_flags @flags.rsp -c "$source" -o "$out/$variant/host/$object"
        count=$((count + 1))
    done
    # shellcheck disable=SC2086
    arm-none-eabi-gcc $target_flags $link_flags -T ../common/startup/pump.ld \
        "$out/$variant"/target/*.o -o "$out/$variant/pump.elf" 2>"$out/$variant/link.log" || {
        cat "$out/$variant/link.log"
        exit 1
    }
    echo "$variant: $count units, target and host, without a warning"
    arm-none-eabi-size "$out/$variant/pump.elf"
done

cd "$root/corrected"
rm "$out/corrected/host/main.o" "$out/corrected/host/startup.o"
# shellcheck disable=SC2086
gcc $common_flags @flags.rsp ../common/host/host_main.c "$out"/corrected/host/*.o \
    -o "$out/corrected/pump_host"
echo "corrected: checks on the host"
"$out/corrected/pump_host"
