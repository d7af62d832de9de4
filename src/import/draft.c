/* draft.c - lists that grow, and names; see draft.h. */
#include "import/draft.h"

void draft_init(struct draft *d, struct arena *a, const struct phrases *phrases)
{
    *d = (struct draft){.a = a, .phrases = phrases, .level_meant = -1};
    d->rows_last = &d->rows;
    d->left_last = &d->left;
    d->claims_last = &d->claims;
    draft_restart(d);
}

void draft_restart(struct draft *d)
{
    d->fills = NULL;
    d->units = NULL;
    d->opening = d->strategy = NULL;
    d->additional = NULL;
    d->evidence = NULL;
    d->strategy_title = NULL;
    d->either = 0;
    d->fills_last = &d->fills;
    d->units_last = &d->units;
    d->opening_last = &d->opening;
    d->strategy_last = &d->strategy;
    d->additional_last = &d->additional;
    d->evidence_last = &d->evidence;
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* "ã" as "a": the letter under the mark, of U+00C0 to U+00FF; 0: none. */
static char plain_letter(const char *p)
{
    static const char letters[] = "aaaaaaaceeeeiiiidnooooo-ouuuuyps"
                                  "aaaaaaaceeeeiiiidnooooo-ouuuuypy";
    unsigned char second = (unsigned char)p[1];
    return (unsigned char)*p == 0xC3 && second >= 0x80 && second <= 0xBF ? letters[second - 0x80]
                                                                         : '\0';
}

const char *draft_slug(struct draft *d, const char *text)
{
    char *out = arena_alloc(d->a, strlen(text) + 8);
    size_t n = 0;
    for (const char *p = text; *p; p++) {
        char c = lower(*p);
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool mark = strncmp(p, "’", 3) == 0; /* "world’s" is one word */
        if (plain_letter(p)) {
            out[n++] = plain_letter(p++);
            continue;
        }
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

struct row *draft_find_row(const struct draft *d, const char *id)
{
    for (struct row *r = d->rows; r; r = r->next)
        if (r->region.id && strcmp(r->region.id, id) == 0)
            return r;
    return NULL;
}

struct unit *draft_unit(struct draft *d, enum unit_kind kind, const char *title)
{
    struct unit *u = arena_new_of(d->a, struct unit);
    u->kind = kind;
    u->section = SECTION_FURTHER;
    u->title = title;
    u->id = draft_unit_id(d, title);
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

const struct phrase *draft_words(const struct draft *d, const char *list)
{
    return phrases_of(d->phrases, list);
}

bool draft_says(const struct draft *d, const char *list, const char *text)
{
    const char *at;
    size_t n;
    return phrase_in(draft_words(d, list), text, &at, &n) != NULL;
}

bool draft_asks(const struct draft *d, bool sign_on)
{
    for (const struct row *r = d->rows; r; r = r->next)
        if (sign_on ? r->ask.sign_on.stated : r->ask.bonus.stated || r->ask.bonus_percent.stated)
            return true;
    return false;
}
