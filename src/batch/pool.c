/* pool.c - the parent's side: who does what, who is late, who died. */
#include "batch/pool.h"
#include "batch/behind.h"
#include "batch/pass.h"
#include "batch/worker.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define IDLE SIZE_MAX
/* How far the work may run ahead of the oldest offer that isn't done: bounds what waits its turn.
 */
enum { AHEAD = 512, TICK_MILLISECONDS = 100, IDLE_DEATHS_MAX = 8 };

struct worker {
    pid_t pid; /* 0: not running */
    int tasks_fd, records_fd;
    size_t task; /* IDLE: none in hand */
    struct timespec due;
    struct arena *own;          /* of what stands below; reset with each task */
    struct put document, draft; /* path NULL: none */
    char *bytes;                /* of the record that is coming */
    size_t n, cap;
};

struct running {
    const struct pool *p;
    struct arena *arena;
    struct worker *workers;
    struct pollfd *polled;
    struct behind behind;
    const char **folders; /* in which files were put that aren't synced yet */
    size_t folders_n, folders_size;
    bool *finished; /* by task */
    size_t next, oldest, left;
    int signal_fd, stopped_by;
    unsigned
        idle_deaths; /* workers in a row that couldn't be started, or died with nothing in hand */
};

static struct timespec now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t;
}

static bool is_past(struct timespec due)
{
    struct timespec t = now();
    return t.tv_sec > due.tv_sec || (t.tv_sec == due.tv_sec && t.tv_nsec >= due.tv_nsec);
}

/* ---- starting and ending a worker --------------------------------------------------------- */

/* The other workers' pipes must not stay open in this one: a pipe ends when nobody holds it. */
static void close_inherited(const struct running *r)
{
    for (unsigned i = 0; i < r->p->jobs; i++)
        if (r->workers[i].pid) {
            close(r->workers[i].tasks_fd);
            close(r->workers[i].records_fd);
        }
    behind_close_inherited(&r->behind);
    close(r->signal_fd);
}

static bool start(struct running *r, struct worker *w)
{
    int tasks[2], records[2];
    if (!pass_pair(tasks))
        return false;
    if (pipe(records) != 0) {
        close(tasks[0]);
        close(tasks[1]);
        return false;
    }
    pid_t pid = fork();
    if (pid == 0) {
        close_inherited(r);
        close(tasks[0]);
        close(records[0]);
        _exit(worker_run(r->p, tasks[1], records[1]));
    }
    close(tasks[1]);
    close(records[1]);
    if (pid < 0) {
        close(tasks[0]);
        close(records[0]);
        return false;
    }
    w->pid = pid;
    w->tasks_fd = tasks[0];
    w->records_fd = records[0];
    w->task = IDLE;
    w->n = 0;
    return true;
}

/* The files of a task that won't be finished. */
static void drop_files(struct worker *w)
{
    if (w->document.target.path)
        put_drop(&w->document);
    if (w->draft.target.path)
        put_drop(&w->draft);
    w->document.target.path = w->draft.target.path = NULL;
}

static int end(struct worker *w, bool kill_it)
{
    int status = 0;
    if (kill_it)
        kill(w->pid, SIGKILL);
    close(w->tasks_fd);
    close(w->records_fd);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        ;
    w->pid = 0;
    w->n = 0;
    drop_files(w);
    return status;
}

/* The files that a task writes, opened out here. */
static void open_files(const struct running *r, struct worker *w, const struct pool_task *task)
{
    arena_reset(w->own);
    w->document.file.fd = w->draft.file.fd = -1;
    if (task->figures_only || r->p->job->check_only)
        return;
    if (task->output)
        put_begin(&w->document, (struct put_target){.path = task->output, .sort = PUT_DOCUMENT},
                  w->own);
    if (task->email)
        put_begin(&w->draft, (struct put_target){.path = task->email, .sort = PUT_DRAFT}, w->own);
}

static size_t list_puts(struct put *document, struct put *draft, struct put *puts[2])
{
    size_t n = 0;
    if (document->target.path)
        puts[n++] = document;
    if (draft->target.path)
        puts[n++] = draft;
    return n;
}

static void add_faults(const struct running *r, size_t task, struct arena *a, struct diags *d,
                       struct record *record)
{
    struct diag_style style = r->p->style;
    style.subject = r->p->tasks[task].cohort_n ? NULL : r->p->tasks[task].input;
    record_add(record, a, d, style);
}

/* What is finished takes its place, the document and its draft together or neither. */
static void put_files(const struct running *r, struct worker *w, struct record *record)
{
    struct diags d;
    struct put *puts[2];
    diags_init(&d, w->own);
    w->document.target.audience = record->text[RECORD_AUDIENCE].s;
    size_t n = list_puts(&w->document, &w->draft, puts);
    if (!record->document)
        drop_files(w);
    else if (n && !put_end(puts, n, r->p->rules, w->own, &d))
        add_faults(r, w->task, w->own, &d, record);
    w->document.target.path = w->draft.target.path = NULL;
}

