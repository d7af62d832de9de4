/* write.c - the guide file; see write.h. */
#include "import/write.h"
#include "import/places.h"

struct writer {
    struct draft *d;
    struct buf *out;
};

/* ---- text ------------------------------------------------------------------------------------ */

/* Text and attribute values alike; what XML 1.0 cannot hold is left away. */
static void put(struct writer *w, const char *text)
{
    struct str t = str_of(text);
    for (size_t i = 0; i < t.n;) {
        uint32_t c = str_decode(t, &i);
        if (c == '<')
            buf_puts(w->out, "&lt;");
        else if (c == '&')
            buf_puts(w->out, "&amp;");
        else if (c == '"')
            buf_puts(w->out, "&quot;");
        else if (c == '>')
            buf_puts(w->out, "&gt;");
        else if (c == '\t' || c == '\n')
            buf_putc(w->out, ' ');
        else if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
            buf_put_utf8(w->out, c);
    }
}

static void attr(struct writer *w, const char *name, const char *value)
{
    if (!value)
        return;
    buf_printf(w->out, " %s=\"", name);
    put(w, value);
    buf_putc(w->out, '"');
}

static void put_amount(struct buf *out, money v)
{
    buf_put_int(out, v / MONEY_UNIT);
    if (v % MONEY_UNIT)
        buf_printf(out, ".%02d", (int)(v % MONEY_UNIT));
}

static void attr_money(struct writer *w, const char *name, money v)
{
    buf_printf(w->out, " %s=\"", name);
    put_amount(w->out, v);
    buf_putc(w->out, '"');
}

static void indent(struct writer *w, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_puts(w->out, "  ");
}

/* ---- sentences ------------------------------------------------------------------------------- */

static const char *role_name(enum amount_role role)
{
    static const char *const names[] = {
        "other",        "base",  "equity",    "equity-per-year", "bonus",
        "sign-on",      "total", "ask-base",  "ask-equity",      "floor-base",
        "floor-equity", "band",  "valuation", "bridge-base",     "bridge-equity"};
    return names[role];
}

static void put_run(struct writer *w, const struct run *r);

static void put_runs(struct writer *w, const struct run *r)
{
    for (; r; r = r->next)
        put_run(w, r);
}

static void put_figure(struct writer *w, const struct run *r)
{
    buf_puts(w->out, "<fig");
    attr(w, "ref", r->ref);
    if (r->stated.stated)
        attr_money(w, "stated", r->stated.value);
    if (r->stated.stated)
        attr(w, "region", r->region);
    attr(w, "source", r->text);
    buf_puts(w->out, "/>");
}

static void put_run(struct writer *w, const struct run *r)
{
    switch (r->kind) {
    case RUN_TEXT:
        put(w, r->text);
        return;
    case RUN_STRONG:
    case RUN_CHOICE:
    case RUN_TERM: {
        const char *name = r->kind == RUN_STRONG   ? "strong"
                           : r->kind == RUN_CHOICE ? "choice"
                                                   : "term";
        buf_printf(w->out, "<%s>", name);
        put(w, r->text);
        buf_printf(w->out, "</%s>", name);
        return;
    }
    case RUN_FIGURE:
        put_figure(w, r);
        return;
    case RUN_FILL:
        buf_puts(w->out, "<fill");
        attr(w, "name", r->ref);
        buf_puts(w->out, "/>");
        return;
    case RUN_AMOUNT:
        buf_puts(w->out, "<amount");
        attr(w, "role", role_name(r->role));
        attr_money(w, "value", r->stated.value);
        attr(w, "currency", r->currency);
        attr(w, "region", r->region);
        if (r->years)
            buf_printf(w->out, " years=\"%d\"", r->years);
        attr(w, "open", r->open ? "yes" : NULL);
        attr(w, "per", r->monthly ? "month" : NULL);
        buf_putc(w->out, '>');
        put(w, r->text);
        buf_puts(w->out, "</amount>");
        return;
    case RUN_NOTE:
    case RUN_GROUP:
        buf_printf(w->out, "<%s>", r->kind == RUN_NOTE ? "note" : "opt");
        put_runs(w, r->inner);
        buf_printf(w->out, "</%s>", r->kind == RUN_NOTE ? "note" : "opt");
        return;
    }
}

static void put_sentence(struct writer *w, const struct sentence *s, int depth)
{
    static const char *const needs[] = {NULL, "written", "offer", "process", "competing"};
    const char *name = s->say ? "say" : s->quoted ? "quote" : "s";
    indent(w, depth);
    buf_printf(w->out, "<%s", name);
    attr(w, "optional", s->optional ? "yes" : NULL);
    attr(w, "public", s->public_ ? "yes" : NULL);
    attr(w, "needs", needs[s->needs]);
    attr(w, "bridges", s->bridges == BRIDGES_YES ? "yes" : s->bridges == BRIDGES_NO ? "no" : NULL);
    attr(w, "region", s->region);
    attr(w, "note", s->note);
    buf_putc(w->out, '>');
    put_runs(w, s->runs);
    buf_printf(w->out, "</%s>\n", name);
}

