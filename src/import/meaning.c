/* meaning.c - from items to meaning; see meaning.h. */
#include "import/meaning.h"
#include "import/clause.h"
#include "import/towns.h"

#define LARGE (INT64_C(100000000) * MONEY_UNIT) /* nobody's pay */

const char *const part_names[] = {"base",  "equity", "bonus",     "sign-on", "later-sign-on",
                                  "total", "other",  "valuation", NULL};
const char *const side_names[] = {"open",  "target",    "accept", "walk",  "theirs",
                                  "other", "increment", "later",  "aside", NULL};

struct reader {
    struct draft *d;
    struct meaning *m;
    struct clause c;
};

/* Past items of these kinds, a bit each: forward from this one, or back from the one before it. */
#define KIND(kind) (1u << ITEM_##kind)

static struct item *past(struct item *it, unsigned kinds)
{
    while (kinds >> it->kind & 1)
        it++;
    return it;
}

static struct item *back_past(struct item *it, unsigned kinds)
{
    while (kinds >> it[-1].kind & 1)
        it--;
    return it;
}

static const char *gap(struct reader *r, size_t from, size_t to)
{
    return arena_strndup(r->d->a, r->m->text + from, to > from ? to - from : 0);
}

/* ---- currencies and bands -------------------------------------------------------------------- */

bool row_band(const struct row *r, enum part part, bool percent, money *min, money *max)
{
    const struct range *b = part == PART_BASE      ? &r->base
                            : part == PART_EQUITY  ? &r->equity
                            : part == PART_SIGN_ON ? &r->sign_on
                                                   : &r->bonus;
    money times = part == PART_EQUITY && r->equity_yearly ? r->equity_years : 1;
    *min = b->min * times;
    *max = b->max * times;
    return b->stated && (part != PART_BONUS || percent == r->bonus_percent);
}

/* A sign that several currencies share ("$") is the one that a row has, its own before others. */
static const char *settle_currency(const struct draft *d, const char *sign)
{
    if (!sign || strlen(sign) == 3)
        return sign;
    const char *own = town_settle(sign, NULL), *found = own;
    for (const struct row *r = d->rows; r; r = r->next) {
        const char *in = r->currency;
        if (in && own && strcmp(in, own) == 0)
            return own;
        if (in && found == own && currency_has_sign(currency_find(in), str_of(sign)))
            found = in;
    }
    return found;
}

static bool same_currency(const struct token *a, const struct token *b)
{
    return a->currency && b->currency && strcmp(a->currency, b->currency) == 0;
}

/* ---- sides ----------------------------------------------------------------------------------- */

static void find_sides(struct reader *r)
{
    struct {
        enum whose side;
        bool later;
    } now[9] = {{SIDE_NONE, false}}; /* one for each bracket that is open */
    size_t depth = 0;
    const struct item *since = r->c.items;
    bool aside = false;
    EACH_ITEM(it, &r->c)
    {
        if (it->kind == ITEM_OPEN && depth < 8) {
            now[depth + 1] = now[depth];
            depth++;
        } else if (it->kind == ITEM_CLOSE && depth) {
            depth--;
        } else if (it->kind == ITEM_SIDE && it->value == SIDE_ASIDE) {
            aside = true;
        } else if (it->kind == ITEM_SIDE) {
            now[depth].side = (enum whose)it->value;
            since = it;
        } else if (it->kind == ITEM_LATER || it->kind == ITEM_SEMICOLON) {
            now[depth].later = it->kind == ITEM_LATER;
        } else if (it->kind == ITEM_BACK) {
            for (const struct item *k = since; k < it; k++)
                if (k->kind == ITEM_TOKEN && k->token->side != SIDE_OTHER)
                    k->token->side = (enum whose)it->value;
        } else if (it->kind == ITEM_TOKEN) {
            struct token *t = it->token;
            const char *behind = r->m->text + it->end;
            behind += strspn(behind, " ");
            bool more = t->found.kind == AMOUNT_PERCENT && draft_begins(r->d, "more", behind);
            t->side = now[depth].later && now[depth].side != SIDE_OTHER ? SIDE_LATER
                      : aside || more                                   ? SIDE_INCREMENT
                                                                        : now[depth].side;
            aside = false;
        }
    }
}

/* ---- parts ----------------------------------------------------------------------------------- */

static enum part part_at(const struct item *it)
{
    return it->kind == ITEM_PART ? (enum part)it->value : PART_NONE;
}

