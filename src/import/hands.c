/* hands.c - reading in other processes; see hands.h. */
#include "import/hands.h"
#include "base/file.h"
#include "import/report.h"
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MEMORY_MAX (512UL * 1024 * 1024)

/* ---- the hand -------------------------------------------------------------------------------- */

struct work {
    const struct hands *h;
    const char *input;
    struct cage granted;
    int fd;
    struct arena *a;
    bool sent;
};

static void work(void *data)
{
    struct work *w = data;
    const struct kit *k = w->h->kit;
    const char *lack = w->h->cage == CAGE_MUST ? cage_lack(w->granted) : NULL;
    struct imported made = {.status = IMPORT_REFUSED};
    struct told out = {.granted = w->granted};
    struct str text = {"", 0};
    struct diags d;
    diags_init(&d, w->a);
    const char *why = lack ? NULL : file_read(w->a, w->input, IMPORT_BYTES_MAX, &text);
    struct source source = {w->input, text.s, text.n};
    if (lack)
        diag_add(&d, DIAG_WORKER, (struct place){0},
                 "the cage can't be set up here: this kernel gives %s; leave out --cage=must",
                 lack);
    else if (why)
        diag_add(&d, DIAG_NOT_READABLE, (struct place){0}, "%s %s", w->input, why);
    else
        made = import_guide(w->a, &source, k->phrases, k->schemas, &d);
    out.status = lack ? HFB_FAULT : (int)made.status;
    report_make(k, &made, &d, &out, w->a);
    w->sent = told_send(w->fd, &out, w->a);
}

static struct cage confine(enum cage_rule rule)
{
#ifndef __SANITIZE_ADDRESS__
    struct rlimit memory = {MEMORY_MAX, MEMORY_MAX};
    setrlimit(RLIMIT_AS, &memory);
#endif
    return rule == CAGE_OFF ? (struct cage){true, true} : cage_enter();
}

/* In the process that ends with it. */
static _Noreturn void do_work(const struct hands *h, size_t i, int fd)
{
    struct work w = {.h = h, .input = h->path[i], .fd = fd, .granted = confine(h->cage)};
    w.a = arena_new();
    if (w.a && !arena_guarded((struct arena *[]){w.a, NULL}, work, &w)) {
        struct told one = {.status = HFB_FAULT, .granted = w.granted};
        one.part[TOLD_FAULTS] = str_of("hfbrief: out of memory\n");
        arena_reset(w.a);
        w.sent = told_send(fd, &one, w.a);
    }
    _exit(w.sent ? 0 : 1);
}

/* ---- the parent ------------------------------------------------------------------------------ */

struct hand {
    int fd; /* -1: none */
    pid_t pid;
};

static struct hand hand_start(const struct hands *h, size_t i)
{
    struct hand hand = {-1, -1};
    int ends[2];
    if (pipe(ends) != 0)
        return hand;
    hand.pid = fork();
    if (hand.pid == 0) {
        close(ends[0]);
        do_work(h, i, ends[1]);
    }
    close(ends[1]);
    hand.fd = ends[0];
    return hand;
}

static void hand_end(const struct hand *hand, bool now)
{
    if (hand->fd >= 0)
        close(hand->fd);
    if (now && hand->pid > 0)
        kill(hand->pid, SIGKILL);
    while (hand->pid > 0 && waitpid(hand->pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

void hands_run(struct hands *h, struct arena *a)
{
    int milliseconds = (int)(h->timeout > 86400 ? 86400 : h->timeout) * 1000;
    size_t step = h->jobs < h->n ? h->jobs : h->n;
    struct hand *hands = arena_new_array(a, struct hand, step + 1);
    for (size_t i = 0; i < step; i++)
        hands[i] = hand_start(h, i);
    for (size_t i = 0; i < h->n; i++) {
        struct hand *hand = &hands[i % step];
        struct told one = {.status = HFB_FAULT};
        struct arena *own = arena_new_within(a);
        bool told = hand->fd >= 0 && told_receive(hand->fd, milliseconds, &one, own);
        if (told) {
            h->lack = cage_lack(one.granted);
        } else {
            one = (struct told){.status = HFB_FAULT};
            one.part[TOLD_FAULTS] = str_of(arena_printf(
                own, "hfbrief: %s could not be read: the reader stopped, or took over %u s\n",
                h->path[i], h->timeout));
        }
        hand_end(hand, !told);
        if (i + step < h->n)
            *hand = hand_start(h, i + step);
        h->done(h->data, i, &one);
        arena_free(own);
    }
}
