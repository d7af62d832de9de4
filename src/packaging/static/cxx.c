/* cxx.c - what C++ without exceptions asks of its library here: memory, what is done once, and an
 * answer to a call that no class answers. HarfBuzz and ICU allocate with malloc() whatever may
 * fail; what is left for "new" ends the process when there is no memory. */
#include <stdlib.h>

void *__dso_handle __attribute__((visibility("hidden")));
void *cxx_new(size_t n) __asm__("_Znwm");
void *cxx_new_array(size_t n) __asm__("_Znam");
void cxx_delete(void *p) __asm__("_ZdlPv");
void cxx_delete_array(void *p) __asm__("_ZdaPv");
void cxx_delete_sized(void *p, size_t n) __asm__("_ZdlPvm");
void cxx_once(volatile unsigned long *done, void *with,
              void (*call)(void *)) __asm__("_ZNSt3__211__call_onceERVmPvPFvS2_E");
_Noreturn void __cxa_pure_virtual(void);

/* One thread: nobody waits. All ones say "done" to what the header compiles in. */
void cxx_once(volatile unsigned long *done, void *with, void (*call)(void *))
{
    if (*done)
        return;
    *done = 1;
    call(with);
    *done = ~0UL;
}

void *cxx_new(size_t n)
{
    void *p = malloc(n ? n : 1);
    if (!p)
        abort();
    return p;
}

void *cxx_new_array(size_t n)
{
    return cxx_new(n);
}

void cxx_delete(void *p)
{
    free(p);
}

void cxx_delete_array(void *p)
{
    free(p);
}

void cxx_delete_sized(void *p, size_t n)
{
    (void)n;
    free(p);
}

_Noreturn void __cxa_pure_virtual(void)
{
    abort();
}
