/* behind.c - a slow disk, for behind.sh: fsync() and rename() as the program calls them, written
 * down in DISK_LOG. DISK is what the disk does with a document: "next" takes it only when another
 * has been begun in DISK_FOLDER, "fail" refuses it, "die" ends who asks, unless it is the parent. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char temporary[] = ".hfbrief-";
static pid_t parent;

__attribute__((constructor)) static void remember(void)
{
    parent = getpid();
}

static void note(const char *what, const char *path)
{
    char line[4200];
    int fd = open(getenv("DISK_LOG"), O_WRONLY | O_APPEND);
    int n = snprintf(line, sizeof line, "%s %s\n", what, path);
    if (fd < 0 || write(fd, line, (size_t)n) != n)
        abort();
    close(fd);
}

static int temporaries(void)
{
    int n = 0;
    DIR *d = opendir(getenv("DISK_FOLDER"));
    for (struct dirent *e; d && (e = readdir(d));)
        n += strncmp(e->d_name, temporary, strlen(temporary)) == 0;
    if (d)
        closedir(d);
    return n;
}

/* A temporary of a document: the manifest, which has one too, is there before any. */
static int is_document(const char *path)
{
    char manifest[4200];
    snprintf(manifest, sizeof manifest, "%s/hfbrief-manifest.jsonl", getenv("DISK_FOLDER"));
    return strstr(path, temporary) && access(manifest, F_OK) == 0;
}

static void wait_for_next(const char *path)
{
    const struct timespec moment = {0, 10 * 1000 * 1000};
    for (int i = 0; i < 1000; i++, nanosleep(&moment, NULL))
        if (temporaries() > 1)
            return;
    note("alone", path);
}

int fsync(int fd)
{
    static int (*real)(int);
    char link[64], path[4096] = "";
    struct stat st;
    if (!real)
        real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    if (fstat(fd, &st) != 0 || readlink(link, path, sizeof path - 1) < 0)
        return -1;
    if (S_ISDIR(st.st_mode))
        note("folder", path);
    const char *mode = getenv("DISK");
    if (!is_document(path))
        return real(fd);
    if (strcmp(mode, "fail") == 0) {
        errno = EIO;
        return -1;
    }
    if (strcmp(mode, "die") == 0 && getpid() != parent)
        _exit(1);
    if (strcmp(mode, "next") == 0)
        wait_for_next(path);
    int result = real(fd);
    note("synced", path);
    return result;
}

int rename(const char *from, const char *to)
{
    static int (*real)(const char *, const char *);
    if (!real)
        real = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    if (is_document(from))
        note("renamed", from);
    return real(from, to);
}
