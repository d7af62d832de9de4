/* runs.c - sentences as runs; see runs.h. */
#include "import/runs.h"
#include "import/markdown.h"

struct runs {
    struct draft *d;
    struct run *first, **last;
    bool strong;
};

static struct runs runs_new(struct draft *d)
{
    return (struct runs){.d = d};
}

static struct run *add(struct runs *r, enum run_kind kind, const char *text)
{
    struct run *run = draft_run(r->d, kind, text);
    *(r->last ? r->last : &r->first) = run;
    r->last = &run->next;
    return run;
}

/* Text, divided where stress begins and ends; code marks and line breaks go. White space alone is
 * not stressed: what was may have become an amount of its own. */
static void add_text(struct runs *r, const char *text, size_t n)
{
    struct buf b;
    buf_init(&b, r->d->a);
    for (size_t i = 0; i <= n; i++) {
        char c = i < n ? text[i] : '\0';
        bool mark = c == MARK_STRONG || c == MARK_STRONG_END;
        if ((i == n || mark) && b.n) {
            bool stressed = r->strong && str_trim((struct str){b.p, b.n}).n;
            add(r, stressed ? RUN_STRONG : RUN_TEXT, arena_strdup(r->d->a, buf_str(&b)));
            buf_clear(&b);
        }
        if (mark)
            r->strong = c == MARK_STRONG;
        else if (c == '\n')
            buf_putc(&b, ' ');
        else if (i < n && (unsigned char)c > MARK_CODE_END)
            buf_putc(&b, c);
    }
}

/* ---- as the source has it -------------------------------------------------------------------- */

/* An end of the band of the amount's row, or of any row of its currency. */
static const char *band_end(const struct draft *d, const struct token *t, struct row **of)
{
    static const char *const ends[] = {"band.base.max", "band.base.min", "band.equity.max",
                                       "band.equity.min"};
    for (struct row *r = d->rows; r; r = r->next) {
        if (!r->region.currency || !t->currency || strcmp(r->region.currency, t->currency) != 0 ||
            r->region.factor_of || (t->row && t->row != r))
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

static enum amount_role role_of(const struct draft *d, const struct meaning *m,
                                const struct token *t)
{
    struct row *of;
    bool floor = token_floors(t), ask = token_asks(t), base = t->part == PART_BASE;
    bool band = t->side == SIDE_NONE && band_end(d, t, &of);
    if (t->restates && t->part != PART_TOTAL)
        return ROLE_NONE;
    if (t->part == PART_SIGN_ON || t->part == PART_LATER_SIGN_ON)
        return ROLE_SIGN_ON;
    if (t->part == PART_BONUS || t->part == PART_VALUATION)
        return t->part == PART_BONUS ? ROLE_BONUS : ROLE_VALUATION;
    if (t->part == PART_TOTAL)
        return is_claim(d, m, t) ? ROLE_TOTAL : ROLE_NONE;
    if (!base && t->part != PART_EQUITY)
        return band ? ROLE_BAND : ROLE_NONE;
    if (t->count || t->side == SIDE_INCREMENT)
        return ROLE_NONE;
    if (!base && (floor || ask) && (d->equity_yearly || t->yearly))
        return ROLE_EQUITY_PER_YEAR;
    if (floor)
        return base ? ROLE_FLOOR_BASE : ROLE_FLOOR_EQUITY;
    if (ask && m->leans)
        return base ? ROLE_BRIDGE_BASE : ROLE_BRIDGE_EQUITY;
    if (ask)
        return base ? ROLE_ASK_BASE : ROLE_ASK_EQUITY;
    return band ? ROLE_BAND : base ? ROLE_BASE : t->yearly ? ROLE_EQUITY_PER_YEAR : ROLE_EQUITY;
}

static void add_amount(struct runs *r, const struct meaning *m, const struct token *t)
{
    struct row *of = NULL;
    struct run *run = add(r, RUN_AMOUNT, arena_strndup(r->d->a, m->text + t->off, t->len));
    run->role = role_of(r->d, m, t);
    run->stated = (struct amount){.stated = true, .value = t->found.value};
    run->currency = t->currency;
    run->open = t->found.open;
    run->monthly = t->found.period == PERIOD_MONTH;
    if (run->role == ROLE_BAND)
        band_end(r->d, t, &of);
    else
        of = t->row;
    bool own = run->role != ROLE_VALUATION && run->role != ROLE_NONE;
    run->region = own && of && !of->region.level ? of->region.id : NULL;
    run->years = t->years;
}

/* "X commits/PRs" as "X commits / PRs". */
static const char *alternatives(struct draft *d, const char *text, size_t n)
{
    struct buf b;
    buf_init(&b, d->a);
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '/' && i && text[i - 1] != ' ')
            buf_puts(&b, text[i + 1] == ' ' ? " /" : " / ");
        else if ((unsigned char)text[i] > MARK_CODE_END)
            buf_putc(&b, text[i]);
    }
    return buf_str(&b);
}

struct run *runs_quoted(struct draft *d, const struct meaning *m)
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
            add(&r, RUN_CHOICE, alternatives(d, m->text + t->off + 1, t->len - 2));
        else
            add_amount(&r, m, t);
        at = t->off + t->len;
    }
    add_text(&r, m->text + at, strlen(m->text) - at);
    return r.first;
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
    bool asked = token_asks(t) && grant && (!extra || draft_asks(d, t->part == PART_SIGN_ON));
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

