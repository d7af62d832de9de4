/* speech.c - passages as sentences; see speech.h. */
#include "import/speech.h"
#include "import/markdown.h"
#include "import/runs.h"
#include "import/strategy.h"
#include "import/towns.h"

#define OPEN "“"
#define CLOSE "”"

/* ---- prose and speech ------------------------------------------------------------------------ */

static bool mark(char c)
{
    return c >= MARK_STRONG && c <= MARK_CODE_END;
}

/* Speech begins a block, or follows a colon or the end of a sentence, and is itself sentences. */
static bool begins_speech(const char *text, const char *open, const char *close)
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
    return words >= 5 && (strchr(".!?", end[-1]) || (!*close && end[-1] == ':'));
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

static bool blank_text(const char *text)
{
    for (; *text; text++)
        if (!mark(*text) && *text != ' ' && *text != '\n')
            return false;
    return true;
}

static struct piece **add_piece(struct arena *a, struct piece **last, bool speech, const char *from,
                                const char *to)
{
    const char *text = arena_strndup(a, from, (size_t)(to - from));
    if (blank_text(text))
        return last;
    struct piece *p = arena_new_of(a, struct piece);
    *p = (struct piece){speech, text, NULL};
    *last = p;
    return &p->next;
}

struct piece *speech_pieces(struct arena *a, const char *text, bool *open)
{
    struct piece *first = NULL, **last = &first;
    const char *from = text, *end = text + strlen(text);
    if (open && *open) {
        const char *close = strstr(text, CLOSE);
        last = add_piece(a, last, true, text, close ? close : end);
        *open = !close;
        from = close ? close + 3 : end;
    }
    for (const char *p = from; (p = strstr(p, OPEN));) {
        const char *close = closing(p);
        if (close && begins_speech(text, p, close)) {
            last = add_piece(a, last, false, from, p);
            last = add_piece(a, last, true, p + 3, close);
            from = close + 3;
        } else if (!close && open && begins_speech(text, p, end)) {
            last = add_piece(a, last, false, from, p);
            last = add_piece(a, last, true, p + 3, end);
            *open = true;
            return first;
        }
        p = close ? close + 3 : p + 3;
    }
    add_piece(a, last, false, from, end);
    return first;
}

/* ---- sentences --------------------------------------------------------------------------------
 */

