/* strategy.c - ask and floor of every row; see strategy.h. */
#include "import/strategy.h"
#include "import/markdown.h"
#include "import/towns.h"

/* An ask or a floor that the strategy names. */
struct claim {
    const char *text;
    int line, package;
    struct token t; /* as the sentence has it */
    bool range, settled, taken;
    struct claim *next;
};

/* ---- keeping --------------------------------------------------------------------------------- */

/* What isn't one is another's, a step, a fact, or the amount before it again. */
static bool is_wanted(const struct token *t)
{
    bool unclear = t->found.kind == AMOUNT_UNCLEAR && t->found.currency;
    bool priced = unclear || t->found.kind == AMOUNT_MONEY ||
                  (t->found.kind == AMOUNT_PERCENT && t->part != PART_NONE);
    return t->kind == TOKEN_AMOUNT && !t->range_to && !t->restates &&
           (token_asks(t) || token_floors(t)) && t->part != PART_OTHER &&
           t->part != PART_VALUATION && (priced || t->count);
}

void strategy_sentence(struct draft *d, const struct meaning *m, int line)
{
    bool any = false;
    for (size_t i = 0; i < m->n; i++) {
        const struct token *t = &m->tokens[i], *end = t;
        if (!is_wanted(t))
            continue;
        end += i + 1 < m->n && t[1].range_to;
        struct claim *c = arena_new_of(d->a, struct claim);
        *c = (struct claim){.text =
                                arena_strndup(d->a, m->text + t->off, end->off + end->len - t->off),
                            .line = line,
                            .package = d->packages,
                            .t = *t,
                            .range = end > t};
        DRAFT_ADD(d, claims, c);
        any = true;
    }
    d->packages += any;
}

/* ---- told ------------------------------------------------------------------------------------ */

static const char *side_name(const struct claim *c)
{
    return token_floors(&c->t) ? "floor" : "ask";
}

static void tell(struct draft *d, struct claim *c, const char *reason)
{
    draft_leave_out(d, c->line, c->text, reason);
    c->settled = true;
}

