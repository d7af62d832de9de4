/* write_rows.c - the band table in the guide file. */
#include "import/write_inside.h"

static void put_ends(struct writer *w, const struct range *r)
{
    if (!r->stated)
        return;
    write_money(w, "min", r->min);
    if (r->max != r->min)
        write_money(w, "max", r->max);
    write_attr(w, "open", r->open ? "yes" : NULL);
}

static void put_range(struct writer *w, const char *name, const struct range *r)
{
    if (!r->text && !r->stated)
        return;
    buf_printf(w->out, "      <%s", name);
    put_ends(w, r);
    buf_putc(w->out, '>');
    write_text(w, r->text ? r->text : "");
    buf_printf(w->out, "</%s>\n", name);
}

static void put_equity(struct writer *w, const struct row *row)
{
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
        write_attr(w, "same", "yes");
    } else {
        write_attr(w, "kind", kind);
        write_attr(w, "instrument",
                   r->equity_phantom ? NULL : offer_instrument_names[r->instrument]);
        if (r->equity.stated)
            buf_printf(w->out, " years=\"%d\"", r->equity_years);
        write_attr(w, "per-year", r->equity_per_year ? "yes" : NULL);
        put_ends(w, &r->equity);
    }
    buf_putc(w->out, '>');
    write_text(w, r->equity.text);
    buf_puts(w->out, "</equity>\n");
}

static void put_bonus(struct writer *w, const struct region *r)
{
    static const char *const kinds[] = {"not-stated", "none", "discretionary", "percent", "amount"};
    if (!r->bonus_text)
        return;
    buf_puts(w->out, "      <bonus");
    write_attr(w, "kind", kinds[r->bonus_kind]);
    put_ends(w, &r->bonus);
    buf_putc(w->out, '>');
    write_text(w, r->bonus_text);
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
    write_text(w, r->factor_text);
    buf_puts(w->out, "</factor>\n");
}

static void put_side(struct writer *w, const char *name, const struct wanted *s)
{
    const struct {
        const char *name;
        const struct amount *v;
    } parts[] = {{"base", &s->base},
                 {"equity", &s->equity},
                 {"bonus", &s->bonus},
                 {"bonus-percent", &s->bonus_percent},
                 {"sign-on", &s->sign_on}};
    bool any = false;
    for (size_t i = 0; i < 5; i++) {
        if (!parts[i].v->stated)
            continue;
        if (!any)
            buf_printf(w->out, "      <%s", name);
        write_money(w, parts[i].name, parts[i].v->value);
        any = true;
    }
    if (any)
        buf_puts(w->out, "/>\n");
}

void write_rows(struct writer *w)
{
    buf_puts(w->out, "\n  <regions");
    write_attr(w, "columns", w->d->columns);
    buf_puts(w->out, ">\n");
    for (const struct row *row = w->d->rows; row; row = row->next) {
        const struct region *r = &row->region;
        buf_puts(w->out, "    <region");
        write_attr(w, "id", r->id);
        write_attr(w, "name", r->name);
        write_attr(w, "level", r->level);
        write_attr(w, "currency", r->currency);
        write_attr(w, "paper", r->us ? "letter" : NULL);
        write_attr(w, "relative-to", r->factor_of);
        buf_puts(w->out, ">\n");
        put_factor(w, r);
        put_range(w, "base", &r->base);
        put_equity(w, row);
        put_bonus(w, r);
        put_range(w, "sign-on", &row->sign_on);
        put_range(w, "total", &r->total);
        put_side(w, "ask", &row->ask);
        put_side(w, "floor", &row->floor);
        buf_puts(w->out, "    </region>\n");
    }
    buf_puts(w->out, "  </regions>\n");
}
