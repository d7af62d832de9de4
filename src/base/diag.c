/* diag.c - the list of faults: adding, sorting and merging. How it is shown: diag_render.c. */
#include "base/diag.h"
#include <stdarg.h>
#include <stdlib.h>

enum { QUOTE_MAX = 48, MESSAGE_MAX = 2000 };

static const struct {
    const char *name, *text;
    enum diag_severity severity;
} table[] = {
#define DIAG(code, sev, text) {#code, text, SEVERITY_##sev},
#include "base/diag_codes.h"
#undef DIAG
};

const char *diag_name(enum diag_code code)
{
    return table[code].name;
}

const char *diag_text(enum diag_code code)
{
    return table[code].text;
}

const char *const diag_severity_names[] = {[SEVERITY_NOTE] = "note",
                                           [SEVERITY_WARNING] = "warning",
                                           [SEVERITY_ERROR] = "error",
                                           [SEVERITY_FATAL] = "error"};

enum diag_severity diag_severity_of(enum diag_code code)
{
    return table[code].severity;
}

void diags_init(struct diags *d, struct arena *a)
{
    *d = (struct diags){.arena = a};
    d->last = &d->first;
}

bool diags_failed(const struct diags *d)
{
    return d->counts[SEVERITY_ERROR] + d->counts[SEVERITY_FATAL] > 0;
}

struct linecol place_linecol(struct place at)
{
    struct linecol lc = {1, 1};
    if (!at.src)
        return lc;
    size_t end = at.off < at.src->len ? at.off : at.src->len, line = 0;
    /* A byte-order mark is no column. */
    if (end >= 3 && memcmp(at.src->text, "\xEF\xBB\xBF", 3) == 0)
        line = 3;
    for (const char *nl; (nl = memchr(at.src->text + line, '\n', end - line));) {
        lc.line++;
        line = (size_t)(nl - at.src->text) + 1;
    }
    lc.col += (unsigned)str_count((struct str){at.src->text + line, end - line});
    return lc;
}

/* ---- what is in doubt -------------------------------------------------------------------------
 */

/* Where more is wrong than is shown, no more is kept. */
void diag_doubt(struct diags *d, struct place at)
{
    if (!at.src || d->doubts_n == DIAGS_MAX)
        return;
    if (!d->doubts)
        d->doubts = arena_new_array(d->arena, struct place, DIAGS_MAX);
    d->doubts[d->doubts_n++] = at;
}

bool diag_doubted(const struct diags *d, struct place at)
{
    for (size_t i = 0; at.src && i < d->doubts_n; i++)
        if (d->doubts[i].src == at.src && at.off >= d->doubts[i].off &&
            at.off < d->doubts[i].off + d->doubts[i].len)
            return true;
    return false;
}

/* ---- text that is safe to repeat ----------------------------------------------------------- */

/* What a terminal obeys, and what nobody sees; but for what joins and colours emoji. */
static bool unprintable(uint32_t c)
{
    static const uint16_t blank[] = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C,
                                     0x180D, 0x180E, 0x180F, 0x2800, 0x3164, 0xFFA0};
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
        if (c == blank[i])
            return true;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x061C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

void diag_put_safe(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = str_decode(s, &i);
        bool bad = c == 0xFFFD && !(i - from == 3 && memcmp(s.s + from, "\xEF\xBF\xBD", 3) == 0);
        if (bad)
            buf_printf(out, "\\x%02x", (unsigned)(unsigned char)s.s[from]);
        else if (c == '\n')
            buf_puts(out, "\\n");
        else if (c == '\t')
            buf_puts(out, "\\t");
        else if (c == '\r')
            buf_puts(out, "\\r");
        else if (unprintable(c) && c < 0x100)
            buf_printf(out, "\\x%02x", (unsigned)c);
        else if (unprintable(c))
            buf_printf(out, "\\u{%x}", (unsigned)c);
        else
            buf_add(out, s.s + from, i - from);
    }
}