/* The part right before it; *tied: by a word that ties them ("a base of", "equity at"). */
static enum part part_before(struct reader *r, struct item *it, bool *tied)
{
    struct item *first = back_past(it, KIND(SIDE) | KIND(OPEN) | KIND(STOP));
    struct str between = str_trim(str_of(gap(r, first[-1].end, it->off)));
    const char *text = arena_strndup(r->d->a, between.s, between.n);
    bool tie = draft_is(r->d, "tie", text);
    bool plain = between.n == 0 || (between.n == 1 && strchr(":(~", *text));
    *tied = tie && first == it;
    return plain || tie ? part_at(first - 1) : PART_NONE;
}

/* "over four years", "(4yr)", "/4yr" up to the next amount. */
static int years_after(struct reader *r, const struct item *it)
{
    size_t n;
    const struct item *to = it + 1;
    while (to->kind != ITEM_END && (to->kind != ITEM_TOKEN || years_at(r->m->text + to->off, &n)))
        to++;
    const struct phrase *years = draft_says(r->d, "years", gap(r, it->end, to->off));
    return years ? years->means[0] - '0' : 0;
}

static bool is_yearly(struct reader *r, struct item *it)
{
    size_t to = past(it + 1, KIND(PART) | KIND(TOWN) | KIND(LEVEL))->off;
    return draft_says(r->d, "yearly", gap(r, it->end, to)) ||
           draft_says(r->d, "yearly", gap(r, it->off, to));
}

static void own_parts(struct reader *r)
{
    bool thats = draft_begins(r->d, "sum", r->m->text);
    EACH_TOKEN(it, &r->c)
    {
        struct token *t = it->token;
        bool tied, priced = t->found.kind == AMOUNT_MONEY;
        enum part before = part_before(r, it, &tied),
                  after = part_at(past(it + 1, KIND(TOWN) | KIND(LEVEL) | KIND(SIDE)));
        t->part = tied && before ? before : after ? after : before;
        if (t->part == PART_NONE && thats && priced)
            t->part = PART_TOTAL; /* "That's €160K over four years" */
        if (priced && t->found.value >= LARGE)
            t->part =
                after == PART_VALUATION || draft_says(r->d, "valuation-before", gap(r, 0, it->off))
                    ? PART_VALUATION
                    : PART_OTHER;
        t->yearly = t->found.period == PERIOD_YEAR || is_yearly(r, it);
        t->years = t->found.period == PERIOD_GRANT ? t->found.years : years_after(r, it);
        t->count = t->found.kind == AMOUNT_COUNT && !t->found.scaled && t->part == PART_EQUITY;
    }
}

/* "(SF)", "London" between this amount and the next one. */
static bool has_town(const struct item *it)
{
    do
        it++;
    while (it->kind != ITEM_END && it->kind != ITEM_TOKEN && it->kind != ITEM_STROKE &&
           it->kind != ITEM_TOWN);
    return it->kind == ITEM_TOWN;
}

static bool is_money(const struct item *it)
{
    return it->kind == ITEM_TOKEN && it->token->kind == TOKEN_AMOUNT && it->token->currency;
}

/* The next amount of money that a stroke joins to this one, with nothing but parts and places
 * between, or a list of places ("€80K base in Oslo or €90K in Rome"); NULL: none. */
static struct item *joined(struct item *it)
{
    bool stroke = false, town = false, list = false;
    struct item *k = it + 1;
    for (; is_money(it) && k->kind != ITEM_TOKEN; k++) {
        town |= k->kind == ITEM_TOWN;
        stroke |= k->kind == ITEM_STROKE;
        bool lists = town && (KIND(JOIN) | KIND(COMMA) | KIND(SEMICOLON)) >> k->kind & 1;
        list |= lists;
        unsigned passed =
            KIND(STROKE) | KIND(PART) | KIND(TOWN) | KIND(OPEN) | KIND(CLOSE) | KIND(LEVEL);
        if (!lists && !(passed >> k->kind & 1))
            return NULL;
    }
    return is_money(it) && is_money(k) && (stroke || (list && has_town(k))) ? k : NULL;
}

/* What stands at one end of "€82K / $188K base" holds for both; two amounts of one currency are
 * base and equity, in the order that the passage set. */
