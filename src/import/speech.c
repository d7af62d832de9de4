/* speech.c - passages as sentences; see speech.h. */
#include "import/speech.h"
#include "import/markdown.h"
#include "import/strategy.h"
#include "import/towns.h"

#define OPEN "“"
#define CLOSE "”"

/* ---- prose and speech ------------------------------------------------------------------------ */

static bool mark(char c)
{
    return c >= MARK_STRONG && c <= MARK_CODE_END;
}

/* "As a Designer, you shape …", "Candidates should argue: …": the guide's advice in quotation
 * marks, which the candidate would say of themselves. */
static bool coaches(const struct draft *d, const char *text)
{
    const char *comma = strchr(text, ',');
    return draft_says(d, "coaches", text) || (comma && comma[1] && draft_begins(d, "as-a", text) &&
                                              draft_begins(d, "you", comma + 2));
}

/* Speech begins a block, or follows a colon or the end of a sentence, and is itself sentences. */
static bool begins_speech(const struct draft *d, const char *text, const char *open,
                          const char *close)
{
    const char *p = open;
    while (p > text && (mark(p[-1]) || p[-1] == ' ' || p[-1] == '\n'))
        p--;
    if (p > text && !strchr(":.!?", p[-1]))
        return false;
    size_t words = 1;
    for (const char *q = open; q < close; q++)
        words += *q == ' ' || *q == '\n';
    const char *end = close;
    while (end > open && mark(end[-1]))
        end--;
    return words >= 5 && (strchr(".!?", end[-1]) || (!*close && end[-1] == ':')) &&
           !coaches(d, arena_strndup(d->a, open + 3, (size_t)(close - open) - 3));
}

/* The mark that closes the quotation opened at `open`, quotations within it counted; NULL: none. */
static const char *closing(const char *open)
{
    int depth = 0;
    for (const char *p = open; *p; p++) {
        if (strncmp(p, OPEN, 3) == 0)
            depth++;
        else if (strncmp(p, CLOSE, 3) == 0 && --depth == 0)
            return p;
    }
    return NULL;
}

static struct piece **add_piece(struct arena *a, struct piece **last, bool speech, const char *from,
                                const char *to)
{
    const char *text = arena_strndup(a, from, (size_t)(to - from));
    if (!*markdown_plain(a, text))
        return last;
    struct piece *p = arena_new_of(a, struct piece);
    *p = (struct piece){speech, text, NULL};
    *last = p;
    return &p->next;
}

struct piece *speech_pieces(struct draft *d, const char *text, bool *open)
{
    struct piece *first = NULL, **last = &first;
    const char *from = text, *end = text + strlen(text);
    if (open && *open) {
        const char *close = strstr(text, CLOSE);
        last = add_piece(d->a, last, true, text, close ? close : end);
        *open = !close;
        from = close ? close + 3 : end;
    }
    for (const char *p = from; (p = strstr(p, OPEN));) {
        const char *close = closing(p), *stop = close ? close : end;
        if ((close || open) && begins_speech(d, text, p, stop)) {
            last = add_piece(d->a, last, false, from, p);
            last = add_piece(d->a, last, true, p + 3, stop);
            if (!close)
                *open = true;
            from = close ? close + 3 : end;
        }
        p = close ? close + 3 : p + 3;
    }
    add_piece(d->a, last, false, from, end);
    return first;
}

/* ---- sentences ------------------------------------------------------------------------------- */

static bool word_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '.' || c == '-';
}

/* A full stop within the employer's name, behind initials ("D.E. Shaw", "J. Huang") or an
 * abbreviation ends no sentence. */
static bool abbreviation(const struct draft *d, const char *text, const char *dot)
{
    for (const char *p = d->employer, *q; (q = strchr(p, '.')); p = q + 1) {
        size_t before = (size_t)(q - d->employer), after = strlen(q);
        if ((size_t)(dot - text) >= before && q[1] && strncmp(dot, q, after) == 0 &&
            (q[1] == ' ' || memcmp(dot - before, d->employer, before) == 0))
            return true;
    }
    const char *from = dot;
    while (from > text && word_byte(from[-1]))
        from--;
    if (dot - from == 1 && ascii_is_capital(*from) && *from != 'I')
        return true;
    if (dot - from == 3 && ascii_is_capital(from[0]) && from[1] == '.' && ascii_is_capital(from[2]))
        return true;
    return dot > from && draft_is(d, "short", arena_strndup(d->a, from, (size_t)(dot - from)));
}

