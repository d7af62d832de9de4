/* caged.c - see caged.h. */
#include "cli/caged.h"
#include "base/file.h"
#include "base/sanitized.h"
#include "cli/last_words.h"
#include "deliver/cage.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

#define MEMORY_MAX ((rlim_t)1 << 30)
enum { TEXT_MAX = 64 << 20 }; /* what comes back is kept by a process that nothing confines */

static unsigned patience(const struct caged *c)
{
    return c->seconds ? c->seconds : c->o->timeout;
}

/* Under a sanitizer address space is no measure. */
static void limit_myself(const struct caged *c)
{
    struct rlimit processor = {patience(c), patience(c) + 1};
    signal(SIGALRM, SIG_DFL);
    signal(SIGXCPU, SIG_DFL);
    setrlimit(RLIMIT_CPU, &processor);
#ifndef HFB_SANITIZED
    struct rlimit memory = {MEMORY_MAX, MEMORY_MAX};
    setrlimit(RLIMIT_AS, &memory);
#endif
    if (!c->asks)
        alarm(patience(c));
}

static bool enter(const struct caged *c)
{
    struct cage granted = {true, true};
    struct diags d;
    diags_init(&d, c->arena);
    if (c->o->cage != CAGE_OFF)
        granted = cage_enter();
    if (c->o->cage == CAGE_MUST && cage_lack(granted)) {
        diag_add(&d, DIAG_WORKER, NOWHERE,
                 "the cage can't be set up here: this kernel gives %s; leave out --cage=must",
                 cage_lack(granted));
        tell_diags(c->t, &d, NULL);
        return false;
    }
    if (cage_lack(granted) && c->t->verbose)
        tell_line(c->t, c->arena, "the cage is incomplete: this kernel gives %s",
                  cage_lack(granted));
    return true;
}

static const char *too_long(const struct caged *c)
{
    return arena_printf(c->arena, "no answer within %u s; --timeout gives it longer", patience(c));
}

struct running {
    const struct caged *c;
    int out, status;
};

static void step(void *data)
{
    struct running *r = data;
    struct buf text;
    buf_init(&text, r->c->arena);
    if (!enter(r->c))
        return;
    r->status = r->c->run(r->c->data, r->c->arena, &text);
    const char *why = file_write_to(r->c->arena, r->out, (struct str){buf_str(&text), text.n});
    if (!why)
        return;
    struct diags d;
    diags_init(&d, r->c->arena);
    r->status = HFB_FAULT;
    diag_add(&d, DIAG_WORKER, NOWHERE, "what was made in the cage %s", why);
    tell_diags(r->c->t, &d, NULL);
}

static int inside(const struct caged *c, int out)
{
    struct running r = {.c = c, .out = out, .status = HFB_FAULT};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit_myself(c);
    if (arena_guarded((struct arena *[]){c->arena, NULL}, step, &r))
        return r.status;
    last_words_no_memory();
    return HFB_FAULT;
}

/* Reads to the end of what the child writes, or until it is too much, or takes longer than the
 * child's own clock lets it. NULL: done; else why not. */
static const char *hear(const struct caged *c, struct str *out)
{
    struct buf text;
    char piece[4096];
    const char *why = NULL;
    int milliseconds = c->asks ? -1 : (int)(patience(c) > 86400 ? 86400 : patience(c) + 1) * 1000;
    buf_init(&text, c->arena);
    for (ssize_t n = 1; !why && n != 0;) {
        struct pollfd ready = {.fd = c->fd, .events = POLLIN};
        int some = poll(&ready, 1, milliseconds);
        n = some > 0 ? read(c->fd, piece, sizeof piece) : -1;
        if (n > 0)
            buf_add(&text, piece, (size_t)n);
        else if (some == 0)
            why = too_long(c);
        else if (n < 0 && errno != EINTR)
            why = arena_printf(c->arena, "what was made in the cage did not come back: %s",
                               strerror(errno));
        if (text.n > TEXT_MAX)
            why = "what was made in the cage is too much to take";
    }
    *out = (struct str){buf_str(&text), text.n};
    return why;
}

void caged_begin(struct caged *c)
{
    int ends[2];
    c->pid = pipe(ends) == 0 ? fork() : -1;
    if (c->pid == 0) {
        close(ends[0]);
        _exit(inside(c, ends[1]));
    }
    c->fault = c->pid < 0 ? arena_printf(c->arena, "no process can be started: %s", strerror(errno))
                          : NULL;
    if (c->pid < 0)
        return;
    close(ends[1]);
    c->fd = ends[0];
}

const char *caged_end(struct caged *c, struct str *text, int *status)
{
    int end = 0;
    *text = (struct str){"", 0};
    *status = HFB_FAULT;
    if (c->fault)
        return c->fault;
    const char *why = hear(c, text);
    close(c->fd);
    if (why)
        kill(c->pid, SIGKILL);
    while (waitpid(c->pid, &end, 0) < 0 && errno == EINTR)
        ;
    if (why)
        return why;
    if (WIFSIGNALED(end))
        return WTERMSIG(end) == SIGALRM || WTERMSIG(end) == SIGXCPU
                   ? too_long(c)
                   : arena_printf(c->arena, "reading was ended by signal %d", WTERMSIG(end));
    *status = WEXITSTATUS(end);
    return NULL;
}

int caged_run(struct caged *c, struct str *text, struct diags *d)
{
    int status;
    caged_begin(c);
    const char *why = caged_end(c, text, &status);
    if (why) {
        diag_add(d, DIAG_WORKER, NOWHERE, "%s", why);
        tell_diags(c->t, d, NULL);
    }
    return status;
}
