/* fault.c - a preloaded library that lets the n-th call of one kind fail (curl's torture tests,
 * SQLite's fault injection).
 *
 *   FAULT_KIND  alloc, write, short, open, read, close, fsync, rename, fork, pipe
 *   FAULT_AT    which call fails, from 1 (0: none, count alone)
 *   FAULT_FROM  set: every later one fails too
 *   FAULT_TRACE   file that gets the callers of the call that fails
 *   FAULT_REPORT  file that gets the number of calls when the process ends
 *
 * Counted is what happens after the libraries have started, over the process and all that it
 * forks (the counter is shared). A process that dies by a signal says in which object it died. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

enum kind { NONE, ALLOC, WRITE, SHORT, OPEN, READ, CLOSE, FSYNC, RENAME, FORK, PIPE };
static const char *const kinds[] = {"none",  "alloc", "write",  "short", "open", "read",
                                    "close", "fsync", "rename", "fork",  "pipe"};
static enum kind kind;
static unsigned long at;
static bool from;
static atomic_ulong *count;
static int report = -1, trace = -1; /* opened early: a cage lets nothing be made later */
static pid_t first;
static char stack[64 * 1024];

static void show(void)
{
    void *frames[40];
    enum kind was = kind;
    kind = NONE;
    backtrace_symbols_fd(frames, backtrace(frames, 40), trace);
    kind = was;
}

static bool fails(enum kind k)
{
    if (kind != k || !count)
        return false;
    unsigned long n = atomic_fetch_add(count, 1) + 1;
    bool hit = at && (from ? n >= at : n == at);
    if (hit && trace >= 0 && n == at)
        show();
    return hit;
}

/* ---- memory ----------------------------------------------------------------------------- */

static void *no_memory(void)
{
    errno = ENOMEM;
    return NULL;
}

