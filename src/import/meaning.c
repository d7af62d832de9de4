/* meaning.c - from items to meaning; see meaning.h. */
#include "import/meaning.h"
#include "import/clause.h"
#include "import/towns.h"

#define LARGE (INT64_C(100000000) * MONEY_UNIT) /* nobody's pay */

struct reader {
    struct draft *d;
    struct meaning *m;
    struct clause c;
};

static struct token *token_of(struct reader *r, size_t i)
{
    return &r->m->tokens[r->c.items[i].value];
}

static bool is(const struct reader *r, size_t i, enum item_kind kind)
{
    return i < r->c.n && r->c.items[i].kind == kind;
}

static const char *gap(struct reader *r, size_t from, size_t to)
{
    return arena_strndup(r->d->a, r->m->text + from, to > from ? to - from : 0);
}

/* ---- currencies and rows ----------------------------------------------------------------------
 */

size_t rows_of_currency(const struct draft *d, const char *currency, struct row **row)
{
    size_t n = 0;
    *row = NULL;
    for (struct row *r = d->rows; r; r = r->next)
        if (!r->region.factor_of && r->region.currency && currency &&
            strcmp(r->region.currency, currency) == 0 &&
            (r->level < 0 || r->level == d->level_meant)) {
            if (n++ == 0)
                *row = r;
        }
    return n;
}

/* A sign that several currencies share ("$") is the one that a row has, when only one does. */
static const char *settle_currency(const struct draft *d, const char *sign)
{
    if (!sign || strlen(sign) == 3)
        return sign;
    static const struct {
        const char *sign, *first, *codes;
    } shared[] = {{"$", "USD", "CAD AUD SGD HKD NZD TWD MXN ARS"},
                  {"¥", "JPY", "CNY"},
                  {"kr", NULL, "SEK NOK DKK ISK"},
                  {"Rs", NULL, "INR PKR"}};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        if (strcmp(shared[i].sign, sign) != 0)
            continue;
        const char *found = NULL;
        for (const struct row *r = d->rows; r; r = r->next) {
            const char *c = r->region.currency;
            if (c && shared[i].first && strcmp(c, shared[i].first) == 0)
                return shared[i].first;
            if (c && !found && guide_applies(shared[i].codes, c))
                found = c;
        }
        return found ? found : shared[i].first;
    }
    return NULL;
}

static void settle_tokens(struct reader *r)
{
    for (size_t i = 0; i < r->m->n; i++) {
        struct token *t = &r->m->tokens[i];
        if (t->kind == TOKEN_AMOUNT)
            t->currency = settle_currency(r->d, t->found.currency);
    }
}

static bool same_currency(const struct token *a, const struct token *b)
{
    return a->currency && b->currency && strcmp(a->currency, b->currency) == 0;
}

/* ---- sides ------------------------------------------------------------------------------------
 */

static bool follows_with(const char *text, const char *word)
{
    while (*text == ' ')
        text++;
    return words_match(text, text, word) != 0;
}

static void find_sides(struct reader *r)
{
    struct {
        enum whose side;
        bool later;
    } now = {SIDE_NONE, false}, outer[8];
    size_t depth = 0, since = 0;
    bool aside = false;
    for (size_t i = 0; i < r->c.n; i++) {
        const struct item *it = &r->c.items[i];
        if (it->kind == ITEM_OPEN && depth < 8) {
            outer[depth++] = (__typeof__(now)){now.side, now.later};
        } else if (it->kind == ITEM_CLOSE && depth) {
            depth--;
            now.side = outer[depth].side;
            now.later = outer[depth].later;
        } else if (it->kind == ITEM_SIDE && it->value == SIDE_ASIDE) {
            aside = true;
        } else if (it->kind == ITEM_SIDE) {
            now.side = (enum whose)it->value;
            since = i;
        } else if (it->kind == ITEM_LATER) {
            now.later = true;
        } else if (it->kind == ITEM_SEMICOLON) {
            now.later = false;
        } else if (it->kind == ITEM_BACK) {
            for (size_t k = since; k < i; k++)
                if (is(r, k, ITEM_TOKEN) && token_of(r, k)->side != SIDE_OTHER)
                    token_of(r, k)->side = (enum whose)it->value;
        } else if (it->kind == ITEM_TOKEN) {
            struct token *t = token_of(r, i);
            bool more = aside || (t->found.kind == AMOUNT_PERCENT &&
                                  follows_with(r->m->text + it->end, "more"));
            aside = false;
            t->side = now.later && now.side != SIDE_OTHER ? SIDE_LATER
                      : more                              ? SIDE_INCREMENT
                                                          : now.side;
        }
    }
}

