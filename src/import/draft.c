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
    d->dna_n = 0;
    d->ids[ID_UNIT] = d->ids[ID_ASK] = d->ids[ID_EVIDENCE] = NULL;
    d->fills_last = &d->fills;
    d->units_last = &d->units;
    d->opening_last = &d->opening;
    d->strategy_last = &d->strategy;
    d->additional_last = &d->additional;
    d->evidence_last = &d->evidence;
}

char *draft_piece(struct draft *d, const char *from, size_t n)
{
    struct str t = str_trim((struct str){from, n});
    return arena_strndup(d->a, t.s, t.n);
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
        char c = ascii_lower(*p);
        bool word = ascii_is_small(c) || ascii_is_digit(c);
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

static const char *name_in(const struct name *n, const char *text)
{
    while (n && strcmp(n->text, text) != 0)
        n = n->next;
    return n ? n->text : NULL;
}

const char *draft_id(struct draft *d, enum id_kind kind, const char *text)
{
    const char *slug = draft_slug(d, text), *id = slug;
    for (int n = 2; name_in(d->ids[kind], id); n++)
        id = arena_printf(d->a, "%s-%d", slug, n);
    struct name *made = arena_new_of(d->a, struct name);
    *made = (struct name){id, d->ids[kind]};
    d->ids[kind] = made;
    return id;
}

bool draft_row_is(const struct draft *d, const struct row *r, const char *currency, uint64_t towns,
                  uint64_t levels)
{
    const char *own = r->region.currency;
    bool level = levels ? r->level >= 0 && levels >> r->level & 1
                        : r->level < 0 || r->level == d->level_meant;
    return level && own && currency && !r->region.factor_of && (!towns || towns >> r->town & 1) &&
           strcmp(own, currency) == 0;
}

struct row *draft_find_row(const struct draft *d, const char *id)
{
    for (struct row *r = d->rows; r; r = r->next)
        if (r->region.id && strcmp(r->region.id, id) == 0)
            return r;
    return NULL;
}

struct unit *draft_unit(struct draft *d, enum unit_kind kind, const char *title, const char *id)
{
    struct unit *u = arena_new_of(d->a, struct unit);
    u->kind = kind;
    u->section = SECTION_FURTHER;
    u->title = title;
    u->id = id ? draft_id(d, ID_UNIT, id) : NULL;
    u->last = &u->first;
    u->tables_last = &u->tables;
    DRAFT_ADD(d, units, u);
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

const char *draft_fill(struct draft *d, const char *name, const char *label, enum fill_size size)
{
    const char *full = draft_slug(d, label), *own = name;
    for (int k = 1;; k++) {
        const struct fill_made *f = d->fills;
        while (f && strcmp(f->decl.name, own) != 0)
            f = f->next;
        if (f && strcmp(f->decl.label, label) == 0)
            return f->decl.name;
        if (!f)
            break;
        own = k == 1 ? full : arena_printf(d->a, "%s-%d", full, k);
    }
    struct fill_made *f = arena_new_of(d->a, struct fill_made);
    f->decl = (struct fill_decl){.name = own, .label = label, .size = size};
    DRAFT_ADD(d, fills, f);
    return own;
}

void draft_leave_out(struct draft *d, int line, const char *text, const char *reason)
{
    struct left *l = arena_new_of(d->a, struct left);
    *l = (struct left){text, reason, line, NULL};
    DRAFT_ADD(d, left, l);
}

struct run *draft_run(struct draft *d, enum run_kind kind, const char *text)
{
    struct run *r = arena_new_of(d->a, struct run);
    r->kind = kind;
    r->text = text;
    return r;
}

struct run *draft_join(struct run *first, struct run *second)
{
    struct run **last = &first;
    while (*last)
        last = &(*last)->next;
    *last = second;
    return first;
}

struct run *draft_says_itself(struct draft *d, const char *name, const char *source)
{
    const struct phrase *p = draft_words(d, "says");
    while (p && strcmp(p->means, name) != 0)
        p = p->next;
    struct run *first = NULL, **last = &first, *group = NULL;
    for (const char *at = p ? p->text : ""; *at;) {
        size_t n = strcspn(at, *at == '{' ? "}" : "{[]");
        if (*at == '[') {
            *last = group = draft_run(d, RUN_GROUP, NULL);
            last = &group->inner;
            n = 0;
        } else if (*at == ']' && group) {
            last = &group->next;
            n = 0;
        } else if (*at == '{') {
            *last = draft_run(d, RUN_FIGURE, NULL);
            (*last)->ref = arena_strndup(d->a, at + 1, n - 1);
            (*last)->text = strcmp((*last)->ref, "competing.company") == 0 ? source : NULL;
        } else {
            *last = draft_run(d, RUN_TEXT, arena_strndup(d->a, at, n));
        }
        if (*at != '[' && *at != ']')
            last = &(*last)->next;
        at += n + (n == 0 || *at == '{');
    }
    return first;
}

/* ---- phrases --------------------------------------------------------------------------------- */

const struct phrase *draft_words(const struct draft *d, const char *list)
{
    return phrases_of(d->phrases, list);
}

const struct phrase *draft_at(const struct draft *d, const char *list, const char *text,
                              const char *at, size_t *n)
{
    return phrase_at(draft_words(d, list), text, at, n);
}

const char *draft_where(const struct draft *d, const char *list, const char *text, size_t *n)
{
    const struct phrase *words = draft_words(d, list);
    const char *at = text;
    while (*at && !phrase_at(words, text, at, n))
        at++;
    return *at ? at : NULL;
}

const struct phrase *draft_says(const struct draft *d, const char *list, const char *text)
{
    size_t n;
    const char *at = draft_where(d, list, text, &n);
    return at ? draft_at(d, list, text, at, &n) : NULL;
}

unsigned draft_found(const struct draft *d, const char *list, const char *text,
                     const char *const *names)
{
    unsigned found = 0;
    size_t n;
    for (const char *p = text; *p; p += n ? n : 1) {
        const struct phrase *w = draft_at(d, list, text, p, &n);
        found |= w ? 1u << phrase_means(w, names) : 0;
    }
    return found;
}

const char *draft_before(const struct draft *d, const char *list, const char *text, const char *at)
{
    return phrase_before(draft_words(d, list), text, at);
}

bool draft_begins(const struct draft *d, const char *list, const char *text)
{
    size_t n;
    return draft_at(d, list, text, text, &n) != NULL;
}

bool draft_is(const struct draft *d, const char *list, const char *text)
{
    size_t n;
    return draft_at(d, list, text, text, &n) && n == strlen(text);
}

bool draft_asks(const struct draft *d, bool sign_on)
{
    for (const struct row *r = d->rows; r; r = r->next)
        if (sign_on ? r->ask.sign_on.stated : r->ask.bonus.stated || r->ask.bonus_percent.stated)
            return true;
    return false;
}
