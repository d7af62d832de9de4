/* file.c - reading whole, writing whole. */
#include "base/file.h"
#include "base/buf.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *why(struct arena *a, const char *what)
{
    return arena_printf(a, "%s: %s", what, strerror(errno));
}

/* Why open() failed. */
static const char *unopened(struct arena *a, const char *path)
{
    int failed = errno;
    struct stat st;
    bool link = lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
    errno = failed;
    if (link && failed == ENOENT)
        return "is a symbolic link that leads nowhere; point it at the file, or name the file "
               "itself";
    if (link && failed == ELOOP)
        return "is a symbolic link that leads back to itself; point it at the file, or name the "
               "file itself";
    return why(a, "cannot be opened");
}

/* ---- reading ---------------------------------------------------------------------------- */

static const char *read_all(struct arena *a, int fd, size_t limit, size_t guess, struct str *out)
{
    struct buf b;
    buf_init(&b, a);
    buf_reserve(&b, guess + 1);
    while (!limit || b.n <= limit) {
        char piece[16384];
        size_t want = limit && limit + 1 - b.n < sizeof piece ? limit + 1 - b.n : sizeof piece;
        ssize_t n = read(fd, piece, want);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return why(a, "cannot be read");
        if (n == 0)
            break;
        buf_add(&b, piece, (size_t)n);
    }
    *out = (struct str){buf_str(&b), b.n};
    return NULL;
}

static const char *read_path(struct arena *a, const char *path, int flags, size_t limit,
                             struct str *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags);
    if (fd < 0)
        return unopened(a, path);
    struct stat st;
    const char *bad = NULL;
    if (fstat(fd, &st) != 0)
        bad = why(a, "cannot be opened");
    else if (S_ISDIR(st.st_mode))
        bad = "is a folder";
    else if (flags & O_NONBLOCK && !S_ISREG(st.st_mode))
        bad = "is no regular file";
    else {
        size_t guess = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 0;
        bad = read_all(a, fd, limit, limit && guess > limit ? limit + 1 : guess, out);
    }
    close(fd);
    return bad;
}

const char *file_read(struct arena *a, const char *path, size_t limit, struct str *out)
{
    return strcmp(path, "-") == 0 ? read_all(a, STDIN_FILENO, limit, 0, out)
                                  : read_path(a, path, 0, limit, out);
}

/* Asked before it is opened: a pipe's writer would take that for its reader. */
const char *file_read_regular(struct arena *a, const char *path, size_t limit, struct str *out)
{
    struct stat st;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return S_ISDIR(st.st_mode) ? "is a folder" : "is no regular file";
    return read_path(a, path, O_NONBLOCK, limit, out);
}

static const char *read_at(struct arena *a, int fd, off_t from, size_t n, struct str *out)
{
    char *bytes = arena_alloc(a, n + 1);
    size_t done = 0;
    while (done < n) {
        ssize_t got = pread(fd, bytes + done, n - done, from + (off_t)done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return why(a, "cannot be read");
        if (got == 0)
            break;
        done += (size_t)got;
    }
    bytes[done] = '\0';
    *out = (struct str){bytes, done};
    return NULL;
}

const char *file_read_ends(struct arena *a, const char *path, size_t head, size_t tail,
                           struct str *first, struct str *last)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return unopened(a, path);
    const char *bad = NULL;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        bad = "is no regular file";
    else {
        size_t size = (size_t)st.st_size, end = tail < size ? tail : size;
        bad = read_at(a, fd, 0, head < size ? head : size, first);
        bad = bad ? bad : read_at(a, fd, (off_t)(size - end), end, last);
    }
    close(fd);
    return bad;
}

/* ---- writing ---------------------------------------------------------------------------- */