/* A line that begins with a stressed lead ("**Target:** …") begins a sentence. */
static bool leads_line(const char *p)
{
    if (p[0] != '\n' || p[1] != MARK_STRONG)
        return false;
    size_t n = strcspn(p + 2, "\x02");
    return p[2 + n] && ((n && p[1 + n] == ':') || p[3 + n] == ':');
}

/* Where the sentence that begins at `p` ends: behind its mark, brackets and quotation closed. */
static const char *sentence_end(const struct draft *d, const char *text, const char *p)
{
    int depth = 0;
    for (const char *from = p; *p; p++) {
        if (p > from && leads_line(p))
            return p;
        depth += *p == '[';
        depth -= *p == ']' && depth;
        if (depth || !strchr(".!?", *p) || (*p == '.' && abbreviation(d, text, p)))
            continue;
        const char *q = p + 1;
        while (*q == ')' || mark(*q) || strncmp(q, CLOSE, 3) == 0 || strncmp(q, "’", 3) == 0)
            q += *q == ')' || mark(*q) ? 1 : 3;
        if (*q != '\0' && *q != ' ' && *q != '\n')
            continue;
        const char *next = q;
        while (*next == ' ' || *next == '\n' || mark(*next))
            next++;
        bool employer = strncmp(next, d->employer, strlen(d->employer)) == 0; /* "dbt Labs" */
        if (ascii_is_small(*next) && !employer)
            continue;
        return q;
    }
    return p;
}

static const char *flat(struct arena *a, const char *from, size_t n)
{
    char *out = arena_strndup(a, from, n), *to = out;
    for (const char *p = out; *p; p++)
        if (!(*p == ' ' || *p == '\n') || (to > out && to[-1] != ' '))
            *to++ = *p == '\n' ? ' ' : *p;
    while (to > out && to[-1] == ' ')
        to--;
    *to = '\0';
    return out;
}

static void put(struct passage *p, struct said *s)
{
    DRAFT_ADD(p, said, s);
    p->quote = NULL;
}

/* Consecutive quotations of one claim stand as one, so that its parts and its total meet. */
static void quote(struct passage *p, const struct meaning *m)
{
    struct said *s = runs_quoted(p->d, m);
    if (p->quote && p->claimed && (m->competing || draft_begins(p->d, "sum", m->text))) {
        p->quote->xml = arena_printf(p->d->a, "%s %s", p->quote->xml, s->xml);
        return;
    }
    s->quoted = true;
    put(p, s);
    p->quote = s;
}

/* ---- another offer --------------------------------------------------------------------------- */

/* Sentences of the guide's own of which the first one that holds is said. */
static void alternatives(struct passage *p, const char *first, const char *ending,
                         const char *source)
{
    static const char *const needs[] = {"written", "offer", "process"};
    for (size_t i = 0; i < 3; i++) {
        const char *name = i ? arena_printf(p->d->a, "%s%s", needs[i], ending) : first;
        struct said *s = runs_own(p->d, name, source);
        s->needs = needs[i];
        s->either = p->d->either;
        DRAFT_ADD(p, said, s); /* quotations of the claim go on behind it */
    }
}

/* Each alternative begins with a capital and is longer than a letter: "X / Y" are no names. */
static bool are_names(const char *text)
{
    if (!strchr(text, '/') || strpbrk(text, "0123456789"))
        return false;
    for (const char *p = text; p; p = strchr(p, '/')) {
        p += strspn(p, "/ ");
        if (!ascii_is_capital(*p) || strcspn(p, " /") < 2)
            return false;
    }
    return true;
}

/* The names that the source offers instead of one: "Amazon / Stripe / Databricks". */
static const char *names_in(struct draft *d, const struct meaning *m)
{
    for (const struct token *t = m->tokens; t < m->tokens + m->n; t++) {
        const char *names = t->kind == TOKEN_BLANK ? runs_choice(d, m, t) : "";
        if (are_names(names))
            return names;
    }
    return NULL;
}

static void say_claim(struct passage *p, const struct meaning *m)
{
    bool amounts = false;
    for (size_t i = 0; i < m->n; i++)
        amounts |= m->tokens[i].part == PART_BASE && m->tokens[i].side == SIDE_OTHER;
    p->d->either++;
    alternatives(p, amounts ? "written-amounts" : "written", "", names_in(p->d, m));
    alternatives(p, "written-plain", "-plain", NULL);
}

/* ---- what may be said ------------------------------------------------------------------------ */

