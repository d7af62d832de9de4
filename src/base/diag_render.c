/* diag_render.c - a list of faults as lines with carets for people, or as NDJSON for programs. */
#include "base/ascii.h"
#include "base/diag.h"

enum { WINDOW = 100 }; /* columns of a source line that are shown */

static const char *const severity_word[] = {"note", "warning", "error", "fatal"};
static const char *const severity_color[] = {"\033[36m", "\033[35m", "\033[31m", "\033[31m"};

/* ---- the source line and its caret --------------------------------------------------------- */

/* How many columns a terminal gives a character: 2 for East Asian wide ones, 0 for marks that
 * combine. Enough to set a caret under the right one. */
static unsigned columns(uint32_t c)
{
    if ((c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05BD) ||
        (c >= 0x064B && c <= 0x065F) || (c >= 0x20D0 && c <= 0x20FF) ||
        (c >= 0xFE00 && c <= 0xFE0F))
        return 0;
    if ((c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
        (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
        (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
        (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
        (c >= 0x20000 && c <= 0x3FFFD))
        return 2;
    return 1;
}

/* One character of a source line as it is shown: tabs kept, controls spelled out. */
static unsigned put_char(struct buf *line, struct str s, size_t *at)
{
    size_t from = *at, mark = line->n;
    uint32_t c = str_decode(s, at);
    if (c == '\t') {
        buf_putc(line, '\t');
        return 1;
    }
    diag_put_safe(line, (struct str){s.s + from, *at - from});
    size_t shown = line->n - mark;
    return shown > *at - from ? (unsigned)shown : columns(c);
}

struct extent {
    size_t start, end; /* the bytes of the line that are shown */
    bool cut_left, cut_right;
};

/* The whole line, or the stretch of WINDOW characters around the span. */
static struct extent extent_of(struct str line, size_t from, size_t to, bool span_only)
{
    if (span_only)
        return (struct extent){from, to, from > 0, to < line.n};
    struct extent e = {0, line.n, false, false};
    if (str_count(line) <= WINDOW)
        return e;
    size_t before = WINDOW / 3, shown = 0;
    e.start = from;
    while (e.start > 0 && before > 0) {
        e.start--;
        if (((unsigned char)line.s[e.start] & 0xC0) != 0x80)
            before--;
    }
    for (e.end = e.start; e.end < line.n && shown < WINDOW; shown++)
        str_decode(line, &e.end);
    e.cut_left = e.start > 0;
    e.cut_right = e.end < line.n;
    return e;
}

static void put_caret_line(struct place at, unsigned line_number, bool span_only, const char *color,
                           struct buf *out)
{
    const char *text = at.src->text;
    size_t off = at.off < at.src->len ? at.off : at.src->len, start = off, end = off;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    while (end < at.src->len && text[end] != '\n')
        end++;
    if (end > start && text[end - 1] == '\r')
        end--;
    if (start == 0 && end >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        start = off < 3 ? off : 3;
    struct str line = {text + start, end - start};
    size_t from = off - start, to = from + at.len;
    if (from > line.n)
        from = line.n;
    if (to > line.n || to < from)
        to = line.n;
    struct extent e = extent_of(line, from, to, span_only);

    struct buf shown, caret;
    buf_init(&shown, out->arena);
    buf_init(&caret, out->arena);
    if (e.cut_left) {
        buf_puts(&shown, "…");
        buf_putc(&caret, ' ');
    }
    unsigned width = 0;
    for (size_t i = e.start; i < e.end;) {
        size_t here = i;
        bool tab = line.s[here] == '\t';
        unsigned w = put_char(&shown, line, &i);
        if (here >= from && here < to)
            for (unsigned k = 0; k < w; k++)
                buf_putc(&caret, width++ ? '~' : '^');
        else if (here < from)
            for (unsigned k = 0; k < w; k++)
                buf_putc(&caret, tab ? '\t' : ' ');
    }
    if (width == 0)
        buf_putc(&caret, '^');
    if (e.cut_right)
        buf_puts(&shown, "…");
    buf_printf(out, "%4u | %s\n     | %s%s%s\n", line_number, buf_str(&shown), color,
               buf_str(&caret), *color ? "\033[0m" : "");
}

/* ---- for people ----------------------------------------------------------------------------- */

static void put_where(struct place at, const char *subject, struct buf *out)
{
    if (!at.src) {
        diag_put_safe(out, str_of(subject ? subject : "hfbrief"));
        return;
    }
    struct linecol lc = place_linecol(at);
    diag_put_safe(out, str_of(at.src->name));
    buf_printf(out, ":%u:%u", lc.line, lc.col);
}

static void put_text(const struct diags *d, const struct diag *g, struct diag_style style,
                     struct buf *out)
{
    const char *bold = style.color ? "\033[1m" : "", *off = style.color ? "\033[0m" : "";
    const char *color = style.color ? severity_color[g->severity] : "";
    bool hidden = d->conceal && g->private_value;
    buf_puts(out, bold);
    put_where(g->at, style.subject, out);
    buf_printf(out, ":%s %s%s%s:%s %s", off, bold, color, severity_word[g->severity], off,
               g->message);
    if (style.one_of_many && style.subject && g->at.src &&
        strcmp(g->at.src->name, style.subject) != 0) {
        buf_puts(out, " (");
        diag_put_safe(out, str_of(style.subject));
        buf_putc(out, ')');
    }
    buf_putc(out, '\n');
    bool whole_file = g->at.off == 0 && g->at.len == 0;
    if (g->at.src && style.carets && !hidden && !whole_file)
        put_caret_line(g->at, place_linecol(g->at).line, d->conceal, style.color ? "\033[32m" : "",
                       out);
    if (!g->also.src)
        return;
    buf_puts(out, bold);
    put_where(g->also, NULL, out);
    buf_printf(out, ":%s note: the other place\n", off);
    if (style.carets && !hidden)
        put_caret_line(g->also, place_linecol(g->also).line, d->conceal,
                       style.color ? "\033[32m" : "", out);
}

/* ---- for programs --------------------------------------------------------------------------- */

static void put_json_string(struct buf *out, const char *s)
{
    struct buf safe;
    buf_init(&safe, out->arena);
    diag_put_safe(&safe, str_of(s)); /* nothing below U+0020 is left */
    buf_putc(out, '"');
    for (const char *p = buf_str(&safe); *p; p++) {
        if (*p == '"' || *p == '\\')
            buf_putc(out, '\\');
        buf_putc(out, *p);
    }
    buf_putc(out, '"');
}

static void put_json_place(struct buf *out, struct place at, const char *subject)
{
    if (!at.src) {
        buf_puts(out, "\"file\":");
        if (subject)
            put_json_string(out, subject);
        else
            buf_puts(out, "null");
        buf_puts(out, ",\"line\":null,\"column\":null,\"end_line\":null,"
                      "\"end_column\":null");
        return;
    }
    struct linecol from = place_linecol(at);
    struct linecol to = place_linecol((struct place){at.src, at.off + at.len, 0});
    buf_puts(out, "\"file\":");
    put_json_string(out, at.src->name);
    buf_printf(out, ",\"line\":%u,\"column\":%u,\"end_line\":%u,\"end_column\":%u", from.line,
               from.col, to.line, to.col);
}

static void put_json(const struct diag *g, const char *subject, struct buf *out)
{
    buf_putc(out, '{');
    put_json_place(out, g->at, subject);
    buf_printf(out, ",\"severity\":\"%s\",\"code\":\"", severity_word[g->severity]);
    for (const char *s = diag_name(g->code); *s; s++)
        buf_putc(out, *s == '_' ? '-' : ascii_lower(*s));
    buf_puts(out, "\",\"message\":");
    put_json_string(out, g->message);
    buf_puts(out, ",\"also\":");
    if (g->also.src) {
        buf_putc(out, '{');
        put_json_place(out, g->also, NULL);
        buf_putc(out, '}');
    } else
        buf_puts(out, "null");
    buf_puts(out, "}\n");
}

void diags_render(struct diags *d, struct diag_style style, struct buf *out)
{
    diags_sort(d);
    for (const struct diag *g = d->first; g; g = g->next)
        if (g->severity < style.least)
            continue;
        else if (style.json)
            put_json(g, style.subject, out);
        else
            put_text(d, g, style, out);
    if (d->dropped && style.json) {
        buf_putc(out, '{');
        put_json_place(out, (struct place){0}, style.subject);
        buf_printf(out,
                   ",\"severity\":\"note\",\"code\":\"note\",\"message\":\"%lu more aren't shown\","
                   "\"also\":null}\n",
                   d->dropped);
    } else if (d->dropped)
        buf_printf(out, "hfbrief: note: %lu more aren't shown\n", d->dropped);
}
