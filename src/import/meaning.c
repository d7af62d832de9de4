/* meaning.c - what a sentence's amounts are; see meaning.h. */
#include "import/meaning.h"
#include "import/places.h"

/* ---- tokens ---------------------------------------------------------------------------------- */

static bool is_blank(const char *open, size_t n)
{
    struct str inside = {open + 1, n - 2};
    return n > 2 && n < 100 && !memchr(inside.s, '[', inside.n) &&
           !memchr(inside.s, '\n', inside.n) && strncmp(inside.s, "Source", 6) != 0;
}

static void add_token(struct meaning *m, struct token t)
{
    if (m->n < TOKENS_MAX)
        m->tokens[m->n++] = t;
}

/* "[X+15K]": amounts within a blank are the blank's. */
static void find_tokens(struct meaning *m)
{
    struct str t = str_of(m->text);
    size_t at = 0;
    while (at < t.n) {
        const char *open = memchr(t.s + at, '[', t.n - at);
        const char *close = open ? strchr(open, ']') : NULL;
        size_t stop = open && close ? (size_t)(open - t.s) : t.n;
        struct found_range r;
        struct str before = {t.s, stop};
        while (amounts_range(before, at, &r)) {
            bool range = r.max.off != r.min.off;
            add_token(m, (struct token){
                             .off = r.min.off, .len = range ? r.min.len : r.len, .found = r.min});
            if (range)
                add_token(m, (struct token){.off = r.max.off,
                                            .len = r.off + r.len - r.max.off,
                                            .found = r.max,
                                            .range_to = true});
            at = r.off + r.len;
        }
        if (stop == t.n)
            break;
        size_t n = (size_t)(close - open) + 1;
        if (is_blank(open, n))
            add_token(m, (struct token){.kind = TOKEN_BLANK, .off = stop, .len = n});
        at = is_blank(open, n) ? stop + n : stop + 1;
    }
}

/* ---- parts ----------------------------------------------------------------------------------- */

static const struct {
    const char *word;
    enum part part;
} part_words[] = {
    {"signing bonus", PART_SIGN_ON}, {"signing", PART_SIGN_ON},
    {"sign-on", PART_SIGN_ON},       {"base", PART_BASE},
    {"equity", PART_EQUITY},         {"rsu", PART_EQUITY},
    {"rsus", PART_EQUITY},           {"options", PART_EQUITY},
    {"stock", PART_EQUITY},          {"grant", PART_EQUITY},
    {"ppus", PART_EQUITY},           {"bonus", PART_BONUS},
    {"total comp", PART_TOTAL},      {"tc", PART_TOTAL},
    {"total", PART_TOTAL},           {"valuation", PART_VALUATION},
    {"valued", PART_VALUATION},
};

/* The part named first in the text; with `last`, the one named last, which ends at *end. */
static enum part part_in(const char *text, bool last, const char **end)
{
    const char *best = NULL;
    enum part part = PART_NONE;
    for (size_t i = 0; i < sizeof part_words / sizeof *part_words; i++)
        for (const char *p = text; (p = words_at(p, part_words[i].word)); p++) {
            const char *stop = p + strlen(part_words[i].word);
            if (!best || (last ? stop > *end : p < best)) {
                best = p;
                part = part_words[i].part;
                *end = stop;
            }
            if (!last)
                break;
        }
    /* "guaranteed" alone names no part; a claim of "€310K guaranteed" is one of the total */
    return part == PART_NONE && words_in(text, "guaranteed") && !last ? PART_TOTAL : part;
}

/* The part that the words right before the amount name: "a base of", "equity must be". */
static enum part part_before(const char *text, bool *tied)
{
    static const char *const ties[] = {" of ", " at ", " of up to ", " to "};
    const char *end = text;
    enum part part = part_in(text, true, &end);
    *tied = false;
    if (part == PART_NONE || strlen(end) > 24)
        return PART_NONE;
    if (part == PART_VALUATION && !words_in(text, "valuation of") && !words_in(text, "valued at"))
        return PART_NONE;
    for (size_t i = 0; i < sizeof ties / sizeof *ties; i++)
        *tied |= strcmp(end, ties[i]) == 0;
    return part;
}

static size_t token_end(const struct token *t)
{
    return t->off + t->len;
}