/* What is said of the sentence up to a place where it may end, closed with a full stop; NULL:
 * nothing that stands alone. */
static struct said *up_to(struct passage *p, const struct meaning *m, size_t end)
{
    for (size_t i = 0; i < m->n; i++) /* "[X — Y]" is one blank */
        if (m->tokens[i].off < end && end < m->tokens[i].off + m->tokens[i].len)
            return NULL;
    struct said *s = runs_spoken(p->d, m, 0, end);
    if (!s || s->fills)
        return NULL;
    s->xml = arena_printf(p->d->a, "%s.", s->xml);
    s->changed = true;
    return s;
}

/* Up to its first dash: a whole clause as a rule. */
static struct said *before_dash(struct passage *p, const struct meaning *m)
{
    const char *dash = strstr(m->text, " — "), *en = strstr(m->text, " – ");
    size_t words = 0;
    dash = en && (!dash || en < dash) ? en : dash;
    for (const char *q = m->text; dash && q < dash; q++)
        words += *q == ' ';
    return words >= 4 ? up_to(p, m, (size_t)(dash - m->text)) : NULL;
}

/* An ask whose end may not be said ("… with the 35% premium for this role"), up to the last place
 * where a clause ends and all before it may be. */
static struct said *before_clause(struct passage *p, const struct meaning *m)
{
    static const char *const ends[] = {", ", "; ", " with ", " plus ", " and ", " for ", " ("};
    for (size_t at = strlen(m->text); m->asks && at-- > 12;)
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            if (strncmp(m->text + at, ends[i], strlen(ends[i])) != 0 || memchr(m->text, '(', at) ||
                strchr(",;:", m->text[at - 1]))
                continue;
            struct said *s = up_to(p, m, at);
            if (s && strstr(s->xml, "<fig ref=\"ask."))
                return s;
        }
    return NULL;
}

static void say(struct passage *p, const struct meaning *m)
{
    const char *t = m->text, *end = t + strlen(t);
    size_t from = *t == '(' && ascii_is_digit(t[1]) && strncmp(t + 2, ") ", 2) == 0 ? 4 : 0;
    while (end > t && mark(end[-1]))
        end--;
    /* nobody says the number of "(3) I manage …", nor "I'm accepting:" before a list */
    bool whole = end > t && end[-1] != ':';
    struct said *s = whole ? runs_spoken(p->d, m, from, strlen(t)) : NULL;
    bool leans = m->leans && p->claimed;
    if (!s || s->changed || from)
        quote(p, m);
    if (!s && !leans)
        s = before_dash(p, m);
    if (!s && !leans)
        s = before_clause(p, m);
    if (!s)
        return;
    put(p, s);
    if (leans) { /* only where the ask does close the gap, else the ask alone */
        struct said *ask = runs_own(p->d, "bridge", NULL);
        put(p, ask);
        s->bridges = true;
        s->needs = ask->needs = "offer";
        s->either = ask->either = ++p->d->either;
        return;
    }
    /* "I've scheduled 200 berths" is of the sample's own life */
    bool life = draft_begins(p->d, "about-me", m->text) && !m->asks;
    s->optional = s->fills || life; /* nobody's own until the candidate says so */
    s->public_ = s->fills && life;
    if (m->asks) /* "a base of £125,000 in London" is no sentence for Mumbai */
        s->region = towns_rows(p->d, towns_in(p->d, m->text));
}

static void say_additional(struct passage *p)
{
    struct buf b;
    buf_init(&b, p->d->a);
    buf_puts(&b, "Additional asks: ");
    for (const struct further_ask *m = p->d->asks; m; m = m->next)
        buf_printf(&b, "%s%s%s",
                   m == p->d->asks ? ""
                   : m->next       ? ", "
                                   : ", and ",
                   m->clause, m->next ? "" : ".");
    struct said *s = runs_plain(p->d, buf_str(&b));
    if (s)
        put(p, s);
}

static void one_sentence(struct passage *p, const char *text, bool speech)
{
    struct meaning *m = arena_new_of(p->d->a, struct meaning);
    meaning_of(p->d, text, &p->carried, m);
    if (p->strategy)
        strategy_sentence(p->d, m, p->line);
    if (p->strategy && strategy_additional(p->d, text)) {
        quote(p, m);
        say_additional(p);
        return;
    }
    if (!speech) {
        put(p, runs_quoted(p->d, m));
    } else if (m->floor) {
        quote(p, m);
        if (p->strategy && !p->told_floor)
            put(p, runs_own(p->d, "how-far", NULL));
        p->told_floor = true;
    } else if (m->competing) {
        quote(p, m);
        if (!p->claimed)
            say_claim(p, m);
        p->claimed = true;
    } else if (m->commits || draft_begins(p->d, "orders", text)) {
        quote(p, m);
    } else {
        say(p, m);
    }
}