const char *file_write_to(struct arena *a, int fd, struct str bytes)
{
    size_t done = 0;
    while (done < bytes.n) {
        ssize_t n = write(fd, bytes.s + done, bytes.n - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return why(a, "cannot be written");
        done += (size_t)n;
    }
    return NULL;
}

/* Renames are only safe once the folder itself is on the disk; some file systems can't sync a
 * folder and say EINVAL, which is no reason to call a written document unwritten. */
const char *file_sync_folder(struct arena *a, const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) /* a folder one may write to but not list is no fault */
        return errno == EACCES ? NULL : why(a, "its folder cannot be synced");
    const char *bad = NULL;
    if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
        bad = why(a, "its folder cannot be synced");
    close(fd);
    return bad;
}

const char *file_folder(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return !slash ? "." : slash == path ? "/" : arena_strndup(a, path, (size_t)(slash - path));
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Whoever writes a temporary holds a lock on it, which ends with the last process that has it open:
 * so that file_sweep() knows what nobody will finish any more. False: swept in between; once more.
 */
static bool hold(int fd)
{
    struct stat st;
    return flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &st) == 0 && st.st_nlink > 0;
}

struct file_held {
    const char *temporary; /* NULL: there is none, or none any more */
    pid_t by;
};

static void let_go(void *what)
{
    const struct file_held *held = what;
    if (held->temporary && held->by == getpid())
        unlink(held->temporary);
}

static void set_held(struct file_writer *w, const char *temporary)
{
    if (w->held)
        w->held->temporary = temporary;
}

static void begin_regular(struct file_writer *w)
{
    const char *folder = file_folder(w->arena, w->path);
    w->held = arena_new_of(w->arena, struct file_held);
    w->held->by = getpid();
    arena_defer(w->arena, let_go, w->held);
    for (int tries = 0; w->fd < 0 && !w->fault; tries++) {
        char *temporary = arena_printf(w->arena, "%s/" FILE_TEMPORARY "%016" PRIx64 "-XXXXXX",
                                       folder, str_hash(str_of(name_of(w->path))));
        w->fd = mkstemp(temporary); /* 0600 */
        w->temporary = temporary;
        if (w->fd >= 0)
            set_held(w, temporary);
        if (w->fd < 0)
            w->fault =
                arena_printf(w->arena, "cannot be written in %s: %s", folder, strerror(errno));
        else if (!hold(w->fd) && errno != ENOLCK && errno != EOPNOTSUPP && tries < 8)
            file_abandon(w);
    }
}

/* A pipe without a reader is waited for a moment, never for good; -1: errno says why. */
static int open_device(const char *path)
{
    enum { TRIES = 40 };
    const struct timespec moment = {0, 50 * 1000 * 1000};
    int fd = -1;
    for (int i = 0; i < TRIES; i++) {
        fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (fd >= 0 || errno != ENXIO)
            break;
        nanosleep(&moment, NULL);
        errno = ENXIO;
    }
    int flags = fd < 0 ? -1 : fcntl(fd, F_GETFL);
    if (flags >= 0)
        (void)fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
    return fd;
}

static void begin_device(struct file_writer *w)
{
    w->fd = open_device(w->path);
    if (w->fd < 0)
        w->fault = errno == ENXIO ? "is a pipe that nobody reads"
                                  : why(w->arena, "cannot be opened for writing");
}

void file_begin(struct file_writer *w, struct arena *a, const char *path)
{
    struct stat st;
    *w = (struct file_writer){.arena = a, .path = path, .fd = -1};
    char real[PATH_MAX];
    if (*path == '\0')
        w->fault = "has no name";
    else if (stat(path, &st) != 0) {
        if (lstat(path, &st) == 0)
            w->fault = "is a symbolic link that leads nowhere";
        else if (path[strlen(path) - 1] == '/')
            w->fault = "names a folder that isn't there";
        else
            begin_regular(w);
    } else if (S_ISDIR(st.st_mode))
        w->fault = "is a folder";
    else if (!S_ISREG(st.st_mode))
        begin_device(w);
    else if (!realpath(path, real))
        w->fault = why(a, "cannot be resolved");
    else {
        w->path = arena_strdup(a, real);
        begin_regular(w);
    }
}

