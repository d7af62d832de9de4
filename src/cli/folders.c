/* folders.c - guides in folders: see folders.h. */
#include "cli/folders.h"
#include "base/file.h"
#include "xml/xml.h"
#include <dirent.h>
#include <stdlib.h>

#define NOWHERE ((struct place){0})

enum { FOLDERS_MAX = 64 };

/* ---- where -------------------------------------------------------------------------------------
 */

const char *folders_own(struct arena *a)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && *data == '/')
        return arena_printf(a, "%s/hfbrief/guides", data);
    if (home && *home == '/')
        return arena_printf(a, "%s/.local/share/hfbrief/guides", home);
    return NULL;
}

static void add(struct folders *f, const char *folder)
{
    if (folder && *folder && f->n < FOLDERS_MAX)
        f->at[f->n++] = folder;
}

/* Folders divided by colons. */
static void add_all(struct folders *f, const char *list, struct arena *a)
{
    while (list && *list) {
        size_t n = strcspn(list, ":");
        add(f, arena_strndup(a, list, n));
        list += n + (list[n] == ':');
    }
}

/* ---- by name -----------------------------------------------------------------------------------
 */

static const struct hfb_input *read_guide(const char *path, struct arena *a, const char **why)
{
    struct str text;
    *why = file_read_regular(a, path, XML_GUIDE_BYTES_MAX, &text);
    if (*why)
        return NULL;
    struct hfb_input *in = arena_new_of(a, struct hfb_input);
    *in = (struct hfb_input){.name = path, .bytes = text.s, .len = text.n};
    return in;
}

/* From the offer's own folder; a file of another language stands beside it. */
static const char *path_beside(const char *guide, const char *lang, const char *offer,
                               struct arena *a)
{
    const char *slash = offer ? strrchr(offer, '/') : NULL;
    if (*guide != '/' && slash)
        guide = arena_printf(a, "%.*s/%s", (int)(slash - offer), offer, guide);
    size_t n = strlen(guide);
    if (!lang)
        return guide;
    if (n > 4 && strcmp(guide + n - 4, ".xml") == 0)
        n -= 4;
    return arena_printf(a, "%.*s.%s.xml", (int)n, guide, lang);
}

static const char *path_in(const char *folder, const char *id, const char *lang, struct arena *a)
{
    return arena_printf(a, "%s/%s%s%s.xml", folder, id, lang ? "." : "", lang ? lang : "");
}

static const struct hfb_input *find(const struct hfb_guides *g, const char *guide, const char *lang,
                                    const char *offer, struct arena *a, const char **why)
{
    const struct folders *f = (const struct folders *)g;
    *why = NULL;
    if (hfb_guide_is_path(guide)) {
        const char *path = path_beside(guide, lang, offer, a);
        if (lang && !file_exists(path))
            return NULL;
        return read_guide(path, a, why);
    }
    for (size_t i = 0; i < f->n; i++) {
        const char *path = path_in(f->at[i], guide, lang, a);
        if (file_exists(path))
            return read_guide(path, a, why);
    }
    return NULL;
}

/* ---- all of them --------------------------------------------------------------------------------
 */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *folders_names(const char *folder, struct arena *a, size_t *n)
{
    DIR *d = opendir(folder);
    size_t cap = 64;
    const char **names = arena_new_array(a, const char *, cap);
    *n = 0;
    for (struct dirent *e; d && (e = readdir(d));) {
        size_t len = strlen(e->d_name);
        if (len < 5 || *e->d_name == '.' || strcmp(e->d_name + len - 4, ".xml") != 0)
            continue;
        if (*n == cap) {
            const char **more = arena_new_array(a, const char *, cap * 2);
            memcpy(more, names, cap * sizeof *names);
            names = more;
            cap *= 2;
        }
        names[(*n)++] = arena_strndup(a, e->d_name, len - 4);
    }
    if (d)
        closedir(d);
    qsort(names, *n, sizeof *names, by_name);
    return names;
}

/* A folder's names, sorted. */
struct names {
    const char *const *at;
    size_t n;
};

/* A name is an id and a language: the first folder that has it counts. */
static bool is_hidden(const struct names *before, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (before[i].n && bsearch(&name, before[i].at, before[i].n, sizeof name, by_name))
            return true;
    return false;
}

const struct folders_file *folders_files(const struct folders *f, struct arena *a, size_t *n)
{
    struct names names[FOLDERS_MAX];
    size_t most = 0;
    for (size_t i = 0; i < f->n; i++) {
        names[i].at = folders_names(f->at[i], a, &names[i].n);
        most += names[i].n;
    }
    struct folders_file *all = arena_new_array(a, struct folders_file, most + 1);
    *n = 0;
    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < names[i].n; k++) {
            const char *name = names[i].at[k];
            size_t id_n = strcspn(name, ".");
            const char *id = arena_strndup(a, name, id_n);
            const char *lang = name[id_n] ? name + id_n + 1 : NULL;
            if (!is_hidden(names, i, name))
                all[(*n)++] = (struct folders_file){path_in(f->at[i], id, lang, a), id, lang};
        }
    return all;
}

static const char *const *ids(const struct hfb_guides *g, struct arena *a, size_t *n)
{
    size_t files_n;
    const struct folders_file *files = folders_files((const struct folders *)g, a, &files_n);
    const char **out = arena_new_array(a, const char *, files_n + 1);
    *n = 0;
    for (size_t i = 0; i < files_n; i++)
        if (!files[i].lang)
            out[(*n)++] = files[i].id;
    return out;
}

const struct folders *folders_new(const struct options *o, struct arena *a, struct diags *d)
{
    struct folders *f = arena_new_of(a, struct folders);
    f->guides = (struct hfb_guides){.find = find, .ids = ids};
    f->at = arena_new_array(a, const char *, FOLDERS_MAX);
    for (size_t i = 0; i < o->guides_n; i++) {
        if (!file_is_folder(o->guides[i]))
            diag_add(d, DIAG_USAGE, NOWHERE, "--guides names a folder, and %s is none",
                     o->guides[i]);
        add(f, o->guides[i]);
    }
    add_all(f, getenv("HFBRIEF_GUIDES"), a);
    add(f, folders_own(a));
    add(f, "/usr/local/share/hfbrief/guides");
    add(f, "/usr/share/hfbrief/guides");
    return diags_failed(d) ? NULL : f;
}
