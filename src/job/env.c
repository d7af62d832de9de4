/* env.c - loading once, sharing. */
#include "job/env.h"
#include "base/prepared.h"
#include "base/resource.h"
#include "guide/guide_read.h"
#include <stdlib.h>

#define GUIDES "templates/guides/"
#define NOWHERE ((struct place){0})

struct env_guide {
    const char *id;   /* NULL: a file of the user's */
    const char *said; /* "general.fr.xml": the same guide, said in another language; else NULL */
    const char *resource;
    struct source source;
    bool read;
    const struct guide *guide; /* NULL: there was no tree to read */
    struct diags faults;
    struct env_guide *next;
};

/* ---- guides ----------------------------------------------------------------------------- */

static struct env_guide **add_guide(struct hfb_env *e, struct env_guide **last, const char *id,
                                    struct source source)
{
    struct env_guide *g = arena_new_of(e->arena, struct env_guide);
    g->id = id;
    g->source = source;
    *last = g;
    return &g->next;
}

/* Those of one employer first; the one for any job is the last that anybody chooses. */
static struct env_guide **find_guides(struct hfb_env *e, struct env_guide **last, bool any_job)
{
    const struct resource *r;
    for (size_t i = 0; (r = resource_at(i)); i++) {
        const char *name = r->name + strlen(GUIDES), *dot = strrchr(r->name, '.');
        if (strncmp(r->name, GUIDES, strlen(GUIDES)) != 0 || !dot || dot < name ||
            any_job != (strncmp(name, ENV_ANY_JOB ".", strlen(ENV_ANY_JOB ".")) == 0))
            continue;
        struct source source = {arena_printf(e->arena, "%s", name), (const char *)r->data, r->len};
        size_t id = strcspn(name, "."), end = (size_t)(dot - name);
        struct env_guide **added = last;
        last = add_guide(e, last, arena_strndup(e->arena, name, id), source);
        (*added)->resource = r->name;
        if (id < end)
            (*added)->said = arena_strndup(e->arena, name + id + 1, end - id - 1);
    }
    return last;
}

/* What is loaded once keeps its faults, and tells them to every job that wants it. */
static void tell_again(const struct diags *faults, struct diags *d)
{
    for (const struct diag *f = faults->first; f; f = f->next) {
        struct diag *copy = diag_add(d, f->code, f->at, "%s", f->message);
        copy->also = f->also;
    }
}

/* What is loaded once is known by its bytes, never by where they stand: an address comes back for
 * other bytes when its arena is freed. The copy stays as long as what was read from it. */
static bool same_bytes(struct str a, struct str b)
{
    return a.n == b.n && (a.s == b.s || memcmp(a.s, b.s, a.n) == 0);
}

static struct str kept(struct hfb_env *e, struct str bytes)
{
    return (struct str){arena_strndup(e->arena, bytes.s, bytes.n), bytes.n};
}

static const struct guide *read_guide(struct hfb_env *e, struct env_guide *g, struct diags *d)
{
    if (!g->read) {
        diags_init(&g->faults, e->arena);
        if (g->id) /* the program's own were held against the schema when it was built */
            g->guide = prepared_load(e->arena, g->resource, (const void *[]){&g->source});
        if (!g->guide)
            g->guide = guide_read(e->arena, &g->source, g->id ? NULL : e->schemas, &g->faults);
        g->read = true;
    }
    tell_again(&g->faults, d);
    return diags_failed(&g->faults) ? NULL : g->guide;
}

static bool is_first(const struct env_guide *g) /* of its id, not in another language */
{
    return g->id && !g->said;
}

const struct guide *env_guide(struct hfb_env *e, const char *id, struct diags *d)
{
    for (struct env_guide *g = e->guides; g; g = g->next)
        if (is_first(g) && strcmp(g->id, id) == 0)
            return read_guide(e, g, d);
    return NULL;
}

const struct guide *env_guide_said(struct hfb_env *e, const char *id, const char *lang,
                                   struct diags *d)
{
    for (struct env_guide *g = e->guides; g; g = g->next)
        if (g->said && strcmp(g->id, id) == 0 && strcmp(g->said, lang) == 0)
            return read_guide(e, g, d);
    return NULL;
}

const char *env_guide_languages(const struct hfb_env *e, const struct guide *guide, struct arena *a)
{
    const char *all = NULL, *last = guide->lang;
    for (const struct env_guide *g = e->guides; g; g = g->next) {
        if (!g->said || strcmp(g->id, guide->id) != 0 || strcmp(g->said, guide->lang) == 0)
            continue;
        all = all ? arena_printf(a, "%s, %s", all, last) : last;
        last = g->said;
    }
    return all ? arena_printf(a, "%s or %s", all, last) : last;
}

