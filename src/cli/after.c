/* after.c - xdg-open and lp, started without a shell. */
#include "cli/after.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

#define NOWHERE ((struct place){0})

enum { PATIENCE_MS = 2000, LOOK_EVERY_MS = 20 };
enum { XDG_NO_TOOL = 3, XDG_FAILED = 4 }; /* xdg-open(1) */

/* 0, or why not. A viewer's chatter is nobody's business: `quiet`. */
static int start(char *const *words, bool quiet, pid_t *out)
{
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (int fd = STDOUT_FILENO; quiet && fd <= STDERR_FILENO; fd++)
        posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t as;
    sigset_t ignored;
    sigemptyset(&ignored);
    sigaddset(&ignored, SIGXFSZ); /* which we ignore, and they needn't */
    posix_spawnattr_init(&as);
    posix_spawnattr_setsigdefault(&as, &ignored);
    posix_spawnattr_setflags(&as, POSIX_SPAWN_SETSIGDEF);
    int why = posix_spawnp(out, words[0], &files, &as, words, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&as);
    return why;
}

static bool ended_well(const char *name, int status, struct diags *d)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "%s failed (status %d); the document itself is written",
             name, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return false;
}

static bool opened(const char *path, int status, struct diags *d)
{
    int how = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (how != XDG_NO_TOOL && how != XDG_FAILED)
        return ended_well("xdg-open", status, d);
    diag_add(d, DIAG_NOT_OPENED, NOWHERE,
             "%s is written, but xdg-open finds nothing here that opens a PDF", path);
    return true;
}

/* A machine without a desktop has nothing to open it with, which is no fault: the document is
 * there. A viewer may stay for as long as it is looked at: only what fails soon is reported. */
static bool open_it(const char *path, struct arena *a, struct diags *d)
{
    char *const words[] = {arena_strdup(a, "xdg-open"), arena_strdup(a, path), NULL};
    pid_t pid;
    int why = start(words, true, &pid);
    if (why)
        diag_add(d, DIAG_NOT_OPENED, NOWHERE, "%s is written, but %s", path,
                 why == ENOENT ? "there is no xdg-open here to open it; Debian has it in xdg-utils"
                               : arena_printf(a, "xdg-open can't be started: %s", strerror(why)));
    for (int waited = 0; !why && waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
        int status;
        if (waitpid(pid, &status, WNOHANG) == pid)
            return opened(path, status, d);
        nanosleep(&(struct timespec){.tv_nsec = LOOK_EVERY_MS * 1000000L}, NULL);
    }
    return true;
}

static bool print_it(const char *path, const char *printer, const char *paper, struct arena *a,
                     struct diags *d)
{
    char *words[10];
    size_t n = 0;
    words[n++] = arena_strdup(a, "lp");
    if (*printer) {
        words[n++] = arena_strdup(a, "-d");
        words[n++] = arena_strdup(a, printer);
    }
    words[n++] = arena_strdup(a, "-o");
    words[n++] = arena_printf(a, "media=%s", paper);
    words[n++] = arena_strdup(a, "-o");
    words[n++] = arena_strdup(a, "sides=two-sided-long-edge");
    words[n++] = arena_strdup(a, "--");
    words[n++] = arena_strdup(a, path);
    words[n] = NULL;
    pid_t pid;
    int status;
    int why = start(words, false, &pid);
    if (why) {
        diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "%s",
                 why == ENOENT ? "there is no lp here; Debian has it in cups-client"
                               : arena_printf(a, "lp can't be started: %s", strerror(why)));
        return false;
    }
    while (waitpid(pid, &status, 0) == -1)
        if (errno != EINTR)
            return false;
    return ended_well(words[0], status, d);
}

bool after_document(const struct options *o, const char *path, const char *paper, struct arena *a,
                    struct diags *d)
{
    /* a name that begins with a hyphen is no option of theirs */
    const char *safe = *path == '-' ? arena_printf(a, "./%s", path) : path;
    bool ok = !option_given(o, PRINT) || print_it(safe, o->text[OPTION_PRINT], paper, a, d);
    return (!option_given(o, OPEN) || open_it(safe, a, d)) && ok;
}
