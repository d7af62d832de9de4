/* runs.c - sentences as runs; see speech.h. */
#include "import/markdown.h"
#include "import/speech.h"
#include "import/write.h"
#include "xml/edit.h"

#define NO_WORD "\xEF\xBF\xBC"

struct runs {
    struct draft *d;
    struct buf xml, words;
    bool strong;
};

static struct runs runs_new(struct draft *d)
{
    struct runs r = {.d = d};
    buf_init(&r.xml, d->a);
    buf_init(&r.words, d->a);
    return r;
}

static struct said *said_of(struct runs *r)
{
    struct said *s = arena_new_of(r->d->a, struct said);
    s->xml = buf_str(&r->xml);
    s->words = buf_str(&r->words);
    return s;
}

/* Words, in an element or (NULL) in none. */
static void add(struct runs *r, const char *element, const char *words)
{
    if (element)
        write_element(&r->xml, WRITE_INLINE, element, words, NULL);
    else
        xml_put_escaped(str_of(words), &r->xml);
    buf_puts(&r->words, words);
}

/* Text, divided where stress begins and ends; code marks and line breaks go. White space alone is
 * not stressed: what was may have become an amount of its own. */
static void add_text(struct runs *r, const char *text, size_t n)
{
    for (size_t i = 0, k; i < n; i = k + 1) {
        for (k = i; k < n && text[k] != MARK_STRONG && text[k] != MARK_STRONG_END; k++)
            ;
        const char *piece = markdown_flat(r->d->a, text + i, k - i);
        if (*piece)
            add(r, r->strong && str_trim(str_of(piece)).n ? "strong" : NULL, piece);
        if (k < n)
            r->strong = text[k] == MARK_STRONG;
    }
}

/* ---- as the source has it -------------------------------------------------------------------- */

/* An end of the band of the amount's row, or of any row of its currency. */
static const char *band_end(const struct draft *d, const struct token *t, struct row **of)
{
    static const char *const ends[] = {"band.base.max", "band.base.min", "band.equity.max",
                                       "band.equity.min"};
    for (struct row *r = d->rows; r; r = r->next) {
        if (!r->currency || !t->currency || strcmp(r->currency, t->currency) != 0 || r->factor_of ||
            (t->row && t->row != r))
            continue;
        *of = r;
        for (int k = 0; k < 4; k++) {
            money end[2]; /* the most, the least */
            enum part part = k < 2 ? PART_BASE : PART_EQUITY;
            bool other = t->part == (k < 2 ? PART_EQUITY : PART_BASE);
            if (!other && row_band(r, part, false, &end[1], &end[0]) &&
                t->found.value == end[k & 1])
                return ends[k];
        }
    }
    return NULL;
}

/* Whether the total is the sum of parts that stand beside it as amounts, or somebody's alone: not a
 * step, not one end of a range, not beside a per cent or a part that has no role. */
static bool is_claim(const struct draft *d, const struct meaning *m, const struct token *t)
{
    bool range = t->range_to || (t + 1 < m->tokens + m->n && t[1].range_to);
    bool thats = draft_begins(d, "sum", m->text), other = false, own = false;
    bool sure = t->side != SIDE_INCREMENT && t->side != SIDE_LATER && (t->side || thats);
    if (!sure || range || draft_before(d, "nearly", m->text, m->text + t->off))
        return false;
    for (const struct token *part = m->tokens; part < m->tokens + m->n; part++) {
        bool percent = part->found.kind == AMOUNT_PERCENT && part->part == PART_BONUS;
        bool same = part->side == t->side,
             leads = part->part == PART_BASE || part->part == PART_EQUITY;
        if (part->kind != TOKEN_AMOUNT || part == t)
            continue;
        if (same && (percent || (part->part == PART_OTHER && part->currency)))
            return false;
        own |= leads && same;
        other |= leads && !same;
    }
    return own || !other;
}

static const char *role_of(const struct draft *d, const struct meaning *m, const struct token *t)
{
    struct row *of;
    bool floor = token_floors(t), ask = token_asks(t), base = t->part == PART_BASE;
    bool band = t->side == SIDE_NONE && band_end(d, t, &of);
    if (t->restates && t->part != PART_TOTAL)
        return "other";
    if (t->part == PART_SIGN_ON || t->part == PART_LATER_SIGN_ON)
        return "sign-on";
    if (t->part == PART_BONUS || t->part == PART_VALUATION)
        return t->part == PART_BONUS ? "bonus" : "valuation";
    if (t->part == PART_TOTAL)
        return is_claim(d, m, t) ? "total" : "other";
    if (!base && t->part != PART_EQUITY)
        return band ? "band" : "other";
    if (t->count || t->side == SIDE_INCREMENT)
        return "other";
    if (!base && (floor || ask) && (d->equity_yearly || t->yearly))
        return "equity-per-year";
    if (floor)
        return base ? "floor-base" : "floor-equity";
    if (ask && m->leans)
        return base ? "bridge-base" : "bridge-equity";
    if (ask)
        return base ? "ask-base" : "ask-equity";
    return band ? "band" : base ? "base" : t->yearly ? "equity-per-year" : "equity";
}

