/* import.c - starting the importer; see import.h. */
#include "cli/import.h"
#include <errno.h>
#include <unistd.h>

#define PROGRAM "hfbrief-import-guide"

/* The folder of the program's own file; NULL: the system doesn't say. */
static const char *own_folder(struct arena *a)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n <= 0)
        return NULL;
    path[n] = '\0';
    char *slash = strrchr(path, '/');
    return slash && slash > path ? arena_strndup(a, path, (size_t)(slash - path)) : NULL;
}

int import_start(char **argv, const struct tell *t, struct arena *a)
{
    const char *folder = own_folder(a);
    struct diags d;
    diags_init(&d, a);
    if (folder)
        execv(arena_printf(a, "%s/" PROGRAM, folder), argv);
    execvp(PROGRAM, argv);
    diag_add(&d, DIAG_LIBRARY, (struct place){0},
             "importing is done by " PROGRAM ", which is neither beside hfbrief nor on PATH (%s); "
             "install it with hfbrief",
             strerror(errno));
    tell_diags(t, &d, NULL);
    return HFB_FAULT;
}