/* ---- parts ------------------------------------------------------------------------------------
 */

/* The part that follows within the clause: "$28,000 signing bonus", "€90K in pre-IPO equity". */
static enum part part_after(struct reader *r, size_t i)
{
    for (size_t k = i + 1; k < r->c.n; k++)
        switch (r->c.items[k].kind) {
        case ITEM_PART:
            return (enum part)r->c.items[k].value;
        case ITEM_TOWN:
        case ITEM_LEVEL:
        case ITEM_SIDE:
            break;
        default:
            return PART_NONE;
        }
    return PART_NONE;
}

/* The part right before it; *tied: by a word that ties them ("a base of", "equity at"). */
static enum part part_before(struct reader *r, size_t i, bool *tied)
{
    *tied = false;
    size_t k = i;
    while (k > 0 && (is(r, k - 1, ITEM_SIDE) || is(r, k - 1, ITEM_OPEN) || is(r, k - 1, ITEM_STOP)))
        k--;
    if (k == 0 || !is(r, k - 1, ITEM_PART))
        return PART_NONE;
    struct str between = str_trim(str_of(gap(r, r->c.items[k - 1].end, r->c.items[i].off)));
    const char *text = arena_strndup(r->d->a, between.s, between.n);
    bool tie = draft_is(r->d, "tie", text);
    *tied = tie && k == i;
    bool plain = between.n == 0 || (between.n == 1 && strchr(":(~", *text));
    return *tied || plain || tie ? (enum part)r->c.items[k - 1].value : PART_NONE;
}

/* "over four years", "(4yr)", "/4yr" up to the next amount. */
static int years_after(struct reader *r, size_t i)
{
    size_t to = strlen(r->m->text), n;
    for (size_t k = r->c.n; k-- > i + 1;)
        if (is(r, k, ITEM_TOKEN) && !years_at(r->m->text + r->c.items[k].off, &n))
            to = r->c.items[k].off;
    const struct phrase *years = draft_says(r->d, "years", gap(r, r->c.items[i].end, to));
    return years ? years->means[0] - '0' : 0;
}

static bool stretch_says(struct reader *r, size_t i, const char *list)
{
    size_t k = i + 1;
    while (k < r->c.n && (is(r, k, ITEM_PART) || is(r, k, ITEM_TOWN) || is(r, k, ITEM_LEVEL)))
        k++;
    size_t to = k < r->c.n ? r->c.items[k].off : strlen(r->m->text);
    return draft_says(r->d, list, gap(r, r->c.items[i].end, to)) ||
           draft_says(r->d, list, gap(r, r->c.items[i].off, to));
}

static void own_parts(struct reader *r)
{
    for (size_t i = 0; i < r->c.n; i++) {
        if (!is(r, i, ITEM_TOKEN))
            continue;
        struct token *t = token_of(r, i);
        bool tied;
        enum part before = part_before(r, i, &tied), after = part_after(r, i);
        t->part = tied && before ? before : after ? after : before;
        bool thats = words_at(r->m->text, "that's") == r->m->text;
        if (t->part == PART_NONE && thats && t->found.kind == AMOUNT_MONEY)
            t->part = PART_TOTAL; /* "That's €160K over four years" */
        bool large = t->found.kind == AMOUNT_MONEY && t->found.value >= LARGE;
        if (large)
            t->part = words_at(gap(r, 0, r->c.items[i].off), "valued at") || after == PART_VALUATION
                          ? PART_VALUATION
                          : PART_OTHER;
        t->yearly = t->found.period == PERIOD_YEAR || stretch_says(r, i, "yearly");
        t->years = t->found.period == PERIOD_GRANT ? t->found.years : years_after(r, i);
        t->count = t->found.kind == AMOUNT_COUNT && !t->found.scaled && t->part == PART_EQUITY;
    }
}