/* From the token to the next one, or to where the clause ends. */
static const char *text_after(struct draft *d, const struct meaning *m, size_t i)
{
    const char *from = m->text + token_end(&m->tokens[i]);
    size_t n = i + 1 < m->n ? m->tokens[i + 1].off - token_end(&m->tokens[i]) : strlen(from);
    size_t clause = strcspn(from, ",;(.:");
    const char *dash = strstr(from, " — ");
    if (dash && (size_t)(dash - from) < clause)
        clause = (size_t)(dash - from);
    return arena_strndup(d->a, from, clause < n ? clause : n);
}

static const char *text_before(struct draft *d, const struct meaning *m, size_t i)
{
    size_t from = i ? token_end(&m->tokens[i - 1]) : 0, to = m->tokens[i].off;
    for (size_t k = to; k > from; k--)
        if (strchr(",;", m->text[k - 1])) {
            from = k;
            break;
        }
    return arena_strndup(d->a, m->text + from, to - from);
}

static bool only(const struct meaning *m, size_t i, const char *const *between)
{
    size_t from = token_end(&m->tokens[i]), n = m->tokens[i + 1].off - from;
    for (; *between; between++)
        if (strlen(*between) == n && memcmp(m->text + from, *between, n) == 0)
            return true;
    return false;
}

static bool stroke(const struct meaning *m, size_t i)
{
    static const char *const strokes[] = {" / ", "/", " /", "/ ", NULL};
    return i + 1 < m->n && only(m, i, strokes);
}

static bool same_currency(const struct token *a, const struct token *b)
{
    return a->currency && b->currency && strcmp(a->currency, b->currency) == 0;
}

static void own_parts(struct draft *d, struct meaning *m)
{
    static const char *const yearly[] = {"/year", "/yr", "per year", "a year", "annually", NULL};
    for (size_t i = 0; i < m->n; i++) {
        struct token *t = &m->tokens[i];
        const char *after = text_after(d, m, i), *end;
        bool tied, joined = t->range_to || (i && stroke(m, i - 1));
        enum part before = joined ? PART_NONE : part_before(text_before(d, m, i), &tied);
        bool divided = i + 1 < m->n && (m->tokens[i + 1].range_to || stroke(m, i));
        t->part = !joined && before && tied ? before : part_in(after, false, &end);
        if (t->part == PART_NONE && !divided)
            t->part = before;
        if (t->part == PART_NONE && (words_at(m->text, "that's") == m->text))
            t->part = PART_TOTAL;
        t->yearly = t->found.period == PERIOD_YEAR || words_any(after, yearly);
        t->years = t->found.period == PERIOD_GRANT ? t->found.years : 0;
    }
}

/* What stands at the end of "€82K / $188K base" or "$62–85K base" holds for both. */
static void shared_parts(struct meaning *m, struct carried *c)
{
    for (size_t i = m->n; i-- > 1;) {
        struct token *left = &m->tokens[i - 1], *right = &m->tokens[i];
        if (right->range_to && left->part == PART_NONE) {
            left->part = right->part;
            left->yearly |= right->yearly;
            left->years = left->years ? left->years : right->years;
        } else if (right->range_to && right->part == PART_NONE) {
            right->part = left->part;
        }
        if (!stroke(m, i - 1) || left->part != PART_NONE)
            continue;
        if (!same_currency(left, right)) {
            left->part = right->part;
            left->yearly |= right->yearly;
        } else if (right->part == PART_EQUITY) {
            left->part = PART_BASE;
        } else if (right->part == PART_NONE && c->pair) {
            left->part = PART_BASE;
            right->part = PART_EQUITY;
        }
    }
    for (size_t i = 1; i < m->n; i++)
        if (stroke(m, i - 1) || (m->tokens[i].off - token_end(&m->tokens[i - 1]) < 12))
            c->pair |= m->tokens[i - 1].part == PART_BASE && m->tokens[i].part == PART_EQUITY &&
                       same_currency(&m->tokens[i - 1], &m->tokens[i]);
}

/* "base / options … with a floor of $182,000 / $82,000": the order of the pair before. */
static void pair_by_order(struct meaning *m, const struct carried *c)
{
    for (size_t i = 1; i < m->n; i++) {
        struct token *left = &m->tokens[i - 1], *right = &m->tokens[i];
        if (c->pair && stroke(m, i - 1) && same_currency(left, right) && left->part == PART_NONE &&
            right->part == PART_NONE) {
            left->part = PART_BASE;
            right->part = PART_EQUITY;
        }
    }
}

/* ---- whose ----------------------------------------------------------------------------------- */