static void add_amount(struct runs *r, const struct meaning *m, const struct token *t)
{
    struct draft *d = r->d;
    struct row *of = NULL;
    const char *role = role_of(d, m, t);
    if (strcmp(role, "band") == 0)
        band_end(d, t, &of);
    else
        of = t->row;
    bool own = strcmp(role, "valuation") != 0 && strcmp(role, "other") != 0 && of;
    write_element(&r->xml, WRITE_INLINE, "amount", arena_strndup(d->a, m->text + t->off, t->len),
                  "role", role, "value", write_amount(d->a, true, t->found.value), "currency",
                  t->currency, "region", own && !of->level_name ? of->id : NULL, "years",
                  write_number(d->a, t->years), "open", write_yes(t->found.open), "per",
                  t->found.period == PERIOD_MONTH ? "month" : NULL, NULL);
}

/* What strokes divide, divided otherwise. */
static const char *alternatives(struct draft *d, const char *text, const char *between,
                                const char *last)
{
    struct buf b;
    buf_init(&b, d->a);
    for (const char *p = text, *begin = p; p; p = *p ? p + 1 : NULL) {
        p += strcspn(p, "/");
        struct str one = str_trim((struct str){begin, (size_t)(p - begin)});
        buf_puts(&b, begin == text ? "" : *p ? between : last);
        buf_add(&b, one.s, one.n);
        begin = p + 1;
    }
    return buf_str(&b);
}

static const char *inside(struct draft *d, const struct meaning *m, const struct token *t)
{
    return markdown_plain(d->a, arena_strndup(d->a, m->text + t->off + 1, t->len - 2));
}

/* "X commits/PRs" as "X commits / PRs". */
const char *runs_choice(struct draft *d, const struct meaning *m, const struct token *t)
{
    return alternatives(d, inside(d, m, t), " / ", " / ");
}

struct said *runs_quoted(struct draft *d, const struct meaning *m)
{
    struct runs r = runs_new(d);
    size_t at = 0;
    for (size_t i = 0; i < m->n; i++) {
        const struct token *t = &m->tokens[i];
        bool plain = t->kind == TOKEN_AMOUNT && (t->found.kind != AMOUNT_MONEY || !t->currency);
        if (plain || t->off < at)
            continue;
        add_text(&r, m->text + at, t->off - at);
        if (t->kind == TOKEN_BLANK)
            add(&r, "choice", runs_choice(d, m, t));
        else
            add_amount(&r, m, t);
        at = t->off + t->len;
    }
    add_text(&r, m->text + at, strlen(m->text) - at);
    return said_of(&r);
}

/* ---- as it may be said ----------------------------------------------------------------------- */

/* The figure that the amount is, or NULL. */
static const char *figure_of(const struct draft *d, const struct meaning *m, const struct token *t)
{
    static const char *const names[] = {"base", "equity", "bonus", "sign_on"};
    struct row *of;
    bool known = t->part >= PART_BASE && t->part <= PART_SIGN_ON;
    bool extra = t->part == PART_BONUS || t->part == PART_SIGN_ON;
    bool grant = t->part != PART_EQUITY || !(t->yearly || t->count);
    bool from = t->kind == TOKEN_BLANK && /* "from $[Y]K to $[Z]K" */
                draft_before(d, "from-price", m->text, m->text + t->off);
    bool asked = token_asks(t) && grant && (!extra || draft_asks(d, t->part));
    bool offered = t->side == SIDE_THEIRS && draft_says(d, "their-offer", m->text);
    if (known && (from || asked || offered))
        return arena_printf(d->a, "%s.%s", asked && !from ? "ask" : "offer", names[t->part - 1]);
    if (t->kind == TOKEN_BLANK)
        return NULL;
    if (t->part == PART_VALUATION && d->valuation && t->found.value == d->valuation)
        return "valuation";
    return draft_says(d, "band", m->text) && !token_floors(t) ? band_end(d, t, &of) : NULL;
}

