/* report.c - reports of an import; see report.h. */
#include "import/report.h"

static const char *status_name(enum import_status s)
{
    return s == IMPORT_WHOLE ? "whole" : s == IMPORT_PARTLY ? "partly" : "refused";
}

struct counts {
    size_t say, quote, amounts, asks, floors;
};

static void count_sentences(const struct sentence *s, struct counts *c)
{
    for (; s; s = s->next) {
        c->say += s->say;
        c->quote += s->quoted;
        for (const struct run *r = s->runs; r; r = r->next)
            c->amounts += r->kind == RUN_AMOUNT;
    }
}

static struct counts count(const struct guide *g)
{
    struct counts c = {0};
    for (size_t i = 0; i < g->sections_n; i++)
        for (const struct paragraph *p = g->sections[i].paragraphs; p; p = p->next)
            count_sentences(p->sentences, &c);
    for (size_t i = 0; i < g->scripts_n; i++)
        for (const struct paragraph *p = g->scripts[i].paragraphs; p; p = p->next)
            count_sentences(p->sentences, &c);
    for (size_t i = 0; i < g->levers_n; i++)
        for (const struct paragraph *p = g->levers[i].paragraphs; p; p = p->next)
            count_sentences(p->sentences, &c);
    count_sentences(g->strategy, &c);
    for (size_t i = 0; i < g->regions_n; i++) {
        c.asks += g->regions[i].ask.base.stated || g->regions[i].ask.equity.stated;
        c.floors += g->regions[i].floor.base.stated || g->regions[i].floor.equity.stated;
    }
    return c;
}

static void plural(struct buf *out, size_t n, const char *one, const char *many)
{
    buf_printf(out, "%zu %s", n, n == 1 ? one : many);
}

/* ---- text ------------------------------------------------------------------------------------ */

static void text_read(const struct guide *g, struct buf *out)
{
    struct counts c = count(g);
    buf_puts(out, "  read: ");
    plural(out, g->regions_n, "row", "rows");
    buf_printf(out, " (%zu with an ask, %zu with a floor), ", c.asks, c.floors);
    plural(out, g->sections_n, "section", "sections");
    buf_puts(out, ", ");
    plural(out, g->scripts_n, "script", "scripts");
    buf_puts(out, ", ");
    plural(out, g->levers_n, "lever", "levers");
    buf_printf(out, ", %s, ", g->strategy_title ? "a strategy" : "no strategy");
    plural(out, c.say, "sentence to say", "sentences to say");
    buf_puts(out, ", ");
    plural(out, c.quote, "quoted", "quoted");
    buf_puts(out, ", ");
    plural(out, g->fills_n, "blank", "blanks");
    buf_puts(out, ", ");
    plural(out, g->evidence_n, "source", "sources");
    buf_putc(out, '\n');
}

void report_text_begin(const char *source, int status, size_t left_out, const char *output,
                       struct buf *out)
{
    diag_put_safe(out, str_of(source));
    if (status >= IMPORT_REFUSED)
        buf_puts(out, status == IMPORT_REFUSED ? ": refused" : ": not written");
    else if (left_out)
        buf_printf(out, ": imported, %zu left out", left_out);
    else
        buf_puts(out, ": imported whole");
    if (output) {
        buf_puts(out, ": ");
        diag_put_safe(out, str_of(output));
    }
    buf_putc(out, '\n');
}