const char *diag_quote(struct arena *a, struct str value)
{
    struct buf b;
    buf_init(&b, a);
    value = str_trim(value);
    size_t i = 0, chars = 0;
    while (i < value.n && chars < QUOTE_MAX) {
        str_decode(value, &i);
        chars++;
    }
    buf_putc(&b, '"');
    diag_put_safe(&b, (struct str){value.s, i});
    buf_puts(&b, i < value.n ? "…\"" : "\"");
    return buf_str(&b);
}

/* ---- adding -------------------------------------------------------------------------------- */

static struct diag *append(struct diags *d, enum diag_code code, struct place at,
                           const char *message)
{
    struct diag *g = arena_new_of(d->arena, struct diag);
    g->code = code;
    g->severity = diag_severity_of(code);
    g->at = at;
    g->message = message;
    g->order = d->next_order++;
    d->counts[g->severity]++;
    if (g->order >= DIAGS_MAX && g->severity < SEVERITY_FATAL) {
        d->dropped++;
        return g; /* the caller may still write to it */
    }
    *d->last = g;
    d->last = &g->next;
    return g;
}

static const char *format_safe(struct diags *d, const char *format, va_list args)
{
    struct buf raw, safe;
    buf_init(&raw, d->arena);
    buf_init(&safe, d->arena);
    buf_vprintf(&raw, format, args);
    size_t n = raw.n;
    if (n > MESSAGE_MAX)
        for (n = MESSAGE_MAX; n > 0 && ((unsigned char)raw.p[n] & 0xC0) == 0x80;)
            n--;
    diag_put_safe(&safe, (struct str){raw.p, n});
    if (n < raw.n)
        buf_puts(&safe, "…");
    return buf_str(&safe);
}

struct diag *diag_add(struct diags *d, enum diag_code code, struct place at, const char *format,
                      ...)
{
    va_list args;
    va_start(args, format);
    const char *message = format_safe(d, format, args);
    va_end(args);
    return append(d, code, at, message);
}

struct diag *diag_add_private(struct diags *d, enum diag_code code, struct place at,
                              const char *shown, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = d->conceal ? shown : format_safe(d, format, args);
    va_end(args);
    struct diag *g = append(d, code, at, message);
    g->private_value = true;
    return g;
}

/* ---- order and merging --------------------------------------------------------------------- */

/* Sources in the order in which they were first reported; then by place; then as reported. */
struct keyed {
    struct diag *g;
    size_t source;
};

static int by_place(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->g->at.off != y->g->at.off)
        return x->g->at.off < y->g->at.off ? -1 : 1;
    return x->g->order < y->g->order ? -1 : 1;
}

static bool repeated(const struct keyed *all, size_t i)
{
    const struct diag *g = all[i].g;
    for (size_t j = 0; j < i; j++) {
        const struct diag *h = all[j].g;
        if (h->at.src == g->at.src && h->code == g->code && h->at.off == g->at.off &&
            strcmp(h->message, g->message) == 0)
            return true;
    }
    return false;
}

void diags_sort(struct diags *d)
{
    size_t n = 0, i = 0;
    for (const struct diag *g = d->first; g; g = g->next)
        n++;
    if (n == 0)
        return;
    struct keyed *all = arena_new_array(d->arena, struct keyed, n);
    for (struct diag *g = d->first; g; g = g->next, i++) {
        all[i] = (struct keyed){g, i};
        for (size_t j = 0; j < i; j++)
            if (all[j].g->at.src == g->at.src) {
                all[i].source = all[j].source;
                break;
            }
    }
    qsort(all, n, sizeof *all, by_place);
    d->first = NULL;
    d->last = &d->first;
    for (i = 0; i < n; i++) {
        struct diag *g = all[i].g;
        if (repeated(all, i)) {
            d->counts[g->severity]--;
            continue;
        }
        *d->last = g;
        d->last = &g->next;
    }
    *d->last = NULL;
}