/* "(SF)", "London" between this amount and the next one. */
static bool has_town(const struct reader *r, size_t i)
{
    for (size_t k = i + 1; k < r->c.n && !is(r, k, ITEM_TOKEN) && !is(r, k, ITEM_STROKE); k++)
        if (is(r, k, ITEM_TOWN))
            return true;
    return false;
}

/* The next amount that a stroke joins to this one, with nothing but parts and places between; 0:
 * none. */
static size_t joined(struct reader *r, size_t i)
{
    bool stroke = false, town = false, list = false;
    for (size_t k = i + 1; k < r->c.n; k++) {
        enum item_kind kind = r->c.items[k].kind;
        if (kind == ITEM_TOKEN)
            return stroke || (list && has_town(r, k)) ? k : 0;
        town |= kind == ITEM_TOWN;
        if (kind == ITEM_STROKE)
            stroke = true;
        else if (town && (kind == ITEM_JOIN || kind == ITEM_COMMA || kind == ITEM_SEMICOLON))
            list = true; /* "€80K base in Oslo or €90K in Rome" */
        else if (kind != ITEM_PART && kind != ITEM_TOWN && kind != ITEM_OPEN &&
                 kind != ITEM_CLOSE && kind != ITEM_LEVEL)
            return 0;
    }
    return 0;
}

static bool money_at(struct reader *r, size_t i)
{
    return token_of(r, i)->kind == TOKEN_AMOUNT && token_of(r, i)->currency;
}

/* What stands at one end of "€82K / $188K base" holds for both; two amounts of one currency are
 * base and equity, in the order that the passage set. */
static void shared_parts(struct reader *r, struct carried *c)
{
    for (size_t i = r->c.n; i-- > 0;) {
        size_t k = is(r, i, ITEM_TOKEN) && money_at(r, i) ? joined(r, i) : 0;
        if (!k || !money_at(r, k))
            continue;
        struct token *left = token_of(r, i), *right = token_of(r, k);
        bool places = has_town(r, i) && has_town(r, k);
        if (left->part == PART_NONE && (!same_currency(left, right) || places))
            left->part = right->part, left->yearly |= right->yearly;
        else if (left->part == PART_NONE && right->part == PART_EQUITY)
            left->part = PART_BASE;
    }
    for (size_t i = 0; i < r->c.n; i++) {
        size_t k = is(r, i, ITEM_TOKEN) && money_at(r, i) ? joined(r, i) : 0;
        if (!k || !money_at(r, k))
            continue;
        struct token *left = token_of(r, i), *right = token_of(r, k);
        bool same = same_currency(left, right);
        if (right->part == PART_NONE && (!same || has_town(r, i)))
            right->part = left->part, right->yearly |= left->yearly;
        else if (same && left->part == PART_NONE && right->part == PART_NONE && c->pair)
            left->part = PART_BASE, right->part = PART_EQUITY;
        c->pair |= same && left->part == PART_BASE && right->part == PART_EQUITY &&
                   left->side != SIDE_OTHER;
    }
}

/* ---- brackets ---------------------------------------------------------------------------------
 */

