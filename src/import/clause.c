/* clause.c - from text to items; see clause.h. */
#include "import/clause.h"
#include "import/towns.h"

/* ---- amounts and blanks ---------------------------------------------------------------------- */

/* "[ ]" is none: it would be called by nothing. */
static bool is_blank(const char *open, size_t n)
{
    size_t at = 1;
    while (at < n && (unsigned char)open[at] <= ' ')
        at++;
    return at + 1 < n && n < 400 && !memchr(open + 1, '[', n - 2) && !memchr(open, '\n', n) &&
           strncmp(open + 1, "Source", 6) != 0;
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
        const char *open = memchr(t.s + at, '[', t.n - at),
                   *close = open ? strchr(open, ']') : NULL;
        size_t stop = close ? (size_t)(open - t.s) : t.n,
               n = close ? (size_t)(close - open) + 1 : 0;
        struct found_range r;
        for (; amounts_range((struct str){t.s, stop}, at, &r); at = r.off + r.len) {
            size_t second = r.max.off == r.min.off ? 0 : r.off + r.len - r.max.off;
            add_token(
                m, (struct token){.off = r.off, .len = second ? r.min.len : r.len, .found = r.min});
            if (second)
                add_token(m,
                          (struct token){
                              .off = r.max.off, .len = second, .found = r.max, .range_to = true});
        }
        if (close && is_blank(open, n))
            add_token(m, (struct token){.kind = TOKEN_BLANK, .off = stop, .len = n});
        at = stop + (close && is_blank(open, n) ? n : 1);
    }
}

/* ---- words ----------------------------------------------------------------------------------- */

/* "In Oslo, …", "for Oslo;", "(Oslo)": a place that isn't a row's is meant as one only where it
 * stands by itself, not in "US history". */
static bool alone(const struct draft *d, const char *text, const char *at, size_t n)
{
    return draft_before(d, "named-for", text, at) && (!at[n] || strchr(",;.:)-", at[n]));
}

/* The longest of what begins at `at`; of equal ones the first listed here. */
static struct item word_at(const struct draft *d, const char *text, const char *at)
{
    static const struct {
        const char *list;
        enum item_kind kind;
        const char *const *names;
    } lists[] = {{"back", ITEM_BACK, side_names},
                 {"side", ITEM_SIDE, side_names},
                 {"part", ITEM_PART, part_names},
                 {"later", ITEM_LATER, side_names},
                 {"join", ITEM_JOIN, side_names}};
    struct item best = {.off = (size_t)(at - text)};
    size_t longest = 0, n;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct phrase *p = draft_at(d, lists[i].list, text, at, &n);
        if (n <= longest)
            continue;
        longest = n;
        best.kind = lists[i].kind;
        best.value = phrase_means(p, lists[i].names);
    }
    uint64_t bits = towns_at(d, text, at, &n);
    if (bits && n > longest && (bits != TOWN_ELSEWHERE || alone(d, text, at, n))) {
        longest = n;
        best.kind = ITEM_TOWN;
        best.value = bits;
    }
    bits = levels_at(d, text, at, &n);
    if (bits && n > longest) {
        longest = n;
        best.kind = ITEM_LEVEL;
        best.value = bits;
    }
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
    size_t off = (size_t)(at - text), i = 0;
    while (i < sizeof marks / sizeof *marks &&
           strncmp(at, marks[i].mark, strlen(marks[i].mark)) != 0)
        i++;
    if (i == sizeof marks / sizeof *marks)
        return (struct item){.end = off};
    return (struct item){marks[i].kind, 0, off, off + strlen(marks[i].mark), NULL};
}

static void add(struct clause *c, struct item it)
{
    if (c->n <= ITEMS_MAX)
        c->items[c->n++] = it;
}

void clause_read(struct draft *d, struct meaning *m, struct clause *out)
{
    size_t token = 0;
    out->n = 1; /* the beginning */
    find_tokens(m);
    for (size_t at = 0; m->text[at];) {
        if (token < m->n && m->tokens[token].off <= at) {
            struct token *t = &m->tokens[token], *last = t;
            while (last + 1 < m->tokens + m->n && last[1].range_to)
                last++;
            size_t end = last->off + last->len;
            bool small = t->kind == TOKEN_AMOUNT && t->found.kind == AMOUNT_COUNT &&
                         !t->found.scaled && t->found.digits < 3; /* "over 4 years", "Year 1" */
            if (!small)
                add(out, (struct item){ITEM_TOKEN, 0, t->off, end, t});
            token = (size_t)(last - m->tokens) + 1;
            at = end > at ? end : at + 1;
            continue;
        }
        bool inside = at && ascii_is_letter(m->text[at]) && ascii_is_letter(m->text[at - 1]);
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
    size_t length = strlen(m->text);
    out->items[out->n] = (struct item){ITEM_END, 0, length, length, NULL};
}
