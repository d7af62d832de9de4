/* write.c - the guide file; see write.h. */
#include "import/write.h"
#include "xml/edit.h"

const char WRITE_OPEN[] = "";

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

const char *write_number(struct arena *a, int n)
{
    return n ? arena_printf(a, "%d", n) : NULL;
}

/* 6,000 in 1/100 of a per cent: "0.60". */
static const char *factor(struct arena *a, money v)
{
    bool whole = v % 100 == 0;
    return arena_printf(a, whole ? "%lld.%02lld" : "%lld.%04lld", (long long)v / 10000,
                        (long long)(whole ? v % 10000 / 100 : v % 10000));
}

/* A comment holds no "--". */
static void put_comment(struct draft *d, const char *text)
{
    for (const char *p = text; *p; p++)
        if (!(p[0] == '-' && p[1] == '-') && (unsigned char)*p >= ' ')
            buf_putc(d->out, *p);
}

/* ---- sections, scripts, levers --------------------------------------------------------------- */

static void put_sentence(struct draft *d, const struct said *s, int depth)
{
    const char *name = s->say ? "say" : s->quoted ? "quote" : "s";
    indent(d->out, depth);
    write_element(d->out, WRITE_INLINE, name, WRITE_OPEN, "optional", write_yes(s->optional),
                  "public", write_yes(s->public_), "needs", s->needs, "more", s->more, "bridges",
                  write_yes(s->bridges), "region", s->region, NULL);
    buf_printf(d->out, "%s</%s>\n", s->xml, name);
}

/* Sentences, in their paragraphs and alternatives. */
static void put_sentences(struct draft *d, const struct said *s, int depth)
{
    const char *paragraph = NULL;
    for (int either = 0; s || paragraph || either; s = s->next) {
        int next = s ? s->either : 0;
        if (either && next != either)
            write_close(d->out, --depth, "either");
        if (paragraph && (!s || s->begins)) {
            write_close(d->out, --depth, paragraph);
            paragraph = NULL;
        }
        if (!s)
            return;
        if (s->begins)
            write_element(d->out, depth++, paragraph = s->begins, WRITE_OPEN, NULL);
        if (next && next != either)
            write_element(d->out, depth++, "either", WRITE_OPEN, NULL);
        either = next;
        put_sentence(d, s, depth);
    }
}

static void put_unit(struct draft *d, struct unit *u)
{
    static const char *const names[] = {"section", "script", "lever"};
    if (u->kind == UNIT_HEADING) {
        buf_puts(d->out, "\n  <!-- ");
        put_comment(d, u->title);
        buf_puts(d->out, " -->\n");
        return;
    }
    buf_putc(d->out, '\n');
    write_element(d->out, 1, names[u->kind], WRITE_OPEN, "kind", u->section, "id", u->id, "title",
                  u->title, "short", u->short_, "region", u->region, "needs", u->needs, NULL);
    put_sentences(d, u->line, 2);
    put_sentences(d, u->said, 2);
    buf_puts(d->out, buf_str(&u->rest));
    write_close(d->out, 1, names[u->kind]);
}

