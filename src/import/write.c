/* write.c - the guide file; see write.h. */
#include "import/write.h"
#include "xml/edit.h"

enum { INLINE = -1 }; /* the depth of an element within a line */

static const char OPEN[] = ""; /* the content of an element that close() ends */

struct writer {
    struct draft *d;
    struct buf *out;
};

/* ---- elements -------------------------------------------------------------------------------- */

static void put_text(struct writer *w, const char *text)
{
    xml_put_escaped(str_of(text), w->out);
}

static void indent(struct writer *w, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_puts(w->out, "  ");
}

/* Behind the content, names and values by turns, up to a name that is NULL; a value that is NULL
 * leaves its attribute out. Content NULL: the element is empty. */
static void element(struct writer *w, int depth, const char *name, const char *content, ...)
{
    va_list pairs;
    indent(w, depth);
    buf_printf(w->out, "<%s", name);
    va_start(pairs, content);
    for (const char *key; (key = va_arg(pairs, const char *));) {
        const char *value = va_arg(pairs, const char *);
        if (!value)
            continue;
        buf_printf(w->out, " %s=\"", key);
        put_text(w, value);
        buf_putc(w->out, '"');
    }
    va_end(pairs);
    buf_puts(w->out, content ? ">" : "/>");
    if (content && content != OPEN) {
        put_text(w, content);
        buf_printf(w->out, "</%s>", name);
    }
    if (depth != INLINE)
        buf_putc(w->out, '\n');
}

static void close(struct writer *w, int depth, const char *name)
{
    indent(w, depth);
    buf_printf(w->out, "</%s>%s", name, depth == INLINE ? "" : "\n");
}

static const char *yes(bool it_is)
{
    return it_is ? "yes" : NULL;
}

static const char *number(struct writer *w, int n)
{
    return n ? arena_printf(w->d->a, "%d", n) : NULL;
}

static const char *amount(struct writer *w, bool stated, money v)
{
    long long units = v / MONEY_UNIT, rest = v % MONEY_UNIT;
    return !stated ? NULL : arena_printf(w->d->a, rest ? "%lld.%02lld" : "%lld", units, rest);
}

/* 60,000,000 in 1/100,000,000: "0.60". */
static const char *factor(struct writer *w, long long e8)
{
    long long one = DECIMAL_ONE;
    int places = 8;
    for (; places > 2 && e8 % 10 == 0; places--, one /= 10)
        e8 /= 10;
    return arena_printf(w->d->a, "%lld.%0*lld", e8 / one, places, e8 % one);
}

/* A comment holds no "--". */
static void put_comment(struct writer *w, const char *text)
{
    for (const char *p = text; *p; p++)
        if (!(p[0] == '-' && p[1] == '-') && (unsigned char)*p >= ' ')
            buf_putc(w->out, *p);
}

/* ---- sentences ------------------------------------------------------------------------------- */

static void put_runs(struct writer *w, const struct run *r);

static void put_amount(struct writer *w, const struct run *r)
{
    static const char *const roles[] = {
        "other",        "base",  "equity",    "equity-per-year", "bonus",
        "sign-on",      "total", "ask-base",  "ask-equity",      "floor-base",
        "floor-equity", "band",  "valuation", "bridge-base",     "bridge-equity"};
    element(w, INLINE, "amount", r->text, "role", roles[r->role], "value",
            amount(w, true, r->stated.value), "currency", r->currency, "region", r->region, "years",
            number(w, r->years), "open", yes(r->open), "per", r->monthly ? "month" : NULL, NULL);
}

