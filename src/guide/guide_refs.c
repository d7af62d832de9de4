/* guide_refs.c - comp/figures.def as paths; see guide_refs.h. */
#include "guide/guide_refs.h"

enum { PATH_MAX_BYTES = 128 };

struct refs_row {
    enum { ROW_GROUP, ROW_VALUE, ROW_BRANCH, ROW_MERGED, ROW_WORD } form;
    const char *key;   /* of a group its name */
    const char *child; /* ROW_BRANCH, ROW_MERGED: the group that stands there */
    const char *kind;
    enum figure_seen seen;
    enum figure_said said;
};

// clang-format off
#define GROUP(name, type) {.form = ROW_GROUP, .key = #name},
#define END(name)
#define ROW(key, kind, value, seen, said) {ROW_VALUE, #key, NULL, #kind, SEEN_##seen, REF_##said},
#define OBJECT(key, group, pointer, seen, said) {ROW_BRANCH, #key, #group, NULL, SEEN_##seen, REF_##said},
#define RANGE(key, group, pointer, seen, said) {ROW_BRANCH, #key, #group, "RANGE", SEEN_##seen, REF_##said},
#define MERGED(group, pointer, seen, said) {ROW_MERGED, "", #group, NULL, SEEN_##seen, REF_##said},
#define LIST(key, group, element, n, seen, said) OBJECT(key, group, element, seen, said)
#define LIST_IF(key, group, element, n, condition, seen, said) OBJECT(key, group, element, seen, said)
#define VALUES(key, kind, element, n, seen, said)
#define VALUES_IF(key, kind, element, n, condition, seen, said)
#define ATTRIBUTE(name, value, seen)
#define WORD(reference, as, value, seen) {ROW_WORD, #reference, NULL, "WORD", SEEN_##seen, REF_SAID},
static const struct refs_row rows[] = {
#include "comp/figures.def"
    {.form = ROW_GROUP, .key = ""},
};
// clang-format on

static const struct refs_row *group_named(const char *name)
{
    const struct refs_row *r = rows;
    while (r->form != ROW_GROUP || strcmp(r->key, name) != 0)
        r++;
    return r + 1;
}

/* ---- every path ----------------------------------------------------------------------------- */

struct walk {
    struct arena *a;
    const char *wanted; /* one path; NULL: all */
    struct guide_ref *found;
    size_t n, max;
    bool done;
};

struct step { /* where the walk stands: what the rows above amount to */
    size_t at;
    enum figure_seen seen;
    enum figure_said said;
};

static void put_ref(struct walk *w, const char *path, const struct refs_row *r, struct step in)
{
    if (in.said == REF_SILENT || (w->wanted && strcmp(path, w->wanted) != 0))
        return;
    if (w->n < w->max)
        w->found[w->n] = (struct guide_ref){w->a ? arena_strdup(w->a, path) : w->wanted, r->kind,
                                            in.seen, in.said};
    w->n++;
    w->done = w->wanted != NULL;
}

/* Whether what is wanted can lie below this path. */
static bool on_the_way(const struct walk *w, const char *path, size_t n)
{
    return !w->wanted || strncmp(w->wanted, path, n) == 0;
}

static void walk_group(struct walk *w, const char *group, char path[PATH_MAX_BYTES], struct step in)
{
    for (const struct refs_row *r = group_named(group); r->form != ROW_GROUP && !w->done; r++) {
        struct step s = {in.at, r->seen > in.seen ? r->seen : in.seen,
                         r->said > in.said ? r->said : in.said};
        if (r->form == ROW_MERGED) {
            walk_group(w, r->child, path, s);
            continue;
        }
        size_t n = strlen(r->key);
        if (s.said == REF_SILENT || in.at + n + 2 > PATH_MAX_BYTES)
            continue;
        memcpy(path + in.at, r->key, n + 1);
        if (!on_the_way(w, path, in.at + n))
            continue;
        if (r->form != ROW_BRANCH || r->kind)
            put_ref(w, path, r, s);
        if (r->form != ROW_BRANCH)
            continue;
        s.at = in.at + n + 1;
        memcpy(path + in.at + n, ".", 2);
        walk_group(w, r->child, path, s);
    }
}

static size_t walk_all(struct walk *w)
{
    char path[PATH_MAX_BYTES] = "";
    walk_group(w, "figures", path, (struct step){0, SEEN_PUBLIC, REF_SAID});
    return w->n;
}

size_t guide_refs(struct arena *a, const struct guide_ref **out)
{
    struct walk w = {.a = NULL};
    size_t n = walk_all(&w);
    w = (struct walk){.a = a, .found = arena_new_array(a, struct guide_ref, n), .max = n};
    *out = w.found;
    return walk_all(&w);
}

/* ---- one of them ---------------------------------------------------------------------------- */

bool guide_ref_find(const char *ref, struct guide_ref *out)
{
    struct guide_ref found = {0};
    struct walk w = {.wanted = ref, .found = &found, .max = 1};
    bool any = walk_all(&w) > 0;
    if (any && out)
        *out = found;
    return any;
}

bool guide_ref_on_floor(const char *ref)
{
    struct guide_ref found = {0};
    return guide_ref_find(ref, &found) && found.seen >= SEEN_FLOOR;
}

const char *guide_ref_nearest(struct arena *a, const char *wrong)
{
    const struct guide_ref *refs;
    size_t n = guide_refs(a, &refs);
    const char **names = arena_new_array(a, const char *, n);
    for (size_t i = 0; i < n; i++)
        names[i] = refs[i].path;
    return str_nearest(wrong, names, n);
}

/* ---- what is released for the employer ------------------------------------------------------ */

static void check_runs(const struct run *run, struct diags *d)
{
    for (; run; run = run->next) {
        struct guide_ref ref;
        if (run->kind == RUN_GROUP)
            check_runs(run->inner, d);
        if (run->kind != RUN_FIGURE || !guide_ref_find(run->ref, &ref) || ref.seen == SEEN_PUBLIC)
            continue;
        diag_add(d, DIAG_SENTENCE_LEFT_OUT, run->at,
                 ref.seen >= SEEN_PRIVATE
                     ? "%s is not for the employer: no letter holds this sentence; leave out "
                       "public=\"yes\", or the <write>"
                     : "%s is of another offer: a letter speaks of that in words of its own and "
                       "leaves this sentence out; leave out public=\"yes\", or the <write>",
                 run->ref);
    }
}

static void check_public(void *diags, const struct sentence *s)
{
    if (s->written || (s->say && s->public_))
        check_runs(s->runs, diags);
}

void guide_refs_check_public(const struct guide *g, struct diags *d)
{
    guide_each_sentence(g, check_public, d);
}