static void finish(struct running *r, size_t task, const struct record *record)
{
    r->idle_deaths = 0;
    r->finished[task] = true;
    r->left--;
    while (r->oldest < r->p->tasks_n && r->finished[r->oldest])
        r->oldest++;
    r->p->done(r->p->data, task, record);
}

/* ---- behind the next offer's work ----------------------------------------------------------- */

static void keep_folder(struct running *r, const char *folder)
{
    for (size_t i = 0; i < r->folders_n; i++)
        if (strcmp(r->folders[i], folder) == 0)
            return;
    if (r->folders_n == r->folders_size)
        arena_grow(r->arena, r->folders, r->folders_n, r->folders_size, 8);
    r->folders[r->folders_n++] = arena_strdup(r->arena, folder);
}

static void sync_folders(const struct running *r, struct diags *d)
{
    for (size_t i = 0; i < r->folders_n; i++) {
        const char *why = file_sync_folder(r->arena, r->folders[i]);
        if (why)
            diag_add(d, DIAG_CANNOT_WRITE, (struct place){0}, "%s: %s", r->folders[i], why);
    }
}

/* What is on the disk takes its place, and is told. */
static void put_written(struct running *r, struct written *x)
{
    struct record record;
    struct diags d;
    struct put *puts[2];
    size_t head = sizeof(uint32_t), n = list_puts(&x->document, &x->draft, puts);
    if (!record_unpack((struct str){x->record + head, x->record_n - head}, &record))
        return; /* it could be before */
    diags_init(&d, x->own);
    x->document.target.audience = record.text[RECORD_AUDIENCE].s;
    if (!put_ready(puts, n, r->p->rules, x->own, &d) || !put_place(puts, n, &d))
        add_faults(r, x->task, x->own, &d, &record);
    else
        for (size_t i = 0; i < n; i++)
            keep_folder(r, file_folder(x->own, puts[i]->file.path));
    finish(r, x->task, &record);
}

/* The worker goes on with other memory. False: its files are put in their place at once. */
static bool put_behind(struct running *r, struct worker *w, const struct record *record)
{
    struct written *x =
        record->document && w->document.target.path ? behind_room(&r->behind) : NULL;
    if (!x)
        return false;
    struct written was = *x;
    *x = (struct written){.task = w->task,
                          .own = w->own,
                          .document = w->document,
                          .draft = w->draft,
                          .record = w->bytes,
                          .record_n = w->n,
                          .record_cap = w->cap};
    w->own = was.own ? was.own : arena_new_within(r->arena);
    w->bytes = was.record;
    w->cap = was.record_cap;
    w->document.target.path = w->draft.target.path = NULL;
    if (!behind_sync(&r->behind, x))
        put_written(r, x);
    return true;
}

/* ---- records ------------------------------------------------------------------------------ */

static void lose(struct running *r, struct worker *w, const char *why)
{
    struct arena *a = arena_new_within(r->arena);
    size_t task = w->task;
    struct record record = record_lost(a, r->p->tasks[task].input, why, r->p->style);
    w->task = IDLE;
    finish(r, task, &record);
    arena_free(a);
}

static void bury(struct running *r, struct worker *w)
{
    int status = end(w, false);
    if (w->task == IDLE) {
        r->idle_deaths++;
        return;
    }
    const char *why = "its worker ended without an answer";
    if (WIFEXITED(status) && WEXITSTATUS(status) == HFB_FAULT)
        why = "out of memory"; /* in a library, which can't go on then */
    if (WIFSIGNALED(status))
        why = arena_printf(r->arena, "its worker was ended by signal %d (%s)", WTERMSIG(status),
                           strsignal(WTERMSIG(status)));
    lose(r, w, why);
}

static bool grow(struct worker *w, size_t want)
{
    if (want <= w->cap)
        return true;
    char *bytes = realloc(w->bytes, want);
    if (!bytes)
        return false;
    w->bytes = bytes;
    w->cap = want;
    return true;
}

/* Takes what has come; false: the worker is gone, or speaks nonsense. */
static bool receive(struct running *r, struct worker *w)
{
    if (!grow(w, w->n + 65536))
        return false;
    ssize_t got = read(w->records_fd, w->bytes + w->n, w->cap - w->n);
    if (got < 0)
        return errno == EINTR || errno == EAGAIN;
    if (got == 0)
        return false;
    w->n += (size_t)got;
    uint32_t total;
    if (w->n < sizeof total)
        return true;
    memcpy(&total, w->bytes, sizeof total);
    if (w->n < sizeof total + total)
        return true;
    struct record record;
    if (w->task == IDLE || w->n != sizeof total + total ||
        !record_unpack((struct str){w->bytes + sizeof total, total}, &record))
        return false;
    const bool last = record.last;
    if (!put_behind(r, w, &record)) {
        put_files(r, w, &record);
        finish(r, w->task, &record);
    }
    w->task = IDLE;
    w->n = 0;
    if (last)
        end(w, false);
    return true;
}

