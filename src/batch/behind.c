/* behind.c - all helpers take their work from one socket, and answer on another. */
#include "batch/behind.h"
#include "batch/pass.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct answer {
    uint64_t at;
    int32_t document, draft; /* errno; 0: synced */
};

/* ---- a helper ------------------------------------------------------------------------------- */

static int sync_and_close(int fd)
{
    if (fd < 0)
        return 0;
    int fault = fsync(fd) == 0 || errno == EINVAL ? 0 : errno;
    close(fd);
    return fault;
}

static int help(int tasks_fd, int done_fd)
{
    struct pass p;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    while (pass_receive(tasks_fd, &p)) {
        struct answer a = {.at = p.task, .document = sync_and_close(p.document)};
        a.draft = sync_and_close(p.draft);
        if (write(done_fd, &a, sizeof a) != (ssize_t)sizeof a)
            return 1;
    }
    return 0;
}

/* ---- who has them --------------------------------------------------------------------------- */

void behind_close_inherited(const struct behind *b)
{
    if (b->tasks_fd >= 0) {
        close(b->tasks_fd);
        close(b->done_fd);
    }
}

void behind_end(struct behind *b)
{
    behind_close_inherited(b);
    b->tasks_fd = b->done_fd = -1;
    for (unsigned i = 0; i < b->helpers_n; i++)
        while (waitpid(b->helpers[i], NULL, 0) < 0 && errno == EINTR)
            ;
    b->helpers_n = 0;
}

/* Answers come as messages too: each is whole, or isn't one. */
static bool open_ways(int tasks[2], int done[2])
{
    if (!pass_pair(tasks))
        return false;
    if (pass_pair(done)) {
        (void)fcntl(done[0], F_SETFL, O_NONBLOCK);
        return true;
    }
    close(tasks[0]);
    close(tasks[1]);
    return false;
}

void behind_start(struct behind *b, unsigned helpers)
{
    int tasks[2], done[2];
    *b = (struct behind){.tasks_fd = -1, .done_fd = -1};
    if (!helpers || !open_ways(tasks, done))
        return;
    b->tasks_fd = tasks[0];
    b->done_fd = done[0];
    for (unsigned i = 0; i < helpers && i < BEHIND_MOST; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            behind_close_inherited(b);
            _exit(help(tasks[1], done[1]));
        }
        if (pid > 0)
            b->helpers[b->helpers_n++] = pid;
    }
    close(tasks[1]);
    close(done[1]);
    if (!b->helpers_n)
        behind_end(b);
}

struct written *behind_room(struct behind *b)
{
    for (size_t i = 0; i < BEHIND_MOST && b->helpers_n; i++)
        if (!b->each[i].under_way)
            return &b->each[i];
    return NULL;
}

/* A device has nothing that could be synced. */
static int regular(const struct put *p)
{
    return p->target.path && p->file.temporary ? p->file.fd : -1;
}

static void sync_here(struct written *w)
{
    if (w->document.target.path)
        file_sync(&w->document.file);
    if (w->draft.target.path)
        file_sync(&w->draft.file);
}

bool behind_sync(struct behind *b, struct written *w)
{
    struct pass p = {(uint64_t)(w - b->each), regular(&w->document), regular(&w->draft)};
    if (!pass_send(b->tasks_fd, &p)) {
        sync_here(w);
        return false;
    }
    w->under_way = true;
    b->n++;
    return true;
}

static void take_fault(struct put *p, int fault)
{
    if (fault && p->target.path)
        p->file.fault = arena_printf(p->file.arena, "cannot be synced: %s", strerror(fault));
}

/* With one of them all are given up: nobody knows what it had in hand. */
static void give_up_helpers(struct behind *b)
{
    bool gone = false;
    for (unsigned i = 0; i < b->helpers_n && !gone; i++)
        if (waitpid(b->helpers[i], NULL, WNOHANG) == b->helpers[i]) {
            b->helpers[i] = b->helpers[--b->helpers_n];
            gone = true;
        }
    if (gone)
        behind_end(b);
}

static struct written *answered(struct behind *b)
{
    struct answer a;
    if (b->done_fd < 0 || read(b->done_fd, &a, sizeof a) != (ssize_t)sizeof a ||
        a.at >= BEHIND_MOST)
        return NULL;
    struct written *w = &b->each[a.at];
    take_fault(&w->document, a.document);
    take_fault(&w->draft, a.draft);
    return w;
}

static struct written *left_over(struct behind *b)
{
    for (size_t i = 0; i < BEHIND_MOST; i++)
        if (b->each[i].under_way) {
            sync_here(&b->each[i]);
            return &b->each[i];
        }
    return NULL;
}

struct written *behind_done(struct behind *b)
{
    struct written *w = b->n ? answered(b) : NULL;
    if (b->n && !w) {
        give_up_helpers(b);
        w = b->helpers_n ? NULL : left_over(b);
    }
    if (w) {
        w->under_way = false;
        b->n--;
    }
    return w;
}