static bool capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool word_byte(char c)
{
    return capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

/* A full stop within the employer's name, behind initials ("D.E. Shaw", "J. Huang") or an
 * abbreviation ends no sentence. */
static bool abbreviation(const struct draft *d, const char *text, const char *dot)
{
    for (const char *p = d->employer, *q; (q = strchr(p, '.')); p = q + 1) {
        size_t before = (size_t)(q - d->employer), after = strlen(q);
        if ((size_t)(dot - text) >= before && q[1] && q[1] != ' ' &&
            memcmp(dot - before, d->employer, before) == 0 && strncmp(dot, q, after) == 0)
            return true;
        if ((size_t)(dot - text) >= before && q[1] == ' ' && strncmp(dot, q, after) == 0)
            return true;
    }
    const char *from = dot;
    while (from > text && word_byte(from[-1]))
        from--;
    if (dot - from == 1 && capital(*from) && *from != 'I')
        return true;
    if (dot - from == 3 && capital(from[0]) && from[1] == '.' && capital(from[2]))
        return true;
    char word[16];
    size_t n = (size_t)(dot - from), k;
    if (n == 0 || n >= sizeof word)
        return false;
    memcpy(word, from, n);
    word[n] = '\0';
    return phrase_at(draft_words(d, "short"), word, word, &k) && k == n;
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
        if (*next >= 'a' && *next <= 'z' && !employer)
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

static struct sentence *add(struct passage *p, struct run *runs)
{
    struct sentence *s = arena_new_of(p->d->a, struct sentence);
    s->runs = runs;
    *p->last = s;
    p->last = &s->next;
    return s;
}

static struct run *text_run(struct draft *d, const char *text)
{
    return draft_run(d, RUN_TEXT, text);
}

/* Consecutive quotations of one claim stand as one, so that its parts and its total meet. */
static void quote(struct passage *p, const struct meaning *m)
{
    struct run *runs = runs_quoted(p->d, m);
    bool thats = words_at(m->text, "that's") == m->text;
    if (p->quote && p->claimed && (m->competing || thats)) {
        struct run *end = p->quote->runs;
        while (end->next)
            end = end->next;
        end->next = text_run(p->d, " ");
        end->next->next = runs;
        return;
    }
    p->quote = add(p, runs);
    p->quote->quoted = true;
}

/* ---- another offer ----------------------------------------------------------------------------
 */

static struct run *figure(struct draft *d, const char *ref, const char *source)
{
    struct run *r = draft_run(d, RUN_FIGURE, source);
    r->ref = ref;
    return r;
}

/* Strings and figures by turns ("@" begins a figure), as one chain of runs. */
static struct run *chain(struct draft *d, const char *const *parts, const char *source)
{
    struct run *first = NULL, **last = &first;
    for (; *parts; parts++) {
        bool company = strcmp(*parts, "@competing.company") == 0;
        *last =
            **parts == '@' ? figure(d, *parts + 1, company ? source : NULL) : text_run(d, *parts);
        last = &(*last)->next;
    }
    return first;
}

static void alternative(struct passage *p, enum needs needs, struct run *runs)
{
    struct sentence *s = add(p, runs);
    s->say = true;
    s->needs = needs;
    s->either = p->d->either;
}

/* Each alternative begins with a capital and is longer than a letter: "X / Y" are no names. */
static bool are_names(const char *text)
{
    if (!strchr(text, '/') || strpbrk(text, "0123456789"))
        return false;
    for (const char *p = text; p; p = strchr(p, '/')) {
        p += strspn(p, "/ ");
        if (!capital(*p) || strcspn(p, " /") < 2)
            return false;
    }
    return true;
}

/* The names that the source offers instead of one: "Amazon / Stripe / Databricks". */
static const char *names_in(struct draft *d, const struct meaning *m)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct token *t = &m->tokens[i];
        if (t->kind == TOKEN_BLANK && t->len > 6 && memchr(m->text + t->off, '/', t->len)) {
            const struct run *r = runs_quoted(d, m);
            for (; r; r = r->next)
                if (r->kind == RUN_CHOICE && are_names(r->text))
                    return r->text;
        }
    }
    return NULL;
}

static void say_claim(struct passage *p, const struct meaning *m)
{
    struct draft *d = p->d;
    const char *source = names_in(d, m);
    static const char *const written[] = {
        "I have ", "@competing.offer", " from ", "@competing.company", ".", NULL};
    static const char *const with[] = {" — ", "@competing.base", " base", NULL};
    static const char *const equity[] = {" with ", "@competing.equity_per_year", " a year in ",
                                         "@competing.instrument", NULL};
    static const char *const head[] = {"I have ", "@competing.offer", " from ",
                                       "@competing.company", NULL};
    static const char *const verbal[] = {"@competing.company", " has told me to expect ",
                                         "@competing.offer", "; it is not yet in writing.", NULL};
    static const char *const process[] = {"I am in the final stages with ", "@competing.company",
                                          ".", NULL};
    bool amounts = false;
    for (size_t i = 0; i < m->n; i++)
        amounts |= m->tokens[i].part == PART_BASE && m->tokens[i].side == SIDE_OTHER;
    d->either++;
    if (amounts) {
        struct run *first = chain(d, head, source), *end = first;
        while (end->next)
            end = end->next;
        end->next = chain(d, with, NULL);
        while (end->next)
            end = end->next;
        end->next = draft_run(d, RUN_GROUP, NULL);
        end->next->inner = chain(d, equity, NULL);
        end->next->next = text_run(d, ".");
        alternative(p, NEEDS_WRITTEN, first);
    } else {
        alternative(p, NEEDS_WRITTEN, chain(d, written, source));
    }
    alternative(p, NEEDS_OFFER, chain(d, verbal, source));
    alternative(p, NEEDS_PROCESS, chain(d, process, source));
    alternative(p, NEEDS_WRITTEN, text_run(d, "I have another offer, in writing."));
    alternative(p, NEEDS_OFFER,
                text_run(d, "I have been told to expect another offer; it is not yet in writing."));
    alternative(p, NEEDS_PROCESS, text_run(d, "I am in the final stages with another company."));
}

/* ---- what may be said -------------------------------------------------------------------------
 */

/* A sentence of the sample's own life: "I've scheduled 200 berths". */
static bool about_me(const struct draft *d, const char *text)
{
    size_t n;
    return phrase_at(draft_words(d, "about-me"), text, text, &n) != NULL;
}

