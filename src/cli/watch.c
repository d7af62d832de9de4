/* watch.c - folders are watched, not files: editors save by renaming a new file over the old one.
 * After the first sign of a change it waits until nothing has happened for a moment, so that a
 * burst of saves is one run; and a run is made only if the bytes are others than last time. */
#include "cli/watch.h"
#include "base/file.h"
#include "cli/run.h"
#include "xml/xml.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#define NOWHERE ((struct place){0})

enum { QUIET_MS = 120, BURST_MS = 2000, INPUTS_MAX = 4, FOLDERS_MAX = 2 * INPUTS_MAX };

struct watched {
    int fd;
    const char *inputs[INPUTS_MAX]; /* offer, guide, theme, stylesheet: those that are files */
    size_t inputs_n;
    struct {
        int id;
        const char *name; /* of the file in it that matters */
    } folders[FOLDERS_MAX];
    size_t folders_n;
};

static bool watch_folder_of(struct watched *w, const char *path, struct arena *a, struct diags *d)
{
    const char *slash = strrchr(path, '/');
    const char *folder = !slash          ? "."
                         : slash == path ? "/"
                                         : arena_strndup(a, path, (size_t)(slash - path));
    int id = inotify_add_watch(w->fd, folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MODIFY | IN_ATTRIB);
    if (id < 0) {
        diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "%s can't be watched: %s", folder, strerror(errno));
        return false;
    }
    w->folders[w->folders_n].id = id;
    w->folders[w->folders_n++].name = slash ? slash + 1 : path;
    return true;
}

/* The file where it is named and, through a symbolic link, where it lies. */
static bool watch_input(struct watched *w, const char *path, struct arena *a, struct diags *d)
{
    w->inputs[w->inputs_n++] = path;
    char *real = realpath(path, NULL);
    const char *lies = real ? arena_strdup(a, real) : path;
    free(real);
    return watch_folder_of(w, path, a, d) &&
           (strcmp(lies, path) == 0 || watch_folder_of(w, lies, a, d));
}

static bool watch_inputs(struct watched *w, const struct options *o, struct arena *a,
                         struct diags *d)
{
    const char *guide = o->text[OPTION_GUIDE];
    w->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (w->fd < 0) {
        diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "files can't be watched here: %s", strerror(errno));
        return false;
    }
    return watch_input(w, o->inputs[0], a, d) &&
           (!guide || !strpbrk(guide, "/.") || watch_input(w, guide, a, d)) &&
           (!option_given(o, THEME) || watch_input(w, o->text[OPTION_THEME], a, d)) &&
           (!o->template_file || watch_input(w, o->template_file, a, d));
}

/* Takes what is waiting; true if one of the files is meant. `writing`: whether the last that was
 * heard of one is that it is being written. */
static bool take_events(const struct watched *w, bool *writing)
{
    bool meant = false;
    _Alignas(struct inotify_event) char bytes[8192];
    for (ssize_t n; (n = read(w->fd, bytes, sizeof bytes)) > 0;)
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *e = (const void *)(bytes + at);
            bool this = false;
            for (size_t i = 0; i < w->folders_n; i++)
                this = this || (e->len > 0 && w->folders[i].id == e->wd &&
                                strcmp(w->folders[i].name, e->name) == 0);
            if (this)
                *writing = (e->mask & IN_MODIFY) != 0;
            meant = meant || this;
            at += (ssize_t)(sizeof *e + e->len);
        }
    return meant;
}

/* Until one of the files has changed, whoever writes it has closed it, and nothing has happened to
 * it for a moment; at most BURST_MS for that. */
static void wait_for_change(const struct watched *w)
{
    struct pollfd one = {.fd = w->fd, .events = POLLIN};
    bool writing = false;
    while (poll(&one, 1, -1) < 0 || !take_events(w, &writing))
        ;
    for (int waited = 0; waited < BURST_MS; waited += QUIET_MS) {
        if (poll(&one, 1, QUIET_MS) <= 0 && !writing)
            return;
        take_events(w, &writing);
    }
}

static uint64_t fingerprint(const struct watched *w, struct arena *a)
{
    uint64_t all = 0;
    for (size_t i = 0; i < w->inputs_n; i++) {
        struct str text = {NULL, 0};
        bool there = file_read(a, w->inputs[i], XML_GUIDE_BYTES_MAX, &text) == NULL;
        all = all * UINT64_C(0x100000001b3) + (there ? str_hash(text) : 1);
    }
    return all;
}

struct one_run {
    const struct options *o;
    const struct tell *t;
    struct arena *a;
    int status;
};

static void run_step(void *data)
{
    struct one_run *r = data;
    struct diags d;
    diags_init(&d, r->a);
    struct hfb_env *e = hfb_env_new(&d);
    if (e)
        r->status = run_offers(e, r->o, r->t, r->a);
    else
        tell_diags(r->t, &d, NULL);
    hfb_env_free(e);
}

/* One run in an environment of its own: guide and stylesheet are read afresh. */
static int run_once(const struct options *o, const struct tell *t)
{
    struct one_run r = {.o = o, .t = t, .a = arena_new(), .status = HFB_FAULT};
    if (r.a && !arena_guarded((struct arena *[]){r.a, NULL}, run_step, &r))
        r.status = HFB_FAULT;
    arena_free(r.a);
    return r.status;
}

struct watching {
    const struct watched *w;
    struct options *o;
    const struct tell *t;
    struct arena *now;
};

static void watch_step(void *data)
{
    const struct watching *x = data;
    uint64_t last = fingerprint(x->w, x->now);
    for (;;) {
        int status = run_once(x->o, x->t);
        if (status == HFB_USAGE)
            break;
        if (status == HFB_OK) {
            x->o->text[OPTION_OPEN] = NULL; /* a viewer reloads by itself */
            tell_line(x->t, x->now, "written; watching %s", x->o->inputs[0]);
        } else {
            tell_line(x->t, x->now, "the last good document stays; watching %s", x->o->inputs[0]);
        }
        uint64_t next;
        do {
            wait_for_change(x->w);
            arena_reset(x->now);
            next = fingerprint(x->w, x->now);
        } while (next == last);
        last = next;
    }
}

static void run_until_stopped(const struct watched *w, struct options *o, const struct tell *t)
{
    struct watching x = {w, o, t, arena_new()};
    if (x.now)
        arena_guarded((struct arena *[]){x.now, NULL}, watch_step, &x);
    arena_free(x.now);
}

int watch_offer(const struct options *given, const struct tell *t, struct arena *a)
{
    struct options o = *given;
    struct watched w = {.fd = -1};
    struct diags d;
    diags_init(&d, a);
    const char *fault =
        o.inputs_n != 1 || strcmp(o.inputs[0], "-") == 0 ? "--watch follows one offer's file"
        : option_given(&o, PRINT) ? "--watch would print at every save; print when it is done"
                                  : NULL;
    if (fault)
        diag_add(&d, DIAG_USAGE, NOWHERE, "%s", fault);
    if (!fault && watch_inputs(&w, &o, a, &d))
        run_until_stopped(&w, &o, t);
    if (w.fd >= 0)
        close(w.fd);
    tell_diags(t, &d, NULL);
    return fault ? HFB_USAGE : HFB_FAULT;
}
