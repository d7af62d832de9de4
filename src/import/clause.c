/* clause.c - from text to items; see clause.h. */
#include "import/clause.h"
#include "import/levels.h"
#include "import/towns.h"

/* ---- amounts and blanks -----------------------------------------------------------------------
 */

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
    for (size_t at = 0; at < t.n;) {
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

/* ---- words ------------------------------------------------------------------------------------
 */

static uint64_t side_named(const char *means)
{
    static const char *const names[] = {"none",   "open",  "target",    "accept", "walk",
                                        "theirs", "other", "increment", "later",  "aside"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(means, names[i]) == 0)
            return i;
    return SIDE_NONE;
}

static uint64_t part_named(const char *means)
{
    static const char *const names[] = {"none",          "base",  "equity", "bonus",    "sign-on",
                                        "later-sign-on", "total", "other",  "valuation"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(means, names[i]) == 0)
            return i;
    return PART_NONE;
}

/* "In Oslo, …", "for Oslo;", "(Oslo)": a place that isn't a row's is meant as one only where it
 * stands by itself, not in "US history". */
static bool alone(const char *text, const char *at, size_t n)
{
    static const char *const before[] = {"for ", "in ", "For ", "In ", "("};
    bool led = false;
    for (size_t i = 0; i < 5; i++) {
        size_t k = strlen(before[i]);
        led |= (size_t)(at - text) >= k && memcmp(at - k, before[i], k) == 0;
    }
    return led && (!at[n] || strchr(",;.:)-", at[n]));
}

/* The longest of what begins at `at`; of equal ones the first listed here. */
static struct item word_at(const struct draft *d, const char *text, const char *at)
{
    static const struct {
        const char *list;
        enum item_kind kind;
    } lists[] = {{"back", ITEM_BACK},
                 {"side", ITEM_SIDE},
                 {"part", ITEM_PART},
                 {"later", ITEM_LATER},
                 {"join", ITEM_JOIN}};
    struct item best = {0};
    size_t longest = 0, n;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct phrase *p = draft_at(d, lists[i].list, text, at, &n);
        if (!p || n <= longest)
            continue;
        longest = n;
        best = (struct item){.kind = lists[i].kind};
        if (best.kind == ITEM_SIDE || best.kind == ITEM_BACK)
            best.value = side_named(p->means);
        else if (best.kind == ITEM_PART)
            best.value = part_named(p->means);
    }
    uint64_t bits = towns_at(d, text, at, &n);
    if (bits && n > longest && (bits != TOWN_ELSEWHERE || alone(text, at, n))) {
        longest = n;
        best = (struct item){.kind = ITEM_TOWN, .value = bits};
    }
    bits = levels_at(d, text, at, &n);
    if (bits && n > longest) {
        longest = n;
        best = (struct item){.kind = ITEM_LEVEL, .value = bits};
    }
    best.off = (size_t)(at - text);
    best.end = best.off + longest;
    return best;
}

static struct item mark_at(const char *text, const char *at)
{
    static const struct {
        const char *mark;
        enum item_kind kind;
    } marks[] = {{"(", ITEM_OPEN},   {")", ITEM_CLOSE},  {",", ITEM_COMMA},  {";", ITEM_SEMICOLON},
                 {"/", ITEM_STROKE}, {"+", ITEM_PLUS},   {":", ITEM_STOP},   {"=", ITEM_STOP},
                 {" — ", ITEM_STOP}, {" – ", ITEM_STOP}, {" -- ", ITEM_STOP}};
    struct item out = {.off = (size_t)(at - text), .end = (size_t)(at - text)};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i].mark);
        if (strncmp(at, marks[i].mark, n) == 0) {
            out.kind = marks[i].kind;
            out.end += n;
            return out;
        }
    }
    return out;
}

static void add(struct clause *c, struct item it)
{
    if (c->n < ITEMS_MAX)
        c->items[c->n++] = it;
}

void clause_read(struct draft *d, struct meaning *m, struct clause *out)
{
    size_t token = 0;
    out->n = 0;
    find_tokens(m);
    for (size_t at = 0; m->text[at];) {
        if (token < m->n && m->tokens[token].off <= at) {
            size_t last = token;
            while (last + 1 < m->n && m->tokens[last + 1].range_to)
                last++;
            size_t end = m->tokens[last].off + m->tokens[last].len;
            const struct found *f = &m->tokens[token].found;
            bool small = m->tokens[token].kind == TOKEN_AMOUNT && f->kind == AMOUNT_COUNT &&
                         !f->scaled && f->digits < 3; /* "over 4 years", "Year 1" */
            if (!small)
                add(out, (struct item){ITEM_TOKEN, token, m->tokens[token].off, end});
            token = last + 1;
            at = end > at ? end : at + 1;
            continue;
        }
        bool inside = at && letter(m->text[at]) && letter(m->text[at - 1]);
        struct item it = {.end = at};
        if (!inside)
            it = word_at(d, m->text, m->text + at);
        if (it.end == at)
            it = mark_at(m->text, m->text + at);
        if (it.end > at)
            add(out, it);
        at = it.end > at ? it.end : at + 1;
        while (token < m->n && m->tokens[token].off < at) /* "Year 2 signing bonus" */
            token++;
    }
}
