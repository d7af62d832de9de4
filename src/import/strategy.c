/* strategy.c - ask and floor of every row; see strategy.h. */
#include "import/strategy.h"
#include "import/levels.h"
#include "import/towns.h"

struct claim {
    const char *text;
    int line, package;
    struct token t; /* as the sentence has it */
    bool range, settled, taken;
    struct claim *next;
};

/* ---- keeping ----------------------------------------------------------------------------------
 */

static enum account account_of(const struct token *t, bool strategy)
{
    bool priced = t->found.kind == AMOUNT_MONEY || t->found.kind == AMOUNT_PERCENT;
    if (t->restates)
        return ACCOUNT_RESTATED;
    switch (t->side) {
    case SIDE_THEIRS:
    case SIDE_OTHER:
        return ACCOUNT_COMPETITOR;
    case SIDE_INCREMENT:
        return ACCOUNT_INCREMENT;
    case SIDE_LATER:
        return ACCOUNT_LATER;
    case SIDE_NONE:
        return ACCOUNT_FACT;
    default:
        break;
    }
    if (t->part == PART_OTHER || t->part == PART_VALUATION || (!priced && !t->count) ||
        (t->part == PART_NONE && t->found.kind == AMOUNT_PERCENT))
        return ACCOUNT_FACT;
    return strategy ? ACCOUNT_TAKEN : ACCOUNT_SPOKEN; /* taken, until it is settled otherwise */
}

void strategy_sentence(struct draft *d, const struct meaning *m, bool strategy, int line)
{
    bool any = false;
    for (size_t i = 0; d->collecting && i < m->n; i++) {
        const struct token *t = &m->tokens[i];
        bool counts = t->found.kind == AMOUNT_COUNT && !t->count;
        if (t->kind != TOKEN_AMOUNT || t->range_to || counts)
            continue;
        enum account what = account_of(t, strategy);
        if (what != ACCOUNT_TAKEN) {
            d->accounts[what]++;
            continue;
        }
        bool range = i + 1 < m->n && m->tokens[i + 1].range_to;
        size_t end = range ? m->tokens[i + 1].off + m->tokens[i + 1].len : t->off + t->len;
        struct claim *c = arena_new_of(d->a, struct claim);
        *c = (struct claim){.text = arena_strndup(d->a, m->text + t->off, end - t->off),
                            .line = line,
                            .package = d->packages,
                            .t = *t,
                            .range = range};
        DRAFT_ADD(d, claims, c);
        any = true;
    }
    d->packages += any;
}

/* ---- told -------------------------------------------------------------------------------------
 */

static const char *side_name(const struct claim *c)
{
    return token_floors(&c->t) ? "floor" : "ask";
}

static const char *part_name(const struct claim *c)
{
    return part_names[c->t.part - 1];
}

static void tell(struct draft *d, struct claim *c, const char *reason)
{
    draft_leave_out(d, c->line, c->text, reason);
    d->accounts[ACCOUNT_TOLD]++;
    c->settled = true;
}

/* Why the claim can be no row's, by itself; NULL: it may be one's. */
static const char *unfit(struct draft *d, const struct claim *c)
{
    if (c->t.count)
        return "a number of papers; what one is worth isn't said";
    if (c->t.found.kind == AMOUNT_UNCLEAR)
        return "the number can be read in more than one way";
    if (c->t.part == PART_NONE)
        return arena_printf(d->a, "which part of a package this %s is isn't said", side_name(c));
    if (c->t.part == PART_TOTAL)
        return arena_printf(d->a, "%s of the total; how it divides isn't said",
                            token_floors(&c->t) ? "a floor" : "an ask");
    if (c->t.part == PART_LATER_SIGN_ON)
        return "a second year's sign-on, which has no place in a guide";
    if (c->range)
        return arena_printf(d->a, "the %s is a range, not an amount", side_name(c));
    if (c->t.found.kind == AMOUNT_PERCENT && c->t.part != PART_BONUS)
        return "a per cent of something other than base";
    if (c->t.found.kind == AMOUNT_MONEY && !c->t.currency)
        return "its currency can't be settled";
    return NULL;
}

