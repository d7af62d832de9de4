/* strategy.c - ask, floor and additional asks; see strategy.h. */
#include "import/strategy.h"
#include "import/markdown.h"

static const char *amount_text(struct draft *d, const struct meaning *m, const struct token *t)
{
    return arena_strndup(d->a, m->text + t->off, t->len);
}

static struct amount *place_of(struct row *r, const struct token *t)
{
    struct side *side = t->whose == WHOSE_FLOOR ? &r->region.floor : &r->region.ask;
    return t->part == PART_BASE ? &side->base : &side->equity;
}

/* Whether the row's band, where it has one, holds the amount. */
static bool within(const struct row *r, const struct token *t)
{
    const struct range *b = t->part == PART_BASE ? &r->region.base : &r->region.equity;
    if (!b->stated)
        return false;
    money times = t->part == PART_EQUITY && r->region.equity_per_year ? r->region.equity_years : 1;
    return t->found.value >= b->min * times && t->found.value <= b->max * times;
}

static void take(struct draft *d, struct row *r, const struct meaning *m, const struct token *t,
                 int line)
{
    struct amount *to = place_of(r, t);
    if (to->stated && to->value != t->found.value) {
        draft_leave_out(d, line, amount_text(d, m, t),
                        arena_printf(d->a, "a second %s of %s for %s; the first one stands",
                                     t->whose == WHOSE_FLOOR ? "floor" : "ask",
                                     t->part == PART_BASE ? "base" : "equity", r->region.name));
        return;
    }
    *to = (struct amount){.stated = true, .value = t->found.value};
}

static const char *whose_name(const struct token *t)
{
    return t->whose == WHOSE_FLOOR ? "floor" : "ask";
}

/* Whether a row of that currency has the part with another amount already. */
static bool another(const struct draft *d, const struct token *t)
{
    for (struct row *r = d->rows; r; r = r->next) {
        const struct amount *a = place_of(r, t);
        if (!r->region.factor_of && strcmp(r->region.currency, t->currency) == 0 && a->stated &&
            a->value != t->found.value)
            return true;
    }
    return false;
}

/* An amount that names no row is for every row of its currency; taken where the band holds it. */
static void take_everywhere(struct draft *d, const struct meaning *m, const struct token *t,
                            int line)
{
    struct row *first;
    size_t n = rows_of_currency(d, t->currency, &first), taken = 0;
    if (n > 1 && another(d, t)) {
        draft_leave_out(d, line, amount_text(d, m, t),
                        arena_printf(d->a, "a second %s of %s; the first one stands", whose_name(t),
                                     t->part == PART_BASE ? "base" : "equity"));
        return;
    }
    for (struct row *r = d->rows; r && n > 1; r = r->next) {
        if (r->region.factor_of || strcmp(r->region.currency, t->currency) != 0 || r->region.level)
            continue;
        if (within(r, t)) {
            take(d, r, m, t, line);
            taken++;
        } else {
            draft_leave_out(
                d, line, amount_text(d, m, t),
                arena_printf(d->a,
                             "the %s names no region, and this amount is outside the band of %s",
                             whose_name(t), r->region.name));
        }
    }
    if (n == 1 && !first->region.level)
        take(d, first, m, t, line), taken++;
    if (n == 0)
        draft_leave_out(d, line, amount_text(d, m, t),
                        arena_printf(d->a, "the %s is in %s, and no row of the table is",
                                     whose_name(t), t->currency));
    else if (!taken && first->region.level)
        draft_leave_out(d, line, amount_text(d, m, t),
                        arena_printf(d->a, "the table has levels, and the %s doesn't say for which",
                                     whose_name(t)));
}

void strategy_sides(struct draft *d, const struct meaning *m, int line)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct token *t = &m->tokens[i];
        if (t->kind != TOKEN_AMOUNT || t->found.kind != AMOUNT_MONEY || !t->currency ||
            (t->whose != WHOSE_ASK && t->whose != WHOSE_FLOOR))
            continue;
        bool range = t->range_to || (i + 1 < m->n && m->tokens[i + 1].range_to);
        if (t->part == PART_NONE && !range && (t->whose == WHOSE_FLOOR || t->near))
            draft_leave_out(
                d, line, amount_text(d, m, t),
                arena_printf(d->a, "whether this %s is base or equity isn't said", whose_name(t)));
        if (t->part == PART_TOTAL && t->whose == WHOSE_FLOOR && !range)
            draft_leave_out(d, line, amount_text(d, m, t),
                            "a floor of the total; how it divides into base and equity isn't said");
        if (t->part != PART_BASE && t->part != PART_EQUITY)
            continue;
        if (range) {
            if (!t->range_to)
                draft_leave_out(
                    d, line, amount_text(d, m, t),
                    arena_printf(d->a, "the %s is a range, not an amount", whose_name(t)));
        } else if (t->yearly && t->part == PART_EQUITY) {
            draft_leave_out(d, line, amount_text(d, m, t),
                            "equity a year; over how many years isn't said");
        } else if (t->named && !t->row->region.level) {
            take(d, t->row, m, t, line);
        } else {
            take_everywhere(d, m, t, line);
        }
    }
}

