/* plan.c - inputs, names, shards. */
#define _GNU_SOURCE /* memmem */
#include "batch/plan.h"
#include "base/file.h"
#include "deliver/deliver.h"
#include "xml/xml.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define NOWHERE ((struct place){0})

struct names {
    struct arena *arena;
    const char **v;
    size_t n, cap;
};

static void add_name(struct names *l, const char *s)
{
    if (l->n == l->cap)
        arena_grow(l->arena, l->v, l->n, l->cap, 64);
    l->v[l->n++] = s;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* ---- inputs ------------------------------------------------------------------------------- */

static bool add_folder(struct names *l, const char *path, struct diags *d)
{
    size_t from = l->n, length = strlen(path), n;
    const char *slash = length && path[length - 1] == '/' ? "" : "/";
    const char **names = file_names(l->arena, path, ".xml", &n);
    if (!names) {
        diag_add(d, DIAG_NOT_READABLE, NOWHERE, "%s cannot be opened: %s", path, strerror(errno));
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        const char *name = arena_printf(l->arena, "%s%s%s", path, slash, names[i]);
        if (file_size(name) >= 0 || !file_exists(name)) /* no pipe, no folder; a link that leads
                                                           nowhere is told of like a file */
            add_name(l, name);
    }
    if (l->n == from)
        diag_add(d, DIAG_NOT_READABLE, NOWHERE, "%s holds no .xml file", path);
    return l->n > from;
}

static bool add_list(struct names *l, const char *path, bool nul, struct diags *d)
{
    struct str text;
    const char *why = file_read(l->arena, path, 0, &text);
    if (why) {
        diag_add(d, DIAG_NOT_READABLE, NOWHERE, "%s %s", path, why);
        return false;
    }
    if (!nul && text.n && memchr(text.s, '\0', text.n)) {
        diag_add(d, DIAG_USAGE, NOWHERE, "%s holds NUL characters; if they end its names, add -0",
                 path);
        return false;
    }
    char end = nul ? '\0' : '\n';
    for (size_t at = 0; at < text.n;) {
        const char *stop = memchr(text.s + at, end, text.n - at);
        size_t n = stop ? (size_t)(stop - (text.s + at)) : text.n - at;
        size_t shown = !nul && n && text.s[at + n - 1] == '\r' ? n - 1 : n;
        if (shown)
            add_name(l, arena_strndup(l->arena, text.s + at, shown));
        at += n + 1;
    }
    return true;
}

static bool collect(const struct plan_wish *w, struct names *l, struct diags *d)
{
    bool ok = true;
    for (size_t i = 0; i < w->inputs_n; i++)
        if (file_is_folder(w->inputs[i]))
            ok = add_folder(l, w->inputs[i], d) && ok;
        else
            add_name(l, w->inputs[i]);
    if (w->files_from)
        ok = add_list(l, w->files_from, w->nul, d) && ok;
    return ok;
}

/* ---- shards ------------------------------------------------------------------------------- */

static bool in_shard(const struct plan_wish *w, const char *input, struct arena *scratch)
{
    if (w->shard_n == 0)
        return true;
    struct str text;
    const char *id = NULL;
    if (file_size(input) >= 0 && !file_read(scratch, input, XML_OFFER_BYTES_MAX, &text))
        id = xml_peek(scratch, text, "id");
    const char *key = id ? id : deliver_stem(scratch, input);
    return str_hash(str_of(key)) % w->shard_n == w->shard_k - 1;
}

static bool number(const char *name, unsigned *out)
{
    const char *s = getenv(name);
    char *end;
    if (!s || *s < '0' || *s > '9')
        return false;
    unsigned long v = strtoul(s, &end, 10);
    *out = (unsigned)v;
    return *end == '\0' && v <= 1000000;
}

const char *plan_shard_auto(struct arena *a, unsigned *k, unsigned *n)
{
    unsigned index, count, first = 0, step = 1;
    if (number("SLURM_ARRAY_TASK_ID", &index)) {
        number("SLURM_ARRAY_TASK_MIN", &first);
        number("SLURM_ARRAY_TASK_STEP", &step);
        if (!number("SLURM_ARRAY_TASK_COUNT", &count) || step == 0)
            return "SLURM_ARRAY_TASK_ID is set, but SLURM_ARRAY_TASK_COUNT isn't a number";
        index = (index - first) / step;
    } else if (number("JOB_COMPLETION_INDEX", &index)) {
        if (!number("JOB_COMPLETIONS", &count))
            return "JOB_COMPLETION_INDEX is set; set JOB_COMPLETIONS to the job's completions too";
    } else if (number("AWS_BATCH_JOB_ARRAY_INDEX", &index)) {
        if (!number("AWS_BATCH_JOB_ARRAY_SIZE", &count))
            return "AWS_BATCH_JOB_ARRAY_INDEX is set, but AWS_BATCH_JOB_ARRAY_SIZE isn't a number";
    } else
        return "no array job is seen (SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, "
               "AWS_BATCH_JOB_ARRAY_INDEX)";
    if (index >= count)
        return arena_printf(a, "part %u of %u is none", index + 1, count);
    *k = index + 1;
    *n = count;
    return NULL;
}

/* ---- names -------------------------------------------------------------------------------- */

/* How many letters of the hash name the sub-folder: none, two, four ("3f/a0/"). */
static int fan_levels(size_t n)
{
    return n <= FAN_OUT ? 0 : n <= (size_t)FAN_OUT * 256 ? 1 : 2;
}

static void name_output(const struct plan_wish *w, struct plan_item *item, int levels,
                        struct arena *a)
{
    if (w->email_folder)
        item->email =
            deliver_email_path(a, item->input, w->email_folder, w->template_name, w->format);
    if (w->no_output)
        return;
    const char *folder = w->folder;
    if (folder && levels) {
        unsigned h = (unsigned)(str_hash(str_of(deliver_stem(a, item->input))) & 0xFFFF);
        const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
        folder = levels == 1 ? arena_printf(a, "%s%s%02x", folder, slash, h & 0xFF)
                             : arena_printf(a, "%s%s%02x/%02x", folder, slash, h >> 8, h & 0xFF);
    }
    item->output = deliver_path(a, item->input, folder, w->template_name, w->format);
    item->name = item->output;
    if (w->folder) {
        item->name += strlen(w->folder);
        item->name += strspn(item->name, "/");
    }
}

struct named {
    const char *path;
    const struct plan_item *item;
};

static int by_path(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int c = strcmp(x->path, y->path);
    return c ? c : (x->item > y->item) - (x->item < y->item);
}

/* Documents and drafts: one name, one offer. */
static bool check_names(const struct plan *p, struct arena *a, struct diags *d)
{
    struct named *sorted = arena_new_array(a, struct named, 2 * p->n + 1);
    size_t n = 0;
    bool ok = true;
    for (size_t i = 0; i < p->n; i++) {
        if (p->items[i].output)
            sorted[n++] = (struct named){p->items[i].output, &p->items[i]};
        if (p->items[i].email)
            sorted[n++] = (struct named){p->items[i].email, &p->items[i]};
    }
    qsort(sorted, n, sizeof *sorted, by_path);
    for (size_t i = 1; i < n; i++)
        if (strcmp(sorted[i - 1].path, sorted[i].path) == 0) {
            diag_add(d, DIAG_USAGE, NOWHERE, "%s and %s would both be written to %s; rename one",
                     sorted[i - 1].item->input, sorted[i].item->input, sorted[i].path);
            ok = false;
        }
    return ok;
}

static void collect_folders(struct plan *p, struct arena *a)
{
    struct names l = {.arena = a};
    for (size_t i = 0; i < p->n; i++) {
        const char *path = p->items[i].output, *slash = path ? strrchr(path, '/') : NULL;
        if (path)
            add_name(&l, !slash          ? "."
                         : slash == path ? "/"
                                         : arena_strndup(a, path, (size_t)(slash - path)));
    }
    if (l.n)
        qsort(l.v, l.n, sizeof *l.v, by_text);
    for (size_t i = 0; i < l.n; i++)
        if (p->folders_n == 0 || strcmp(l.v[p->folders_n - 1], l.v[i]) != 0)
            l.v[p->folders_n++] = l.v[i];
    p->folders = l.v;
}

bool plan_make(const struct plan_wish *w, struct arena *a, struct diags *d, struct plan *out)
{
    struct names all = {.arena = a};
    *out = (struct plan){0};
    if (!collect(w, &all, d))
        return false;
    if (all.n == 0) {
        diag_add(d, DIAG_USAGE, NOWHERE, "no offer is named");
        return false;
    }
    int levels = fan_levels(all.n); /* by the whole run, so that shards agree */
    struct plan whole = {.items = arena_new_array(a, struct plan_item, all.n), .n = all.n};
    for (size_t i = 0; i < all.n; i++) {
        whole.items[i].input = all.v[i];
        name_output(w, &whole.items[i], levels, a);
    }
    if (!check_names(&whole, a, d))
        return false;
    out->items = whole.items;
    struct arena *scratch = arena_new_within(a);
    for (size_t i = 0; i < all.n; i++) {
        if (in_shard(w, whole.items[i].input, scratch))
            out->items[out->n++] = whole.items[i];
        arena_reset(scratch);
    }
    arena_free(scratch);
    collect_folders(out, a);
    return true;
}

static bool make_path(const char *path, struct arena *a)
{
    char *copy = arena_strdup(a, path);
    for (char *p = copy + 1; *p; p++)
        if (*p == '/') {
            *p = '\0';
            if (mkdir(copy, 0700) != 0 && errno != EEXIST)
                return false;
            *p = '/';
        }
    return mkdir(copy, 0700) == 0 || (errno == EEXIST && file_is_folder(copy));
}

bool plan_folders(const struct plan *p, struct arena *a, struct diags *d)
{
    for (size_t i = 0; i < p->folders_n; i++)
        if (!make_path(p->folders[i], a)) {
            diag_add(d, DIAG_CANNOT_WRITE, NOWHERE, "the folder %s cannot be made: %s",
                     p->folders[i], strerror(errno == EEXIST ? ENOTDIR : errno));
            return false;
        }
    return true;
}