void *malloc(size_t size)
{
    return fails(ALLOC) ? no_memory() : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails(ALLOC) ? no_memory() : __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
    return fails(ALLOC) ? no_memory() : __libc_realloc(p, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails(ALLOC) ? no_memory() : __libc_memalign(alignment, size);
}

int posix_memalign(void **p, size_t alignment, size_t size)
{
    if (fails(ALLOC))
        return ENOMEM;
    *p = __libc_memalign(alignment, size);
    return *p ? 0 : ENOMEM;
}

/* ---- files ------------------------------------------------------------------------------ */

static int refuse(int why)
{
    errno = why;
    return -1;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    if (fails(WRITE))
        return refuse(fd == 1 || fd == 2 ? EPIPE : ENOSPC);
    if (n > 1 && fails(SHORT))
        n /= 2;
    return syscall(SYS_write, fd, bytes, n);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    return fails(READ) ? refuse(EIO) : syscall(SYS_read, fd, bytes, n);
}

static int open_at(int folder, const char *path, int flags, mode_t mode)
{
    return fails(OPEN) ? refuse(EMFILE) : (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define WITH_MODE                                                                                  \
    mode_t mode = 0;                                                                               \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                           \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode = va_arg(args, mode_t);                                                               \
        va_end(args);                                                                              \
    }

int open(const char *path, int flags, ...)
{
    WITH_MODE
    return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    WITH_MODE
    return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    WITH_MODE
    return open_at(folder, path, flags, mode);
}

int mkstemp(char *name)
{
    static int (*next)(char *);
    if (!next)
        next = (int (*)(char *))dlsym(RTLD_NEXT, "mkstemp");
    return fails(OPEN) ? refuse(EMFILE) : next(name);
}

int close(int fd)
{
    int done = (int)syscall(SYS_close, fd);
    return fails(CLOSE) ? refuse(EIO) : done;
}

int fsync(int fd)
{
    return fails(FSYNC) ? refuse(EIO) : (int)syscall(SYS_fsync, fd);
}

int rename(const char *old, const char *new)
{
    return fails(RENAME) ? refuse(EIO) : (int)syscall(SYS_rename, old, new);
}

pid_t fork(void)
{
    static pid_t (*next)(void);
    if (!next)
        next = (pid_t(*)(void))dlsym(RTLD_NEXT, "fork");
    return fails(FORK) ? refuse(EAGAIN) : next();
}

int pipe(int fd[2])
{
    return fails(PIPE) ? refuse(EMFILE) : (int)syscall(SYS_pipe2, fd, 0);
}

/* ---- death ------------------------------------------------------------------------------ */

/* Which object a process died in: where the fault is, or, of an abort, the first caller outside
 * the C library. Written past our own write(). */
static void died(int signal_number, siginfo_t *info, void *context)
{
    (void)info;
    void *frames[64];
    int n = backtrace(frames, 64);
    const char *where = "?", *what = "";
    const ucontext_t *c = context;
    Dl_info d = {0};
#ifdef __x86_64__
    void *pc = (void *)c->uc_mcontext.gregs[REG_RIP];
#else
    void *pc = (void *)c->uc_mcontext.pc;
#endif
    bool begun = false;
    for (int i = 0; i < n; i++) {
        begun = begun || frames[i] == pc;
        if (!begun || !dladdr(frames[i], &d) || !d.dli_fname)
            continue;
        const char *slash = strrchr(d.dli_fname, '/');
        where = slash ? slash + 1 : d.dli_fname;
        what = d.dli_sname ? d.dli_sname : "";
        if (strncmp(where, "libc.so", 7) != 0 && strncmp(where, "fault.so", 8) != 0)
            break;
    }
    char line[256];
    int len =
        snprintf(line, sizeof line, "FAULT: signal %d in %s %s\n", signal_number, where, what);
    syscall(SYS_write, 2, line, (size_t)len);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* Our program may have a handler of its own for these; it is only in the way here. */
int sigaction(int number, const struct sigaction *new, struct sigaction *old)
{
    static int (*next)(int, const struct sigaction *, struct sigaction *);
    if (!next)
        next = (int (*)(int, const struct sigaction *, struct sigaction *))dlsym(RTLD_NEXT,
                                                                                 "sigaction");
    if (new && (new->sa_flags &SA_SIGINFO) == 0 && getenv("FAULT_WATCH") &&
        (number == SIGSEGV || number == SIGABRT || number == SIGBUS || number == SIGFPE))
        return 0;
    return next(number, new, old);
}

/* A file that a variable names, out of the way of the program's own descriptors; -1: none. */
static int open_named(const char *variable)
{
    const char *name = getenv(variable);
    if (!name)
        return -1;
    int low =
        (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    int high = fcntl(low, F_DUPFD_CLOEXEC, 200);
    syscall(SYS_close, low);
    return high;
}

__attribute__((constructor)) static void begin(void)
{
    const char *k = getenv("FAULT_KIND"), *n = getenv("FAULT_AT");
    report = open_named("FAULT_REPORT");
    trace = open_named("FAULT_TRACE");
    from = getenv("FAULT_FROM") != NULL;
    at = n ? strtoul(n, NULL, 10) : 0;
    first = getpid();
    void *warm[4];
    backtrace(warm, 4); /* loads libgcc now */
    if (getenv("FAULT_WATCH")) {
        stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
        sigaltstack(&own, NULL);
        struct sigaction die = {.sa_sigaction = died, .sa_flags = SA_SIGINFO | SA_ONSTACK};
        static const int numbers[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            sigaction(numbers[i], &die, NULL);
    }
    void *shared =
        mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    unsetenv("LD_PRELOAD");
    for (size_t i = 0; k && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(k, kinds[i]) == 0)
            kind = (enum kind)i;
    count = shared == MAP_FAILED ? NULL : shared; /* from here on calls are counted */
}

__attribute__((destructor)) static void finish(void)
{
    if (!count || report < 0 || getpid() != first)
        return;
    unsigned long n = atomic_load(count);
    kind = NONE;
    char line[32];
    int len = snprintf(line, sizeof line, "%lu\n", n);
    syscall(SYS_write, report, line, (size_t)len);
}