/* ---- rows -------------------------------------------------------------------------------------
 */

static struct amount *slot(struct row *r, const struct claim *c)
{
    struct wanted *w = token_floors(&c->t) ? &r->floor : &r->ask;
    switch (c->t.part) {
    case PART_BASE:
        return &w->base;
    case PART_EQUITY:
        return &w->equity;
    case PART_SIGN_ON:
        return &w->sign_on;
    default:
        return c->t.found.kind == AMOUNT_PERCENT ? &w->bonus_percent : &w->bonus;
    }
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
    if (c->t.yearly)
        return v * r->region.equity_years;
    bool whole = band_of(r, c, &min, &max) && v >= min && v <= max;
    bool year = r->region.equity_per_year && r->region.equity.stated &&
                v >= r->region.equity.min / 2 && v <= r->region.equity.max * 2;
    return year && !whole ? v * r->region.equity_years : v;
}

/* Within the band; where the part has none, within what the row's total leaves thinkable. */
static bool holds(const struct row *r, const struct claim *c, bool loose)
{
    money v = value_for(r, c), min, max;
    if (band_of(r, c, &min, &max))
        return loose ? v >= min / 2 && v <= max * 2 : v >= min && v <= max;
    const struct range *total = &r->region.total;
    if (c->t.part == PART_BASE && total->stated)
        return v >= total->min / 2 && v <= total->max * 2;
    return true;
}

static bool in_currency(const struct row *r, const struct claim *c)
{
    return c->t.found.kind == AMOUNT_PERCENT ||
           (r->region.currency && c->t.currency && strcmp(r->region.currency, c->t.currency) == 0);
}

static bool at_level(const struct draft *d, const struct row *r, const struct claim *c)
{
    if (c->t.levels)
        return r->level >= 0 && (c->t.levels >> r->level & 1);
    return r->level < 0 || r->level == d->level_meant;
}

static bool has_any(const struct wanted *w)
{
    return w->base.stated || w->equity.stated;
}

static const struct wanted *side_of(const struct row *r, const struct claim *c)
{
    return token_floors(&c->t) ? &r->floor : &r->ask;
}

/* ---- taking -----------------------------------------------------------------------------------
 */

struct outcome {
    size_t taken, second, outside;
    const struct row *where; /* of the last one that didn't take it */
};

/* loose: within half and twice the band, else within it. */
static void take(struct row *r, const struct claim *c, bool loose, struct outcome *out)
{
    struct amount *to = slot(r, c);
    money v = value_for(r, c);
    const struct wanted *w = side_of(r, c);
    bool other_kind =
        c->t.part == PART_BONUS && (to == &w->bonus ? w->bonus_percent.stated : w->bonus.stated);
    if (!holds(r, c, loose)) {
        out->outside++;
        out->where = r;
    } else if (other_kind || (to->stated && to->value != v)) {
        out->second++;
        out->where = r;
    } else {
        *to = (struct amount){.stated = true, .value = v};
        out->taken++;
    }
}

static void conclude(struct draft *d, struct claim *c, const struct outcome *o)
{
    if (o->taken) {
        d->accounts[ACCOUNT_TAKEN]++;
        c->settled = true;
    } else if (o->second) {
        tell(d, c,
             arena_printf(d->a, "a second %s of %s for %s; the first one stands", side_name(c),
                          part_name(c), o->where->region.name));
    } else if (o->outside) {
        tell(d, c,
             arena_printf(d->a, "this %s of %s is under half or over twice the band of %s",
                          side_name(c), part_name(c), o->where->region.name));
    }
}