/* Why the claim can be no row's, by itself; NULL: it may be one's. */
static const char *unfit(struct draft *d, const struct claim *c)
{
    const struct token *t = &c->t;
    if (t->found.kind == AMOUNT_UNCLEAR)
        return "the number can be read in more than one way, or is too large";
    if (t->count)
        return "a number of papers; what one is worth isn't said";
    if (t->part == PART_NONE)
        return arena_printf(d->a, "which part of a package this %s is isn't said", side_name(c));
    if (t->part == PART_TOTAL)
        return token_floors(t) ? "a floor of the total; how it divides isn't said"
                               : "an ask of the total; how it divides isn't said";
    if (t->part == PART_LATER_SIGN_ON)
        return "a second year's sign-on, which has no place in a guide";
    if (c->range)
        return arena_printf(d->a, "the %s is a range, not an amount", side_name(c));
    if (t->found.kind == AMOUNT_PERCENT && t->part != PART_BONUS)
        return "a per cent of something other than base";
    return t->found.kind == AMOUNT_MONEY && !t->currency ? "its currency can't be settled" : NULL;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static struct wanted *side_of(struct row *r, const struct claim *c)
{
    return token_floors(&c->t) ? &r->floor : &r->ask;
}

static bool band_of(const struct row *r, const struct claim *c, money *min, money *max)
{
    return row_band(r, c->t.part, c->t.found.kind == AMOUNT_PERCENT, min, max);
}

/* The claim's amount for that row: equity as the whole grant. */
static money value_for(const struct row *r, const struct claim *c)
{
    money v = c->t.found.value, min, max;
    if (c->t.found.period == PERIOD_MONTH)
        return v * 12;
    if (c->t.part != PART_EQUITY)
        return v;
    bool whole = band_of(r, c, &min, &max) && v >= min && v <= max;
    bool year =
        r->equity_yearly && r->equity.stated && v >= r->equity.min / 2 && v <= r->equity.max * 2;
    return c->t.yearly || (year && !whole) ? v * r->equity_years : v;
}

/* Within the band, or loosely: within half and twice of it. A base without a band is a part of the
 * row's total: what is more than it is another level's. */
static bool holds(const struct row *r, const struct claim *c, bool loose)
{
    money v = value_for(r, c), min, max;
    const struct range *total = &r->total;
    if (band_of(r, c, &min, &max))
        return loose ? v >= min / 2 && v <= max * 2 : v >= min && v <= max;
    money most = total->open ? total->max * 2 : total->max;
    return c->t.part != PART_BASE || !total->stated || (v >= total->min / 2 && v <= most);
}

static bool in_currency(const struct row *r, const struct claim *c)
{
    return c->t.found.kind == AMOUNT_PERCENT ||
           (r->currency && c->t.currency && strcmp(r->currency, c->t.currency) == 0);
}

static bool at_level(const struct draft *d, const struct row *r, const struct claim *c)
{
    return c->t.levels ? r->level >= 0 && (c->t.levels >> r->level & 1)
                       : r->level < 0 || r->level == d->level_meant;
}

/* Whether the side has another amount of that part already. */
static bool has_other(struct row *r, const struct claim *c)
{
    const struct wanted *w = side_of(r, c);
    const struct amount *to = &w->part[c->t.part];
    bool percent = c->t.found.kind == AMOUNT_PERCENT;
    return to->stated &&
           (to->value != value_for(r, c) || (c->t.part == PART_BONUS && w->percent != percent));
}

static void take(struct row *r, const struct claim *c)
{
    struct wanted *w = side_of(r, c);
    w->part[c->t.part] = (struct amount){.stated = true, .value = value_for(r, c)};
    if (c->t.part == PART_BONUS)
        w->percent = c->t.found.kind == AMOUNT_PERCENT;
}

/* Why the row that it would be for has no room for it. */
static const char *why_outside(struct draft *d, const struct row *r, const struct claim *c)
{
    money min, max;
    const char *side = side_name(c), *of = r->name;
    if (r->level_name && r->town != TOWN_NONE)
        of = arena_printf(d->a, "%s, %s", of, r->level_name);
    if (band_of(r, c, &min, &max) && !holds(r, c, true))
        return arena_printf(d->a, "this %s of %s is under half or over twice the band of %s", side,
                            part_names[c->t.part - 1], of);
    return arena_printf(d->a, "the %s%s base doesn't fit the %s of %s", side,
                        c->t.levels ? "'s" : " names no level, and its",
                        r->base.stated ? "band" : "total", of);
}

/* ---- claims that name a place or level ------------------------------------------------------- */

/* Whether the base that is named beside it isn't this row's: nor is the rest then. */
static bool base_fails(const struct draft *d, const struct row *r, const struct claim *c,
                       bool loose)
{
    for (const struct claim *b = d->claims; b; b = b->next)
        if (b->package == c->package && token_floors(&b->t) == token_floors(&c->t) &&
            b->t.towns == c->t.towns && b->t.levels == c->t.levels && b->t.part == PART_BASE &&
            in_currency(r, b) && !holds(r, b, loose))
            return true;
    return false;
}

static void placed(struct draft *d, struct claim *c)
{
    const char *part = part_names[c->t.part - 1], *side = side_name(c);
    const struct row *second = NULL, *outside = NULL;
    bool taken = false, wrong_currency = false;
    size_t rows = 0;
    for (int taking = 0; taking < 2; taking++)
        for (struct row *r = d->rows; r; r = r->next) {
            if (r->factor_of || !(c->t.towns >> r->town & 1) || !at_level(d, r, c))
                continue;
            bool in = in_currency(r, c);
            wrong_currency |= !in;
            rows += !taking && in;
            if (!taking || !in)
                continue;
            if (!holds(r, c, rows == 1) || base_fails(d, r, c, rows == 1)) {
                outside = r;
            } else if (has_other(r, c)) {
                second = r;
            } else {
                take(r, c);
                taken = true;
            }
        }
    if (taken)
        c->settled = true;
    else if (second)
        tell(d, c,
             arena_printf(d->a, "a second %s of %s for %s; the first one stands", side, part,
                          second->name));
    else if (outside)
        tell(d, c, why_outside(d, outside, c));
    else if (!c->t.carried && wrong_currency)
        tell(d, c,
             arena_printf(d->a, "the %s is in %s, and the row that it names isn't", side,
                          c->t.currency));
    else if (!c->t.carried)
        tell(d, c, arena_printf(d->a, "the %s is for a place or level that no row has", side));
}

/* ---- packages that name none ----------------------------------------------------------------- */

/* The claims of one sentence, side and level that are still to be settled: in one currency, or all
 * together where the currency is the part's (base in euros, stock in dollars). */
struct bundle {
    struct claim *first;
    bool by_currency, leads; /* leads: base or equity is among them */
};

static bool leads(const struct claim *c)
{
    return c->t.part == PART_BASE || c->t.part == PART_EQUITY;
}

static bool together(const struct claim *a, const struct claim *b)
{
    return !b->settled && token_floors(&a->t) == token_floors(&b->t) && a->t.levels == b->t.levels;
}

static bool other_currency(const struct claim *a, const struct claim *b)
{
    return a->t.currency && b->t.currency && strcmp(a->t.currency, b->t.currency) != 0;
}

/* The next claim of the package behind c; NULL: none. */
static struct claim *next_of(const struct bundle *p, const struct claim *c)
{
    struct claim *n = c ? c->next : p->first;
    while (n && n->package == p->first->package &&
           (!together(p->first, n) || (p->by_currency && other_currency(p->first, n))))
        n = n->next;
    return n && n->package == p->first->package ? n : NULL;
}

static struct bundle bundle_of(struct claim *first)
{
    struct bundle p = {.first = first};
    bool lists = false; /* one part in two currencies: a list of places by their currencies */
    for (struct claim *a = first; a; a = next_of(&p, a))
        for (struct claim *b = next_of(&p, a); b; b = next_of(&p, b))
            lists |= a->t.part == b->t.part && other_currency(a, b);
    p.by_currency = lists;
    for (struct claim *c = first; c; c = next_of(&p, c))
        p.leads |= leads(c);
    return p;
}

/* Whether the text names the row's place for that side, with whatever it then says. */
static bool named_for(const struct draft *d, const struct row *r, const struct claim *first)
{
    for (const struct claim *c = d->claims; c; c = c->next)
        if (!c->t.carried && (c->t.towns >> r->town & 1) && c->package != first->package &&
            token_floors(&c->t) == token_floors(&first->t) && in_currency(r, c))
            return true;
    return false;
}

static bool asks(const struct row *r)
{
    return r->ask.part[PART_BASE].stated || r->ask.part[PART_EQUITY].stated;
}

/* Whether a floor that names no place follows the ask: where some row of its currency has an ask,
 * it is a floor of such rows alone. */
static bool follows_ask(const struct draft *d, const struct row *row, const struct claim *first)
{
    bool other = false;
    for (const struct row *r = d->rows; r; r = r->next)
        other |= asks(r) && in_currency(r, first) && at_level(d, r, first);
    return !token_floors(&first->t) || asks(row) || !other;
}

/* Whether the package may be the row's: its base's currency, the bands of base and equity, and no
 * other amount of these there yet. One of bonus and sign-on alone goes beside one that is there. */
static bool fits(const struct draft *d, struct row *r, const struct bundle *p, bool loose)
{
    bool any = false;
    for (struct claim *c = p->first; c; c = next_of(p, c)) {
        bool in = in_currency(r, c), decides = in && leads(c) == p->leads;
        if (!at_level(d, r, c) || (c->t.part == PART_BASE && !in) ||
            (in && leads(c) && has_other(r, c)) || (decides && !holds(r, c, loose)))
            return false;
        any |= decides;
    }
    return any && follows_ask(d, r, p->first) && !(p->leads && named_for(d, r, p->first));
}

static const char *why_nowhere(struct draft *d, const struct claim *c, size_t rows, bool any)
{
    const char *side = side_name(c);
    const struct row *only = NULL;
    for (const struct row *r = d->rows; r && !any; r = r->next)
        if (!r->factor_of && r->level >= 0 && at_level(d, r, c) && in_currency(r, c))
            only = only ? only : r;
    if (only && !c->t.levels)
        return why_outside(d, only, c);
    if (any)
        return arena_printf(d->a, "a second %s, or one in another currency than its row's", side);
    if (rows == 0 && c->t.currency)
        return arena_printf(d->a, "the %s is in %s, and no row of the table is", side,
                            c->t.currency);
    return arena_printf(d->a,
                        "the %s names no place, and no row of its currency has a band that holds "
                        "it and no other %s",
                        side, side);
}

static void unplaced(struct draft *d, struct claim *first)
{
    struct bundle p = bundle_of(first);
    bool any = false;
    size_t rows = 0;
    for (struct row *r = d->rows; r; r = r->next)
        rows += !r->factor_of && at_level(d, r, first) && in_currency(r, first);
    for (struct row *r = d->rows; r; r = r->next) {
        if (r->factor_of || !fits(d, r, &p, rows == 1 && in_currency(r, first)))
            continue;
        for (struct claim *c = first; c; c = next_of(&p, c))
            if (in_currency(r, c) && holds(r, c, true) && !has_other(r, c)) {
                take(r, c);
                c->taken = true;
            }
        any = true;
    }
    for (struct claim *c = first, *next; c; c = next) {
        next = next_of(&p, c);
        c->settled = c->taken;
        if (!c->taken)
            tell(d, c, why_nowhere(d, c, rows, any));
    }
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* No floor over its ask; an ask that isn't stated is 85 % of the range (contract 2). */
static void settle_part(struct draft *d, struct row *r, enum part part)
{
    const struct amount *ask = &r->ask.part[part];
    struct amount *floor = &r->floor.part[part];
    money min, max, least = floor->value;
    if (row_band(r, part, false, &min, &max))
        least = min + (max - min) * 85 / 100;
    if (!floor->stated || floor->value <= (ask->stated ? ask->value : least))
        return;
    draft_leave_out(d, r->line, arena_printf(d->a, "%lld", (long long)(floor->value / MONEY_UNIT)),
                    arena_printf(d->a, "the floor's %s for %s is over the ask's",
                                 part_names[part - 1], r->name));
    floor->stated = false;
}

void strategy_settle(struct draft *d)
{
    static const enum whose order[] = {SIDE_OPEN, SIDE_TARGET, SIDE_ACCEPT, SIDE_WALK};
    const char *why;
    for (struct claim *c = d->claims; c; c = c->next)
        if ((why = unfit(d, c)))
            tell(d, c, why);
    for (int named = 1; named >= 0; named--) /* those that name a place first */
        for (size_t i = 0; i < 4; i++)
            for (struct claim *c = d->claims; c; c = c->next) {
                if (c->settled || c->t.side != order[i])
                    continue;
                if (named && (c->t.towns || c->t.levels == LEVEL_ELSEWHERE))
                    placed(d, c);
                else if (!named)
                    unplaced(d, c);
            }
    for (struct row *r = d->rows; r; r = r->next) {
        settle_part(d, r, PART_BASE);
        settle_part(d, r, PART_EQUITY);
        settle_part(d, r, PART_SIGN_ON);
    }
}

/* ---- additional asks ------------------------------------------------------------------------- */

/* "a signing bonus of €12K / $30K" is asked for without its amounts, which the figures don't know;
 * "guaranteed" is never said. */
static const char *clause_of(struct draft *d, const char *text, size_t n)
{
    const char *out = markdown_plain(d->a, arena_strndup(d->a, text, n)), *g;
    size_t len;
    if ((g = draft_where(d, "never-said", out, &len)))
        out = arena_printf(d->a, "%.*s%s", (int)(g - out), out, g + len + strspn(g + len, " "));
    struct found f = {.off = strlen(out)};
    for (size_t at = 0; amounts_next(str_of(out), at, &f); at = f.off + f.len)
        if (f.kind != AMOUNT_COUNT || f.scaled || f.digits >= 4)
            break;
    struct str t = {out, f.len ? f.off : strlen(out)};
    bool cut = t.n < strlen(out);
    while (t.n && strchr(",.; ", t.s[t.n - 1]))
        t.n--;
    if (cut && t.n >= 3 && memcmp(t.s + t.n - 3, " of", 3) == 0)
        t.n -= 3;
    t = str_trim(t);
    return arena_strndup(d->a, t.s, t.n);
}

static const char *title_of(struct draft *d, const char *clause)
{
    static const char *const articles[] = {"a ", "an ", "the "};
    for (size_t i = 0; i < 3; i++)
        if (strncmp(clause, articles[i], strlen(articles[i])) == 0)
            clause += strlen(articles[i]);
    char *out = draft_piece(d, clause, strcspn(clause, "("));
    if (!*out)
        out = draft_piece(d, clause, strlen(clause));
    out[0] = ascii_capital(out[0]);
    return out;
}

static void add_ask(struct draft *d, const char *text, size_t n)
{
    const char *clause = clause_of(d, text, n), *title = title_of(d, clause);
    if (!*clause)
        return;
    struct further_ask *m = arena_new_of(d->a, struct further_ask);
    *m = (struct further_ask){.id = draft_id(d, ID_ASK, title),
                              .title = title,
                              .clause = clause,
                              .give = d->asks_last ? d->asks_last->give + 1 : 1};
    DRAFT_ADD(d, asks, m);
}

bool strategy_additional(struct draft *d, const char *sentence)
{
    const char *p = strstr(sentence, "(1) ");
    if (!p || !draft_says(d, "additional", sentence))
        return false;
    for (int number = 2; p; number++) {
        const char *from = p + strcspn(p, ")") + 2;
        p = strstr(from, arena_printf(d->a, "(%d) ", number));
        size_t n = p ? (size_t)(p - from) : strlen(from);
        while (p && n >= 5 && memcmp(from + n - 5, " and ", 5) == 0) /* "…, and (4)" */
            n -= 4;
        add_ask(d, from, n);
    }
    return true;
}