/* The amount that the bracket opened at item `open` stands behind; -1: none. */
static long before_bracket(const struct reader *r, size_t open)
{
    for (size_t k = open; k-- > 0;) {
        if (is(r, k, ITEM_TOKEN))
            return (long)k;
        if (!is(r, k, ITEM_PART) && !is(r, k, ITEM_TOWN))
            return -1;
    }
    return -1;
}

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
    for (size_t i = 0; i < r->c.n; i++) {
        long b = is(r, i, ITEM_OPEN) ? before_bracket(r, i) : -1;
        if (b < 0)
            continue;
        struct token *of = token_of(r, (size_t)b);
        bool first = true, papers = of->count;
        for (size_t k = i + 1; k < r->c.n && !is(r, k, ITEM_CLOSE); k++) {
            if (!is(r, k, ITEM_TOKEN))
                continue;
            struct token *t = token_of(r, k);
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
        if (r->region.currency && strcmp(r->region.currency, t->currency) == 0 &&
            (!t->towns || (t->towns >> r->town & 1)))
            return true;
    return false;
}

static void other_currencies(struct reader *r)
{
    for (size_t i = 0; i < r->c.n; i++) {
        size_t k = is(r, i, ITEM_TOKEN) && money_at(r, i) ? joined(r, i) : 0;
        if (!k || !money_at(r, k) || same_currency(token_of(r, i), token_of(r, k)))
            continue;
        if (pays_in(r->d, token_of(r, i)) && !pays_in(r->d, token_of(r, k)))
            token_of(r, k)->restates = true;
    }
}

/* "= $239,000 total comp", "yielding ~$295K", "($350K+ floor)": a total behind parts in one
 * sentence is their sum. */
static void sums(struct reader *r)
{
    bool base[SIDE_LATER + 1] = {false};
    money sum[SIDE_LATER + 1] = {0};
    for (size_t i = 0; i < r->c.n; i++) {
        if (!is(r, i, ITEM_TOKEN))
            continue;
        struct token *t = token_of(r, i);
        if (t->part >= PART_BASE && t->part <= PART_SIGN_ON) {
            base[t->side] |= t->part == PART_BASE || t->part == PART_EQUITY;
            sum[t->side] += t->currency ? t->found.value : 0;
        } else if (t->side != SIDE_OTHER && base[t->side] &&
                   (t->part == PART_TOTAL ||
                    (t->part == PART_NONE && t->found.value == sum[t->side]))) {
            t->restates = true;
        }
    }
}

/* ---- places and levels ------------------------------------------------------------------------
 */

/* Whether the name at item i stands behind what it is for: "… in Austin", "… (SF)", "£95K London".
 */
static bool stands_behind(struct reader *r, size_t i)
{
    const char *text = r->m->text;
    size_t off = r->c.items[i].off;
    if (i == 0)
        return false;
    if (off && text[off - 1] == '(')
        return true;
    static const char *const ties[] = {"in ", "for ", "at "};
    for (size_t k = 0; k < 3; k++)
        if (off >= 4 && memcmp(text + off - strlen(ties[k]), ties[k], strlen(ties[k])) == 0)
            return true;
    bool adjoins = is(r, i - 1, ITEM_TOKEN) || is(r, i - 1, ITEM_PART);
    return adjoins && off - r->c.items[i - 1].end <= 1;
}

struct placing {
    uint64_t now, together; /* what holds from here on; all that were named behind amounts */
    size_t from;            /* items from here on are for the next name behind */
    size_t last;            /* where the amounts of the last name behind begin */
    bool leads, carried;
};

static uint64_t *bits_of(struct token *t, enum item_kind kind)
{
    return kind == ITEM_TOWN ? &t->towns : &t->levels;
}

static bool place_back(struct reader *r, struct placing *p, enum item_kind kind, size_t i)
{
    bool any = false;
    size_t from = p->from;
    for (size_t k = from; k < i; k++)
        if (is(r, k, ITEM_TOKEN) && !(p->leads && !p->carried)) {
            *bits_of(token_of(r, k), kind) = r->c.items[i].value;
            token_of(r, k)->carried = false;
            any = true;
        }
    if (any)
        p->last = from;
    return any;
}

static void named(struct reader *r, struct placing *p, enum item_kind kind, size_t i)
{
    uint64_t bits = r->c.items[i].value, elsewhere = UINT64_C(1) << 62;
    size_t k = i;
    while (k > 0 &&
           (is(r, k - 1, ITEM_COMMA) || is(r, k - 1, ITEM_JOIN) || is(r, k - 1, ITEM_STROKE)))
        k--;
    bool again = k > 0 && is(r, k - 1, kind) && p->from >= k;
    if (again) { /* "Boston and New York", or the name that is meant behind one that isn't a row's
                  */
        uint64_t both = p->now == elsewhere ? bits : p->now | bits;
        for (size_t j = p->last; j < i; j++)
            if (is(r, j, ITEM_TOKEN) && *bits_of(token_of(r, j), kind) == p->now && !p->leads)
                *bits_of(token_of(r, j), kind) = both;
        p->now = both;
    } else if (stands_behind(r, i) && place_back(r, p, kind, i)) {
        p->together |= bits;
        p->now = p->together;
        p->leads = false;
    } else {
        p->now = bits;
        p->leads = true;
        p->together = 0;
    }
    p->carried = false;
    p->from = i + 1;
}

/* "for P4", "At L5, …": not "approaching the L3 threshold". */
static bool level_meant_at(struct reader *r, size_t i)
{
    size_t off = r->c.items[i].off;
    const char *text = r->m->text + off;
    if (off == 0 || text[-1] == '(')
        return true;
    return off >= 4 && (memcmp(text - 4, "for ", 4) == 0 || memcmp(text - 4, "For ", 4) == 0 ||
                        memcmp(text - 3, "at ", 3) == 0 || memcmp(text - 3, "At ", 3) == 0);
}

static void place(struct reader *r, enum item_kind kind, uint64_t *carried)
{
    struct placing p = {.now = *carried, .carried = true};
    bool used = false;
    enum whose side = SIDE_NONE;
    for (size_t i = 0; i < r->c.n; i++) {
        const struct item *it = &r->c.items[i];
        if (it->kind == ITEM_SIDE)
            side = (enum whose)it->value;
        if (it->kind == ITEM_SEMICOLON) {
            p.from = i + 1;
            p.leads = false;
        } else if (it->kind == kind && side != SIDE_OTHER && side != SIDE_THEIRS &&
                   (kind == ITEM_TOWN || level_meant_at(r, i))) {
            named(r, &p, kind, i);
        } else if (it->kind == ITEM_TOKEN) {
            struct token *t = token_of(r, i);
            *bits_of(t, kind) = p.now;
            if (kind == ITEM_TOWN)
                t->carried = p.carried;
            used |= (token_asks(t) || token_floors(t)) && t->part != PART_NONE;
        }
    }
    if (used && p.now != TOWN_ELSEWHERE)
        *carried = p.now;
}

/* ---- the whole sentence -----------------------------------------------------------------------
 */

/* The second end of a range is what the first is. */
static void both_ends(struct meaning *m)
{
    for (size_t i = 1; i < m->n; i++) {
        struct token *t = &m->tokens[i], *first = &m->tokens[i - 1];
        if (!t->range_to)
            continue;
        t->part = first->part;
        t->side = first->side;
        t->restates = first->restates;
        t->yearly = first->yearly;
        t->years = first->years;
        t->count = first->count;
        t->towns = first->towns;
        t->levels = first->levels;
        t->carried = first->carried;
    }
}

static void find_rows(struct reader *r)
{
    for (size_t i = 0; i < r->m->n; i++) {
        struct token *t = &r->m->tokens[i];
        size_t n = 0;
        for (struct row *row = r->d->rows; t->currency && row; row = row->next) {
            bool level = t->levels ? row->level >= 0 && (t->levels >> row->level & 1)
                                   : row->level < 0 || row->level == r->d->level_meant;
            bool there = !t->towns || (t->towns >> row->town & 1);
            if (row->region.factor_of || !level || !there || !row->region.currency ||
                strcmp(row->region.currency, t->currency) != 0)
                continue;
            t->row = n++ ? NULL : row;
        }
    }
}

void meaning_of(struct draft *d, const char *text, struct carried *c, struct meaning *out)
{
    *out = (struct meaning){.text = text};
    struct reader *r = arena_new_of(d->a, struct reader);
    r->d = d;
    r->m = out;
    clause_read(d, out, &r->c);
    settle_tokens(r);
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
    find_rows(r);
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
