/* slow.c - a disk that takes its time, for `make bench`: every fsync() lasts SLOW_MS milliseconds
 * more than it does. Loaded before the C library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int fsync(int fd)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    const char *ms = getenv("SLOW_MS");
    struct timespec wait = {0, (ms ? atol(ms) : 0) * 1000000};
    while (nanosleep(&wait, &wait) != 0)
        ;
    return real(fd);
}
