/* guide_check.c - what no schema can say, over the finished guide (contract 1.2): names that must
 * be known (figures, fills, regions), ids and orders that stand once, ask and floor that make
 * sense, and speech that holds nothing it must not hold. */
#include "guide/guide_refs.h"
#include "guide/guide_table.h"

/* A name that nobody declares is told where it is met first, with how often it is met again: it is
 * the declaration that is missing, or misspelt, once. */
struct told {
    const char *kind, *name;
    struct diag *diag;
    const char *message;
    size_t n;
    struct told *next;
};

struct checking {
    const struct guide *guide;
    struct told *told; /* no more of them than are shown */
    size_t told_n;
};

static const struct guide *guide_of(const struct xml_reader *r)
{
    return ((const struct checking *)r->own)->guide;
}

/* ---- names ---------------------------------------------------------------------------------- */

static void tell_once(struct xml_reader *r, enum diag_code code, struct place at, const char *kind,
                      const char *name, const char *instead)
{
    struct checking *c = r->own;
    for (struct told *t = c->told; t; t = t->next)
        if (strcmp(t->kind, kind) == 0 && strcmp(t->name, name) == 0) {
            t->n++;
            t->diag->message = arena_printf(r->arena, "%s (and in %zu more place%s)", t->message,
                                            t->n, t->n == 1 ? "" : "s");
            return;
        }
    struct told *t = arena_new_of(r->arena, struct told);
    struct diag *g =
        diag_add(r->d, code, at, "%s %s; %s", kind, diag_quote(r->arena, str_of(name)), instead);
    *t = (struct told){kind, name, g, g->message, 0, c->told};
    if (c->told_n++ < DIAGS_MAX)
        c->told = t;
}

static const char *nearest_or(struct xml_reader *r, const char *wrong, const char **names, size_t n,
                              const char *otherwise)
{
    const char *near = str_nearest(wrong, names, n);
    return near ? arena_printf(r->arena, "did you mean %s?", near) : otherwise;
}

static void check_region_list(struct xml_reader *r, const char *list, struct place at)
{
    const struct guide *g = guide_of(r);
    for (const char *p = list; p && *p;) {
        size_t n = strcspn(p, " ");
        const char *id = arena_strndup(r->arena, p, n);
        p += n + (p[n] == ' ');
        if (n == 0 || guide_region(g, id) || g->regions_partly)
            continue;
        const char **names = arena_new_array(r->arena, const char *, g->regions_n);
        for (size_t i = 0; i < g->regions_n; i++)
            names[i] = g->regions[i].id;
        tell_once(r, DIAG_UNKNOWN_REGION, at, "unknown region", id,
                  nearest_or(r, id, names, g->regions_n, "write the id of a row"));
    }
}

static void check_fill(struct xml_reader *r, const struct run *run)
{
    const struct guide *g = guide_of(r);
    if (guide_fill(g, run->ref) || g->fills_partly)
        return;
    const char **names = arena_new_array(r->arena, const char *, g->fills_n);
    for (size_t i = 0; i < g->fills_n; i++)
        names[i] = g->fills[i].name;
    tell_once(r, DIAG_UNKNOWN_FILL, run->at, "undeclared fill", run->ref,
              nearest_or(r, run->ref, names, g->fills_n, "declare it among the fills"));
}

static void check_figure(struct xml_reader *r, const struct run *run, bool said)
{
    struct guide_ref ref;
    if (!guide_ref_find(run->ref, &ref)) {
        const char *near = guide_ref_nearest(r->arena, run->ref);
        diag_add(r->d, DIAG_GUIDE_REFERENCE, run->at, "unknown figure %s; %s",
                 diag_quote(r->arena, str_of(run->ref)),
                 near ? arena_printf(r->arena, "did you mean %s?", near)
                      : "write one such as ask.equity or band.base.max");
    } else if (said && ref.said != REF_SAID) {
        diag_add(r->d, DIAG_FORBIDDEN_SPEECH, run->at,
                 "%s is private and never said aloud; put it in a note or leave it out", run->ref);
    }
}

