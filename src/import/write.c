/* write.c - the guide file; see write.h. */
#include "import/write.h"
#include "xml/edit.h"

const char WRITE_OPEN[] = "";

struct writer {
    struct draft *d;
    struct buf *out;
};

/* ---- elements -------------------------------------------------------------------------------- */

static void indent(struct buf *out, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_puts(out, "  ");
}

void write_element(struct buf *out, int depth, const char *name, const char *content, ...)
{
    va_list pairs;
    indent(out, depth);
    buf_printf(out, "<%s", name);
    va_start(pairs, content);
    for (const char *key; (key = va_arg(pairs, const char *));) {
        const char *value = va_arg(pairs, const char *);
        if (!value)
            continue;
        buf_printf(out, " %s=\"", key);
        xml_put_escaped(str_of(value), out);
        buf_putc(out, '"');
    }
    va_end(pairs);
    buf_puts(out, content ? ">" : "/>");
    if (content && content != WRITE_OPEN) {
        xml_put_escaped(str_of(content), out);
        buf_printf(out, "</%s>", name);
    }
    if (depth != WRITE_INLINE)
        buf_putc(out, '\n');
}

void write_close(struct buf *out, int depth, const char *name)
{
    indent(out, depth);
    buf_printf(out, "</%s>%s", name, depth == WRITE_INLINE ? "" : "\n");
}

const char *write_yes(bool it_is)
{
    return it_is ? "yes" : NULL;
}

const char *write_amount(struct arena *a, bool stated, money v)
{
    long long units = v / MONEY_UNIT, rest = v % MONEY_UNIT;
    return !stated ? NULL : arena_printf(a, rest ? "%lld.%02lld" : "%lld", units, rest);
}

static const char *amount(struct writer *w, bool stated, money v)
{
    return write_amount(w->d->a, stated, v);
}

const char *write_number(struct arena *a, int n)
{
    return n ? arena_printf(a, "%d", n) : NULL;
}

/* 6,000 in 1/100 of a per cent: "0.60". */
static const char *factor(struct writer *w, money v)
{
    bool whole = v % 100 == 0;
    return arena_printf(w->d->a, whole ? "%lld.%02lld" : "%lld.%04lld", (long long)v / 10000,
                        (long long)(whole ? v % 10000 / 100 : v % 10000));
}

/* A comment holds no "--". */
static void put_comment(struct writer *w, const char *text)
{
    for (const char *p = text; *p; p++)
        if (!(p[0] == '-' && p[1] == '-') && (unsigned char)*p >= ' ')
            buf_putc(w->out, *p);
}

/* ---- sections, scripts, levers --------------------------------------------------------------- */

static void put_sentence(struct writer *w, const struct said *s, int depth)
{
    const char *name = s->say ? "say" : s->quoted ? "quote" : "s";
    indent(w->out, depth);
    write_element(w->out, WRITE_INLINE, name, WRITE_OPEN, "optional", write_yes(s->optional),
                  "public", write_yes(s->public_), "needs", s->needs, "more", s->more, "bridges",
                  write_yes(s->bridges), "region", s->region, NULL);
    buf_printf(w->out, "%s</%s>\n", s->xml, name);
}

/* Sentences, in their paragraphs and alternatives. */
static void put_sentences(struct writer *w, const struct said *s, int depth)
{
    const char *paragraph = NULL;
    for (int either = 0; s || paragraph || either; s = s->next) {
        int next = s ? s->either : 0;
        if (either && next != either)
            write_close(w->out, --depth, "either");
        if (paragraph && (!s || s->begins)) {
            write_close(w->out, --depth, paragraph);
            paragraph = NULL;
        }
        if (!s)
            return;
        if (s->begins)
            write_element(w->out, depth++, paragraph = s->begins, WRITE_OPEN, NULL);
        if (next && next != either)
            write_element(w->out, depth++, "either", WRITE_OPEN, NULL);
        either = next;
        put_sentence(w, s, depth);
    }
}

static void put_unit(struct writer *w, struct unit *u)
{
    static const char *const names[] = {"section", "script", "lever"};
    if (u->kind == UNIT_HEADING) {
        buf_puts(w->out, "\n  <!-- ");
        put_comment(w, u->title);
        buf_puts(w->out, " -->\n");
        return;
    }
    buf_putc(w->out, '\n');
    write_element(w->out, 1, names[u->kind], WRITE_OPEN, "kind", u->section, "id", u->id, "title",
                  u->title, "short", u->short_, "region", u->region, "needs", u->needs, NULL);
    put_sentences(w, u->line, 2);
    put_sentences(w, u->said, 2);
    buf_puts(w->out, buf_str(&u->rest));
    write_close(w->out, 1, names[u->kind]);
}

