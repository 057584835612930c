#pragma once
/* Stands for operators that answer a section's bounds, which only the linker knows. */
extern unsigned char *kenshin_section(const char *name);
extern unsigned long kenshin_section_size(const char *name);