/* ---- speech --------------------------------------------------------------------------------- */

/* The span of what is wrong, within the run's own bytes of the file where it stands there as is. */
static struct place narrow(struct place at, const char *what, size_t n)
{
    if (!at.src || n == 0)
        return at;
    const char *text = at.src->text + at.off;
    for (uint32_t i = 0; i + n <= at.len; i++)
        if (memcmp(text + i, what, n) == 0)
            return (struct place){at.src, at.off + i, (uint32_t)n};
    return at;
}

static void forbid(struct xml_reader *r, enum forbidden f, const char *in, struct str what,
                   struct place at)
{
    static const char *const why[] = {
        [FORBIDDEN_GUARANTEED] = "is never said: no total is; write contracted, or leave it out",
        [FORBIDDEN_AMOUNT] =
            "is an amount of its own; refer to a figure, such as <fig ref=\"ask.base\"/>",
        [FORBIDDEN_CURRENCY] = "is a currency; leave it to the figures, which bring their own",
    };
    diag_add(r->d, DIAG_FORBIDDEN_SPEECH, at, "%s in a <%s> %s", diag_quote(r->arena, what), in,
             why[f]);
}

/* `in`: the element, "say" or "write", whose words are somebody's to say; NULL: others. */
static void check_runs(struct xml_reader *r, const struct run *run, const char *in)
{
    for (; run; run = run->next) {
        if (run->region)
            check_region_list(r, run->region, run->at);
        if (run->kind == RUN_FIGURE)
            check_figure(r, run, in != NULL);
        else if (run->kind == RUN_FILL)
            check_fill(r, run);
        else if (run->kind == RUN_NOTE)
            check_runs(r, run->inner, NULL);
        else if (run->kind == RUN_GROUP)
            check_runs(r, run->inner, in);
        else if (in && (run->kind == RUN_AMOUNT || run->kind == RUN_CHOICE))
            diag_add(r->d, DIAG_FORBIDDEN_SPEECH, run->at,
                     run->kind == RUN_AMOUNT
                         ? "an amount of its own in a <%s>; refer to a figure, such as <fig "
                           "ref=\"ask.base\"/>"
                         : "a choice in a <%s>; write the sentence for what the offer gives",
                     in);
    }
}

/* The sentence's words without what figures, fills and notes bring: runs joined, so that an amount
 * can't hide on both sides of an element. */
static void join_words(struct buf *out, const struct run *run)
{
    for (; run; run = run->next) {
        if (run->kind == RUN_TEXT || run->kind == RUN_STRONG || run->kind == RUN_TERM)
            buf_puts(out, run->text);
        else if (run->kind == RUN_GROUP)
            join_words(out, run->inner);
        else if (run->kind != RUN_NOTE)
            buf_puts(out, "\xEF\xBF\xBC");
    }
}

static struct place text_place(const struct run *run, struct place at, const char *what, size_t n)
{
    for (; run; run = run->next) {
        struct place p = run->kind == RUN_GROUP ? text_place(run->inner, run->at, what, n)
                                                : narrow(run->at, what, n);
        if (run->kind != RUN_NOTE && p.len == n)
            return p;
    }
    return at;
}

static void check_sentences(struct xml_reader *r, const struct sentence *s)
{
    for (; s; s = s->next) {
        check_region_list(r, s->region, s->at);
        const char *in = s->say ? "say" : s->written ? "write" : NULL;
        check_runs(r, s->runs, in);
        if (!in)
            continue;
        struct buf words;
        buf_init(&words, r->arena);
        join_words(&words, s->runs);
        const char *text = buf_str(&words);
        size_t off, n;
        enum forbidden f = guide_speech_forbidden(text, s->currency, &off, &n);
        if (f != FORBIDDEN_NOTHING)
            forbid(r, f, in, (struct str){text + off, n},
                   text_place(s->runs, s->at, text + off, n));
    }
}

