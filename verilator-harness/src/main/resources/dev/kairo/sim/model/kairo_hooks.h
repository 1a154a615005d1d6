// Included before every file of Verilator's runtime and of a model: what a design prints goes to
// the instance that runs it instead of to the process's standard output.
#ifndef KAIRO_HOOKS_H
#define KAIRO_HOOKS_H

#include <cstdarg>

int kairo_printf(const char* format, ...);
int kairo_vprintf(const char* format, va_list arguments);

#define VL_PRINTF kairo_printf
#define VL_VPRINTF kairo_vprintf
#define VL_USER_FINISH
#define VL_USER_STOP
#define VL_USER_FATAL

#endif