static const struct {
    const char *phrase;
    enum whose whose;
} triggers[] = {
    {"my ask is", WHOSE_ASK},
    {"targeting", WHOSE_ASK},
    {"target", WHOSE_ASK},
    {"push for", WHOSE_ASK},
    {"open at", WHOSE_ASK},
    {"anchor", WHOSE_ASK},
    {"need", WHOSE_ASK},
    {"looking for", WHOSE_ASK},
    {"i'd like", WHOSE_ASK},
    {"asking for", WHOSE_ASK},
    {"i'm requesting", WHOSE_ASK},
    {"must be", WHOSE_ASK},
    {"justifies", WHOSE_ASK},
    {"warrants", WHOSE_ASK},
    {"insist on", WHOSE_ASK},
    {"i expect", WHOSE_ASK},
    {"step-up", WHOSE_ASK},
    {"adjustment to", WHOSE_ASK},
    {"floor", WHOSE_FLOOR},
    {"accept at", WHOSE_FLOOR},
    {"accept-at", WHOSE_FLOOR},
    {"no lower than", WHOSE_FLOOR},
    {"walk away", WHOSE_FLOOR},
    {"offer from", WHOSE_OTHER},
    {"offers from", WHOSE_OTHER},
    {"competing", WHOSE_OTHER},
    {"is offering", WHOSE_OTHER},
    {"are offering", WHOSE_OTHER},
    {"offering me", WHOSE_OTHER},
    {"earn", WHOSE_OTHER},
    {"earns", WHOSE_OTHER},
    {"pays", WHOSE_OTHER},
    {"counters at", WHOSE_OTHER},
    {"counter at", WHOSE_OTHER},
    {"moving from", WHOSE_OTHER},
    {"if you have", WHOSE_OTHER},
    {"tops out", WHOSE_OTHER},
    {"are receiving", WHOSE_OTHER},
    {"offer at", WHOSE_OTHER},
    {"an offer", WHOSE_OTHER},
    {"signing bonus of", WHOSE_NOBODY},
    {"sign-on of", WHOSE_NOBODY},
    {"offer of", WHOSE_OFFER},
    {"the offer", WHOSE_OFFER},
};

static void find_whose(struct draft *d, struct meaning *m)
{
    /* what is asked for beside the grant isn't the grant */
    static const char *const beside[] = {"supplemental", "additional", "extra",
                                         "on top",       "stipend",    NULL};
    for (size_t i = 0; i < m->n; i++) {
        const char *head = arena_strndup(d->a, m->text, m->tokens[i].off), *best = NULL;
        for (size_t k = 0; k < sizeof triggers / sizeof *triggers; k++)
            for (const char *p = head; (p = words_at(p, triggers[k].phrase)); p++)
                if (!best || p + strlen(triggers[k].phrase) > best) {
                    best = p + strlen(triggers[k].phrase);
                    m->tokens[i].whose = triggers[k].whose;
                }
        m->tokens[i].near = best && strlen(best) <= 12;
        bool more =
            words_any(text_before(d, m, i), beside) || words_any(text_after(d, m, i), beside);
        if (more && m->tokens[i].whose == WHOSE_ASK)
            m->tokens[i].whose = WHOSE_NOBODY;
    }
}

/* ---- rows ------------------------------------------------------------------------------------ */

size_t rows_of_currency(const struct draft *d, const char *currency, struct row **row)
{
    size_t n = 0;
    *row = NULL;
    for (struct row *r = d->rows; r; r = r->next)
        if (!r->region.factor_of && r->region.currency && currency &&
            strcmp(r->region.currency, currency) == 0) {
            if (n++ == 0)
                *row = r;
        }
    return n;
}

static bool in_currency(const struct row *r, const struct token *t)
{
    return r->region.currency && t->currency && strcmp(r->region.currency, t->currency) == 0;
}

/* The row of the amount's currency that the sentence names: nearest before it, else right behind
 * it, up to the next alternative. */
static struct row *row_named(struct draft *d, const struct meaning *m, const struct token *t)
{
    const char *head = arena_strndup(d->a, m->text, t->off), *best = NULL;
    struct row *found = NULL;
    for (struct row *r = d->rows; r; r = r->next)
        for (const char *p = head, *q; in_currency(r, t) && (q = place_in(p, r->region.name));
             p = q + 1)
            if (!best || q > best) {
                best = q;
                found = r;
            }
    if (found)
        return found;
    const char *tail = m->text + token_end(t), * or = strstr(tail, " or ");
    size_t n = strcspn(tail, ";");
    if (or &&(size_t)(or -tail) < n)
        n = (size_t)(or -tail);
    tail = arena_strndup(d->a, tail, n);
    best = NULL;
    for (struct row *r = d->rows; r; r = r->next) {
        const char *q = in_currency(r, t) ? place_in(tail, r->region.name) : NULL;
        if (q && (!best || q < best)) {
            best = q;
            found = r;
        }
    }
    return found;
}