static void put_strategy(struct writer *w)
{
    if (!w->d->strategy_title)
        return;
    buf_putc(w->out, '\n');
    write_element(w->out, 1, "strategy", WRITE_OPEN, "title", w->d->strategy_title, NULL);
    put_sentences(w, w->d->opening, 2);
    put_sentences(w, w->d->strategy, 2);
    write_close(w->out, 1, "strategy");
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* The ends of a range, as three attributes. */
#define ENDS(r)                                                                                    \
    "min", amount(w, (r)->stated, (r)->min), "max",                                                \
        amount(w, (r)->stated && (r)->max != (r)->min, (r)->max), "open",                          \
        write_yes((r)->stated && (r)->open)

static void put_range(struct writer *w, const char *name, const struct range *r)
{
    if (r->text || r->stated)
        write_element(w->out, 3, name, r->text ? r->text : "", ENDS(r), NULL);
}

static void put_equity(struct writer *w, const struct row *r)
{
    if (!r->equity.text)
        return;
    if (r->equity_same)
        write_element(w->out, 3, "equity", r->equity.text, "same", "yes", NULL);
    else
        write_element(w->out, 3, "equity", r->equity.text, "kind", r->equity_kind, "instrument",
                      r->instrument, "years",
                      r->equity.stated ? write_number(w->d->a, r->equity_years) : NULL, "per-year",
                      write_yes(r->equity_yearly), ENDS(&r->equity), NULL);
}

static void put_side(struct writer *w, const char *name, const struct wanted *s)
{
    const char *part[PART_SIGN_ON + 1] = {NULL};
    bool any = false;
    for (int i = PART_BASE; i <= PART_SIGN_ON; i++) {
        part[i] = amount(w, s->part[i].stated, s->part[i].value);
        any |= part[i] != NULL;
    }
    if (any)
        write_element(w->out, 3, name, NULL, "base", part[PART_BASE], "equity", part[PART_EQUITY],
                      s->percent ? "bonus-percent" : "bonus", part[PART_BONUS], "sign-on",
                      part[PART_SIGN_ON], NULL);
}

static void put_rows(struct writer *w)
{
    buf_putc(w->out, '\n');
    write_element(w->out, 1, "regions", WRITE_OPEN, "columns", w->d->columns, NULL);
    for (const struct row *r = w->d->rows; r; r = r->next) {
        write_element(w->out, 2, "region", WRITE_OPEN, "id", r->id, "name", r->name, "level",
                      r->level_name, "currency", r->currency, "paper", r->us ? "letter" : NULL,
                      "relative-to", r->factor_of, NULL);
        if (r->factor_of)
            write_element(w->out, 3, "factor", r->factor_text, "min", factor(w, r->factor_min),
                          "max", factor(w, r->factor_max), NULL);
        put_range(w, "base", &r->base);
        put_equity(w, r);
        if (r->bonus_kind)
            write_element(w->out, 3, "bonus", r->bonus.text, "kind", r->bonus_kind, ENDS(&r->bonus),
                          NULL);
        put_range(w, "sign-on", &r->sign_on);
        put_range(w, "total", &r->total);
        put_side(w, "ask", &r->ask);
        put_side(w, "floor", &r->floor);
        write_close(w->out, 2, "region");
    }
    write_close(w->out, 1, "regions");
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_head(struct writer *w)
{
    const struct draft *d = w->d;
    write_element(w->out, 1, "title", d->title, NULL);
    write_element(w->out, 1, "role", d->role, "short", d->role_short, NULL);
    if (d->dna.n)
        buf_printf(w->out, "  <dna>\n%s  </dna>\n", d->dna.p);
    write_element(w->out, 1, "employer", d->domain ? WRITE_OPEN : NULL, "name", d->employer,
                  "short", d->employer_short, NULL);
    if (d->domain) {
        write_element(w->out, 2, "domain", d->domain, NULL);
        write_close(w->out, 1, "employer");
    }
    if (d->valuation)
        write_element(w->out, 1, "valuation", d->valuation_text, "currency", d->valuation_currency,
                      "amount", amount(w, true, d->valuation), NULL);
}

static void put_blanks(struct writer *w)
{
    if (!w->d->blanks)
        return;
    buf_putc(w->out, '\n');
    write_element(w->out, 1, "fills", WRITE_OPEN, NULL);
    for (const struct blank *b = w->d->blanks; b; b = b->next)
        write_element(w->out, 2, "fill", NULL, "name", b->name, "label", b->label, "size", b->size,
                      NULL);
    write_close(w->out, 1, "fills");
}

static void put_tail(struct writer *w)
{
    const struct draft *d = w->d;
    if (d->asks)
        buf_puts(
            w->out,
            "\n  <!-- give: the order in which to trade them for a step down the ladder -->\n");
    for (const struct further_ask *m = d->asks; m; m = m->next) {
        write_element(w->out, 1, "additional", WRITE_OPEN, "id", m->id, "give",
                      write_number(w->d->a, m->give), "title", m->title, NULL);
        write_element(w->out, 2, "clause", m->clause, NULL);
        write_close(w->out, 1, "additional");
    }
    if (d->evidence.n)
        buf_printf(w->out, "\n%s", d->evidence.p);
    if (d->left)
        buf_puts(w->out, "\n  <!-- what could not be read as data, with the source's line -->\n");
    for (const struct left *l = d->left; l; l = l->next)
        write_element(w->out, 1, "left-out", l->text, "line",
                      write_number(w->d->a, l->line > 0 ? l->line : 1), "reason", l->reason, NULL);
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
    write_element(out, 0, "guide", WRITE_OPEN, "xmlns", "urn:hfbrief:guide:1", "id", d->id, NULL);
    put_head(&w);
    put_blanks(&w);
    put_rows(&w);
    for (struct unit *u = d->units; u; u = u->next)
        put_unit(&w, u);
    put_strategy(&w);
    put_tail(&w);
    write_close(out, 0, "guide");
}