const struct guide *env_guide_file(struct hfb_env *e, const struct hfb_input *file, struct diags *d)
{
    struct str bytes = {file->bytes, file->len};
    struct env_guide **last = &e->guides;
    for (struct env_guide *g; (g = *last); last = &g->next)
        if (!g->id && same_bytes((struct str){g->source.text, g->source.len}, bytes) &&
            strcmp(g->source.name, file->name) == 0)
            return read_guide(e, g, d);
    struct str own = kept(e, bytes);
    add_guide(e, last, NULL, (struct source){arena_strdup(e->arena, file->name), own.s, own.n});
    return read_guide(e, *last, d);
}

const char *const *env_guide_ids(struct hfb_env *e, struct arena *a, size_t *n)
{
    *n = 0;
    for (const struct env_guide *g = e->guides; g; g = g->next)
        *n += is_first(g);
    const char **ids = arena_new_array(a, const char *, *n + 1), **next = ids;
    for (const struct env_guide *g = e->guides; g; g = g->next)
        if (is_first(g))
            *next++ = g->id;
    return ids;
}

static struct env_guide *guide_at(const struct hfb_env *e, size_t i)
{
    for (struct env_guide *g = e->guides; g; g = g->next)
        if (is_first(g) && i-- == 0)
            return g;
    return NULL;
}

const char *hfb_guide_id(const struct hfb_env *e, size_t i)
{
    const struct env_guide *g = guide_at(e, i);
    return g ? g->id : NULL;
}

const char *hfb_guide_lang(struct hfb_env *e, const char *id, size_t k)
{
    struct diags unheard;
    diags_init(&unheard, e->arena);
    const struct guide *own = env_guide(e, id, &unheard);
    if (k == 0)
        return own ? own->lang : NULL;
    for (struct env_guide *g = e->guides; g; g = g->next)
        if (g->said && strcmp(g->id, id) == 0 && --k == 0)
            return g->said;
    return NULL;
}

/* ---- stylesheets ------------------------------------------------------------------------ */

struct env_sheet {
    struct source source;
    const struct catalogue *words; /* put into it; NULL: a file of the user's */
    struct stylesheet *sheet;      /* NULL: it has faults */
    struct diags faults;
    struct env_sheet *next;
};

static struct str resource_text(const char *name, struct diags *d)
{
    const struct resource *r = resource_find(name);
    if (r)
        return (struct str){(const char *)r->data, r->len};
    diag_add(d, DIAG_INTERNAL, NOWHERE, "%s is missing in this program", name);
    return (struct str){NULL, 0};
}

static struct stylesheet *own_sheet(struct hfb_env *e, struct env_sheet *s)
{
    const char *name = arena_printf(e->arena, "%s %s", s->source.name, catalogue_lang(s->words));
    const struct form *form = prepared_load(e->arena, name, NULL);
    return form ? stylesheet_of_form(e->arena, &s->source, form, &s->faults)
                : stylesheet_compile(e->arena, &s->source, s->words, &s->faults);
}

const struct stylesheet *env_sheet(struct hfb_env *e, const struct hfb_job *job, struct diags *d)
{
    struct env_sheet **last = &e->sheets, *s;
    const struct catalogue *words = NULL;
    struct source source;
    if (job->template_file) {
        source = (struct source){job->template_file->name, job->template_file->bytes,
                                 job->template_file->len};
    } else {
        const char *name = arena_printf(d->arena, "templates/%s.xsl", job->template_name);
        struct str text = resource_text(name, d);
        words = env_words(e, job->lang, d);
        if (!text.s || !words)
            return NULL;
        source = (struct source){name, text.s, text.n};
    }
    for (; (s = *last); last = &s->next)
        if (same_bytes((struct str){s->source.text, s->source.len},
                       (struct str){source.text, source.len}) &&
            s->words == words && strcmp(s->source.name, source.name) == 0)
            break;
    if (!s) {
        s = arena_new_of(e->arena, struct env_sheet);
        struct str own = kept(e, (struct str){source.text, source.len});
        s->source = (struct source){arena_strdup(e->arena, source.name), own.s, own.n};
        s->words = words;
        diags_init(&s->faults, e->arena);
        s->sheet = job->template_file ? stylesheet_compile_own(e->arena, &s->source, &s->faults)
                                      : own_sheet(e, s);
        *last = s;
    }
    tell_again(&s->faults, d);
    return s->sheet;
}

/* ---- themes ----------------------------------------------------------------------------- */

struct env_theme {
    struct str bytes;
    const char *name;
    const struct theme *theme; /* NULL: it has faults */
    struct diags faults;
    struct env_theme *next;
};