static void put_sentences(struct writer *w, const struct sentence *s, int depth)
{
    int either = 0;
    for (; s; s = s->next) {
        if (either && s->either != either) {
            indent(w, depth);
            buf_puts(w->out, "</either>\n");
        }
        if (s->either && s->either != either) {
            indent(w, depth);
            buf_puts(w->out, "<either>\n");
        }
        either = s->either;
        put_sentence(w, s, depth + (either != 0));
    }
    if (either) {
        indent(w, depth);
        buf_puts(w->out, "</either>\n");
    }
}

static void put_line(struct writer *w, const char *name, const struct sentence *s, int depth)
{
    if (!s)
        return;
    indent(w, depth);
    buf_printf(w->out, "<%s>\n", name);
    put_sentences(w, s, depth + 1);
    indent(w, depth);
    buf_printf(w->out, "</%s>\n", name);
}

static void put_paragraphs(struct writer *w, const struct paragraph *p)
{
    static const char *const names[] = {"p", "item", "head"};
    for (; p; p = p->next) {
        if (!p->sentences)
            continue;
        buf_printf(w->out, "    <%s>\n", names[p->kind]);
        put_sentences(w, p->sentences, 3);
        buf_printf(w->out, "    </%s>\n", names[p->kind]);
    }
}

/* ---- the table ------------------------------------------------------------------------------- */

static void put_ends(struct writer *w, const struct range *r)
{
    if (!r->stated)
        return;
    attr_money(w, "min", r->min);
    if (r->max != r->min)
        attr_money(w, "max", r->max);
    attr(w, "open", r->open ? "yes" : NULL);
}

static void put_range(struct writer *w, const char *name, const struct range *r)
{
    if (!r->text && !r->stated)
        return;
    buf_printf(w->out, "      <%s", name);
    put_ends(w, r);
    buf_putc(w->out, '>');
    put(w, r->text ? r->text : "");
    buf_printf(w->out, "</%s>\n", name);
}

static void put_equity(struct writer *w, const struct row *row)
{
    static const char *const papers[] = {NULL, "rsu", "iso", "nso", "bspce", "aga", "other"};
    const struct region *r = &row->region;
    if (!r->equity.text)
        return;
    const char *kind = r->equity_none                     ? "none"
                       : r->equity_phantom                ? "phantom"
                       : r->equity_kind == EQUITY_LIQUID  ? "liquid"
                       : r->equity_kind == EQUITY_PRE_IPO ? "pre-ipo"
                       : r->equity_kind == EQUITY_OPTIONS ? "options"
                                                          : "not-stated";
    buf_puts(w->out, "      <equity");
    if (row->same_equity) {
        attr(w, "same", "yes");
    } else {
        attr(w, "kind", kind);
        attr(w, "instrument", r->equity_phantom ? NULL : papers[r->instrument]);
        if (r->equity.stated)
            buf_printf(w->out, " years=\"%d\"", r->equity_years);
        attr(w, "per-year", r->equity_per_year ? "yes" : NULL);
        put_ends(w, &r->equity);
    }
    buf_putc(w->out, '>');
    put(w, r->equity.text);
    buf_puts(w->out, "</equity>\n");
}

static void put_bonus(struct writer *w, const struct region *r)
{
    static const char *const kinds[] = {"not-stated", "none", "discretionary", "percent", "amount"};
    if (!r->bonus_text)
        return;
    buf_puts(w->out, "      <bonus");
    attr(w, "kind", kinds[r->bonus_kind]);
    put_ends(w, &r->bonus);
    buf_putc(w->out, '>');
    put(w, r->bonus_text);
    buf_puts(w->out, "</bonus>\n");
}

/* 60,000,000 in 1/100,000,000: "0.60". */
static void attr_factor(struct writer *w, const char *name, int64_t e8)
{
    char digits[16];
    int64_t rest = e8 % DECIMAL_ONE;
    int n = 0;
    for (int64_t unit = DECIMAL_ONE / 10; unit; unit /= 10)
        digits[n++] = (char)('0' + rest / unit % 10);
    while (n > 2 && digits[n - 1] == '0')
        n--;
    digits[n] = '\0';
    buf_printf(w->out, " %s=\"", name);
    buf_put_int(w->out, e8 / DECIMAL_ONE);
    buf_printf(w->out, ".%s\"", digits);
}

