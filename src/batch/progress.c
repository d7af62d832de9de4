/* progress.c - the line. */
#include "batch/progress.h"
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

static double since(struct timespec t)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - t.tv_sec) + (double)(now.tv_nsec - t.tv_nsec) / 1e9;
}

double progress_seconds(const struct progress *p)
{
    return since(p->start);
}

void progress_begin(struct progress *p, bool on, size_t total)
{
    *p = (struct progress){.on = on, .total = total};
    clock_gettime(CLOCK_MONOTONIC, &p->start);
    p->last = p->start;
}

static int terminal_width(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

/* "1 h 12 min", "4 min 10 s", "9 s" */
static void put_duration(char *out, size_t n, double seconds)
{
    long s = (long)(seconds + 0.5);
    if (s >= 3600)
        snprintf(out, n, "%ld h %ld min", s / 3600, s / 60 % 60);
    else if (s >= 60)
        snprintf(out, n, "%ld min %ld s", s / 60, s % 60);
    else
        snprintf(out, n, "%ld s", s);
}

void progress_draw(struct progress *p)
{
    double seconds = since(p->start);
    if (!p->on || seconds < 1 || (p->drawn && since(p->last) < 0.1))
        return;
    char line[256], left[32] = "";
    double rate = (double)(p->done - p->before) / seconds;
    if (rate > 0) {
        put_duration(left, sizeof left, (double)(p->total - p->done) / rate);
    }
    int width = terminal_width();
    int n = snprintf(line, sizeof line, "%zu of %zu done, %zu refused, %zu failed, %.0f/s%s%s",
                     p->done, p->total, p->refused, p->failed, rate, *left ? ", left: " : "", left);
    fprintf(stderr, "\r\033[K%.*s", n < width ? n : width - 1, line);
    fflush(stderr);
    p->drawn = true;
    clock_gettime(CLOCK_MONOTONIC, &p->last);
}

void progress_clear(struct progress *p)
{
    if (p->drawn)
        fputs("\r\033[K", stderr);
    fflush(stderr);
    p->drawn = false;
}