/* The one or two words behind a blank, which say what it counts: "time zones". */
static const char *words_behind(struct draft *d, const char *p)
{
    struct buf out;
    buf_init(&out, d->a);
    if (*p == '%')
        p++;
    for (int word = 0; word < 2 && *p == ' '; word++) {
        size_t n = strcspn(p + 1, " ,.;:)\n");
        const char *quote = strstr(p + 1, "”");
        n = quote && quote < p + 1 + n ? (size_t)(quote - p) - 1 : n;
        const char *w = markdown_plain(d->a, arena_strndup(d->a, p + 1, n));
        if (!*w || *w == '[' || strncmp(w, "“", 3) == 0 || draft_says(d, "blank-tail", w))
            break;
        buf_printf(&out, "%s%s", word ? " " : "", w);
        p += 1 + n;
        if (word == 0 && n > 3 && p[-1] == 's') /* a plural is the thing itself */
            break;
    }
    return out.n ? buf_str(&out) : NULL;
}

static const char *label_cut(struct draft *d, const char *label)
{
    size_t n = strlen(label) <= 40 ? 0 : 40;
    while (n > 12 && label[n] != ' ')
        n--;
    while (n && ((unsigned char)label[n] & 0xC0) == 0x80)
        n--;
    return n ? arena_printf(d->a, "%.*s …", (int)n, label) : label;
}

/* "previous company": company; "major releases": releases. */
static const char *fill_name(struct draft *d, const char *text, size_t n)
{
    const char *name = arena_strndup(d->a, text, n);
    size_t k;
    if (draft_at(d, "blank-head", name, name, &k) && name[k] == ' ')
        name += k + 1;
    return draft_slug(d, name);
}

/* "[Y]": a number, called after the words behind it. */
static const char *number_fill(struct draft *d, const struct meaning *m, const struct token *t,
                               const char **label)
{
    const char *at = m->text + t->off, *behind = at + t->len;
    bool from = draft_before(d, "from", m->text, at), to = draft_before(d, "to", m->text, at);
    const char *next = from ? strchr(behind, ']') : NULL;
    const char *what = words_behind(d, next ? next + 1 : behind);
    *label = what ? what : arena_printf(d->a, "number %c", at[1]);
    const char *name = from ? "from" : to ? "to" : fill_name(d, *label, strlen(*label));
    if (from || to)
        *label = arena_printf(d->a, "%s %s", *label, from ? "at the start" : "today");
    return name;
}

static void add_fill(struct runs *r, const struct meaning *m, const struct token *t)
{
    struct draft *d = r->d;
    const char *text = inside(d, m, t), *label, *name, *size = "name";
    if (ascii_is_capital(text[0]) && !text[1]) {
        size = "number";
        name = number_fill(d, m, t, &label);
    } else {
        if (strncmp(text, "X ", 2) == 0 && text[2]) {
            size = "count";
            text += 2 + strspn(text + 2, " ");
        }
        label = alternatives(d, text, ", ", " or "); /* as one says them: "wicks or mantles" */
        name = fill_name(d, text, strcspn(text, "/"));
    }
    write_element(&r->xml, WRITE_INLINE, "fill", NULL, "name",
                  draft_blank(d, name, label_cut(d, label), size), NULL);
    buf_puts(&r->words, NO_WORD);
}

/* source: the amount's wording, or NULL; region: the row that its value is stated for, or NULL. */
static void add_figure(struct runs *r, const char *ref, const char *source, const char *region,
                       money value)
{
    write_element(&r->xml, WRITE_INLINE, "fig", NULL, "ref", ref, "stated",
                  write_amount(r->d->a, region != NULL, value), "region", region, "source", source,
                  NULL);
    buf_puts(&r->words, NO_WORD);
}

/* Text with what is said for words that are never said (contract 2.3), with the years that a grant
 * vests over as a figure, and with terms that nobody has defined as such. */
static void add_said(struct runs *r, const char *text, size_t n, bool grant, bool *changed)
{
    const struct draft *d = r->d;
    const char *part = arena_strndup(d->a, text, n), *from = part;
    for (const char *at = part; *at; at += n ? n : 1) {
        const struct phrase *said = draft_at(d, "never-said", part, at, &n);
        bool vesting = !n && grant && draft_at(d, "vesting", part, at, &n);
        bool term = !n && draft_at(d, "term", part, at, &n);
        if (!n)
            continue;
        add_text(r, from, (size_t)(at - from));
        from = at + n;
        *changed |= !term;
        if (said) {
            add(r, NULL, said->means);
        } else if (term) {
            add(r, "term", arena_strndup(d->a, at, n));
        } else if (vesting) {
            add(r, NULL, *at == '/' ? " over " : "over ");
            add_figure(r, "ask.vesting_years", NULL, NULL, 0);
            add(r, NULL, " years");
            grant = false;
        }
    }
    add_text(r, from, strlen(from));
}

