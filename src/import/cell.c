/* cell.c - the grammar of a cell; see cell.h. */
#include "import/cell.h"
#include "import/markdown.h"

#define RANGES_MAX 6

struct parts {
    struct draft *d;
    const char *text;
    struct found_range r[RANGES_MAX];
    size_t n;
    int years; /* "4yr" beside them */
    size_t years_off, years_len;
};

/* ---- what stands in it ----------------------------------------------------------------------- */

static void find_ranges(struct parts *p)
{
    struct str t = str_of(p->text);
    struct found_range r;
    for (size_t at = 0; p->n < RANGES_MAX && amounts_range(t, at, &r); at = r.off + r.len) {
        size_t n; /* "/4yr", "4-year", "(4yr vest)" */
        int years = r.max.off == r.min.off ? years_at(t.s + r.off, &n) : 0;
        if (years) {
            p->years = years;
            p->years_off = r.off;
            p->years_len = r.len = n;
        } else {
            p->r[p->n++] = r;
        }
    }
}

static bool word_byte(char c)
{
    return ascii_is_letter(c) || (unsigned char)c >= 0xC3;
}

/* The first word beside the ranges that isn't known; NULL: all are. A paper's ticker is known by
 * its capitals. */
static const char *unknown_word(const struct parts *p)
{
    static const char *const lists[] = {"cell", "cell-count", "cell-equivalent"};
    for (const char *at = p->text; *at;) {
        size_t off = (size_t)(at - p->text), n = 0;
        for (size_t i = 0; i < p->n && !n; i++)
            if (off >= p->r[i].off && off < p->r[i].off + p->r[i].len)
                n = p->r[i].off + p->r[i].len - off;
        if (off >= p->years_off && off < p->years_off + p->years_len)
            n = p->years_off + p->years_len - off;
        if (!n && !word_byte(*at))
            n = 1;
        if (!n && strncmp(at, "\xE2\x80", 2) == 0) /* a dash, a quotation mark */
            n = 3;
        for (size_t i = 0; i < 3 && !n; i++)
            draft_at(p->d, lists[i], p->text, at, &n);
        size_t word = n ? 0 : 1;
        while (word && (word_byte(at[word]) || ((unsigned char)at[word] & 0xC0) == 0x80))
            word++;
        if (!n && !(word >= 2 && word <= 5 && strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") >= word))
            return arena_strndup(p->d->a, at, word);
        at += n ? n : word;
    }
    return NULL;
}

enum between { BETWEEN_DASH, BETWEEN_STROKE, BETWEEN_BRACKET, BETWEEN_WORDS };

static enum between between(const struct parts *p, size_t i)
{
    size_t from = p->r[i].off + p->r[i].len, n = p->r[i + 1].off - from;
    const char *s = p->text + from;
    if (memchr(s, '(', n))
        return BETWEEN_BRACKET;
    if (dash_at(str_of(p->text), from) == n)
        return BETWEEN_DASH;
    return memchr(s, '/', n) || memchr(s, '|', n) ? BETWEEN_STROKE : BETWEEN_WORDS;
}

/* ---- ranges ---------------------------------------------------------------------------------- */

static bool same_sign(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

static struct reading reading_of(const struct parts *p, const struct found *min,
                                 const struct found *max, bool open)
{
    bool grant = max->period == PERIOD_GRANT;
    return (struct reading){.min = min->value,
                            .max = max->value,
                            .open = open,
                            .sign = min->currency ? min->currency : max->currency,
                            .period = max->period,
                            .years = grant ? max->years : p->years};
}

/* "£148K / $187K – £208K / $263K" */
static bool is_pair(const struct parts *p)
{
    const struct found_range *r = p->r;
    bool single = p->n == 4;
    for (size_t i = 0; i < 4 && single; i++)
        single = r[i].min.off == r[i].max.off;
    return single && between(p, 0) == BETWEEN_STROKE && between(p, 1) == BETWEEN_DASH &&
           between(p, 2) == BETWEEN_STROKE && same_sign(r[0].min.currency, r[2].min.currency) &&
           same_sign(r[1].min.currency, r[3].min.currency) && r[0].min.value <= r[2].min.value;
}

/* Whether the two say the same at one ratio: rounded numbers, so within an eighth. */
static bool one_ratio(const struct reading *a, const struct reading *b)
{
    if (!a->min || !b->min || !a->max || !b->max)
        return a->max == b->max;
    long long low = (long long)(a->max * 1000 / b->max), high = (long long)(a->min * 1000 / b->min);
    long long apart = low > high ? low - high : high - low;
    return apart * 8 <= (low > high ? low : high);
}

static void unread(struct cell *c, const char *why)
{
    c->kind = CELL_UNREAD;
    c->why = why;
}

/* A range behind the first, which says the same in another way, or the cell isn't understood. */
static void gloss(const struct parts *p, struct cell *c, size_t i)
{
    const struct found_range *r = &p->r[i];
    enum between how = between(p, i - 1);
    bool percent = r->min.kind == AMOUNT_PERCENT;
    if (how == BETWEEN_BRACKET && (percent || c->kind == CELL_PERCENT))
        return;
    struct reading g = reading_of(p, &r->min, &r->max, r->open);
    bool amounts = r->min.kind == AMOUNT_MONEY && r->max.kind == AMOUNT_MONEY;
    if (!amounts || c->kind != CELL_MONEY || how == BETWEEN_WORDS || how == BETWEEN_DASH) {
        unread(c, "two amounts; which of them holds isn't stated");
    } else if (same_sign(g.sign, c->main.sign)) {
        long long times = g.max ? (long long)((c->main.max + g.max / 2) / g.max) : 0;
        if (g.period == PERIOD_YEAR && c->main.period != PERIOD_YEAR && one_ratio(&c->main, &g) &&
            times >= 1 && times <= 10)
            c->main.years = (int)times;
        else
            unread(c, "two amounts in one currency; which of them holds isn't stated");
    } else if (!one_ratio(&c->main, &g) || c->has_other) {
        unread(c, "two ranges in different currencies that don't go together");
    } else {
        c->other = g;
        c->has_other = true;
    }
}

static enum cell_kind kind_of(const struct parts *p, const struct found_range *r, struct cell *c)
{
    if (r->min.kind == AMOUNT_UNCLEAR || r->max.kind == AMOUNT_UNCLEAR) {
        c->why = "the number can be read in more than one way";
        return CELL_UNREAD;
    }
    if (r->min.kind == AMOUNT_PERCENT && r->max.kind == AMOUNT_PERCENT)
        return CELL_PERCENT;
    if (r->min.kind == AMOUNT_MONEY && r->max.kind == AMOUNT_MONEY)
        return CELL_MONEY;
    if (draft_says(p->d, "cell-count", p->text))
        return CELL_COUNT;
    if (r->min.scaled || r->min.digits >= 4)
        return CELL_MONEY;
    c->why = "it has no currency, so it isn't known to be an amount";
    return CELL_UNREAD;
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* "Varies by location (60–100% of NYC)": what it is a factor of; not "10% of base". */
static const char *factor_of(const struct parts *p)
{
    size_t n, k;
    const char *of = draft_where(p->d, "cell-of", p->text, &k);
    if (!of || p->n != 1 || p->r[0].min.kind != AMOUNT_PERCENT)
        return NULL;
    const char *name = of + k + strspn(of + k, " ");
    return draft_at(p->d, "column", p->text, name, &n) ||
                   draft_says(p->d, "cell-equivalent", p->text)
               ? NULL
               : name;
}

static enum cell_kind kind_of_words(const struct parts *p)
{
    static const char *const names[] = {"same", "none", "open", "empty", NULL};
    static const enum cell_kind kinds[] = {CELL_SAME, CELL_NONE, CELL_OPEN, CELL_EMPTY};
    const char *at = p->text;
    while (*at && !word_byte(*at))
        at++;
    if (!*at)
        return p->years ? CELL_WORDS : CELL_EMPTY;
    unsigned says = draft_found(p->d, "cell-says", p->text, names);
    for (unsigned i = 0; i < 4; i++)
        if (says >> (i + 1) & 1)
            return kinds[i];
    return CELL_WORDS;
}

struct cell cell_read(struct draft *d, const char *text)
{
    struct parts p = {.d = d, .text = markdown_plain(d->a, text)};
    struct cell c = {.text = p.text};
    const char *unknown;
    find_ranges(&p);
    if (p.n == 0) {
        c.kind = kind_of_words(&p);
        return c;
    }
    c.main = reading_of(&p, &p.r[0].min, &p.r[0].max, p.r[0].open);
    if ((c.of = factor_of(&p))) {
        c.kind = CELL_FACTOR;
        return c;
    }
    c.kind = kind_of(&p, &p.r[0], &c);
    c.equivalent = draft_says(d, "cell-equivalent", p.text);
    if (c.kind == CELL_UNREAD)
        return c;
    if (draft_says(d, "cell-most", p.text)) {
        c.kind = CELL_OPEN;
    } else if (is_pair(&p)) {
        c.main = reading_of(&p, &p.r[0].min, &p.r[2].min, p.r[2].open);
        c.other = reading_of(&p, &p.r[1].min, &p.r[3].min, p.r[3].open);
        c.has_other = true;
        if (!one_ratio(&c.main, &c.other))
            unread(&c, "two ranges in different currencies that don't go together");
    } else {
        for (size_t i = 1; i < p.n && c.kind != CELL_UNREAD; i++)
            gloss(&p, &c, i);
    }
    if (c.kind != CELL_UNREAD && c.kind != CELL_OPEN && (unknown = unknown_word(&p)))
        unread(&c, arena_printf(d->a, "what “%s” does to the amounts isn't known", unknown));
    return c;
}