static void put_run(struct writer *w, const struct run *r)
{
    static const char *const names[] = {[RUN_STRONG] = "strong",
                                        [RUN_CHOICE] = "choice",
                                        [RUN_TERM] = "term",
                                        [RUN_NOTE] = "note",
                                        [RUN_GROUP] = "opt"};
    switch (r->kind) {
    case RUN_TEXT:
        put_text(w, r->text);
        break;
    case RUN_STRONG:
    case RUN_CHOICE:
    case RUN_TERM:
        element(w, INLINE, names[r->kind], r->text, NULL);
        break;
    case RUN_FIGURE:
        element(w, INLINE, "fig", NULL, "ref", r->ref, "stated",
                amount(w, r->stated.stated, r->stated.value), "region",
                r->stated.stated ? r->region : NULL, "source", r->text, NULL);
        break;
    case RUN_FILL:
        element(w, INLINE, "fill", NULL, "name", r->ref, NULL);
        break;
    case RUN_AMOUNT:
        put_amount(w, r);
        break;
    case RUN_NOTE:
    case RUN_GROUP:
        element(w, INLINE, names[r->kind], OPEN, NULL);
        put_runs(w, r->inner);
        close(w, INLINE, names[r->kind]);
        break;
    }
}

static void put_runs(struct writer *w, const struct run *r)
{
    for (; r; r = r->next)
        put_run(w, r);
}

static const char *const needs[] = {NULL, "written", "offer", "process", "competing"};

static void put_sentence(struct writer *w, const struct sentence *s, int depth)
{
    const char *name = s->say ? "say" : s->quoted ? "quote" : "s";
    indent(w, depth);
    element(w, INLINE, name, OPEN, "optional", yes(s->optional), "public", yes(s->public_), "needs",
            needs[s->needs], "more", s->more, "bridges", yes(s->bridges == BRIDGES_YES), "region",
            s->region, NULL);
    put_runs(w, s->runs);
    close(w, INLINE, name);
    buf_putc(w->out, '\n');
}

static void put_sentences(struct writer *w, const struct sentence *s, int depth)
{
    for (int either = 0; s || either; s = s->next) {
        int next = s ? s->either : 0;
        if (either && next != either)
            close(w, depth, "either");
        if (next && next != either)
            element(w, depth, "either", OPEN, NULL);
        either = next;
        if (!s)
            return;
        put_sentence(w, s, depth + (either != 0));
    }
}

static void put_line(struct writer *w, const char *name, const struct sentence *s, int depth)
{
    if (!s)
        return;
    element(w, depth, name, OPEN, NULL);
    put_sentences(w, s, depth + 1);
    close(w, depth, name);
}

/* ---- sections, scripts, levers --------------------------------------------------------------- */

static void put_table(struct writer *w, const struct guide_table *t)
{
    element(w, 2, "table", OPEN, NULL);
    for (size_t r = 0; r < t->rows; r++) {
        indent(w, 3);
        element(w, INLINE, "row", OPEN, "head", yes(r == 0 && t->head), NULL);
        for (size_t c = 0; c < t->cols; c++) {
            element(w, INLINE, "cell", OPEN, NULL);
            put_text(w, t->cells[r * t->cols + c]);
            close(w, INLINE, "cell");
        }
        close(w, INLINE, "row");
        buf_putc(w->out, '\n');
    }
    close(w, 2, "table");
}

static void put_unit(struct writer *w, const struct unit *u)
{
    static const char *const names[] = {"section", "script", "lever"};
    static const char *const sections[] = {"dna", "levels", "moat", "further"};
    static const char *const paragraphs[] = {"p", "item", "head"};
    if (u->kind == UNIT_HEADING) {
        buf_puts(w->out, "\n  <!-- ");
        put_comment(w, u->title);
        buf_puts(w->out, " -->\n");
        return;
    }
    bool section = u->kind == UNIT_SECTION;
    buf_putc(w->out, '\n');
    element(w, 1, names[u->kind], OPEN, "kind", section ? sections[u->section] : NULL, "id", u->id,
            "title", u->title, "short", section ? NULL : u->short_, "region",
            section ? NULL : u->region, "needs", u->kind == UNIT_LEVER ? needs[u->needs] : NULL,
            NULL);
    put_line(w, "line", u->line, 2);
    for (const struct paragraph *p = u->first; p; p = p->next)
        put_line(w, paragraphs[p->kind], p->sentences, 2);
    for (const struct guide_table *t = u->tables; t; t = t->next)
        put_table(w, t);
    for (size_t i = 0; i < u->bands_n; i++) {
        const struct other_band *b = &u->bands[i];
        element(w, 2, "band", b->base.text, "company", b->company, "region", b->region, "currency",
                b->currency, "min", amount(w, true, b->base.min), "max",
                amount(w, true, b->base.max), "note", b->note, NULL);
    }
    close(w, 1, names[u->kind]);
}

