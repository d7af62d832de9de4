/* write.c - the guide file; see write.h. */
#include "import/write.h"
#include "import/write_inside.h"

/* ---- text ------------------------------------------------------------------------------------ */

/* Text and attribute values alike; what XML 1.0 cannot hold is left away. */
void write_text(struct writer *w, const char *text)
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

void write_attr(struct writer *w, const char *name, const char *value)
{
    if (!value)
        return;
    buf_printf(w->out, " %s=\"", name);
    write_text(w, value);
    buf_putc(w->out, '"');
}

static void put_amount(struct buf *out, money v)
{
    buf_put_int(out, v / MONEY_UNIT);
    if (v % MONEY_UNIT)
        buf_printf(out, ".%02d", (int)(v % MONEY_UNIT));
}

void write_money(struct writer *w, const char *name, money v)
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
    write_attr(w, "ref", r->ref);
    if (r->stated.stated)
        write_money(w, "stated", r->stated.value);
    if (r->stated.stated)
        write_attr(w, "region", r->region);
    write_attr(w, "source", r->text);
    buf_puts(w->out, "/>");
}

static void put_run(struct writer *w, const struct run *r)
{
    switch (r->kind) {
    case RUN_TEXT:
        write_text(w, r->text);
        return;
    case RUN_STRONG:
    case RUN_CHOICE:
    case RUN_TERM: {
        const char *name = r->kind == RUN_STRONG   ? "strong"
                           : r->kind == RUN_CHOICE ? "choice"
                                                   : "term";
        buf_printf(w->out, "<%s>", name);
        write_text(w, r->text);
        buf_printf(w->out, "</%s>", name);
        return;
    }
    case RUN_FIGURE:
        put_figure(w, r);
        return;
    case RUN_FILL:
        buf_puts(w->out, "<fill");
        write_attr(w, "name", r->ref);
        buf_puts(w->out, "/>");
        return;
    case RUN_AMOUNT:
        buf_puts(w->out, "<amount");
        write_attr(w, "role", role_name(r->role));
        write_money(w, "value", r->stated.value);
        write_attr(w, "currency", r->currency);
        write_attr(w, "region", r->region);
        if (r->years)
            buf_printf(w->out, " years=\"%d\"", r->years);
        write_attr(w, "open", r->open ? "yes" : NULL);
        write_attr(w, "per", r->monthly ? "month" : NULL);
        buf_putc(w->out, '>');
        write_text(w, r->text);
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
    write_attr(w, "optional", s->optional ? "yes" : NULL);
    write_attr(w, "public", s->public_ ? "yes" : NULL);
    write_attr(w, "needs", needs[s->needs]);
    write_attr(w, "more", s->more);
    write_attr(w, "bridges",
               s->bridges == BRIDGES_YES  ? "yes"
               : s->bridges == BRIDGES_NO ? "no"
                                          : NULL);
    write_attr(w, "region", s->region);
    write_attr(w, "note", s->note);
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

/* ---- sections, scripts, levers -----------------------------------------------------------------
 */

static void put_table(struct writer *w, const struct guide_table *t)
{
    buf_puts(w->out, "    <table>\n");
    for (size_t r = 0; r < t->rows; r++) {
        buf_printf(w->out, "      <row%s>", r == 0 && t->head ? " head=\"yes\"" : "");
        for (size_t c = 0; c < t->cols; c++) {
            buf_puts(w->out, "<cell>");
            write_text(w, t->cells[r * t->cols + c]);
            buf_puts(w->out, "</cell>");
        }
        buf_puts(w->out, "</row>\n");
    }
    buf_puts(w->out, "    </table>\n");
}

static void put_band(struct writer *w, const struct other_band *b)
{
    buf_puts(w->out, "    <band");
    write_attr(w, "company", b->company);
    write_attr(w, "region", b->region);
    write_attr(w, "currency", b->currency);
    write_money(w, "min", b->base.min);
    write_money(w, "max", b->base.max);
    write_attr(w, "note", b->note);
    buf_putc(w->out, '>');
    write_text(w, b->base.text);
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
        write_attr(w, "kind", sections[u->section]);
    write_attr(w, "id", u->id);
    write_attr(w, "title", u->title);
    write_attr(w, "short", u->kind == UNIT_SECTION ? NULL : u->short_);
    write_attr(w, "region", u->kind == UNIT_SECTION ? NULL : u->region);
    write_attr(w, "needs", u->kind == UNIT_LEVER ? needs[u->needs] : NULL);
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
    write_attr(w, "title", d->strategy_title);
    buf_puts(w->out, ">\n");
    put_line(w, "opening", d->opening, 2);
    put_sentences(w, d->strategy, 2);
    buf_puts(w->out, "  </strategy>\n");
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_element(struct writer *w, const char *name, const char *text)
{
    buf_printf(w->out, "  <%s>", name);
    write_text(w, text);
    buf_printf(w->out, "</%s>\n", name);
}

static void put_head(struct writer *w)
{
    const struct draft *d = w->d;
    put_element(w, "title", d->title);
    buf_puts(w->out, "  <role");
    write_attr(w, "short", d->role_short);
    buf_putc(w->out, '>');
    write_text(w, d->role);
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
    write_attr(w, "name", d->employer);
    write_attr(w, "short", d->employer_short);
    if (d->domain) {
        buf_puts(w->out, ">\n  ");
        put_element(w, "domain", d->domain);
        buf_puts(w->out, "  </employer>\n");
    } else {
        buf_puts(w->out, "/>\n");
    }
    if (d->valuation) {
        buf_puts(w->out, "  <valuation");
        write_attr(w, "currency", d->valuation_currency);
        write_money(w, "amount", d->valuation);
        buf_putc(w->out, '>');
        write_text(w, d->valuation_text);
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
        write_attr(w, "name", f->decl.name);
        write_attr(w, "label", f->decl.label);
        write_attr(w, "size", sizes[f->decl.size]);
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
        write_attr(w, "id", m->ask.id);
        buf_printf(w->out, " give=\"%d\"", m->ask.give);
        write_attr(w, "title", m->ask.title);
        buf_puts(w->out, ">\n  ");
        put_element(w, "clause", m->ask.clause);
        buf_puts(w->out, "  </additional>\n");
    }
    if (d->evidence)
        buf_putc(w->out, '\n');
    for (const struct evidence_made *e = d->evidence; e; e = e->next) {
        buf_puts(w->out, "  <evidence");
        write_attr(w, "id", e->evidence.id);
        if (e->evidence.year_from)
            buf_printf(w->out, " from=\"%d\" to=\"%d\"", e->evidence.year_from,
                       e->evidence.year_to);
        buf_putc(w->out, '>');
        write_text(w, e->evidence.text);
        buf_puts(w->out, "</evidence>\n");
    }
    if (d->left)
        buf_puts(w->out, "\n  <!-- what could not be read as data, with the source's line -->\n");
    for (const struct left *l = d->left; l; l = l->next) {
        buf_printf(w->out, "  <left-out line=\"%d\"", l->line > 0 ? l->line : 1);
        write_attr(w, "reason", l->reason);
        buf_putc(w->out, '>');
        write_text(w, l->text);
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
    write_attr(&w, "id", d->id);
    buf_puts(out, ">\n");
    put_head(&w);
    put_fills(&w);
    write_rows(&w);
    for (const struct unit *u = d->units; u; u = u->next)
        put_unit(&w, u);
    put_strategy(&w);
    put_tail(&w);
    buf_puts(out, "</guide>\n");
}
