/* worker.c - one worker process. */
#include "batch/worker.h"
#include "base/file.h"
#include "base/sanitized.h"
#include "batch/pass.h"
#include "deliver/deliver.h"
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#ifdef HFB_SANITIZED
#include <sanitizer/lsan_interface.h>
#endif
#ifdef HFB_TEST_FAULTS
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#endif

/* A single run's memory goes with its process: nobody takes it back piece by piece, which is 1.5 M
 * of 103 M instructions, but where leaks are looked for. */
#ifdef HFB_PLAIN_MEMORY
enum { TIDIES = true };
#else
enum { TIDIES = SANITIZED };
#endif

/* An offer that needs more than this is refused as out of memory, not the machine's problem. */
#define MEMORY_MAX ((rlim_t)1 << 30)
#define COHORT_MEMORY_MAX ((rlim_t)4 << 30)

/* Under a sanitizer address space is no measure. */
static void limit_myself(rlim_t most)
{
#ifndef HFB_SANITIZED
    struct rlimit memory = {most, most};
    setrlimit(RLIMIT_AS, &memory);
#else
    (void)most;
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
 * write.xml, beside.xml, call.xml, start.xml, fork.xml and run.xml try to leave the cage. */
static void test_fault(const struct pool_task *task)
{
#ifdef HFB_TEST_FAULTS
    const char *input = task->input;
    const char *slash = strrchr(input, '/'), *name = slash ? slash + 1 : input;
    if (strncmp(name, "crash", 5) == 0)
        abort();
    while (strncmp(name, "hang", 4) == 0)
        pause();
    if (strncmp(name, "write", 5) == 0 && creat("escaped", 0600) >= 0)
        abort();
    char beside[4096];
    snprintf(beside, sizeof beside, "%s.escaped", task->output ? task->output : "x");
    if (strncmp(name, "beside", 6) == 0 && (creat(beside, 0600) >= 0 || unlink(input) == 0))
        abort();
    if (strncmp(name, "fork", 4) == 0 && fork() >= 0)
        abort();
    if (strncmp(name, "run", 3) == 0 && mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                                             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        abort();
    if (strncmp(name, "call", 4) == 0 && socket(AF_INET, SOCK_STREAM, 0) >= 0)
        abort();
    if (strncmp(name, "start", 5) == 0)
        execl("/bin/false", "false", (char *)NULL);
    if (strncmp(name, "eat", 3) == 0)
        for (size_t piece = (size_t)1 << 24; piece >= 64; piece /= 2)
            while (malloc(piece)) /* never touched, never freed: the offer itself runs dry */
                ;
#else
    (void)task;
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

/* Into the files that came with the task; the parent sees that they reach the disk, and puts them
 * in their place. */
static void write_files(const struct pool_task *task, const struct pass *files, struct arena *a,
                        struct hfb_result *r, const struct buf *message)
{
    const char *path = task->output;
    const char *why =
        files->document < 0
            ? NULL
            : file_write_to(a, files->document, (struct str){buf_str(&r->output), r->output.n});
    if (!why && files->draft >= 0) {
        path = task->email;
        why = file_write_to(a, files->draft, (struct str){message->p, message->n});
    }
    if (!why)
        return;
    diag_add(&r->diags, DIAG_CANNOT_WRITE, (struct place){0}, "%s %s", path, why);
    r->status = HFB_FAULT;
    r->partial = false;
}

static void refuse_without_cage(struct arena *a, struct cage granted, struct hfb_result *r)
{
    *r = (struct hfb_result){.status = HFB_FAULT};
    diags_init(&r->diags, a);
    buf_init(&r->output, a);
    diag_add(&r->diags, DIAG_WORKER, (struct place){0},
             "the cage can't be set up here: this kernel gives %s; leave out --cage=must",
             cage_lack(granted));
}

struct inside {
    const struct pool *p;
    struct arena *a;
    struct cage granted;
    int records_fd;
};

struct doing {
    const struct inside *in;
    const struct pool_task *task;
    const struct pass *files;
    bool goes_on; /* false: this process has had its day; the parent starts another */
};

static void task_step(void *data)
{
    struct doing *doing = data;
    const struct inside *in = doing->in;
    const struct pool_task *task = doing->task;
    const struct pool *p = in->p;
    struct arena *a = in->a;
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct hfb_job job = *p->job;
    job.check_only = job.check_only || task->figures_only;
    struct delivery what = {.job = &job,
                            .input = task->input,
                            .cohort = task->cohort,
                            .cohort_n = task->cohort_n,
                            .guide = task->guide,
                            .output = task->output,
                            .draft = task->email && !task->figures_only,
                            .password = p->password,
                            .to = p->to,
                            .trusted = p->trusted};
    struct hfb_result result;
    struct buf message;
    test_fault(task);
    if (p->cage == CAGE_MUST && cage_lack(in->granted))
        refuse_without_cage(a, in->granted, &result);
    else
        deliver(p->env, &what, a, &result, &message);
    if (!job.check_only && (result.status == HFB_OK || result.partial))
        write_files(task, doing->files, a, &result, &message);
    struct diag_style style = p->style;
    style.subject = task->cohort_n ? NULL : task->input;
    struct record r = record_of(a, &result, style, p->with_data);
    if (r.document && !p->single) /* for the manifest */
        r.output_hash = str_hash((struct str){buf_str(&result.output), result.output.n});
    r.input_hash = result.input_hash;
    r.email_hash = result.email_hash;
    r.milliseconds = milliseconds_since(start);
    r.last = ran_dry(&result);
    if (p->cage != CAGE_OFF)
        r.lacks =
            (in->granted.seccomp ? 0 : LACKS_SECCOMP) | (in->granted.landlock ? 0 : LACKS_LANDLOCK);
    struct buf bytes;
    buf_init(&bytes, a);
    record_pack(&r, &bytes);
    bool sent = file_write_to(a, in->records_fd, (struct str){buf_str(&bytes), bytes.n}) == NULL;
    doing->goes_on = sent && !r.last;
}

/* Without memory even for the record the parent sees a dead worker. */
static bool do_task(const struct inside *in, const struct pool_task *task, const struct pass *files)
{
    struct doing x = {.in = in, .task = task, .files = files};
    return arena_guarded((struct arena *[]){in->a, NULL}, task_step, &x) && x.goes_on;
}

static void close_files(const struct pass *files)
{
    if (files->document >= 0)
        close(files->document);
    if (files->draft >= 0)
        close(files->draft);
}

int worker_run(const struct pool *p, int tasks_fd, int records_fd)
{
    struct inside in = {.p = p, .records_fd = records_fd};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    die_plainly();
    limit_myself(p->tasks_n && p->tasks[0].cohort_n ? COHORT_MEMORY_MAX : MEMORY_MAX);
    if (p->cage != CAGE_OFF)
        in.granted = cage_enter();
    in.a = arena_new();
    bool ok = in.a && arena_try(in.a, 1);
    if (ok)
        arena_reset(in.a); /* the block stays: room to say that there is no room */
    for (struct pass task; ok && pass_receive(tasks_fd, &task);) {
        ok = do_task(&in, &p->tasks[task.task], &task);
        close_files(&task);
        if (p->single && !TIDIES)
            return ok ? 0 : HFB_FAULT;
        arena_reset(in.a);
        hfb_env_between_jobs(p->env);
    }
    arena_free(in.a);
#ifdef HFB_SANITIZED
    __lsan_do_leak_check();
#endif
    return ok ? 0 : HFB_FAULT;
}