/* ---- passages -------------------------------------------------------------------------------- */

void passage_add(struct passage *p, const char *text, bool speech)
{
    p->quote = NULL;
    for (const char *at = text; *at;) {
        at += strspn(at, " \n");
        const char *end = sentence_end(p->d, text, at);
        const char *one = flat(p->d->a, at, (size_t)(end - at));
        if (*markdown_plain(p->d->a, one))
            one_sentence(p, one, speech);
        at = end;
    }
}

/* ---- the call sheet's line ------------------------------------------------------------------- */

struct said *speech_line(struct draft *d, const struct unit *u)
{
    struct passage line = {.d = d};
    size_t best_n = 150;
    if (u->needs) {
        d->either++;
        alternatives(&line, "written-short", "-short", NULL);
        line.said->begins = "line";
        return line.said;
    }
    for (const struct said *s = u->said; s; s = s->next) {
        if (!s->say || s->needs || s->either || s->optional || s->changed || strchr(s->xml, '<'))
            continue;
        size_t length = strlen(s->words); /* one that points back says little alone */
        size_t n = length + (draft_begins(d, "leans-back", s->words) ? 60 : 0);
        if (n >= best_n || length < 24)
            continue;
        best_n = n;
        line.said = arena_new_of(d->a, struct said);
        *line.said = (struct said){.say = true, .xml = s->xml, .begins = "line"};
    }
    return line.said;
}

/* ---- the opening ----------------------------------------------------------------------------- */

/* A sentence that makes the ask, by its first words or (within) by words behind them, with a base:
 * "To choose you, I need …". Not one that argues with it, nor one of several. */
static bool makes_ask(const struct draft *d, const struct said *s, bool within)
{
    if (!s->say || s->either || !strstr(s->xml, within ? "<fig ref=\"ask.base" : "<fig ref=\"ask."))
        return false;
    return within ? draft_says(d, "opening", s->words) && !draft_begins(d, "leans-back", s->words)
                  : draft_begins(d, "opening", s->words);
}

static void open_with(struct draft *d, struct said *s)
{
    s->next = NULL;
    s->begins = d->opening ? NULL : "opening";
    DRAFT_ADD(d, opening, s);
}

static void move(struct draft *d, struct said **from)
{
    struct said *s = *from;
    *from = s->next;
    open_with(d, s);
}

/* The strategy's own words for it, with a quotation in front; false: it has none. */
static bool own_ask(struct draft *d, bool within)
{
    for (struct said **at = &d->strategy; *at; at = &(*at)->next) {
        if ((*at)->quoted && (*at)->next && makes_ask(d, (*at)->next, within))
            move(d, at);
        if (makes_ask(d, *at, within)) {
            move(d, at);
            return true;
        }
    }
    return false;
}

/* What the guide asks for besides, so that the opening is the whole ask. */
static void further_ask(struct draft *d, enum part part, const char *figure, const char *name)
{
    const struct said *s = d->opening;
    while (s && !strstr(s->xml, figure))
        s = s->next;
    if (s || !draft_asks(d, part))
        return;
    struct said *ask = runs_own(d, name, NULL);
    ask->more = part_names[part - 1];
    open_with(d, ask);
}

void opening_find(struct draft *d)
{
    if (!d->strategy_title)
        return;
    struct said *first = d->strategy;
    if (first && first->say && !first->needs && !first->optional && !first->either &&
        !makes_ask(d, first, false)) {
        first->public_ = !draft_says(d, "thanks", first->words); /* a letter gives its own */
        move(d, &d->strategy);
    }
    bool equity = draft_asks(d, PART_EQUITY);
    for (const struct row *r = d->rows; r; r = r->next)
        equity |= r->equity.stated;
    if (!own_ask(d, false) && !own_ask(d, true))
        open_with(d, runs_own(d, equity ? "ask" : "ask-base", NULL));
    further_ask(d, PART_BONUS, "<fig ref=\"ask.bonus", "ask-bonus");
    further_ask(d, PART_SIGN_ON, "<fig ref=\"ask.sign_on", "ask-sign-on");
}
