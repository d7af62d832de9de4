/* sources.c - walking folders; see sources.h. */
#include "import/sources.h"
#include "base/file.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define DEPTH_MAX 32

static void add(struct sources *s, const char *path, struct arena *a)
{
    if (s->n == s->cap) {
        size_t cap = s->cap ? s->cap * 2 : 64;
        const char **more = arena_new_array(a, const char *, cap);
        if (s->n)
            memcpy(more, s->path, s->n * sizeof *more);
        s->path = more;
        s->cap = cap;
    }
    s->path[s->n++] = path;
}

static bool is_markdown(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot > name && (strcmp(dot, ".md") == 0 || strcmp(dot, ".markdown") == 0);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, in order; hidden ones are left alone. */
static bool names_of(const char *folder, struct sources *out, struct arena *a, struct diags *d)
{
    DIR *dir = opendir(folder);
    if (!dir) {
        diag_add(d, DIAG_NOT_READABLE, (struct place){0}, "%s: %s", folder, strerror(errno));
        return false;
    }
    for (struct dirent *e; (e = readdir(dir));)
        if (e->d_name[0] != '.')
            add(out, arena_strdup(a, e->d_name), a);
    closedir(dir);
    if (out->n)
        qsort(out->path, out->n, sizeof *out->path, by_name);
    return true;
}

static bool walk(struct sources *s, const char *folder, unsigned depth, struct arena *a,
                 struct diags *d)
{
    struct sources names = {0};
    bool whole = names_of(folder, &names, a, d);
    for (size_t i = 0; i < names.n; i++) {
        const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
        const char *path = arena_printf(a, "%s%s%s", folder, slash, names.path[i]);
        struct stat st;
        if (lstat(path, &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX)
            whole &= walk(s, path, depth + 1, a, d);
        else if (is_markdown(names.path[i]) && file_is_regular(path))
            add(s, path, a);
    }
    return whole;
}

bool sources_find(struct sources *s, char *const *named, size_t n, struct arena *a, struct diags *d)
{
    bool whole = true;
    for (size_t i = 0; i < n; i++) {
        if (!file_is_folder(named[i])) {
            add(s, named[i], a);
            continue;
        }
        s->folders = true;
        whole &= walk(s, named[i], 0, a, d);
    }
    return whole;
}