static void placed(struct draft *d, struct claim *c)
{
    struct outcome o = {0};
    bool wrong_currency = false;
    size_t rows = 0;
    for (int taking = 0; taking < 2; taking++)
        for (struct row *r = d->rows; r; r = r->next) {
            if (r->region.factor_of || !(c->t.towns >> r->town & 1) || !at_level(d, r, c))
                continue;
            bool in = in_currency(r, c);
            wrong_currency |= !in;
            rows += !taking && in;
            if (taking && in)
                take(r, c, rows == 1, &o);
        }
    conclude(d, c, &o);
    if (c->settled || c->t.carried)
        return;
    tell(d, c,
         wrong_currency
             ? arena_printf(d->a, "the %s is in %s, and the row that it names isn't", side_name(c),
                            c->t.currency)
             : arena_printf(d->a, "the %s is for a place or level that no row has", side_name(c)));
}

/* The claims of one sentence and side that name no place and are still to be settled: in one
 * currency, or all together where the currency is the part's (base in euros, stock in dollars). */
static bool together(const struct claim *a, const struct claim *b)
{
    return !b->settled && a->package == b->package && token_floors(&a->t) == token_floors(&b->t) &&
           a->t.levels == b->t.levels;
}

static bool lists_currencies(const struct claim *first)
{
    for (const struct claim *a = first; a && a->package == first->package; a = a->next)
        for (const struct claim *b = a->next; b && b->package == first->package; b = b->next)
            if (together(first, a) && together(a, b) && a->t.part == b->t.part && a->t.currency &&
                b->t.currency && strcmp(a->t.currency, b->t.currency) != 0)
                return true;
    return false;
}