/* The sentence up to its first dash, closed with a full stop: a whole clause as a rule. */
static struct run *before_dash(struct passage *p, const struct meaning *m)
{
    const char *dash = strstr(m->text, " — "), *en = strstr(m->text, " – ");
    size_t words = 0;
    if (en && (!dash || en < dash))
        dash = en;
    for (size_t i = 0; dash && i < m->n; i++) { /* "[X — Y]" is one blank */
        size_t at = (size_t)(dash - m->text);
        if (m->tokens[i].off < at && at < m->tokens[i].off + m->tokens[i].len)
            return NULL;
    }
    for (const char *q = m->text; dash && q < dash; q++)
        words += *q == ' ';
    if (!dash || words < 4)
        return NULL;
    bool changed, fills;
    struct run *runs = runs_spoken(p->d, m, 0, (size_t)(dash - m->text), &changed, &fills),
               *end = runs;
    if (!runs || fills)
        return NULL;
    while (end->next)
        end = end->next;
    end->next = text_run(p->d, ".");
    return runs;
}

static bool has_ask(const struct run *r)
{
    for (; r; r = r->next)
        if (r->kind == RUN_FIGURE && strncmp(r->ref, "ask.", 4) == 0)
            return true;
    return false;
}

/* An ask whose end may not be said ("… with the 35% premium for this role"), up to the last place
 * where a clause ends and all before it may be. */
static struct run *before_clause(struct passage *p, const struct meaning *m)
{
    static const char *const ends[] = {", ", "; ", " with ", " plus ", " and ", " for ", " ("};
    for (size_t at = strlen(m->text); m->asks && at-- > 12;)
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            if (strncmp(m->text + at, ends[i], strlen(ends[i])) != 0)
                continue;
            bool changed, fills,
                within = memchr(m->text, '(', at) || strchr(",;:", m->text[at - 1]);
            for (size_t k = 0; k < m->n; k++)
                within |= m->tokens[k].off < at && at < m->tokens[k].off + m->tokens[k].len;
            struct run *runs = within ? NULL : runs_spoken(p->d, m, 0, at, &changed, &fills);
            if (!runs || fills || !has_ask(runs))
                continue;
            struct run *end = runs;
            while (end->next)
                end = end->next;
            end->next = text_run(p->d, ".");
            return runs;
        }
    return NULL;
}

static void say(struct passage *p, const struct meaning *m)
{
    bool changed, fills;
    struct run *runs = runs_spoken(p->d, m, 0, strlen(m->text), &changed, &fills);
    bool leans = m->leans && p->claimed;
    if (!runs || changed)
        quote(p, m);
    if (!runs && !leans)
        runs = before_dash(p, m);
    if (!runs && !leans)
        runs = before_clause(p, m);
    if (!runs)
        return;
    if (leans) { /* only where the ask does close the gap, else the ask alone */
        p->d->either++;
        static const char *const ask[] = {"My ask is ",  "@ask.base", " base with ",
                                          "@ask.equity", " equity.",  NULL};
        struct sentence **bridging = p->last;
        alternative(p, NEEDS_OFFER, runs);
        (*bridging)->bridges = BRIDGES_YES;
        alternative(p, NEEDS_OFFER, chain(p->d, ask, NULL));
    } else {
        struct sentence *s = add(p, runs);
        bool life = about_me(p->d, m->text) && !m->asks;
        s->say = true;
        s->optional = fills || life; /* nobody's own until the candidate says so */
        s->public_ = fills && life;
        if (m->asks) /* "a base of £125,000 in London" is no sentence for Mumbai */
            s->region = towns_rows(p->d, towns_in(p->d, m->text));
    }
    p->quote = NULL;
}

static void say_additional(struct passage *p)
{
    struct buf b;
    buf_init(&b, p->d->a);
    buf_puts(&b, "Additional asks: ");
    for (const struct ask_made *m = p->d->additional; m; m = m->next)
        buf_printf(&b, "%s%s%s",
                   m == p->d->additional ? ""
                   : m->next             ? ", "
                                         : ", and ",
                   m->ask.clause, m->next ? "" : ".");
    size_t off, n;
    if (speech_forbidden(buf_str(&b), NULL, &off, &n) != FORBIDDEN_NOTHING)
        return;
    add(p, text_run(p->d, buf_str(&b)))->say = true;
    p->quote = NULL;
}