static void put_factor(struct writer *w, const struct region *r)
{
    if (!r->factor_of)
        return;
    buf_puts(w->out, "      <factor");
    attr_factor(w, "min", r->factor_min.e8);
    attr_factor(w, "max", r->factor_max.e8);
    buf_putc(w->out, '>');
    put(w, r->factor_text);
    buf_puts(w->out, "</factor>\n");
}

static void put_side(struct writer *w, const char *name, const struct side *s)
{
    if (!s->base.stated && !s->equity.stated)
        return;
    buf_printf(w->out, "      <%s", name);
    if (s->base.stated)
        attr_money(w, "base", s->base.value);
    if (s->equity.stated)
        attr_money(w, "equity", s->equity.value);
    buf_puts(w->out, "/>\n");
}

static void put_regions(struct writer *w)
{
    buf_puts(w->out, "\n  <regions");
    attr(w, "columns", w->d->columns);
    buf_puts(w->out, ">\n");
    for (const struct row *row = w->d->rows; row; row = row->next) {
        const struct region *r = &row->region;
        buf_puts(w->out, "    <region");
        attr(w, "id", r->id);
        attr(w, "name", r->name);
        attr(w, "level", r->level);
        attr(w, "currency", r->currency);
        attr(w, "paper", r->us ? "letter" : NULL);
        attr(w, "relative-to", r->factor_of);
        buf_puts(w->out, ">\n");
        put_factor(w, r);
        put_range(w, "base", &r->base);
        put_equity(w, row);
        put_bonus(w, r);
        put_range(w, "total", &r->total);
        put_side(w, "ask", &r->ask);
        put_side(w, "floor", &r->floor);
        buf_puts(w->out, "    </region>\n");
    }
    buf_puts(w->out, "  </regions>\n");
}

/* ---- sections, scripts, levers -----------------------------------------------------------------
 */

static void put_table(struct writer *w, const struct guide_table *t)
{
    buf_puts(w->out, "    <table>\n");
    for (size_t r = 0; r < t->rows; r++) {
        buf_printf(w->out, "      <row%s>", r == 0 && t->head ? " head=\"yes\"" : "");
        for (size_t c = 0; c < t->cols; c++) {
            buf_puts(w->out, "<cell>");
            put(w, t->cells[r * t->cols + c]);
            buf_puts(w->out, "</cell>");
        }
        buf_puts(w->out, "</row>\n");
    }
    buf_puts(w->out, "    </table>\n");
}

static void put_band(struct writer *w, const struct other_band *b)
{
    buf_puts(w->out, "    <band");
    attr(w, "company", b->company);
    attr(w, "region", b->region);
    attr(w, "currency", b->currency);
    attr_money(w, "min", b->base.min);
    attr_money(w, "max", b->base.max);
    attr(w, "note", b->note);
    buf_putc(w->out, '>');
    put(w, b->base.text);
    buf_puts(w->out, "</band>\n");
}

static void put_comment(struct writer *w, const char *text);

static void put_unit(struct writer *w, const struct unit *u)
{
    if (u->kind == UNIT_HEADING) {
        buf_puts(w->out, "\n  <!-- ");
        put_comment(w, u->title);
        buf_puts(w->out, " -->\n");
        return;
    }
    static const char *const names[] = {"section", "script", "lever"};
    static const char *const sections[] = {"dna", "levels", "moat", "further"};
    static const char *const needs[] = {NULL, "written", "offer", "process", "competing"};
    buf_printf(w->out, "\n  <%s", names[u->kind]);
    if (u->kind == UNIT_SECTION)
        attr(w, "kind", sections[u->section]);
    attr(w, "id", u->id);
    attr(w, "title", u->title);
    attr(w, "short", u->kind == UNIT_SECTION ? NULL : u->short_);
    attr(w, "region", u->kind == UNIT_SECTION ? NULL : u->region);
    attr(w, "needs", u->kind == UNIT_LEVER ? needs[u->needs] : NULL);
    buf_puts(w->out, ">\n");
    put_line(w, "line", u->line, 2);
    put_paragraphs(w, u->first);
    for (const struct guide_table *t = u->tables; t; t = t->next)
        put_table(w, t);
    for (size_t i = 0; i < u->bands_n; i++)
        put_band(w, &u->bands[i]);
    buf_printf(w->out, "  </%s>\n", names[u->kind]);
}