static bool of_package(const struct claim *first, const struct claim *c, bool by_currency)
{
    return together(first, c) && (!by_currency || !c->t.currency || !first->t.currency ||
                                  strcmp(first->t.currency, c->t.currency) == 0);
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

static bool leads(const struct claim *c)
{
    return c->t.part == PART_BASE || c->t.part == PART_EQUITY;
}

/* Whether a floor that names no place follows the ask: where some row of its currency has an ask,
 * it is a floor of such rows alone. */
static bool follows_ask(const struct draft *d, const struct row *row, const struct claim *first)
{
    if (!token_floors(&first->t) || has_any(&row->ask))
        return true;
    for (const struct row *r = d->rows; r; r = r->next)
        if (has_any(&r->ask) && in_currency(r, first) && at_level(d, r, first))
            return false;
    return true;
}

/* Whether the package may be the row's: its base's currency, the bands of base and equity, and no
 * other amount of these there yet. One of bonus and sign-on alone goes beside one that is there. */
static bool fits(const struct draft *d, const struct row *r, const struct claim *first,
                 bool by_currency, bool loose)
{
    bool lead = false, any = false;
    if (!follows_ask(d, r, first))
        return false;
    for (const struct claim *c = first; c && c->package == first->package; c = c->next)
        lead |= of_package(first, c, by_currency) && leads(c);
    for (const struct claim *c = first; c && c->package == first->package; c = c->next) {
        if (!of_package(first, c, by_currency))
            continue;
        bool in = in_currency(r, c);
        struct row copy = *r;
        bool other = leads(c) && slot(&copy, c)->stated && slot(&copy, c)->value != value_for(r, c);
        if (!at_level(d, r, c) || (c->t.part == PART_BASE && !in) || (in && other) ||
            (in && leads(c) == lead && !holds(r, c, loose)))
            return false;
        any |= in && leads(c) == lead;
    }
    return any && !(lead && named_for(d, r, first));
}

static void take_package(struct row *r, struct claim *first, bool by_currency)
{
    for (struct claim *c = first; c && c->package == first->package; c = c->next) {
        struct outcome o = {0};
        if (of_package(first, c, by_currency) && in_currency(r, c))
            take(r, c, true, &o);
        c->taken |= o.taken > 0;
    }
}

static const char *why_nowhere(struct draft *d, const struct claim *c, size_t rows, bool any)
{
    if (any)
        return arena_printf(d->a, "a second %s, or one in another currency than its row's",
                            side_name(c));
    if (rows == 0 && c->t.currency)
        return arena_printf(d->a, "the %s is in %s, and no row of the table is", side_name(c),
                            c->t.currency);
    return arena_printf(d->a,
                        "the %s names no place, and no row of its currency has a band that holds "
                        "it and no other %s",
                        side_name(c), side_name(c));
}

static void unplaced(struct draft *d, struct claim *first)
{
    bool by_currency = lists_currencies(first), any = false;
    size_t rows = 0;
    for (struct row *r = d->rows; r; r = r->next)
        rows += !r->region.factor_of && at_level(d, r, first) && in_currency(r, first);
    for (struct row *r = d->rows; r; r = r->next)
        if (!r->region.factor_of &&
            fits(d, r, first, by_currency, rows == 1 && in_currency(r, first))) {
            take_package(r, first, by_currency);
            any = true;
        }
    int package = first->package;
    const struct claim head = *first;
    for (struct claim *c = first; c && c->package == package; c = c->next) {
        if (!of_package(&head, c, by_currency))
            continue;
        if (c->taken) {
            d->accounts[ACCOUNT_TAKEN]++;
            c->settled = true;
        } else {
            tell(d, c, why_nowhere(d, c, rows, any));
        }
    }
}

/* ---- the whole --------------------------------------------------------------------------------
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
    static const enum whose order[] = {SIDE_OPEN, SIDE_TARGET, SIDE_ACCEPT, SIDE_WALK};
    const char *why;
    for (struct claim *c = d->claims; c; c = c->next)
        if ((why = unfit(d, c)))
            tell(d, c, why);
    for (size_t i = 0; i < 4; i++)
        for (struct claim *c = d->claims; c; c = c->next)
            if (!c->settled && c->t.side == order[i] &&
                (c->t.towns || c->t.levels == LEVEL_ELSEWHERE))
                placed(d, c);
    for (size_t i = 0; i < 4; i++)
        for (struct claim *c = d->claims; c; c = c->next)
            if (!c->settled && c->t.side == order[i])
                unplaced(d, c);
    for (struct row *r = d->rows; r; r = r->next) {
        const struct region *g = &r->region;
        money years = g->equity_per_year ? g->equity_years : 1;
        settle_part(d, r, "base", &r->ask.base, &r->floor.base, &g->base, 1);
        settle_part(d, r, "equity", &r->ask.equity, &r->floor.equity, &g->equity, years);
        settle_part(d, r, "sign-on", &r->ask.sign_on, &r->floor.sign_on, &r->sign_on, 1);
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

static void add_ask(struct draft *d, const char *text, size_t n)
{
    int give = 1; /* in the order of the source, a second list behind the first */
    for (const struct ask_made *o = d->additional; o; o = o->next)
        give++;
    const char *clause = clause_of(d, text, n);
    if (!*clause)
        return;
    struct ask_made *m = arena_new_of(d->a, struct ask_made);
    const char *title = title_of(d, clause);
    m->ask = (struct additional_ask){
        .id = draft_id(d, ID_ASK, title), .title = title, .clause = clause, .give = give};
    DRAFT_ADD(d, additional, m);
}

static const char *numbered(struct draft *d, const char *text, int n)
{
    return strstr(text, arena_printf(d->a, "(%d) ", n));
}

bool strategy_additional(struct draft *d, const char *sentence)
{
    if (!words_at(sentence, "additional asks") || !numbered(d, sentence, 1))
        return false;
    int number = 1;
    for (const char *p = numbered(d, sentence, 1); p; number++) {
        const char *from = p + strcspn(p, ")") + 2, *next = numbered(d, from, number + 1);
        size_t n = next ? (size_t)(next - from) : strlen(from);
        if (next) /* "…, and (4)" */
            for (const char *words = ", and "; n >= 5 && memcmp(from + n - 5, words + 1, 5) == 0;)
                n -= 5;
        add_ask(d, from, n);
        p = next;
    }
    return true;
}