/* A figure for the amount or the priced blank at *i; what a stroke or a dash joins to it and is the
 * same figure in another currency goes with it. False: it is no figure. */
static bool add_token(struct runs *r, const struct meaning *m, size_t *i, size_t to)
{
    const struct token *t = &m->tokens[*i];
    const char *ref = figure_of(r->d, m, t), *source = NULL;
    if (!ref)
        return false;
    size_t end = t->off + t->len;
    while (*i + 1 < m->n && m->tokens[*i + 1].off < to) {
        const struct token *next = &m->tokens[*i + 1];
        const char *other = next->kind == TOKEN_AMOUNT ? figure_of(r->d, m, next) : NULL;
        if (!other || strcmp(other, ref) != 0 || next->off - end > 5)
            break;
        end = next->off + next->len;
        (*i)++;
    }
    bool alone = end == t->off + t->len, stated = false;
    if (t->kind == TOKEN_AMOUNT && strcmp(ref, "valuation") != 0) {
        source = arena_strndup(r->d->a, m->text + t->off, end - t->off);
        stated = alone && t->row && !t->row->level_name;
    }
    add_figure(r, ref, source, stated ? t->row->id : NULL, t->found.value);
    return true;
}

/* "18% performance bonus", asked for: the figure says it. */
static bool spoken_percent(const struct draft *d, const struct token *t)
{
    return t->found.kind == AMOUNT_PERCENT && t->part == PART_BONUS && token_asks(t) &&
           draft_asks(d, PART_BONUS);
}

static bool sayable(const char *words)
{
    size_t off, n;
    return str_trim(str_of(words)).n >= 2 &&
           guide_speech_forbidden(words, NULL, &off, &n) == FORBIDDEN_NOTHING;
}

struct said *runs_spoken(struct draft *d, const struct meaning *m, size_t from, size_t to)
{
    struct runs r = runs_new(d);
    bool grant = false, changed = false, fills = false;
    size_t at = from;
    for (size_t i = 0; i < m->n; i++) {
        const struct token *t = &m->tokens[i];
        if (t->off < at || t->off >= to ||
            (t->kind == TOKEN_AMOUNT && t->found.kind != AMOUNT_MONEY && !spoken_percent(d, t)))
            continue;
        size_t text = t->off - at, sign = 0; /* of the currency before a blank: "$[X]K" */
        const struct currency *c = NULL;
        for (size_t k = 1; t->kind == TOKEN_BLANK && !c && k <= 3 && k <= text; k++) {
            c = currency_at(str_of(m->text), t->off - k, false, &sign);
            c = c && sign == k ? c : NULL;
        }
        bool priced = c != NULL;
        if (priced)
            text -= sign;
        add_said(&r, m->text + at, text, grant, &changed);
        if (t->kind == TOKEN_BLANK && !priced)
            add_fill(&r, m, t), fills = true;
        else if (!add_token(&r, m, &i, to))
            return NULL;
        changed = true;
        t = &m->tokens[i];
        grant |= t->part == PART_EQUITY && token_asks(t);
        at = t->off + t->len;
        if (priced && at < to && strchr("KkM", m->text[at]))
            at++;
    }
    add_said(&r, m->text + at, to - at, grant, &changed);
    struct said *s = said_of(&r);
    s->say = true;
    s->changed = changed;
    s->fills = fills;
    return strpbrk(s->words, "[]") || !sayable(s->words) ? NULL : s; /* nobody can say that */
}

struct said *runs_plain(struct draft *d, const char *words)
{
    struct runs r = runs_new(d);
    add(&r, NULL, words);
    struct said *s = said_of(&r);
    s->say = true;
    return sayable(words) ? s : NULL;
}

struct said *runs_own(struct draft *d, const char *name, const char *source)
{
    const struct phrase *p = draft_words(d, "says");
    while (p && strcmp(p->means, name) != 0)
        p = p->next;
    struct runs r = runs_new(d);
    for (const char *at = p ? p->text : ""; *at;) {
        size_t n = strcspn(at, *at == '{' ? "}" : "{[]");
        const char *piece = arena_strndup(d->a, at + (*at == '{'), n - (*at == '{'));
        if (*at == '{')
            add_figure(&r, piece, strcmp(piece, "competing.company") == 0 ? source : NULL, NULL, 0);
        else if (n)
            add(&r, NULL, piece);
        else
            buf_puts(&r.xml, *at == '[' ? "<opt>" : "</opt>");
        at += n + (n == 0 || *at == '{');
    }
    struct said *s = said_of(&r);
    s->say = true;
    return s;
}
