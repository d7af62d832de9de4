/* caged.c - see caged.h. */
#include "cli/caged.h"
#include "base/file.h"
#include "cli/last_words.h"
#include "deliver/cage.h"
#include <errno.h>
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
#ifndef __SANITIZE_ADDRESS__
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

struct running {
    const struct caged *c;
    int out, status;
};

static void lost(const struct caged *c, const char *why, struct diags *d)
{
    diag_add(d, DIAG_WORKER, NOWHERE, "what was made in the cage %s", why);
    tell_diags(c->t, d, NULL);
}

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
    lost(r->c, why, &d);
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

/* Reads to the end of what the child writes, or until it is too much. NULL: done; else why not. */
static const char *hear(int fd, struct arena *a, struct str *out)
{
    struct buf text;
    char piece[4096];
    const char *why = NULL;
    buf_init(&text, a);
    for (ssize_t n; !why && (n = read(fd, piece, sizeof piece)) != 0;) {
        if (n > 0)
            buf_add(&text, piece, (size_t)n);
        else if (errno != EINTR)
            why = arena_printf(a, "did not come back: %s", strerror(errno));
        if (text.n > TEXT_MAX)
            why = "is too much to take";
    }
    *out = (struct str){buf_str(&text), text.n};
    return why;
}

static void tell_end(const struct caged *c, int signal, struct diags *d)
{
    if (signal == SIGALRM || signal == SIGXCPU)
        diag_add(d, DIAG_WORKER, NOWHERE, "no answer within %u s; --timeout gives it longer",
                 patience(c));
    else
        diag_add(d, DIAG_WORKER, NOWHERE, "reading was ended by signal %d", signal);
    tell_diags(c->t, d, NULL);
}

int caged_run(const struct caged *c, struct str *text, struct diags *d)
{
    int ends[2], status = 0;
    pid_t pid = pipe(ends) == 0 ? fork() : -1;
    if (pid == 0) {
        close(ends[0]);
        _exit(inside(c, ends[1]));
    }
    if (pid < 0) {
        diag_add(d, DIAG_WORKER, NOWHERE, "no process can be started: %s", strerror(errno));
        tell_diags(c->t, d, NULL);
        return HFB_FAULT;
    }
    close(ends[1]);
    const char *why = hear(ends[0], c->arena, text);
    close(ends[0]);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (why)
        lost(c, why, d);
    else if (WIFSIGNALED(status))
        tell_end(c, WTERMSIG(status), d);
    return why || !WIFEXITED(status) ? HFB_FAULT : WEXITSTATUS(status);
}

void caged_put(struct buf *out, struct str text)
{
    buf_printf(out, "%zu:", text.n);
    buf_add(out, text.s, text.n);
}

bool caged_take(struct str *from, struct str *text)
{
    size_t n = 0, at = 0;
    while (at < from->n && from->s[at] >= '0' && from->s[at] <= '9' && n < SIZE_MAX / 100)
        n = n * 10 + (size_t)(from->s[at++] - '0');
    if (at == 0 || at >= from->n || from->s[at] != ':' || n > from->n - at - 1)
        return false;
    *text = (struct str){from->s + at + 1, n};
    *from = (struct str){text->s + n, from->n - at - 1 - n};
    return true;
}
