/* last_words.c - allocators that end the process, and signals that are named. Everything here
 * runs where nothing can be relied on: only write() and _exit(). */
#include "cli/last_words.h"
#include "base/arena.h"
#include "base/hooks.h"
#include "base/sanitized.h"
#include "hfbrief.h"
#include <gmp.h>
#include <libxml/xmlmemory.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void say(const char *words)
{
    (void)!write(STDERR_FILENO, words, strlen(words));
}

void last_words_no_memory(void)
{
    say("hfbrief: fatal: out of memory\n");
}

static void *checked(void *p)
{
    if (p)
        return p;
    last_words_no_memory();
    _exit(HFB_FAULT);
}

/* ---- libxml2 (libxslt too), which may ask for nothing and take NULL for it ------------------ */

static void *xml_malloc(size_t size)
{
    return checked(hooks_alloc(size));
}

static void *xml_realloc(void *p, size_t size)
{
    return checked(hooks_realloc(p, size));
}

static char *xml_strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(xml_malloc(n), s, n);
}

/* ---- GMP ---------------------------------------------------------------------------------- */

static void *number_malloc(size_t size)
{
    return checked(hooks_alloc(size));
}

static void *number_realloc(void *p, size_t old, size_t size)
{
    (void)old;
    return checked(hooks_realloc(p, size));
}

static void number_free(void *p, size_t size)
{
    (void)size;
    hooks_free(p);
}

/* ---- signals: not under a sanitizer, which tells more --------------------------------------- */

#ifdef HFB_SANITIZED
static void name_signals(void)
{
}
#else
static void died(int number)
{
    const char *what = number == SIGABRT   ? "aborted"
                       : number == SIGSEGV ? "segmentation fault"
                       : number == SIGFPE  ? "arithmetic fault"
                                           : "illegal operation";
    say("hfbrief: fatal: internal fault (");
    say(what);
    say("); no document is half-written\n");
    _exit(HFB_FAULT);
}

static void name_signals(void)
{
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
    struct sigaction last = {.sa_handler = died, .sa_flags = (int)SA_RESETHAND};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaction(numbers[i], &last, NULL);
}
#endif

/* Whoever reads pay data leaves no core behind, which others may read; processes of ours inherit
 * it. */
static void leave_no_core(void)
{
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

void last_words_prepare(void)
{
    leave_no_core();
    xmlMemSetup(hooks_free, xml_malloc, xml_realloc, xml_strdup);
    signal(SIGXFSZ, SIG_IGN); /* a limit on files is a fault of write(), with words */
    mp_set_memory_functions(number_malloc, number_realloc, number_free);
    name_signals();
}

/* ---- the program, and what is left of it without memory ------------------------------------- */

struct running {
    int (*run)(int argc, char **argv, struct arena *a);
    int argc;
    char **argv;
    struct arena *a;
    int status;
};

static void run_step(void *data)
{
    struct running *r = data;
    r->status = r->run(r->argc, r->argv, r->a);
}

/* Memory that runs out in the arena ends here. */
int last_words_run(int (*run)(int argc, char **argv, struct arena *a), int argc, char **argv)
{
    struct arena *a = arena_new();
    struct running r = {.run = run, .argc = argc, .argv = argv, .a = a};
    bool whole = a && arena_guarded((struct arena *[]){a, NULL}, run_step, &r);
    if (!whole)
        last_words_no_memory();
    arena_free(a);
    return whole ? r.status : HFB_FAULT;
}