static void check_paragraphs(struct xml_reader *r, const struct paragraph *p)
{
    for (; p; p = p->next)
        check_sentences(r, p->sentences);
}

/* ---- ids, orders, sides --------------------------------------------------------------------- */

static void check_id(struct xml_reader *r, const char *id, struct place at, const char **seen,
                     size_t *n)
{
    for (size_t i = 0; id && i < *n; i++)
        if (strcmp(seen[i], id) == 0)
            diag_add(r->d, DIAG_DUPLICATE, at, "id %s appears twice; give each its own",
                     diag_quote(r->arena, str_of(id)));
    if (id)
        seen[(*n)++] = id;
}

static void check_ids(struct xml_reader *r)
{
    const struct guide *g = guide_of(r);
    const char **seen = arena_new_array(
        r->arena, const char *, g->sections_n + g->scripts_n + g->levers_n + g->additional_n);
    size_t n = 0;
    for (size_t i = 0; i < g->sections_n; i++)
        check_id(r, g->sections[i].id, g->sections[i].at, seen, &n);
    for (size_t i = 0; i < g->scripts_n; i++)
        check_id(r, g->scripts[i].id, g->scripts[i].at, seen, &n);
    for (size_t i = 0; i < g->levers_n; i++)
        check_id(r, g->levers[i].id, g->levers[i].at, seen, &n);
    n = 0;
    for (size_t i = 0; i < g->additional_n; i++)
        check_id(r, g->additional[i].id, g->additional[i].at, seen, &n);
}

/* Two additional asks can't be given for the same step of one region's ladder. */
static void check_give(struct xml_reader *r)
{
    const struct guide *g = guide_of(r);
    for (size_t i = 0; i < g->additional_n; i++) {
        const struct additional_ask *a = &g->additional[i];
        check_region_list(r, a->region, a->at);
        for (size_t k = 0; k < i && a->give; k++)
            if (g->additional[k].give == a->give && !a->region && !g->additional[k].region)
                diag_add(r->d, DIAG_DUPLICATE, a->at,
                         "give=\"%d\" appears twice; give each its own order", a->give);
    }
}

static void check_order(struct xml_reader *r, const char *part, struct amount ask,
                        struct amount floor)
{
    if (ask.stated && floor.stated && floor.value > ask.value)
        diag_add(r->d, DIAG_ORDER, floor.at, "the floor's %s is over the ask's; turn them round",
                 part);
}

void guide_check(struct xml_reader *r, struct guide *g)
{
    struct checking *checking = arena_new_of(r->arena, struct checking);
    checking->guide = g;
    r->own = checking;
    for (size_t i = 0; i < g->regions_n; i++) {
        check_order(r, "base", g->regions[i].ask.base, g->regions[i].floor.base);
        check_order(r, "equity", g->regions[i].ask.equity, g->regions[i].floor.equity);
    }
    for (size_t i = 0; i < g->others_n; i++)
        check_region_list(r, g->others[i].region, g->others[i].base.at);
    for (size_t i = 0; i < g->sections_n; i++)
        check_paragraphs(r, g->sections[i].paragraphs);
    for (size_t i = 0; i < g->scripts_n; i++) {
        check_region_list(r, g->scripts[i].region, g->scripts[i].at);
        check_sentences(r, g->scripts[i].line);
        check_paragraphs(r, g->scripts[i].paragraphs);
    }
    for (size_t i = 0; i < g->levers_n; i++) {
        check_region_list(r, g->levers[i].region, g->levers[i].at);
        check_sentences(r, g->levers[i].line);
        check_paragraphs(r, g->levers[i].paragraphs);
    }
    check_sentences(r, g->strategy); /* the opening's stand in it too */
    check_ids(r);
    check_give(r);
}