void report_text(const struct report *r, struct buf *out)
{
    const struct guide *g = r->result->guide;
    if (!g)
        return;
    text_read(g, out);
    for (size_t i = 0; i < g->left_out_n; i++) {
        const struct left_out *l = &g->left_out[i];
        buf_printf(out, "  left out, line %d: ", l->line);
        diag_put_safe(out, str_of(l->text ? l->text : ""));
        buf_printf(out, "; %s\n", l->reason);
    }
    if (!g->domains_n)
        buf_printf(out,
                   "  to add: <domain>…</domain> in <employer>: the source names no mail domain of "
                   "%s\n",
                   g->employer);
    for (size_t i = 0; i < r->checks_text.n;) {
        const char *line = r->checks_text.s + i, *end = memchr(line, '\n', r->checks_text.n - i);
        size_t n = end ? (size_t)(end - line) : r->checks_text.n - i;
        buf_puts(out, n ? "  " : "");
        buf_add(out, line, n);
        buf_putc(out, '\n');
        i += n + 1;
    }
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static void json_string(struct buf *out, const char *s)
{
    if (!s) {
        buf_puts(out, "null");
        return;
    }
    buf_putc(out, '"');
    for (const char *p = s; *p; p++) {
        if (*p == '"' || *p == '\\')
            buf_printf(out, "\\%c", *p);
        else if ((unsigned char)*p < 0x20)
            buf_printf(out, "\\u%04x", (unsigned)*p);
        else
            buf_putc(out, *p);
    }
    buf_putc(out, '"');
}

static void json_pair(struct buf *out, const char *key, const char *value)
{
    buf_printf(out, ", \"%s\": ", key);
    json_string(out, value);
}

static void json_amount(struct buf *out, const char *key, const struct amount *a)
{
    buf_printf(out, "\"%s\": ", key);
    if (!a->stated) {
        buf_puts(out, "null");
        return;
    }
    buf_put_int(out, a->value / MONEY_UNIT);
    if (a->value % MONEY_UNIT)
        buf_printf(out, ".%02d", (int)(a->value % MONEY_UNIT));
}

static void json_side(struct buf *out, const char *key, const struct side *s)
{
    buf_printf(out, ", \"%s\": {", key);
    json_amount(out, "base", &s->base);
    buf_puts(out, ", ");
    json_amount(out, "equity", &s->equity);
    buf_putc(out, '}');
}

static void json_guide(const struct guide *g, struct buf *out)
{
    struct counts c = count(g);
    json_pair(out, "guide", g->id);
    json_pair(out, "role", g->role);
    json_pair(out, "employer", g->employer);
    buf_puts(out, ", \"regions\": [");
    for (size_t i = 0; i < g->regions_n; i++) {
        buf_printf(out, "%s{\"id\": ", i ? ", " : "");
        json_string(out, g->regions[i].id);
        json_pair(out, "currency", g->regions[i].currency);
        json_side(out, "ask", &g->regions[i].ask);
        json_side(out, "floor", &g->regions[i].floor);
        buf_putc(out, '}');
    }
    buf_printf(out,
               "], \"sections\": %zu, \"scripts\": %zu, \"levers\": %zu, \"strategy\": %s, "
               "\"say\": %zu, \"quoted\": %zu, \"blanks\": %zu, \"evidence\": %zu",
               g->sections_n, g->scripts_n, g->levers_n, g->strategy_title ? "true" : "false",
               c.say, c.quote, g->fills_n, g->evidence_n);
}

void report_json(const struct report *r, struct buf *out)
{
    const struct guide *g = r->result->guide;
    buf_puts(out, "{\"schema\": \"hfbrief-import/1\"");
    json_pair(out, "source", r->source);
    json_pair(out, "status", status_name(r->result->status));
    if (g)
        json_guide(g, out);
    buf_puts(out, ", \"left_out\": [");
    for (size_t i = 0; g && i < g->left_out_n; i++) {
        buf_printf(out, "%s{\"line\": %d, \"text\": ", i ? ", " : "", g->left_out[i].line);
        json_string(out, g->left_out[i].text ? g->left_out[i].text : "");
        json_pair(out, "reason", g->left_out[i].reason);
        buf_putc(out, '}');
    }
    buf_puts(out, "], \"faults\": [");
    size_t n = 0;
    for (const struct diag *f = r->faults ? r->faults->first : NULL; f; f = f->next) {
        buf_printf(out, "%s{\"line\": %u, \"message\": ", n++ ? ", " : "",
                   f->at.src ? place_linecol(f->at).line : 0);
        json_string(out, f->message);
        buf_putc(out, '}');
    }
    buf_puts(out, "], \"checks\": ");
    struct str checks = str_trim(r->checks_json);
    if (checks.n)
        buf_add(out, checks.s, checks.n);
    else
        buf_puts(out, "null");
}

void report_json_end(const char *output, struct buf *out)
{
    json_pair(out, "output", output);
    buf_putc(out, '}');
}

/* ---- CSV ------------------------------------------------------------------------------------- */

/* Quoted where need be; a cell that a spreadsheet would take for a formula gets a ' (as summaries).
 */
static void csv_cell(struct buf *out, const char *s, bool last)
{
    s = s ? s : "";
    bool formula = *s && strchr("=+-@\t\r", *s);
    buf_putc(out, '"');
    if (formula)
        buf_putc(out, '\'');
    for (const char *p = s; *p; p++) {
        if (*p == '"')
            buf_putc(out, '"');
        buf_putc(out, *p);
    }
    buf_puts(out, last ? "\"\r\n" : "\",");
}

void report_csv_head(struct buf *out)
{
    buf_puts(out,
             "source,status,output,guide,role,employer,rows,asks,floors,sections,scripts,levers,"
             "say,quoted,left_out,reasons\r\n");
}

void report_csv_begin(const char *source, int status, const char *output, struct buf *out)
{
    csv_cell(out, source, false);
    csv_cell(out, status > IMPORT_REFUSED ? "not written" : status_name((enum import_status)status),
             false);
    csv_cell(out, output, false);
}

void report_csv(const struct report *r, struct buf *out)
{
    const struct guide *g = r->result->guide;
    struct counts c = {0};
    struct buf reasons;
    buf_init(&reasons, out->arena);
    if (g)
        c = count(g);
    for (size_t i = 0; g && i < g->left_out_n; i++)
        buf_printf(&reasons, "%sline %d: %s", i ? "; " : "", g->left_out[i].line,
                   g->left_out[i].reason);
    for (const struct diag *f = !g && r->faults ? r->faults->first : NULL; f; f = f->next)
        buf_printf(&reasons, "%s%s", reasons.n ? "; " : "", f->message);
    csv_cell(out, g ? g->id : NULL, false);
    csv_cell(out, g ? g->role : NULL, false);
    csv_cell(out, g ? g->employer : NULL, false);
    buf_printf(out, "%zu,%zu,%zu,%zu,%zu,%zu,%zu,%zu,%zu,", g ? g->regions_n : 0, c.asks, c.floors,
               g ? g->sections_n : 0, g ? g->scripts_n : 0, g ? g->levers_n : 0, c.say, c.quote,
               g ? g->left_out_n : 0);
    csv_cell(out, buf_str(&reasons), true);
}
