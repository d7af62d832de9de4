/* draft.c - lists that grow, and names; see draft.h. */
#include "import/draft.h"

void draft_init(struct draft *d, struct arena *a)
{
    *d = (struct draft){.a = a};
    d->rows_last = &d->rows;
    d->fills_last = &d->fills;
    d->units_last = &d->units;
    d->opening_last = &d->opening;
    d->strategy_last = &d->strategy;
    d->additional_last = &d->additional;
    d->evidence_last = &d->evidence;
    d->left_last = &d->left;
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

const char *draft_slug(struct draft *d, const char *text)
{
    char *out = arena_alloc(d->a, strlen(text) + 8);
    size_t n = 0;
    for (const char *p = text; *p; p++) {
        char c = lower(*p);
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool mark = strncmp(p, "’", 3) == 0; /* "world’s" is one word */
        if (mark)
            p += 2;
        else if (word)
            out[n++] = c;
        else if (n && out[n - 1] != '-')
            out[n++] = '-';
    }
    if (n > 48)
        for (n = 48; n && out[n] != '-'; n--)
            ;
    while (n && out[n - 1] == '-')
        n--;
    out[n] = '\0';
    return n ? out : "part";
}

static bool unit_taken(const struct draft *d, const char *id)
{
    for (const struct unit *u = d->units; u; u = u->next)
        if (u->id && strcmp(u->id, id) == 0)
            return true;
    return false;
}

const char *draft_unit_id(struct draft *d, const char *text)
{
    const char *slug = draft_slug(d, text), *id = slug;
    for (int n = 2; unit_taken(d, id); n++)
        id = arena_printf(d->a, "%s-%d", slug, n);
    return id;
}

struct row *draft_row(struct draft *d)
{
    struct row *r = arena_new_of(d->a, struct row);
    r->region.equity_years = 4;
    *d->rows_last = r;
    d->rows_last = &r->next;
    d->rows_n++;
    return r;
}

struct row *draft_find_row(const struct draft *d, const char *id)
{
    for (struct row *r = d->rows; r; r = r->next)
        if (r->region.id && strcmp(r->region.id, id) == 0)
            return r;
    return NULL;
}

struct unit *draft_unit(struct draft *d, enum unit_kind kind, const char *title, int line)
{
    struct unit *u = arena_new_of(d->a, struct unit);
    u->kind = kind;
    u->section = SECTION_FURTHER;
    u->title = title;
    u->id = draft_unit_id(d, title);
    u->line_no = line;
    u->last = &u->first;
    u->tables_last = &u->tables;
    *d->units_last = u;
    d->units_last = &u->next;
    return u;
}

struct paragraph *draft_paragraph(struct draft *d, struct unit *u, enum paragraph_kind kind)
{
    struct paragraph *p = arena_new_of(d->a, struct paragraph);
    p->kind = kind;
    *u->last = p;
    u->last = &p->next;
    return p;
}

static const struct fill_made *fill_named(const struct draft *d, const char *name)
{
    for (const struct fill_made *f = d->fills; f; f = f->next)
        if (strcmp(f->decl.name, name) == 0)
            return f;
    return NULL;
}

const char *draft_fill(struct draft *d, const char *name, const char *label, enum fill_size size)
{
    const struct fill_made *there = fill_named(d, name);
    if (there && strcmp(there->decl.label, label) != 0) {
        const char *full = draft_slug(d, label);
        name = full;
        for (int k = 2; (there = fill_named(d, name)) && strcmp(there->decl.label, label) != 0; k++)
            name = arena_printf(d->a, "%s-%d", full, k);
    }
    if (there)
        return there->decl.name;
    struct fill_made *f = arena_new_of(d->a, struct fill_made);
    f->decl = (struct fill_decl){.name = name, .label = label, .size = size};
    *d->fills_last = f;
    d->fills_last = &f->next;
    return name;
}

void draft_leave_out(struct draft *d, int line, const char *text, const char *reason)
{
    struct left *l = arena_new_of(d->a, struct left);
    *l = (struct left){text, reason, line, NULL};
    *d->left_last = l;
    d->left_last = &l->next;
}

struct run *draft_run(struct draft *d, enum run_kind kind, const char *text)
{
    struct run *r = arena_new_of(d->a, struct run);
    r->kind = kind;
    r->text = text;
    return r;
}

/* ---- phrases --------------------------------------------------------------------------------- */

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* A phrase's ' stands for the text's ’ too, its space for any one space or line break. */
static size_t match(const char *text, const char *phrase)
{
    const char *p = text;
    for (; *phrase; phrase++) {
        if (*phrase == '\'' && strncmp(p, "’", 3) == 0)
            p += 3;
        else if (*phrase == ' ' && (*p == ' ' || *p == '\n'))
            p++;
        else if (lower(*p) == *phrase)
            p++;
        else
            return 0;
    }
    return (size_t)(p - text);
}

const char *words_at(const char *text, const char *phrase)
{
    bool ends = letter(phrase[strlen(phrase) - 1]), begins = letter(phrase[0]);
    for (const char *p = text; *p; p++) {
        size_t n = match(p, phrase);
        if (n && !(begins && p > text && letter(p[-1])) && !(ends && letter(p[n])))
            return p;
    }
    return NULL;
}

bool words_in(const char *text, const char *phrase)
{
    return words_at(text, phrase) != NULL;
}

bool words_any(const char *text, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (words_in(text, *phrases))
            return true;
    return false;
}