/* ---- the loop ----------------------------------------------------------------------------- */

static bool may_start(const struct running *r)
{
    return !r->stopped_by && r->next < r->p->tasks_n && r->next < r->oldest + AHEAD;
}

static void hand_out(struct running *r)
{
    for (unsigned i = 0; i < r->p->jobs && may_start(r); i++) {
        struct worker *w = &r->workers[i];
        if (w->pid && w->task != IDLE)
            continue;
        if (!w->pid && !start(r, w)) {
            r->idle_deaths++;
            continue;
        }
        open_files(r, w, &r->p->tasks[r->next]);
        struct pass task = {r->next, w->document.file.fd, w->draft.file.fd};
        if (!pass_send(w->tasks_fd, &task)) {
            bury(r, w);
            continue;
        }
        w->task = r->next++;
        w->due = now();
        w->due.tv_sec += (time_t)r->p->timeout;
    }
}

static void hear_signal(struct running *r)
{
    struct signalfd_siginfo info;
    if (read(r->signal_fd, &info, sizeof info) != (ssize_t)sizeof info)
        return;
    if (r->stopped_by || r->p->single) /* the second one: at once */
        for (unsigned i = 0; i < r->p->jobs; i++)
            if (r->workers[i].pid && r->workers[i].task != IDLE) {
                end(&r->workers[i], true);
                r->workers[i].task = IDLE;
            }
    r->stopped_by = (int)info.ssi_signo;
}

static bool is_busy(const struct running *r)
{
    for (unsigned i = 0; i < r->p->jobs; i++)
        if (r->workers[i].pid && r->workers[i].task != IDLE)
            return true;
    return r->behind.n > 0;
}

static void wait_once(struct running *r)
{
    unsigned n = r->p->jobs;
    for (unsigned i = 0; i < n; i++)
        r->polled[i] = (struct pollfd){.fd = r->workers[i].pid ? r->workers[i].records_fd : -1,
                                       .events = POLLIN};
    r->polled[n] = (struct pollfd){.fd = r->signal_fd, .events = POLLIN};
    r->polled[n + 1] = (struct pollfd){.fd = r->behind.done_fd, .events = POLLIN};
    int told = poll(r->polled, n + 2, TICK_MILLISECONDS);
    if (told < 0)
        return;
    for (unsigned i = 0; i < n; i++) {
        struct worker *w = &r->workers[i];
        if (r->polled[i].revents && w->pid && !receive(r, w))
            bury(r, w);
        if (w->pid && w->task != IDLE && is_past(w->due)) {
            end(w, true);
            lose(r, w, arena_printf(r->arena, "gave no answer within %u s", r->p->timeout));
        }
    }
    if (!told || r->polled[n + 1].revents || r->behind.done_fd < 0)
        for (struct written *x; (x = behind_done(&r->behind));)
            put_written(r, x);
    if (r->polled[n].revents)
        hear_signal(r);
}

static void run(struct running *r, struct diags *d)
{
    while (r->left > 0) {
        hand_out(r);
        if (!is_busy(r) && (r->stopped_by || r->idle_deaths > IDLE_DEATHS_MAX + r->p->jobs))
            break;
        wait_once(r);
        if (r->p->tick)
            r->p->tick(r->p->data);
    }
    for (unsigned i = 0; i < r->p->jobs; i++) {
        if (r->workers[i].pid)
            end(&r->workers[i], false);
        free(r->workers[i].bytes);
        arena_free(r->workers[i].own);
    }
    behind_end(&r->behind);
    for (size_t i = 0; i < BEHIND_MOST; i++) {
        free(r->behind.each[i].record);
        if (r->behind.each[i].own)
            arena_free(r->behind.each[i].own);
    }
    sync_folders(r, d);
    if (r->left > 0 && !r->stopped_by)
        diag_add(d, DIAG_WORKER, (struct place){0}, "workers can't be started; %zu offers not done",
                 r->left);
}

int pool_run(const struct pool *p, struct arena *a, struct diags *d)
{
    sigset_t stops, before;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGHUP);
    sigprocmask(SIG_BLOCK, &stops, &before); /* workers inherit it: they finish what they hold */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
    sigaction(SIGPIPE, &ignore, &old); /* a dead worker's pipe */
    struct running r = {.p = p,
                        .arena = a,
                        .workers = arena_new_array(a, struct worker, p->jobs),
                        .polled = arena_new_array(a, struct pollfd, p->jobs + 2),
                        .finished = arena_new_array(a, bool, p->tasks_n + 1),
                        .left = p->tasks_n,
                        .signal_fd = signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK)};
    for (unsigned i = 0; i < p->jobs; i++)
        r.workers[i].own = arena_new_within(a);
    behind_start(&r.behind, p->tasks_n > 1 && !p->job->check_only && !p->with_data ? p->jobs : 0);
    run(&r, d);
    if (r.signal_fd >= 0)
        close(r.signal_fd);
    sigaction(SIGPIPE, &old, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return r.stopped_by;
}