static void one_sentence(struct passage *p, const char *text, bool speech)
{
    struct meaning *m = arena_new_of(p->d->a, struct meaning);
    meaning_of(p->d, text, &p->carried, m);
    strategy_sentence(p->d, m, p->strategy, p->line);
    if (p->strategy && strategy_additional(p->d, text)) {
        quote(p, m);
        say_additional(p);
        return;
    }
    if (!speech) {
        add(p, runs_quoted(p->d, m));
        p->quote = NULL;
        return;
    }
    if (m->floor) {
        quote(p, m);
        if (p->strategy && !p->told_floor) {
            add(p,
                text_run(p->d, "If that is more than you can do today, tell me how far you can go, "
                               "and I will look at it in writing."))
                ->say = true;
            p->quote = NULL;
        }
        p->told_floor = true;
    } else if (m->competing) {
        quote(p, m);
        if (!p->claimed) {
            say_claim(p, m);
        }
        p->claimed = true;
    } else if (m->commits) {
        quote(p, m);
    } else {
        say(p, m);
    }
}

/* ---- passages ---------------------------------------------------------------------------------
 */

void passage_begin(struct passage *p, struct draft *d, struct sentence **last, int line)
{
    *p = (struct passage){.d = d, .last = last, .line = line};
}

static void sentences(struct passage *p, const char *text, bool speech)
{
    p->quote = NULL;
    for (const char *at = text; *at;) {
        while (*at == ' ' || *at == '\n')
            at++;
        const char *end = sentence_end(p->d, text, at);
        if (end > at) {
            const char *one = flat(p->d->a, at, (size_t)(end - at));
            if (!blank_text(one))
                one_sentence(p, one, speech);
        }
        at = end;
    }
}

void passage_speech(struct passage *p, const char *text)
{
    sentences(p, text, true);
}

void passage_prose(struct passage *p, const char *text)
{
    sentences(p, text, false);
}

/* ---- the call sheet's line ----------------------------------------------------------------------
 */

static const struct sentence *first_claim(const struct unit *u)
{
    for (const struct paragraph *p = u->first; p; p = p->next)
        for (const struct sentence *s = p->sentences; s; s = s->next)
            if (s->say && s->needs == NEEDS_WRITTEN && s->either)
                return s;
    return NULL;
}

static struct sentence *claim_line(struct draft *d)
{
    static const struct {
        enum needs needs;
        const char *text;
    } says[] = {{NEEDS_WRITTEN, "I hold another offer, in writing."},
                {NEEDS_OFFER, "I have another offer, not yet in writing."},
                {NEEDS_PROCESS, "I am in the final stages elsewhere."}};
    struct sentence *first = NULL, **last = &first;
    d->either++;
    for (size_t i = 0; i < 3; i++) {
        struct sentence *s = arena_new_of(d->a, struct sentence);
        *s = (struct sentence){.say = true,
                               .needs = says[i].needs,
                               .either = d->either,
                               .runs = text_run(d, says[i].text)};
        *last = s;
        last = &s->next;
    }
    return first;
}

/* A sentence that points at the one before it says little alone. */
static bool leans_back(const struct draft *d, const char *text)
{
    size_t n;
    return phrase_at(draft_words(d, "leans-back"), text, text, &n) != NULL;
}

struct sentence *speech_line(struct draft *d, const struct unit *u)
{
    const struct sentence *best = NULL;
    size_t best_n = 150;
    if (u->needs != NEEDS_NOTHING && first_claim(u))
        return claim_line(d);
    for (const struct paragraph *p = u->first; p; p = p->next)
        for (const struct sentence *s = p->sentences; s; s = s->next) {
            if (!s->say || s->needs != NEEDS_NOTHING || s->either || s->optional || !s->runs ||
                s->runs->next || s->runs->kind != RUN_TEXT)
                continue;
            size_t n = strlen(s->runs->text);
            if (leans_back(d, s->runs->text))
                n += 60;
            if (n < best_n && strlen(s->runs->text) >= 24) {
                best = s;
                best_n = n;
            }
        }
    if (!best)
        return NULL;
    struct sentence *s = arena_new_of(d->a, struct sentence);
    *s = (struct sentence){.say = true, .runs = text_run(d, best->runs->text)};
    return s;
}
