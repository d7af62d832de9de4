/* file.c - reading whole, writing whole. */
#include "base/file.h"
#include "base/buf.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *why(struct arena *a, const char *what)
{
    return arena_printf(a, "%s: %s", what, strerror(errno));
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

const char *file_read(struct arena *a, const char *path, size_t limit, struct str *out)
{
    if (strcmp(path, "-") == 0)
        return read_all(a, STDIN_FILENO, limit, 0, out);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return why(a, "cannot be opened");
    struct stat st;
    const char *bad = NULL;
    if (fstat(fd, &st) != 0)
        bad = why(a, "cannot be opened");
    else if (S_ISDIR(st.st_mode))
        bad = "is a folder";
    else {
        size_t guess = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 0;
        bad = read_all(a, fd, limit, limit && guess > limit ? limit + 1 : guess, out);
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

static const char *write_device(struct arena *a, const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return why(a, "cannot be opened for writing");
    const char *bad = file_write_to(a, fd, bytes);
    if (close(fd) != 0 && !bad)
        bad = why(a, "cannot be written");
    return bad;
}

/* Renames are only safe once the folder itself is on the disk; some file systems can't sync a
 * folder and say EINVAL, which is no reason to call a written document unwritten. */
static const char *sync_folder(struct arena *a, const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return NULL; /* a folder one may write to but not list */
    const char *bad = NULL;
    if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
        bad = why(a, "its folder cannot be synced");
    close(fd);
    return bad;
}

static const char *write_regular(struct arena *a, const char *path, struct str bytes)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash == path ? "/"
                         : slash       ? arena_strndup(a, path, (size_t)(slash - path))
                                       : ".";
    char *temporary = arena_printf(a, "%s/" FILE_TEMPORARY "XXXXXX", folder);
    int fd = mkstemp(temporary); /* 0600 */
    if (fd < 0)
        return arena_printf(a, "cannot be written in %s: %s", folder, strerror(errno));
    const char *bad = file_write_to(a, fd, bytes);
    if (!bad && fsync(fd) != 0 && errno != EINVAL)
        bad = why(a, "cannot be synced");
    if (close(fd) != 0 && !bad)
        bad = why(a, "cannot be written");
    if (!bad && rename(temporary, path) != 0)
        bad = why(a, "cannot be put in place");
    if (bad) {
        unlink(temporary);
        return bad;
    }
    return sync_folder(a, folder);
}

const char *file_replace(struct arena *a, const char *path, struct str bytes)
{
    struct stat st;
    if (*path == '\0')
        return "has no name";
    if (stat(path, &st) == 0) {
        if (S_ISDIR(st.st_mode))
            return "is a folder";
        if (!S_ISREG(st.st_mode))
            return write_device(a, path, bytes);
        char real[PATH_MAX];
        if (!realpath(path, real))
            return why(a, "cannot be resolved");
        return write_regular(a, real, bytes);
    }
    if (lstat(path, &st) == 0)
        return "is a symbolic link that leads nowhere";
    if (path[strlen(path) - 1] == '/')
        return "names a folder that isn't there";
    return write_regular(a, path, bytes);
}

void file_sweep(const char *folder)
{
    DIR *d = opendir(folder);
    if (!d)
        return;
    for (struct dirent *e; (e = readdir(d));)
        if (strncmp(e->d_name, FILE_TEMPORARY, strlen(FILE_TEMPORARY)) == 0)
            unlinkat(dirfd(d), e->d_name, 0);
    closedir(d);
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

bool file_same(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}