const struct theme *env_theme(struct hfb_env *e, const struct hfb_job *job, struct diags *d)
{
    const struct hfb_input *file = job->theme_file;
    if (!file)
        return e->theme;
    struct env_theme *t = e->themes;
    struct str bytes = {file->bytes, file->len};
    while (t && !(same_bytes(t->bytes, bytes) && strcmp(t->name, file->name) == 0))
        t = t->next;
    if (!t) {
        t = arena_new_of(e->arena, struct env_theme);
        *t = (struct env_theme){
            .bytes = kept(e, bytes), .name = arena_strdup(e->arena, file->name), .next = e->themes};
        e->themes = t;
        diags_init(&t->faults, e->arena);
        t->theme = theme_new(e->arena, t->bytes, t->name, e->theme, &t->faults);
    }
    tell_again(&t->faults, d);
    return diags_failed(&t->faults) ? NULL : t->theme;
}

/* ---- the rest --------------------------------------------------------------------------- */

struct env_words {
    const struct language *language;
    struct catalogue *catalogue;
    struct env_words *next;
};

const struct catalogue *env_words(struct hfb_env *e, const char *lang, struct diags *d)
{
    const struct language *l = lang ? language_find(lang) : language_default();
    if (!l) {
        diag_add(d, DIAG_USAGE, NOWHERE, "there is no language \"%s\"; write %s", lang,
                 language_codes(d->arena));
        return NULL;
    }
    for (struct env_words *w = e->words; w; w = w->next)
        if (w->language == l)
            return w->catalogue;
    const char *name = arena_printf(e->arena, "templates/lang/%s.xml", l->code);
    struct env_words *w = arena_new_of(e->arena, struct env_words);
    *w = (struct env_words){.language = l};
    w->catalogue = prepared_load(e->arena, name, (const void *[]){e->arena, l});
    struct str xml = w->catalogue ? (struct str){NULL, 0} : resource_text(name, d);
    if (xml.s)
        w->catalogue = catalogue_new(e->arena, xml, name, d);
    if (!w->catalogue)
        return NULL;
    if (l != language_default())
        catalogue_fall_back(w->catalogue, env_words(e, NULL, d));
    w->next = e->words;
    e->words = w;
    return w->catalogue;
}

static const struct theme *own_theme(struct hfb_env *e, struct diags *d)
{
    static const char name[] = "templates/theme.xml";
    const struct theme *t = prepared_load(e->arena, name, NULL);
    struct str xml = t ? (struct str){NULL, 0} : resource_text(name, d);
    return xml.s ? theme_new(e->arena, xml, name, NULL, d) : t;
}

static bool load(struct hfb_env *e, struct diags *d)
{
    e->schemas = schemas_new(e->arena);
    e->fonts = fontset_new(d, false);
    e->breaker = line_breaker_new();
    e->kept = kept_texts_new();
    e->theme = own_theme(e, d);
    find_guides(e, find_guides(e, &e->guides, false), true);
    return e->fonts && e->breaker && e->kept && e->theme && env_words(e, NULL, d);
}

struct loading {
    struct hfb_env *e;
    struct diags *d;
    bool ok;
};

static void load_step(void *data)
{
    struct loading *l = data;
    l->ok = load(l->e, l->d);
}

static bool load_guarded(struct hfb_env *e, struct diags *d)
{
    struct loading l = {.e = e, .d = d};
    return arena_guarded((struct arena *[]){e->arena, NULL}, load_step, &l) && l.ok;
}

struct hfb_env *hfb_env_new(struct diags *d)
{
    struct hfb_env *e = calloc(1, sizeof *e);
    if (e)
        e->arena = arena_new();
    if (!e || !e->arena || !load_guarded(e, d)) {
        if (!diags_failed(d))
            diag_add(d, DIAG_NO_MEMORY, NOWHERE, "out of memory while starting");
        hfb_env_free(e);
        return NULL;
    }
    return e;
}

struct warming {
    struct hfb_env *e;
    const struct hfb_job *job;
    bool many;
};

static void warm(void *data)
{
    const struct warming *w = data;
    struct hfb_env *e = w->e;
    struct diags unheard;
    diags_init(&unheard, e->arena);
    if (!w->job->template_file)
        env_sheet(e, w->job, &unheard);
    env_words(e, w->job->lang, &unheard);
    for (struct env_guide *g = e->guides; g && !w->job->guide_file; g = g->next)
        read_guide(e, g, &unheard);
    if (w->many)
        fontset_warm(e->fonts);
}

void hfb_env_warm(struct hfb_env *e, const struct hfb_job *job, bool many)
{
    struct warming w = {e, job, many};
    arena_guarded((struct arena *[]){e->arena, NULL}, warm, &w);
}

void hfb_env_between_jobs(struct hfb_env *e)
{
    kept_texts_trim(e->kept, fontset_trim(e->fonts));
}

void hfb_env_free(struct hfb_env *e)
{
    if (!e)
        return;
    fontset_free(e->fonts);
    line_breaker_free(e->breaker);
    kept_texts_free(e->kept);
    arena_free(e->arena);
    free(e);
}