static void shared_parts(struct reader *r, struct carried *c)
{
    for (struct item *k, *it = &r->c.items[r->c.n]; it > r->c.items; it--) {
        if (!(k = joined(it)) || it->token->part != PART_NONE)
            continue;
        struct token *left = it->token, *right = k->token;
        if (!same_currency(left, right) || (has_town(it) && has_town(k)))
            left->part = right->part, left->yearly |= right->yearly;
        else if (right->part == PART_EQUITY)
            left->part = PART_BASE;
    }
    EACH_TOKEN(it, &r->c)
    {
        struct item *k = joined(it);
        if (!k)
            continue;
        struct token *left = it->token, *right = k->token;
        bool same = same_currency(left, right);
        if (right->part == PART_NONE && (!same || has_town(it)))
            right->part = left->part, right->yearly |= left->yearly;
        else if (same && left->part == PART_NONE && right->part == PART_NONE && c->pair)
            left->part = PART_BASE, right->part = PART_EQUITY;
        c->pair |= same && left->part == PART_BASE && right->part == PART_EQUITY &&
                   left->side != SIDE_OTHER;
    }
}

/* ---- what restates --------------------------------------------------------------------------- */

static bool restates(const struct token *of, const struct token *t, bool first)
{
    if (t->count || (of->currency && t->currency && !same_currency(of, t)))
        return true;
    return (first && t->part == PART_TOTAL && of->part != PART_TOTAL) ||
           (of->yearly && t->years && same_currency(of, t));
}

/* A bracket behind an amount restates it: in another currency, as a sum, as the papers' worth. */
static void brackets(struct reader *r)
{
    EACH_ITEM(open, &r->c)
    {
        struct item *before = back_past(open, KIND(PART) | KIND(TOWN)) - 1;
        if (open->kind != ITEM_OPEN || before->kind != ITEM_TOKEN)
            continue;
        struct token *of = before->token;
        bool first = true, papers = of->count;
        for (struct item *k = open + 1; k->kind != ITEM_END && k->kind != ITEM_CLOSE; k++) {
            struct token *t = k->token;
            if (k->kind != ITEM_TOKEN)
                continue;
            if (of->count && first && t->currency && !t->yearly) {
                t->part = PART_EQUITY; /* what the papers are worth */
                of->restates = true;
            } else if (papers) {
                t->part = PART_OTHER; /* a price */
                t->restates = true;
            } else {
                papers = t->count;
                t->restates = restates(of, t, first);
                of->restates |= of->part == PART_TOTAL && t->part == PART_BASE && !t->restates;
            }
            first = false;
        }
    }
}

/* "£25K / $31K": the second currency restates the first where no row pays in it, or where the place
 * that is meant doesn't. */
static bool pays_in(const struct draft *d, const struct token *t)
{
    for (const struct row *r = d->rows; r; r = r->next)
        if (r->currency && strcmp(r->currency, t->currency) == 0 &&
            (!t->towns || (t->towns >> r->town & 1)))
            return true;
    return false;
}

static void other_currencies(struct reader *r)
{
    EACH_TOKEN(it, &r->c)
    {
        struct item *k = joined(it);
        if (k && !same_currency(it->token, k->token))
            k->token->restates |= pays_in(r->d, it->token) && !pays_in(r->d, k->token);
    }
}

/* "= $239,000 total comp", "yielding ~$295K", "($350K+ floor)": a total behind parts in one
 * sentence is their sum. */
static void sums(struct reader *r)
{
    bool leads[SIDE_ASIDE + 1] = {false};
    money sum[SIDE_ASIDE + 1] = {0};
    EACH_TOKEN(it, &r->c)
    {
        struct token *t = it->token;
        if (t->part >= PART_BASE && t->part <= PART_SIGN_ON) {
            leads[t->side] |= t->part <= PART_EQUITY;
            sum[t->side] += t->currency ? t->found.value : 0;
        } else if (t->side != SIDE_OTHER && leads[t->side]) {
            t->restates |=
                t->part == PART_TOTAL || (t->part == PART_NONE && t->found.value == sum[t->side]);
        }
    }
}

/* ---- places and levels ----------------------------------------------------------------------- */

/* Whether the name stands behind what it is for: "… in Austin", "… (SF)", "£95K London"; not "In
 * Austin, …". */
static bool stands_behind(struct reader *r, const struct item *it)
{
    const char *text = r->m->text, *tie = draft_before(r->d, "named-for", text, text + it->off);
    bool adjoins = it[-1].kind == ITEM_TOKEN || it[-1].kind == ITEM_PART;
    return it[-1].kind != ITEM_BEGIN &&
           ((tie && !ascii_is_capital(*tie)) || (adjoins && it->off - it[-1].end <= 1));
}

/* "for P4", "At L5, …": not "approaching the L3 threshold". */
static bool level_meant_at(struct reader *r, size_t off)
{
    return off == 0 || draft_before(r->d, "named-for", r->m->text, r->m->text + off);
}

struct placing {
    enum item_kind kind;
    uint64_t now, together;  /* what holds from here on; all that were named behind amounts */
    const struct item *from; /* items from here on are for the next name behind */
    const struct item *last; /* where the amounts of the last name behind begin */
    bool leads, carried;
};