/* "[wicks/mantles]": its alternatives, as one says them. */
static const char *label_of(struct draft *d, const char *text, size_t n)
{
    struct buf b;
    buf_init(&b, d->a);
    for (size_t i = 0; i < n; i++) {
        if (text[i] != '/') {
            buf_putc(&b, text[i]);
            continue;
        }
        while (b.n && b.p[b.n - 1] == ' ')
            b.n--;
        buf_puts(&b, memchr(text + i + 1, '/', n - i - 1) ? ", " : " or ");
        i += text[i + 1] == ' ';
    }
    return buf_str(&b);
}

static void add_fill(struct runs *r, const struct meaning *m, const struct token *t)
{
    struct draft *d = r->d;
    const char *inside =
        markdown_plain(d->a, arena_strndup(d->a, m->text + t->off + 1, t->len - 2));
    const char *label, *name;
    size_t n = strlen(inside);
    enum fill_size size = FILL_NAME;
    if (n == 1 && ascii_is_capital(*inside)) {
        size = FILL_NUMBER;
        name = number_fill(d, m, t, &label);
    } else {
        if (n > 2 && inside[0] == 'X' && inside[1] == ' ') {
            size = FILL_COUNT;
            inside += 2 + strspn(inside + 2, " ");
            n = strlen(inside);
        }
        label = label_of(d, inside, n);
        name = fill_name(d, inside, strcspn(inside, "/"));
    }
    add(r, RUN_FILL, NULL)->ref = draft_fill(d, name, label_cut(d, label), size);
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
            add_text(r, said->means, strlen(said->means));
        } else if (term) {
            add(r, RUN_TERM, arena_strndup(d->a, at, n));
        } else if (vesting) {
            add_text(r, *at == '/' ? " over " : "over ", *at == '/' ? 6 : 5);
            add(r, RUN_FIGURE, NULL)->ref = "ask.vesting_years";
            add_text(r, " years", 6);
            grant = false;
        }
    }
    add_text(r, from, strlen(from));
}

/* The words of runs, U+FFFC for what figures and fills bring. */
static const char *words_of(struct arena *a, const struct run *runs)
{
    struct buf b;
    buf_init(&b, a);
    for (; runs; runs = runs->next)
        buf_puts(&b, runs->kind == RUN_TEXT || runs->kind == RUN_STRONG || runs->kind == RUN_TERM
                         ? runs->text
                         : "\xEF\xBF\xBC");
    return buf_str(&b);
}

/* A figure for the amount or the priced blank at *i; what a stroke or a dash joins to it and is the
 * same figure in another currency goes with it. False: it is no figure. */
static bool add_figure(struct runs *r, const struct meaning *m, size_t *i, size_t to)
{
    const struct token *t = &m->tokens[*i];
    const char *ref = figure_of(r->d, m, t);
    if (!ref)
        return false;
    struct run *run = add(r, RUN_FIGURE, NULL);
    run->ref = ref;
    size_t end = t->off + t->len;
    while (*i + 1 < m->n && m->tokens[*i + 1].off < to) {
        const struct token *next = &m->tokens[*i + 1];
        const char *other = next->kind == TOKEN_AMOUNT ? figure_of(r->d, m, next) : NULL;
        if (!other || strcmp(other, ref) != 0 || next->off - end > 5)
            break;
        end = next->off + next->len;
        (*i)++;
    }
    bool alone = end == t->off + t->len;
    if (t->kind == TOKEN_AMOUNT && strcmp(ref, "valuation") != 0) {
        run->text = arena_strndup(r->d->a, m->text + t->off, end - t->off);
        run->stated = (struct amount){.stated = alone && t->row, .value = t->found.value};
        run->region = alone && t->row && !t->row->region.level ? t->row->region.id : NULL;
        run->stated.stated &= run->region != NULL;
    }
    return true;
}

/* "18% performance bonus", asked for: the figure says it. */
static bool spoken_percent(const struct draft *d, const struct token *t)
{
    return t->found.kind == AMOUNT_PERCENT && t->part == PART_BONUS && token_asks(t) &&
           draft_asks(d, false);
}

struct run *runs_spoken(struct draft *d, const struct meaning *m, size_t from, size_t to,
                        bool *changed, bool *fills)
{
    struct runs r = runs_new(d);
    bool grant = false;
    size_t at = from;
    *changed = *fills = false;
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
        add_said(&r, m->text + at, text, grant, changed);
        if (t->kind == TOKEN_BLANK && !priced)
            add_fill(&r, m, t), *fills = true;
        else if (!add_figure(&r, m, &i, to))
            return NULL;
        *changed = true;
        t = &m->tokens[i];
        grant |= t->part == PART_EQUITY && token_asks(t);
        at = t->off + t->len;
        if (priced && at < to && strchr("KkM", m->text[at]))
            at++;
    }
    add_said(&r, m->text + at, to - at, grant, changed);
    size_t off, len;
    const char *words = words_of(d->a, r.first);
    bool open = strpbrk(words, "[]") || str_trim(str_of(words)).n < 2; /* nobody can say that */
    return !open && guide_speech_forbidden(words, NULL, &off, &len) == FORBIDDEN_NOTHING ? r.first
                                                                                         : NULL;
}

bool runs_hold(const struct run *r, const char *begins)
{
    while (r && !(r->kind == RUN_FIGURE && strncmp(r->ref, begins, strlen(begins)) == 0))
        r = r->next;
    return r != NULL;
}
