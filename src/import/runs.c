/* runs.c - sentences as runs; see runs.h. */
#include "import/runs.h"
#include "import/markdown.h"

struct runs {
    struct draft *d;
    struct run *first, **last;
    bool strong;
};

static void runs_init(struct runs *r, struct draft *d)
{
    *r = (struct runs){.d = d};
    r->last = &r->first;
}

static struct run *add(struct runs *r, enum run_kind kind, const char *text)
{
    struct run *run = draft_run(r->d, kind, text);
    *r->last = run;
    r->last = &run->next;
    return run;
}

/* Text, divided where stress begins and ends; code marks and line breaks go. */
static void add_text(struct runs *r, const char *text, size_t n)
{
    struct buf b;
    buf_init(&b, r->d->a);
    for (size_t i = 0; i <= n; i++) {
        char c = i < n ? text[i] : '\0';
        bool mark = c == MARK_STRONG || c == MARK_STRONG_END;
        if ((i == n || mark) && b.n) {
            add(r, r->strong ? RUN_STRONG : RUN_TEXT, arena_strdup(r->d->a, buf_str(&b)));
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
    for (struct row *r = d->rows; r; r = r->next) {
        if (!r->region.currency || !t->currency || strcmp(r->region.currency, t->currency) != 0 ||
            r->region.factor_of || (t->row && t->row != r))
            continue;
        money times = r->region.equity_per_year ? r->region.equity_years : 1;
        money v = t->found.value;
        *of = r;
        if (t->part != PART_EQUITY && r->region.base.stated) {
            if (v == r->region.base.max)
                return "band.base.max";
            if (v == r->region.base.min)
                return "band.base.min";
        }
        if (t->part != PART_BASE && r->region.equity.stated) {
            if (v == r->region.equity.max * times)
                return "band.equity.max";
            if (v == r->region.equity.min * times)
                return "band.equity.min";
        }
    }
    return NULL;
}

/* Whether the total is the sum of parts that stand beside it as amounts, or somebody's alone: not a
 * step, not one end of a range, not beside a per cent or a part that has no role. */
static bool is_claim(const struct meaning *m, const struct token *t)
{
    size_t i = (size_t)(t - m->tokens);
    bool range = t->range_to || (i + 1 < m->n && m->tokens[i + 1].range_to);
    bool thats = words_at(m->text, "that's") == m->text, other = false, own = false;
    bool about =
        t->off && (m->text[t->off - 1] == '~' ||
                   (t->off > 14 && strncmp(m->text + t->off - 14, "approximately ", 14) == 0));
    if (about || range || t->side == SIDE_INCREMENT || t->side == SIDE_LATER ||
        t->side == SIDE_ASIDE || (t->side == SIDE_NONE && !thats))
        return false;
    for (size_t k = 0; k < m->n; k++) {
        const struct token *part = &m->tokens[k];
        bool percent = part->found.kind == AMOUNT_PERCENT && part->part == PART_BONUS;
        if (part->kind != TOKEN_AMOUNT || part == t)
            continue;
        if (part->side == t->side && (percent || (part->part == PART_OTHER && part->currency)))
            return false;
        if (part->part == PART_BASE || part->part == PART_EQUITY)
            *(part->side == t->side ? &own : &other) = true;
    }
    return own || !other;
}

static enum amount_role role_of(const struct draft *d, const struct meaning *m,
                                const struct token *t)
{
    struct row *of;
    bool floor = token_floors(t), ask = token_asks(t);
    bool band = t->side == SIDE_NONE && band_end(d, t, &of);
    if (t->restates && t->part != PART_TOTAL)
        return ROLE_NONE;
    switch (t->part) {
    case PART_BASE:
        if (floor || ask)
            return floor ? ROLE_FLOOR_BASE : m->leans ? ROLE_BRIDGE_BASE : ROLE_ASK_BASE;
        return t->side == SIDE_INCREMENT ? ROLE_NONE : band ? ROLE_BAND : ROLE_BASE;
    case PART_EQUITY:
        if (t->count || t->side == SIDE_INCREMENT)
            return ROLE_NONE;
        if ((floor || ask) && (d->equity_yearly || t->yearly))
            return ROLE_EQUITY_PER_YEAR;
        if (floor)
            return ROLE_FLOOR_EQUITY;
        if (ask)
            return m->leans ? ROLE_BRIDGE_EQUITY : ROLE_ASK_EQUITY;
        return band ? ROLE_BAND : t->yearly ? ROLE_EQUITY_PER_YEAR : ROLE_EQUITY;
    case PART_SIGN_ON:
    case PART_LATER_SIGN_ON:
        return ROLE_SIGN_ON;
    case PART_BONUS:
        return ROLE_BONUS;
    case PART_TOTAL:
        return is_claim(m, t) ? ROLE_TOTAL : ROLE_NONE;
    case PART_VALUATION:
        return ROLE_VALUATION;
    default:
        return band ? ROLE_BAND : ROLE_NONE;
    }
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
    struct runs r;
    runs_init(&r, d);
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
    static const char *const asked[] = {[PART_BASE] = "ask.base",
                                        [PART_EQUITY] = "ask.equity",
                                        [PART_BONUS] = "ask.bonus",
                                        [PART_SIGN_ON] = "ask.sign_on"};
    static const char *const offered[] = {[PART_BASE] = "offer.base",
                                          [PART_EQUITY] = "offer.equity",
                                          [PART_BONUS] = "offer.bonus",
                                          [PART_SIGN_ON] = "offer.sign_on"};
    struct row *of;
    bool known = t->part >= PART_BASE && t->part <= PART_SIGN_ON;
    bool extra = t->part == PART_BONUS || t->part == PART_SIGN_ON;
    bool grant = t->part != PART_EQUITY || !(t->yearly || t->count);
    bool from = t->kind == TOKEN_BLANK && t->off >= 6 && /* "from $[Y]K to $[Z]K" */
                strncmp(m->text + t->off - 6, "from ", 5) == 0;
    if (known && from)
        return offered[t->part];
    if (known && token_asks(t) && grant && (!extra || draft_asks(d, t->part == PART_SIGN_ON)))
        return asked[t->part];
    if (known && t->side == SIDE_THEIRS && words_at(m->text, "offer"))
        return offered[t->part];
    if (t->kind == TOKEN_BLANK)
        return NULL;
    if (t->part == PART_VALUATION && d->valuation && t->found.value == d->valuation)
        return "valuation";
    if (draft_says(d, "band", m->text) && !token_floors(t))
        return band_end(d, t, &of);
    return NULL;
}

static const char *const priced_signs[] = {"$", "€", "£", "₹", "¥", "₪"};

static bool ends_priced(const char *text, size_t n, size_t *sign)
{
    for (size_t i = 0; i < sizeof priced_signs / sizeof *priced_signs; i++) {
        *sign = strlen(priced_signs[i]);
        if (n >= *sign && memcmp(text + n - *sign, priced_signs[i], *sign) == 0)
            return true;
    }
    return false;
}

/* The one or two words behind a blank, which say what it counts: "time zones". */
static const char *words_behind(struct draft *d, const char *p)
{
    struct buf out;
    buf_init(&out, d->a);
    if (*p == '%')
        p++;
    for (int word = 0; word < 2 && *p == ' '; word++) {
        size_t n = strcspn(p + 1, " ,.;:)”\n");
        char *w = arena_strndup(d->a, p + 1, n);
        if (n == 0 || *w == '[' || draft_says(d, "blank-tail", w))
            break;
        buf_printf(&out, "%s%s", word ? " " : "", w);
        p += 1 + n;
        if (word == 0 && n > 3 && w[n - 1] == 's') /* a plural is the thing itself */
            break;
    }
    return out.n ? buf_str(&out) : NULL;
}

static bool lone(const char *text, size_t n)
{
    return n == 1 && text[0] >= 'A' && text[0] <= 'Z';
}

static const char *label_cut(struct draft *d, const char *label)
{
    if (strlen(label) <= 40)
        return label;
    size_t n = 40;
    while (n > 12 && label[n] != ' ')
        n--;
    return arena_printf(d->a, "%.*s …", (int)n, label);
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

static void add_fill(struct runs *r, const struct meaning *m, const struct token *t)
{
    struct draft *d = r->d;
    const char *inside = m->text + t->off + 1, *behind = m->text + t->off + t->len;
    size_t n = t->len - 2;
    enum fill_size size = FILL_NAME;
    const char *label, *name;
    if (lone(inside, n)) {
        size = FILL_NUMBER;
        bool from = t->off >= 5 && memcmp(m->text + t->off - 5, "from ", 5) == 0;
        bool to = t->off >= 6 && memcmp(m->text + t->off - 4, "] to ", 5) == 0;
        to |= t->off >= 5 && memcmp(m->text + t->off - 5, "] to ", 5) == 0;
        const char *next = from ? strchr(behind, ']') : NULL;
        const char *what = words_behind(d, next ? next + 1 : behind);
        label = what ? what : arena_printf(d->a, "number %.*s", (int)n, inside);
        name = from ? "from" : to ? "to" : fill_name(d, label, strlen(label));
        if (from)
            label = arena_printf(d->a, "%s at the start", label);
        else if (to)
            label = arena_printf(d->a, "%s today", label);
    } else {
        if (n > 2 && inside[0] == 'X' && inside[1] == ' ') {
            size = FILL_COUNT;
            inside += 2;
            n -= 2;
        }
        struct buf b;
        buf_init(&b, d->a);
        for (size_t i = 0; i < n; i++)
            if (inside[i] == '/') {
                while (b.n && b.p[b.n - 1] == ' ')
                    b.n--;
                buf_puts(&b, memchr(inside + i + 1, '/', n - i - 1) ? ", " : " or ");
                i += inside[i + 1] == ' ';
            } else {
                buf_putc(&b, inside[i]);
            }
        label = buf_str(&b);
        name = fill_name(d, inside, strcspn(inside, "/]"));
    }
    struct run *run = add(r, RUN_FILL, NULL);
    run->ref = draft_fill(d, name, label_cut(d, label), size);
}

/* "guaranteed" is never said: contracted is what is meant (contract 2.3). "Tier 1 equity" is a term
 * that nobody has defined. */
static void add_said(struct runs *r, const char *text, size_t n, bool grant, bool *changed)
{
    char *part = arena_strndup(r->d->a, text, n);
    const char *cut;
    if ((cut = words_at(part, "guaranteed"))) {
        add_text(r, part, (size_t)(cut - part));
        add_text(r, "contracted", 10);
        *changed = true;
        add_said(r, cut + 10, strlen(cut + 10), grant, changed);
        return;
    }
    static const char *const over[] = {"over four years", "over 4 years", "/4yr", "/4 yr"};
    const char *phrase = over[0];
    for (size_t i = 0; i < 4 && !words_at(part, phrase); i++)
        phrase = over[i];
    const char *years = words_at(part, phrase);
    if (grant && years) {
        add_text(r, part, (size_t)(years - part));
        add_text(r, *phrase == '/' ? " over " : "over ", *phrase == '/' ? 6 : 5);
        add(r, RUN_FIGURE, NULL)->ref = "ask.vesting_years";
        *changed = true;
        const char *rest = arena_printf(r->d->a, " years%s", years + strlen(phrase));
        add_said(r, rest, strlen(rest), false, changed);
        return;
    }
    const char *tier = words_at(part, "tier 1 equity");
    if (tier) {
        add_text(r, part, (size_t)(tier - part));
        add(r, RUN_TERM, arena_strndup(r->d->a, tier, 13));
        add_text(r, tier + 13, strlen(tier + 13));
        return;
    }
    add_text(r, part, strlen(part));
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
    struct runs r;
    runs_init(&r, d);
    bool grant = false;
    size_t at = from;
    *changed = *fills = false;
    for (size_t i = 0; i < m->n; i++) {
        const struct token *t = &m->tokens[i];
        if (t->off < at || t->off >= to ||
            (t->kind == TOKEN_AMOUNT && t->found.kind != AMOUNT_MONEY && !spoken_percent(d, t)))
            continue;
        size_t text = t->off - at, sign;
        bool priced = t->kind == TOKEN_BLANK && ends_priced(m->text + at, text, &sign);
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
    return speech_forbidden(words, NULL, &off, &len) == FORBIDDEN_NOTHING ? r.first : NULL;
}

bool runs_hold(const struct run *r, const char *begins)
{
    while (r && !(r->kind == RUN_FIGURE && strncmp(r->ref, begins, strlen(begins)) == 0))
        r = r->next;
    return r != NULL;
}