static uint64_t *bits_of(struct token *t, enum item_kind kind)
{
    return kind == ITEM_TOWN ? &t->towns : &t->levels;
}

static bool place_back(struct placing *p, const struct item *it)
{
    bool any = false;
    for (const struct item *k = p->from; k < it && (!p->leads || p->carried); k++)
        if (k->kind == ITEM_TOKEN) {
            *bits_of(k->token, p->kind) = it->value;
            k->token->carried = false;
            any = true;
        }
    if (any)
        p->last = p->from;
    return any;
}

static void named(struct reader *r, struct placing *p, struct item *it)
{
    struct item *k = back_past(it, KIND(COMMA) | KIND(JOIN) | KIND(STROKE));
    if (k[-1].kind == p->kind && p->from >= k) {
        /* "Boston and New York", or the name that is meant behind one that isn't a row's */
        uint64_t both = p->now == TOWN_ELSEWHERE ? it->value : p->now | it->value;
        for (const struct item *j = p->last; j < it; j++)
            if (j->kind == ITEM_TOKEN && *bits_of(j->token, p->kind) == p->now && !p->leads)
                *bits_of(j->token, p->kind) = both;
        p->now = both;
    } else if (stands_behind(r, it) && place_back(p, it)) {
        p->now = p->together |= it->value;
        p->leads = false;
    } else {
        p->now = it->value;
        p->leads = true;
        p->together = 0;
    }
    p->carried = false;
    p->from = it + 1;
}

static void place(struct reader *r, enum item_kind kind, uint64_t *carried)
{
    const struct item *first = r->c.items + 1;
    struct placing p = {
        .kind = kind, .now = *carried, .carried = true, .from = first, .last = first};
    bool used = false;
    enum whose side = SIDE_NONE;
    EACH_ITEM(it, &r->c)
    {
        if (it->kind == ITEM_SIDE)
            side = (enum whose)it->value;
        if (it->kind == ITEM_SEMICOLON) {
            p.from = it + 1;
            p.leads = false;
        } else if (it->kind == kind && side != SIDE_OTHER && side != SIDE_THEIRS &&
                   (kind == ITEM_TOWN || level_meant_at(r, it->off))) {
            named(r, &p, it);
        } else if (it->kind == ITEM_TOKEN) {
            struct token *t = it->token;
            *bits_of(t, kind) = p.now;
            if (kind == ITEM_TOWN)
                t->carried = p.carried;
            used |= (token_asks(t) || token_floors(t)) && t->part != PART_NONE;
        }
    }
    if (used && p.now != TOWN_ELSEWHERE)
        *carried = p.now;
}

/* ---- the whole sentence ---------------------------------------------------------------------- */

/* The second end of a range is what the first is. */
static void both_ends(struct meaning *m)
{
    for (size_t i = 1; i < m->n; i++) {
        struct token *t = &m->tokens[i], own = *t;
        if (!own.range_to)
            continue;
        *t = m->tokens[i - 1];
        t->off = own.off;
        t->len = own.len;
        t->found = own.found;
        t->currency = own.currency;
        t->range_to = true;
    }
}

void meaning_of(struct draft *d, const char *text, struct carried *c, struct meaning *out)
{
    *out = (struct meaning){.text = text};
    struct reader *r = arena_new_of(d->a, struct reader);
    r->d = d;
    r->m = out;
    clause_read(d, out, &r->c);
    for (size_t i = 0; i < out->n; i++)
        out->tokens[i].currency = settle_currency(d, out->tokens[i].found.currency);
    find_sides(r);
    own_parts(r);
    shared_parts(r, c);
    brackets(r);
    sums(r);
    place(r, ITEM_TOWN, &c->towns);
    uint64_t levels = c->levels; /* the passage's: a sentence's own don't outlast it */
    place(r, ITEM_LEVEL, &levels);
    other_currencies(r);
    both_ends(out);
    for (struct token *t = out->tokens; t < out->tokens + out->n; t++)
        t->row = draft_only_row(d, t->currency, t->towns, t->levels);
    out->competing = draft_says(d, "claims", text) ||
                     (draft_says(d, "me", text) && draft_says(d, "offers", text));
    out->leans = draft_says(d, "leans", text);
    out->floor = draft_says(d, "floor", text);
    out->commits = draft_says(d, "commits", text);
    for (size_t i = 0; i < out->n; i++) {
        out->floor |= token_floors(&out->tokens[i]) && out->tokens[i].kind == TOKEN_AMOUNT;
        out->asks |= token_asks(&out->tokens[i]);
    }
}