static void put_strategy(struct writer *w)
{
    const struct draft *d = w->d;
    if (!d->strategy_title)
        return;
    buf_puts(w->out, "\n  <strategy");
    attr(w, "title", d->strategy_title);
    buf_puts(w->out, ">\n");
    put_line(w, "opening", d->opening, 2);
    put_sentences(w, d->strategy, 2);
    buf_puts(w->out, "  </strategy>\n");
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_element(struct writer *w, const char *name, const char *text)
{
    buf_printf(w->out, "  <%s>", name);
    put(w, text);
    buf_printf(w->out, "</%s>\n", name);
}

static void put_head(struct writer *w)
{
    const struct draft *d = w->d;
    put_element(w, "title", d->title);
    buf_puts(w->out, "  <role");
    attr(w, "short", d->role_short);
    buf_putc(w->out, '>');
    put(w, d->role);
    buf_puts(w->out, "</role>\n");
    if (d->dna_n) {
        buf_puts(w->out, "  <dna>\n");
        for (size_t i = 0; i < d->dna_n; i++) {
            buf_puts(w->out, "  ");
            put_element(w, "part", d->dna[i]);
        }
        buf_puts(w->out, "  </dna>\n");
    }
    buf_puts(w->out, "  <employer");
    attr(w, "name", d->employer);
    attr(w, "short", d->employer_short);
    if (d->domain) {
        buf_puts(w->out, ">\n  ");
        put_element(w, "domain", d->domain);
        buf_puts(w->out, "  </employer>\n");
    } else {
        buf_puts(w->out, "/>\n");
    }
    if (d->valuation) {
        buf_puts(w->out, "  <valuation");
        attr(w, "currency", d->valuation_currency);
        attr_money(w, "amount", d->valuation);
        buf_putc(w->out, '>');
        put(w, d->valuation_text);
        buf_puts(w->out, "</valuation>\n");
    }
}

static void put_fills(struct writer *w)
{
    static const char *const sizes[] = {"name", "count", "number"};
    if (!w->d->fills)
        return;
    buf_puts(w->out, "\n  <fills>\n");
    for (const struct fill_made *f = w->d->fills; f; f = f->next) {
        buf_puts(w->out, "    <fill");
        attr(w, "name", f->decl.name);
        attr(w, "label", f->decl.label);
        attr(w, "size", sizes[f->decl.size]);
        buf_puts(w->out, "/>\n");
    }
    buf_puts(w->out, "  </fills>\n");
}

static void put_tail(struct writer *w)
{
    const struct draft *d = w->d;
    if (d->additional)
        buf_puts(
            w->out,
            "\n  <!-- give: the order in which to trade them for a step down the ladder -->\n");
    for (const struct ask_made *m = d->additional; m; m = m->next) {
        buf_puts(w->out, "  <additional");
        attr(w, "id", m->ask.id);
        buf_printf(w->out, " give=\"%d\"", m->ask.give);
        attr(w, "title", m->ask.title);
        buf_puts(w->out, ">\n  ");
        put_element(w, "clause", m->ask.clause);
        buf_puts(w->out, "  </additional>\n");
    }
    if (d->evidence)
        buf_putc(w->out, '\n');
    for (const struct evidence_made *e = d->evidence; e; e = e->next) {
        buf_puts(w->out, "  <evidence");
        attr(w, "id", e->evidence.id);
        if (e->evidence.year_from)
            buf_printf(w->out, " from=\"%d\" to=\"%d\"", e->evidence.year_from,
                       e->evidence.year_to);
        buf_putc(w->out, '>');
        put(w, e->evidence.text);
        buf_puts(w->out, "</evidence>\n");
    }
    if (d->left)
        buf_puts(w->out, "\n  <!-- what could not be read as data, with the source's line -->\n");
    for (const struct left *l = d->left; l; l = l->next) {
        buf_printf(w->out, "  <left-out line=\"%d\"", l->line > 0 ? l->line : 1);
        attr(w, "reason", l->reason);
        buf_putc(w->out, '>');
        put(w, l->text);
        buf_puts(w->out, "</left-out>\n");
    }
}

/* A comment holds no "--". */
static void put_comment(struct writer *w, const char *text)
{
    for (const char *p = text; *p; p++)
        if (!(p[0] == '-' && p[1] == '-') && (unsigned char)*p >= ' ')
            buf_putc(w->out, *p);
}

void write_guide(struct draft *d, const char *source_name, struct buf *out)
{
    struct writer w = {d, out};
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Imported from ");
    put_comment(&w, source_name);
    buf_puts(out, ".\n     quote: the source's own words, kept for the checks, never spoken.\n"
                  "     say:   what is said aloud; it holds no floor, no second currency and no "
                  "amount of its own.\n"
                  "     s:     prose that nobody speaks. -->\n"
                  "<guide xmlns=\"urn:hfbrief:guide:1\"");
    attr(&w, "id", d->id);
    buf_puts(out, ">\n");
    put_head(&w);
    put_fills(&w);
    put_regions(&w);
    for (const struct unit *u = d->units; u; u = u->next)
        put_unit(&w, u);
    put_strategy(&w);
    put_tail(&w);
    buf_puts(out, "</guide>\n");
}