static void put_strategy(struct draft *d)
{
    if (!d->strategy_title)
        return;
    buf_putc(d->out, '\n');
    write_element(d->out, 1, "strategy", WRITE_OPEN, "title", d->strategy_title, NULL);
    put_sentences(d, d->opening, 2);
    put_sentences(d, d->strategy, 2);
    write_close(d->out, 1, "strategy");
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* The ends of a range, as three attributes. */
#define ENDS(r)                                                                                    \
    "min", write_amount(d->a, (r)->stated, (r)->min), "max",                                       \
        write_amount(d->a, (r)->stated && (r)->max != (r)->min, (r)->max), "open",                 \
        write_yes((r)->stated && (r)->open)

static void put_range(struct draft *d, const char *name, const struct range *r)
{
    if (r->text || r->stated)
        write_element(d->out, 3, name, r->text ? r->text : "", ENDS(r), NULL);
}

static void put_equity(struct draft *d, const struct row *r)
{
    if (!r->equity.text)
        return;
    if (r->equity_same)
        write_element(d->out, 3, "equity", r->equity.text, "same", "yes", NULL);
    else
        write_element(d->out, 3, "equity", r->equity.text, "kind", r->equity_kind, "instrument",
                      r->instrument, "years",
                      r->equity.stated ? write_number(d->a, r->equity_years) : NULL, "per-year",
                      write_yes(r->equity_yearly), ENDS(&r->equity), NULL);
}

static void put_side(struct draft *d, const char *name, const struct wanted *s)
{
    const char *part[PART_SIGN_ON + 1] = {NULL};
    bool any = false;
    for (int i = PART_BASE; i <= PART_SIGN_ON; i++) {
        part[i] = write_amount(d->a, s->part[i].stated, s->part[i].value);
        any |= part[i] != NULL;
    }
    if (any)
        write_element(d->out, 3, name, NULL, "base", part[PART_BASE], "equity", part[PART_EQUITY],
                      s->percent ? "bonus-percent" : "bonus", part[PART_BONUS], "sign-on",
                      part[PART_SIGN_ON], NULL);
}

static void put_rows(struct draft *d)
{
    buf_putc(d->out, '\n');
    write_element(d->out, 1, "regions", WRITE_OPEN, "columns", d->columns, NULL);
    for (const struct row *r = d->rows; r; r = r->next) {
        write_element(d->out, 2, "region", WRITE_OPEN, "id", r->id, "name", r->name, "level",
                      r->level_name, "currency", r->currency, "paper", r->us ? "letter" : NULL,
                      "relative-to", r->factor_of, NULL);
        if (r->factor_of)
            write_element(d->out, 3, "factor", r->factor_text, "min", factor(d->a, r->factor_min),
                          "max", factor(d->a, r->factor_max), NULL);
        put_range(d, "base", &r->base);
        put_equity(d, r);
        if (r->bonus_kind)
            write_element(d->out, 3, "bonus", r->bonus.text, "kind", r->bonus_kind, ENDS(&r->bonus),
                          NULL);
        put_range(d, "sign-on", &r->sign_on);
        put_range(d, "total", &r->total);
        put_side(d, "ask", &r->ask);
        put_side(d, "floor", &r->floor);
        write_close(d->out, 2, "region");
    }
    write_close(d->out, 1, "regions");
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_head(struct draft *d)
{
    write_element(d->out, 1, "title", d->title, NULL);
    write_element(d->out, 1, "role", d->role, "short", d->role_short, NULL);
    if (d->dna.n)
        buf_printf(d->out, "  <dna>\n%s  </dna>\n", d->dna.p);
    write_element(d->out, 1, "employer", d->domain ? WRITE_OPEN : NULL, "name", d->employer,
                  "short", d->employer_short, NULL);
    if (d->domain) {
        write_element(d->out, 2, "domain", d->domain, NULL);
        write_close(d->out, 1, "employer");
    }
    if (d->valuation)
        write_element(d->out, 1, "valuation", d->valuation_text, "currency", d->valuation_currency,
                      "amount", write_amount(d->a, true, d->valuation), NULL);
}

static void put_blanks(struct draft *d)
{
    if (!d->blanks)
        return;
    buf_putc(d->out, '\n');
    write_element(d->out, 1, "fills", WRITE_OPEN, NULL);
    for (const struct blank *b = d->blanks; b; b = b->next)
        write_element(d->out, 2, "fill", NULL, "name", b->name, "label", b->label, "size", b->size,
                      NULL);
    write_close(d->out, 1, "fills");
}

static void put_tail(struct draft *d)
{
    if (d->asks)
        buf_puts(
            d->out,
            "\n  <!-- give: the order in which to trade them for a step down the ladder -->\n");
    for (const struct further_ask *m = d->asks; m; m = m->next) {
        write_element(d->out, 1, "additional", WRITE_OPEN, "id", m->id, "give",
                      write_number(d->a, m->give), "title", m->title, NULL);
        write_element(d->out, 2, "clause", m->clause, NULL);
        write_close(d->out, 1, "additional");
    }
    if (d->evidence.n)
        buf_printf(d->out, "\n%s", d->evidence.p);
    if (d->left)
        buf_puts(d->out, "\n  <!-- what could not be read as data, with the source's line -->\n");
    for (const struct left *l = d->left; l; l = l->next)
        write_element(d->out, 1, "left-out", l->text, "line",
                      write_number(d->a, l->line > 0 ? l->line : 1), "reason", l->reason, NULL);
}

void write_guide(struct draft *d, const char *source_name, struct buf *out)
{
    d->out = out;
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Imported from ");
    put_comment(d, source_name);
    buf_puts(out, ".\n     quote: the source's own words, kept for the checks, never spoken.\n"
                  "     say:   what is said aloud; it holds no floor, no second currency and no "
                  "amount of its own.\n"
                  "     s:     prose that nobody speaks. -->\n");
    write_element(out, 0, "guide", WRITE_OPEN, "xmlns", "urn:hfbrief:guide:1", "id", d->id, NULL);
    put_head(d);
    put_blanks(d);
    put_rows(d);
    for (struct unit *u = d->units; u; u = u->next)
        put_unit(d, u);
    put_strategy(d);
    put_tail(d);
    write_close(out, 0, "guide");
}
