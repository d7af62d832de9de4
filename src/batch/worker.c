/* worker.c - one worker process. */
#include "batch/worker.h"
#include "base/file.h"
#include "deliver/cage.h"
#include "deliver/deliver.h"
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#ifdef HFB_TEST_FAULTS
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#endif

/* An offer that needs more than this is refused as out of memory, not the machine's problem. */
#define MEMORY_MAX ((rlim_t)1 << 30)

/* Whoever reads pay data leaves no core behind; under a sanitizer address space is no measure. */
static void limit_myself(void)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    struct rlimit memory = {MEMORY_MAX, MEMORY_MAX};
    setrlimit(RLIMIT_AS, &memory);
#endif
}

/* A worker dies by its signals, whatever its parent does with those: the parent names the offer. */
static void die_plainly(void)
{
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], SIG_DFL);
}

/* For tests alone, in a program of its own: an offer named crash.xml, hang.xml or eat.xml;
 * write.xml, call.xml and start.xml try to leave the cage. */
static void test_fault(const char *input)
{
#ifdef HFB_TEST_FAULTS
    const char *slash = strrchr(input, '/'), *name = slash ? slash + 1 : input;
    if (strncmp(name, "crash", 5) == 0)
        abort();
    while (strncmp(name, "hang", 4) == 0)
        pause();
    if (strncmp(name, "write", 5) == 0 && creat("escaped", 0600) >= 0)
        abort(); /* the working folder isn't an output folder */
    if (strncmp(name, "call", 4) == 0 && socket(AF_INET, SOCK_STREAM, 0) >= 0)
        abort();
    if (strncmp(name, "start", 5) == 0)
        execl("/bin/false", "false", (char *)NULL);
    if (strncmp(name, "eat", 3) == 0)
        for (size_t piece = (size_t)1 << 24; piece >= 64; piece /= 2)
            while (malloc(piece)) /* never touched, never freed: the offer itself runs dry */
                ;
#else
    (void)input;
#endif
}

static uint32_t milliseconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint32_t)((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000);
}

static bool ran_dry(const struct hfb_result *r)
{
    for (const struct diag *g = r->diags.first; g; g = g->next)
        if (g->code == DIAG_NO_MEMORY)
            return true;
    return r->status == HFB_FAULT && !r->diags.first;
}

/* False: this process has had its day; the parent starts another. */
static bool do_task(const struct pool *p, const struct pool_task *task, struct arena *a,
                    int records_fd)
{
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct hfb_job job = *p->job;
    job.check_only = job.check_only || task->figures_only;
    struct delivery what = {.job = &job,
                            .input = task->input,
                            .output = task->figures_only ? NULL : task->output,
                            .email = task->figures_only ? NULL : task->email,
                            .rules = p->rules,
                            .password = p->password,
                            .to = p->to};
    struct hfb_result result;
    jmp_buf where;
    if (setjmp(where) != 0)
        return false; /* no memory even for the record: the parent sees a dead worker */
    arena_guard(a, &where);
    test_fault(task->input);
    deliver(p->env, &what, a, &result);
    arena_guard(a, &where); /* deliver() had its own */
    struct diag_style style = p->style;
    style.subject = task->input;
    style.one_of_many = true;
    struct record r = record_of(a, &result, style, p->with_data);
    r.input_hash = result.input_hash;
    r.email_hash = result.email_hash;
    r.milliseconds = milliseconds_since(start);
    r.last = ran_dry(&result);
    struct buf bytes;
    buf_init(&bytes, a);
    record_pack(&r, &bytes);
    bool sent = file_write_to(a, records_fd, (struct str){buf_str(&bytes), bytes.n}) == NULL;
    return sent && !r.last;
}

int worker_run(const struct pool *p, int tasks_fd, int records_fd)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    die_plainly();
    limit_myself();
    cage_enter(p->folders, p->folders_n);
    struct arena *a = arena_new();
    bool ok = a && arena_try(a, 1);
    if (ok)
        arena_reset(a); /* the block stays: room to say that there is no room */
    while (ok) {
        uint64_t task;
        ssize_t n = read(tasks_fd, &task, sizeof task);
        if (n < 0 && errno == EINTR)
            continue;
        if (n != (ssize_t)sizeof task)
            break;
        ok = do_task(p, &p->tasks[task], a, records_fd);
        arena_reset(a);
        hfb_env_between_jobs(p->env);
    }
    arena_free(a);
    return ok ? 0 : HFB_FAULT;
}