void file_add(struct file_writer *w, struct str bytes)
{
    if (!w->fault)
        w->fault = file_write_to(w->arena, w->fd, bytes);
}

void file_abandon(struct file_writer *w)
{
    if (w->fd < 0)
        return;
    close(w->fd);
    w->fd = -1;
    if (w->temporary)
        unlink(w->temporary);
    set_held(w, NULL);
}

void file_sync(struct file_writer *w)
{
    if (!w->fault && w->temporary && fsync(w->fd) != 0 && errno != EINVAL)
        w->fault = why(w->arena, "cannot be synced");
}

const char *file_place(struct file_writer *w)
{
    if (w->fault) {
        file_abandon(w);
        return w->fault;
    }
    if (close(w->fd) != 0)
        w->fault = why(w->arena, "cannot be written");
    w->fd = -1;
    if (!w->temporary)
        return w->fault;
    if (!w->fault && rename(w->temporary, w->path) != 0)
        w->fault = why(w->arena, "cannot be put in place");
    if (w->fault)
        unlink(w->temporary);
    set_held(w, NULL);
    return w->fault;
}

const char *file_commit(struct file_writer *w)
{
    file_sync(w);
    const char *fault = file_place(w);
    return fault || !w->temporary ? fault
                                  : file_sync_folder(w->arena, file_folder(w->arena, w->path));
}

const char *file_replace(struct arena *a, const char *path, struct str bytes)
{
    struct file_writer w;
    file_begin(&w, a, path);
    file_add(&w, bytes);
    return file_commit(&w);
}

/* Nobody holds it, so nobody will finish it. */
static bool is_abandoned(int folder, const char *name)
{
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool free_of_lock = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (fd >= 0)
        close(fd);
    return free_of_lock;
}

void file_sweep(const char *folder, bool (*mine)(const void *data, uint64_t hash), const void *data)
{
    DIR *d = opendir(folder);
    if (!d)
        return;
    size_t n = strlen(FILE_TEMPORARY);
    for (struct dirent *e; (e = readdir(d));) {
        char *end;
        if (strncmp(e->d_name, FILE_TEMPORARY, n) != 0)
            continue;
        uint64_t hash = strtoull(e->d_name + n, &end, 16);
        if (end == e->d_name + n + 16 && *end == '-' && mine(data, hash) &&
            is_abandoned(dirfd(d), e->d_name))
            unlinkat(dirfd(d), e->d_name, 0);
    }
    closedir(d);
}

static bool is_that(const void *data, uint64_t hash)
{
    return *(const uint64_t *)data == hash;
}

void file_sweep_for(struct arena *a, const char *path)
{
    char real[PATH_MAX];
    const char *where = realpath(path, real) ? real : path;
    uint64_t hash = str_hash(str_of(name_of(where)));
    file_sweep(file_folder(a, where), is_that, &hash);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **file_names(struct arena *a, const char *folder, const char *ending, size_t *n)
{
    DIR *d = opendir(folder);
    size_t cap = 64, tail = strlen(ending);
    *n = 0;
    if (!d)
        return NULL;
    const char **names = arena_new_array(a, const char *, cap);
    for (struct dirent *e; (e = readdir(d));) {
        size_t length = strlen(e->d_name);
        if (*e->d_name == '.' || length <= tail || strcmp(e->d_name + length - tail, ending) != 0)
            continue;
        if (*n == cap) {
            const char **more = arena_new_array(a, const char *, cap *= 2);
            memcpy(more, names, *n * sizeof *names);
            names = more;
        }
        names[(*n)++] = arena_strdup(a, e->d_name);
    }
    closedir(d);
    qsort(names, *n, sizeof *names, by_text);
    return names;
}

bool file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_is_regular(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

int64_t file_size(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? (int64_t)st.st_size : -1;
}

bool file_same(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}
