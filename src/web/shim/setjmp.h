/* setjmp.h for wasm32-wasi, whose C library has none: clang turns the calls into wasm exceptions,
 * longjmp.c is what it calls. */
#ifndef HFB_WEB_SHIM_SETJMP_H
#define HFB_WEB_SHIM_SETJMP_H

typedef struct {
    unsigned id; /* of the setjmp() that waits */
} jmp_buf[1];

int setjmp(jmp_buf env) __attribute__((returns_twice));
_Noreturn void longjmp(jmp_buf env, int value);

#endif