/* ---- what can't be ----------------------------------------------------------------------------
 */

static void settle_part(struct draft *d, struct row *r, const char *what, const struct amount *ask,
                        struct amount *floor, const struct range *band, money times)
{
    if (!floor->stated)
        return;
    /* an ask that isn't stated is 85 % of the range (contract 2) */
    money least = ask->stated    ? ask->value
                  : band->stated ? (band->min + (band->max - band->min) * 85 / 100) * times
                                 : floor->value;
    if (floor->value <= least)
        return;
    draft_leave_out(
        d, r->line, arena_printf(d->a, "%lld", (long long)(floor->value / MONEY_UNIT)),
        arena_printf(d->a, "the floor's %s for %s is over the ask's", what, r->region.name));
    floor->stated = false;
}

void strategy_settle(struct draft *d)
{
    for (struct row *r = d->rows; r; r = r->next) {
        struct region *g = &r->region;
        settle_part(d, r, "base", &g->ask.base, &g->floor.base, &g->base, 1);
        settle_part(d, r, "equity", &g->ask.equity, &g->floor.equity, &g->equity,
                    g->equity_per_year ? g->equity_years : 1);
    }
}

/* ---- additional asks ------------------------------------------------------------------------- */

/* "a signing bonus of €12K / $30K" is asked for without its amounts, which the figures don't know;
 * "guaranteed" is never said. */
static const char *clause_of(struct draft *d, const char *text, size_t n)
{
    char *out = arena_strndup(d->a, text, n);
    const char *g = words_at(out, "guaranteed ");
    if (g)
        memmove(out + (g - out), g + 11, strlen(g + 11) + 1);
    struct found f;
    for (size_t at = 0; amounts_next(str_of(out), at, &f); at = f.off + f.len) {
        if (f.kind == AMOUNT_COUNT && !f.scaled && f.digits < 4)
            continue;
        size_t end = f.off;
        while (end && out[end - 1] == ' ')
            end--;
        if (end >= 3 && memcmp(out + end - 3, " of", 3) == 0)
            end -= 3;
        out[end] = '\0';
        break;
    }
    struct str t = str_trim(str_of(out));
    while (t.n && strchr(",.; ", t.s[t.n - 1]))
        t.n--;
    return arena_strndup(d->a, t.s, t.n);
}

static const char *title_of(struct draft *d, const char *clause)
{
    static const char *const articles[] = {"a ", "an ", "the "};
    for (size_t i = 0; i < 3; i++)
        if (strncmp(clause, articles[i], strlen(articles[i])) == 0)
            clause += strlen(articles[i]);
    char *out = arena_strdup(d->a, clause);
    char *open = strchr(out, '(');
    if (open && open > out)
        open[open[-1] == ' ' ? -1 : 0] = '\0';
    if (out[0] >= 'a' && out[0] <= 'z')
        out[0] = (char)(out[0] - 32);
    return out;
}

static void add_ask(struct draft *d, const char *text, size_t n, int give)
{
    const char *clause = clause_of(d, text, n);
    if (!*clause)
        return;
    struct ask_made *m = arena_new_of(d->a, struct ask_made);
    const char *title = title_of(d, clause), *slug = draft_slug(d, title), *id = slug;
    bool taken = true;
    for (int k = 2; taken; k++) {
        taken = false;
        for (const struct ask_made *o = d->additional; o; o = o->next)
            taken |= strcmp(o->ask.id, id) == 0;
        if (taken)
            id = arena_printf(d->a, "%s-%d", slug, k);
    }
    m->ask = (struct additional_ask){.id = id, .title = title, .clause = clause, .give = give};
    *d->additional_last = m;
    d->additional_last = &m->next;
}

static const char *numbered(struct draft *d, const char *text, int n)
{
    return strstr(text, arena_printf(d->a, "(%d) ", n));
}

bool strategy_additional(struct draft *d, const char *sentence)
{
    if (!words_in(sentence, "additional asks") || !numbered(d, sentence, 1))
        return false;
    int give = 1;
    for (const char *p = numbered(d, sentence, 1); p; give++) {
        const char *from = p + strcspn(p, ")") + 2, *next = numbered(d, from, give + 1);
        size_t n = next ? (size_t)(next - from) : strlen(from);
        if (next) /* "…, and (4)" */
            for (const char *words = ", and "; n >= 5 && memcmp(from + n - 5, words + 1, 5) == 0;)
                n -= 5;
        add_ask(d, from, n, give);
        p = next;
    }
    return true;
}