/* A sign that several currencies share ("$") is the one that a row has, when only one does. */
static const char *settle_currency(const struct draft *d, const char *sign)
{
    if (!sign || strlen(sign) == 3)
        return sign;
    static const struct {
        const char *sign, *first;
    } usual[] = {{"$", "USD"}, {"¥", "JPY"}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (strcmp(usual[i].sign, sign) == 0) {
            for (const struct row *r = d->rows; r; r = r->next)
                if (r->region.currency && strcmp(r->region.currency, usual[i].first) == 0)
                    return usual[i].first;
            for (const struct row *r = d->rows; r; r = r->next) {
                const struct currency *c = currency_find(r->region.currency);
                if (c && strstr(c->symbol, sign))
                    return c->code;
            }
            return usual[i].first;
        }
    for (const struct row *r = d->rows; r; r = r->next)
        if (r->region.currency &&
            guide_applies(strcmp(sign, "kr") == 0 ? "SEK NOK DKK ISK" : "INR PKR",
                          r->region.currency))
            return r->region.currency;
    return NULL;
}

static void find_rows(struct draft *d, struct meaning *m, struct carried *c)
{
    for (size_t i = 0; i < m->n; i++) {
        struct token *t = &m->tokens[i];
        t->currency = t->kind == TOKEN_AMOUNT ? settle_currency(d, t->found.currency) : NULL;
        if (!t->currency)
            continue;
        t->row = row_named(d, m, t);
        t->named = t->row != NULL;
        if (t->named)
            c->row = t->row;
        else if (c->row && in_currency(c->row, t))
            t->row = c->row, t->named = true;
        else if (rows_of_currency(d, t->currency, &t->row) != 1)
            t->row = NULL;
    }
}

/* ---- the whole sentence ---------------------------------------------------------------------- */

static void find_claims(struct meaning *m)
{
    static const char *const competing[] = {"competing offer",
                                            "competing offers",
                                            "i have an offer",
                                            "i have offers",
                                            "offer from",
                                            "offers from",
                                            "is offering",
                                            "are offering",
                                            "offering me",
                                            "holding offers",
                                            "i'm holding",
                                            "i'm currently holding",
                                            "i'm evaluating",
                                            "my alternative",
                                            "my alternatives",
                                            "other offers",
                                            "competitive offer",
                                            "my competing",
                                            "i hold",
                                            "recruited by",
                                            "i'm interviewing",
                                            NULL};
    static const char *const leans[] = {
        "bridge",   "comp gap",        "close that gap",   "close the gap",     "close this gap",
        "that gap", "match competing", "justify the move", "base differential", NULL};
    static const char *const floor[] = {"floor",
                                        "accept-at",
                                        "below that",
                                        "walk away",
                                        "accept no lower",
                                        "below $",
                                        "i'd need to reconsider",
                                        NULL};
    static const char *const commits[] = {"i'm choosing",
                                          "i am choosing",
                                          "i've chosen",
                                          "i've decided",
                                          "i sign immediately",
                                          "i'll accept",
                                          "i can sign within",
                                          "explicitly choosing",
                                          "i'm going with",
                                          "i will join",
                                          NULL};
    m->competing = words_any(m->text, competing) ||
                   (words_in(m->text, "i have a") && words_in(m->text, "offer"));
    m->leans = words_any(m->text, leans);
    m->floor = words_any(m->text, floor);
    m->commits = words_any(m->text, commits);
    for (size_t i = 0; i < m->n; i++) {
        m->floor |= m->tokens[i].whose == WHOSE_FLOOR && m->tokens[i].kind == TOKEN_AMOUNT;
        m->asks |= m->tokens[i].whose == WHOSE_ASK;
    }
}

void meaning_of(struct draft *d, const char *text, struct carried *c, struct meaning *out)
{
    *out = (struct meaning){.text = text};
    find_tokens(out);
    find_rows(d, out, c);
    own_parts(d, out);
    shared_parts(out, c);
    pair_by_order(out, c);
    find_whose(d, out);
    find_claims(out);
}
