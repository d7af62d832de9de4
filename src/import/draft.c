/* draft.c - names, rows and lists; see draft.h. */
#include "import/draft.h"

char *draft_piece(struct draft *d, const char *from, size_t n)
{
    struct str t = str_trim((struct str){from, n});
    return arena_strndup(d->a, t.s, t.n);
}

const char *draft_slug(struct draft *d, const char *text)
{
    static const char plain[] =
        "aaaaaaaceeeeiiiidnooooo-ouuuuyps" /* U+00C0 to U+00FF without marks */
        "aaaaaaaceeeeiiiidnooooo-ouuuuypy";
    struct str t = str_of(text);
    struct buf out;
    buf_init(&out, d->a);
    for (size_t i = 0; i < t.n;) {
        uint32_t code = str_decode(t, &i);
        char c = code < 0x80                    ? ascii_lower((char)code)
                 : code >= 0xC0 && code <= 0xFF ? plain[code - 0xC0]
                                                : '-';
        if (ascii_is_small(c) || ascii_is_digit(c))
            buf_putc(&out, c);
        else if (code != 0x2019 && out.n && out.p[out.n - 1] != '-') /* "world’s" is one word */
            buf_putc(&out, '-');
    }
    size_t n = out.n;
    if (n > 48)
        for (n = 48; n && out.p[n] != '-'; n--)
            ;
    while (n && out.p[n - 1] == '-')
        n--;
    return n ? arena_strndup(d->a, out.p, n) : "part";
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

struct row *draft_only_row(const struct draft *d, const char *currency, uint64_t towns,
                           uint64_t levels)
{
    struct row *found = NULL;
    for (struct row *r = d->rows; currency && r; r = r->next) {
        bool level = levels ? r->level >= 0 && levels >> r->level & 1
                            : r->level < 0 || r->level == d->level_meant;
        if (!level || r->factor_of || strcmp(r->currency, currency) != 0 ||
            (towns && !(towns >> r->town & 1)))
            continue;
        if (found)
            return NULL;
        found = r;
    }
    return found;
}

struct row *draft_find_row(const struct draft *d, const char *id)
{
    for (struct row *r = d->rows; r; r = r->next)
        if (r->id && strcmp(r->id, id) == 0)
            return r;
    return NULL;
}

struct unit *draft_unit(struct draft *d, enum unit_kind kind, const char *title, const char *id)
{
    struct unit *u = arena_new_of(d->a, struct unit);
    u->kind = kind;
    u->title = title;
    u->id = id ? draft_id(d, ID_UNIT, id) : NULL;
    buf_init(&u->rest, d->a);
    DRAFT_ADD(d, units, u);
    return u;
}

const char *draft_blank(struct draft *d, const char *name, const char *label, const char *size)
{
    const char *full = draft_slug(d, label), *own = name;
    for (int k = 1;; k++) {
        const struct blank *b = d->blanks;
        while (b && strcmp(b->name, own) != 0)
            b = b->next;
        if (b && strcmp(b->label, label) == 0)
            return b->name;
        if (!b)
            break;
        own = k == 1 ? full : arena_printf(d->a, "%s-%d", full, k);
    }
    struct blank *b = arena_new_of(d->a, struct blank);
    *b = (struct blank){own, label, size, NULL};
    DRAFT_ADD(d, blanks, b);
    return own;
}

void draft_leave_out(struct draft *d, int line, const char *text, const char *reason)
{
    struct left *l = arena_new_of(d->a, struct left);
    *l = (struct left){text, reason, line, NULL};
    DRAFT_ADD(d, left, l);
}

bool draft_asks(const struct draft *d, enum part part)
{
    const struct row *r = d->rows;
    while (r && !r->ask.part[part].stated)
        r = r->next;
    return r != NULL;
}