static void put_strategy(struct writer *w)
{
    if (!w->d->strategy_title)
        return;
    buf_putc(w->out, '\n');
    element(w, 1, "strategy", OPEN, "title", w->d->strategy_title, NULL);
    put_line(w, "opening", w->d->opening, 2);
    put_sentences(w, w->d->strategy, 2);
    close(w, 1, "strategy");
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* The ends of a range, as three attributes. */
#define ENDS(r)                                                                                    \
    "min", amount(w, (r)->stated, (r)->min), "max",                                                \
        amount(w, (r)->stated && (r)->max != (r)->min, (r)->max), "open",                          \
        yes((r)->stated && (r)->open)

static void put_range(struct writer *w, const char *name, const struct range *r)
{
    if (r->text || r->stated)
        element(w, 3, name, r->text ? r->text : "", ENDS(r), NULL);
}

static void put_equity(struct writer *w, const struct row *row)
{
    static const char *const kinds[] = {
        [EQUITY_LIQUID] = "liquid", [EQUITY_PRE_IPO] = "pre-ipo", [EQUITY_OPTIONS] = "options"};
    const struct region *r = &row->region;
    size_t known = sizeof kinds / sizeof *kinds;
    const char *kind = r->equity_kind < known ? kinds[r->equity_kind] : NULL;
    kind = r->equity_none ? "none" : r->equity_phantom ? "phantom" : kind ? kind : "not-stated";
    if (!r->equity.text)
        return;
    if (row->same_equity)
        element(w, 3, "equity", r->equity.text, "same", "yes", NULL);
    else
        element(w, 3, "equity", r->equity.text, "kind", kind, "instrument",
                r->equity_phantom ? NULL : offer_instrument_names[r->instrument], "years",
                r->equity.stated ? number(w, r->equity_years) : NULL, "per-year",
                yes(r->equity_per_year), ENDS(&r->equity), NULL);
}

static void put_bonus(struct writer *w, const struct region *r)
{
    static const char *const kinds[] = {"not-stated", "none", "discretionary", "percent", "amount"};
    if (r->bonus_text)
        element(w, 3, "bonus", r->bonus_text, "kind", kinds[r->bonus_kind], ENDS(&r->bonus), NULL);
}

static void put_side(struct writer *w, const char *name, const struct wanted *s)
{
    if (s->base.stated || s->equity.stated || s->bonus.stated || s->bonus_percent.stated ||
        s->sign_on.stated)
        element(w, 3, name, NULL, "base", amount(w, s->base.stated, s->base.value), "equity",
                amount(w, s->equity.stated, s->equity.value), "bonus",
                amount(w, s->bonus.stated, s->bonus.value), "bonus-percent",
                amount(w, s->bonus_percent.stated, s->bonus_percent.value), "sign-on",
                amount(w, s->sign_on.stated, s->sign_on.value), NULL);
}

static void put_rows(struct writer *w)
{
    buf_putc(w->out, '\n');
    element(w, 1, "regions", OPEN, "columns", w->d->columns, NULL);
    for (const struct row *row = w->d->rows; row; row = row->next) {
        const struct region *r = &row->region;
        element(w, 2, "region", OPEN, "id", r->id, "name", r->name, "level", r->level, "currency",
                r->currency, "paper", r->us ? "letter" : NULL, "relative-to", r->factor_of, NULL);
        if (r->factor_of)
            element(w, 3, "factor", r->factor_text, "min", factor(w, r->factor_min.e8), "max",
                    factor(w, r->factor_max.e8), NULL);
        put_range(w, "base", &r->base);
        put_equity(w, row);
        put_bonus(w, r);
        put_range(w, "sign-on", &row->sign_on);
        put_range(w, "total", &r->total);
        put_side(w, "ask", &row->ask);
        put_side(w, "floor", &row->floor);
        close(w, 2, "region");
    }
    close(w, 1, "regions");
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_head(struct writer *w)
{
    const struct draft *d = w->d;
    element(w, 1, "title", d->title, NULL);
    element(w, 1, "role", d->role, "short", d->role_short, NULL);
    if (d->dna_n) {
        element(w, 1, "dna", OPEN, NULL);
        for (size_t i = 0; i < d->dna_n; i++)
            element(w, 2, "part", d->dna[i], NULL);
        close(w, 1, "dna");
    }
    element(w, 1, "employer", d->domain ? OPEN : NULL, "name", d->employer, "short",
            d->employer_short, NULL);
    if (d->domain) {
        element(w, 2, "domain", d->domain, NULL);
        close(w, 1, "employer");
    }
    if (d->valuation)
        element(w, 1, "valuation", d->valuation_text, "currency", d->valuation_currency, "amount",
                amount(w, true, d->valuation), NULL);
}

static void put_fills(struct writer *w)
{
    static const char *const sizes[] = {"name", "count", "number"};
    if (!w->d->fills)
        return;
    buf_putc(w->out, '\n');
    element(w, 1, "fills", OPEN, NULL);
    for (const struct fill_made *f = w->d->fills; f; f = f->next)
        element(w, 2, "fill", NULL, "name", f->decl.name, "label", f->decl.label, "size",
                sizes[f->decl.size], NULL);
    close(w, 1, "fills");
}

static void put_tail(struct writer *w)
{
    const struct draft *d = w->d;
    if (d->additional)
        buf_puts(
            w->out,
            "\n  <!-- give: the order in which to trade them for a step down the ladder -->\n");
    for (const struct ask_made *m = d->additional; m; m = m->next) {
        element(w, 1, "additional", OPEN, "id", m->ask.id, "give", number(w, m->ask.give), "title",
                m->ask.title, NULL);
        element(w, 2, "clause", m->ask.clause, NULL);
        close(w, 1, "additional");
    }
    if (d->evidence)
        buf_putc(w->out, '\n');
    for (const struct evidence_made *e = d->evidence; e; e = e->next)
        element(w, 1, "evidence", e->evidence.text, "id", e->evidence.id, "from",
                number(w, e->evidence.year_from), "to", number(w, e->evidence.year_to), NULL);
    if (d->left)
        buf_puts(w->out, "\n  <!-- what could not be read as data, with the source's line -->\n");
    for (const struct left *l = d->left; l; l = l->next)
        element(w, 1, "left-out", l->text, "line", number(w, l->line > 0 ? l->line : 1), "reason",
                l->reason, NULL);
}

void write_guide(struct draft *d, const char *source_name, struct buf *out)
{
    struct writer w = {d, out};
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Imported from ");
    put_comment(&w, source_name);
    buf_puts(out, ".\n     quote: the source's own words, kept for the checks, never spoken.\n"
                  "     say:   what is said aloud; it holds no floor, no second currency and no "
                  "amount of its own.\n"
                  "     s:     prose that nobody speaks. -->\n");
    element(&w, 0, "guide", OPEN, "xmlns", "urn:hfbrief:guide:1", "id", d->id, NULL);
    put_head(&w);
    put_fills(&w);
    put_rows(&w);
    for (const struct unit *u = d->units; u; u = u->next)
        put_unit(&w, u);
    put_strategy(&w);
    put_tail(&w);
    close(&w, 0, "guide");
}
