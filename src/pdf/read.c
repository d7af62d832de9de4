/* read.c - objects, cross-reference and object streams; see read.h.
 *
 * One recursive reader over a slice of bytes serves file, object streams and page contents. Depth
 * and counts are bounded: the file is ours, but a fence that trusts isn't one. */
#include "pdf/read.h"

#include "pdf/syntax.h"
#include <libdeflate.h>

#define DEPTH_MAX 64
#define INFLATED_MAX ((size_t)64 << 20)

struct entry {
    unsigned char type; /* 0 free, 1 at offset a, 2 in stream a at index b */
    size_t a, b;
    const struct pobj *object;
    bool busy;
};

struct preader {
    struct arena *arena;
    struct str file;
    struct entry *entries;
    size_t entries_n;
    struct pdf_reading *out;
    struct reading **last;
    const char *why;
};

static const struct pobj null_object;

struct arena *preader_arena(struct preader *r)
{
    return r->arena;
}

void preader_add(struct preader *r, enum reading_kind kind, int page, struct str text)
{
    struct reading *one = arena_new_of(r->arena, struct reading);
    *one = (struct reading){.kind = kind, .page = page, .text = text};
    *r->last = one;
    r->last = &one->next;
}

/* ---- bytes -------------------------------------------------------------------------------- */

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c && strchr("()<>[]{}/%", c) != NULL;
}

static void skip_white(struct str t, size_t *at)
{
    while (*at < t.n) {
        if (t.s[*at] == '%')
            while (*at < t.n && t.s[*at] != '\n' && t.s[*at] != '\r')
                ++*at;
        else if (is_white(t.s[*at]))
            ++*at;
        else
            return;
    }
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static struct str slice(const struct buf *b)
{
    return (struct str){b->p, b->n};
}

static struct str read_hex(struct preader *r, struct str t, size_t *at)
{
    struct buf b;
    buf_init(&b, r->arena);
    int half = -1;
    for (; *at < t.n && t.s[*at] != '>'; ++*at) {
        int v = hex(t.s[*at]);
        if (v < 0)
            continue;
        if (half < 0) {
            half = v;
        } else {
            buf_putc(&b, (char)(half << 4 | v));
            half = -1;
        }
    }
    ++*at;
    if (half >= 0)
        buf_putc(&b, (char)(half << 4));
    return slice(&b);
}

static void read_escape(struct str t, size_t *at, struct buf *b)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    char c = t.s[*at];
    const char *known = c ? strchr(from, c) : NULL;
    if (known) {
        buf_putc(b, to[known - from]);
    } else if (c >= '0' && c <= '7') {
        int v = 0, digits = 0;
        for (; digits < 3 && *at < t.n && t.s[*at] >= '0' && t.s[*at] <= '7'; digits++, ++*at)
            v = v * 8 + t.s[*at] - '0';
        --*at;
        buf_putc(b, (char)v);
    } else if (c != '\n' && c != '\r') {
        buf_putc(b, c);
    }
}

static struct str read_literal(struct preader *r, struct str t, size_t *at)
{
    struct buf b;
    buf_init(&b, r->arena);
    int depth = 1;
    for (; *at < t.n; ++*at) {
        char c = t.s[*at];
        if (c == '\\' && *at + 1 < t.n) {
            ++*at;
            read_escape(t, at, &b);
            continue;
        }
        depth += (c == '(') - (c == ')');
        if (depth == 0)
            break;
        buf_putc(&b, c);
    }
    ++*at;
    return slice(&b);
}

static struct str read_name(struct preader *r, struct str t, size_t *at)
{
    struct buf b;
    buf_init(&b, r->arena);
    while (*at < t.n && !is_white(t.s[*at]) && !is_delimiter(t.s[*at])) {
        int high = t.s[*at] == '#' && *at + 2 < t.n ? hex(t.s[*at + 1]) : -1;
        int low = high >= 0 ? hex(t.s[*at + 2]) : -1;
        if (low >= 0) {
            buf_putc(&b, (char)(high << 4 | low));
            *at += 3;
        } else {
            buf_putc(&b, t.s[(*at)++]);
        }
    }
    return slice(&b);
}

/* ---- objects ------------------------------------------------------------------------------ */

static struct pobj *fresh(struct preader *r, enum pobj_kind kind)
{
    struct pobj *o = arena_new_of(r->arena, struct pobj);
    o->kind = kind;
    return o;
}

static void append(struct preader *r, struct pobj *list, size_t *cap, struct pobj *item)
{
    if (list->n == *cap)
        arena_grow(r->arena, list->items, list->n, *cap, 8);
    list->items[list->n++] = item;
}

static struct pobj *read_object(struct preader *r, struct str t, size_t *at, int depth);

/* "12 0 R" was read as two numbers and an operator: fold them into a reference. */
static void fold_reference(struct pobj *list)
{
    size_t n = list->n;
    if (n >= 3 && list->items[n - 1]->kind == POBJ_OPERATOR && str_eq(list->items[n - 1]->s, "R") &&
        list->items[n - 2]->kind == POBJ_NUMBER && list->items[n - 3]->kind == POBJ_NUMBER) {
        list->items[n - 3]->kind = POBJ_REF;
        list->n -= 2;
    }
}

static struct pobj *read_list(struct preader *r, struct str t, size_t *at, int depth,
                              enum pobj_kind kind)
{
    struct pobj *list = fresh(r, kind);
    size_t cap = 0;
    for (;;) {
        skip_white(t, at);
        if (*at >= t.n)
            return NULL;
        if (kind == POBJ_ARRAY && t.s[*at] == ']') {
            ++*at;
            return list;
        }
        if (kind == POBJ_DICT && *at + 1 < t.n && t.s[*at] == '>' && t.s[*at + 1] == '>') {
            *at += 2;
            return list;
        }
        struct pobj *item = read_object(r, t, at, depth + 1);
        if (!item)
            return NULL;
        append(r, list, &cap, item);
        fold_reference(list);
    }
}

static struct pobj *read_number(struct preader *r, struct str t, size_t *at)
{
    struct pobj *o = fresh(r, POBJ_NUMBER);
    bool minus = t.s[*at] == '-';
    if (t.s[*at] == '-' || t.s[*at] == '+')
        ++*at;
    double v = 0, place = 1;
    bool after = false;
    for (; *at < t.n && ((t.s[*at] >= '0' && t.s[*at] <= '9') || t.s[*at] == '.'); ++*at) {
        if (t.s[*at] == '.') {
            after = true;
            continue;
        }
        v = v * 10 + (t.s[*at] - '0');
        if (after)
            place *= 10;
    }
    o->real = (minus ? -v : v) / place;
    o->number = o->real > -2e9 && o->real < 2e9 ? (long)o->real : 0;
    return o;
}

static struct pobj *read_object(struct preader *r, struct str t, size_t *at, int depth)
{
    skip_white(t, at);
    if (*at >= t.n || depth > DEPTH_MAX)
        return NULL;
    char c = t.s[*at];
    struct pobj *o;
    if (c == '<' && *at + 1 < t.n && t.s[*at + 1] == '<') {
        *at += 2;
        return read_list(r, t, at, depth, POBJ_DICT);
    }
    if (c == '[') {
        ++*at;
        return read_list(r, t, at, depth, POBJ_ARRAY);
    }
    if (c == '<' || c == '(') {
        ++*at;
        o = fresh(r, POBJ_STRING);
        o->s = c == '<' ? read_hex(r, t, at) : read_literal(r, t, at);
        return o;
    }
    if (c == '/') {
        ++*at;
        o = fresh(r, POBJ_NAME);
        o->s = read_name(r, t, at);
        return o;
    }
    if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.')
        return read_number(r, t, at);
    size_t start = *at;
    while (*at < t.n && !is_white(t.s[*at]) && !is_delimiter(t.s[*at]))
        ++*at;
    if (*at == start)
        ++*at; /* a stray delimiter */
    o = fresh(r, POBJ_OPERATOR);
    o->s = (struct str){t.s + start, *at - start};
    if (str_eq(o->s, "true") || str_eq(o->s, "false"))
        o->kind = POBJ_BOOL;
    else if (str_eq(o->s, "null"))
        o->kind = POBJ_NULL;
    return o;
}

struct pobj *pobj_next(struct preader *r, struct str content, size_t *at)
{
    return read_object(r, content, at, 0);
}

/* ---- streams ------------------------------------------------------------------------------ */

static bool inflate_all(struct preader *r, struct str in, struct str *out)
{
    struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
    if (!z)
        arena_exhausted(r->arena);
    bool good = false;
    for (size_t cap = in.n * 4 + 4096; cap <= INFLATED_MAX; cap *= 4) {
        char *p = arena_try(r->arena, cap);
        if (!p)
            break;
        size_t n = 0;
        enum libdeflate_result result = libdeflate_zlib_decompress(z, in.s, in.n, p, cap, &n);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE)
            continue;
        good = result == LIBDEFLATE_SUCCESS;
        *out = (struct str){p, n};
        break;
    }
    libdeflate_free_decompressor(z);
    return good;
}

/* PNG "up" rows (ISO 32000-1, 7.4.4.4), the only predictor that cross-reference streams use. */
static bool undo_rows(struct preader *r, struct str in, size_t columns, struct str *out)
{
    if (!columns || in.n % (columns + 1))
        return false;
    size_t rows = in.n / (columns + 1);
    char *p = arena_alloc(r->arena, rows * columns + 1);
    for (size_t i = 0; i < rows; i++) {
        const char *row = in.s + i * (columns + 1);
        if (row[0] != 0 && row[0] != 2)
            return false;
        for (size_t j = 0; j < columns; j++) {
            int above = i && row[0] == 2 ? (unsigned char)p[(i - 1) * columns + j] : 0;
            p[i * columns + j] = (char)(((unsigned char)row[j + 1] + above) & 0xFF);
        }
    }
    *out = (struct str){p, rows * columns};
    return true;
}

static const struct pobj *direct(const struct pobj *dict, const char *key)
{
    for (size_t i = 0; dict && i + 1 < dict->n; i += 2)
        if (dict->items[i]->kind == POBJ_NAME && str_eq(dict->items[i]->s, key))
            return dict->items[i + 1];
    return &null_object;
}

bool pobj_stream(struct preader *r, const struct pobj *o, struct str *out)
{
    if (!o || o->kind != POBJ_DICT || !o->stream.s)
        return false;
    const struct pobj *filter = direct(o, "Filter");
    if (filter->kind == POBJ_NULL) {
        *out = o->stream;
        return true;
    }
    if (filter->kind == POBJ_ARRAY && filter->n == 1)
        filter = filter->items[0];
    if (filter->kind != POBJ_NAME || !str_eq(filter->s, "FlateDecode") ||
        !inflate_all(r, o->stream, out))
        return false;
    const struct pobj *parms = direct(o, "DecodeParms");
    if (parms->kind == POBJ_DICT && direct(parms, "Predictor")->number >= 10)
        return undo_rows(r, *out, (size_t)direct(parms, "Columns")->number, out);
    return true;
}

/* "12 0 obj … endobj" at `at`. A stream's length may itself be an object of its own. */
static const struct pobj *resolve(struct preader *r, long number);

static struct pobj *read_indirect(struct preader *r, size_t at)
{
    struct pobj *number = read_object(r, r->file, &at, 0);
    struct pobj *generation = read_object(r, r->file, &at, 0);
    struct pobj *word = read_object(r, r->file, &at, 0);
    if (!number || !generation || !word || !str_eq(word->s, "obj"))
        return NULL;
    struct pobj *o = read_object(r, r->file, &at, 0);
    if (!o || o->kind != POBJ_DICT)
        return o;
    skip_white(r->file, &at);
    if (r->file.n - at < 8 || memcmp(r->file.s + at, "stream", 6) != 0)
        return o;
    at += 6;
    at += r->file.s[at] == '\r';
    at += r->file.s[at] == '\n';
    const struct pobj *length = direct(o, "Length");
    if (length->kind == POBJ_REF)
        length = resolve(r, length->number);
    if (length->number < 0 || (size_t)length->number > r->file.n - at)
        return NULL;
    o->stream = (struct str){r->file.s + at, (size_t)length->number};
    return o;
}

static const struct pobj *read_packed(struct preader *r, size_t stream, size_t index)
{
    const struct pobj *box = resolve(r, (long)stream);
    struct str t;
    if (!pobj_stream(r, box, &t))
        return NULL;
    size_t at = 0, offset = 0;
    for (size_t i = 0; i <= index; i++) {
        struct pobj *number = read_object(r, t, &at, 0), *where = read_object(r, t, &at, 0);
        if (!number || !where || where->number < 0)
            return NULL;
        offset = (size_t)where->number;
    }
    at = (size_t)direct(box, "First")->number + offset;
    return read_object(r, t, &at, 0);
}

static const struct pobj *resolve(struct preader *r, long number)
{
    if (number <= 0 || (size_t)number >= r->entries_n)
        return &null_object;
    struct entry *e = &r->entries[number];
    if (!e->object && !e->busy) {
        e->busy = true;
        e->object = e->type == 1   ? read_indirect(r, e->a)
                    : e->type == 2 ? read_packed(r, e->a, e->b)
                                   : &null_object;
        e->busy = false;
        if (!e->object)
            r->why = "an object of the file cannot be read";
    }
    return e->object ? e->object : &null_object;
}

static const struct pobj *followed(struct preader *r, const struct pobj *o)
{
    for (int i = 0; o->kind == POBJ_REF && i < 8; i++)
        o = resolve(r, o->number);
    return o;
}

const struct pobj *pobj_get(struct preader *r, const struct pobj *dict, const char *key)
{
    return followed(r, direct(dict, key));
}

const struct pobj *pobj_at(struct preader *r, const struct pobj *array, size_t i)
{
    return array->kind == POBJ_ARRAY && i < array->n ? followed(r, array->items[i]) : &null_object;
}

/* ---- cross-reference stream --------------------------------------------------------------- */

static size_t field(const unsigned char *p, long width)
{
    size_t v = 0;
    for (long i = 0; i < width; i++)
        v = v << 8 | p[i];
    return v;
}

static const struct pobj *read_xref(struct preader *r)
{
    size_t tail = r->file.n;
    while (tail > 9 && memcmp(r->file.s + tail - 9, "startxref", 9) != 0)
        tail--;
    struct pobj *start = tail > 9 ? read_object(r, r->file, &tail, 0) : NULL;
    if (!start || start->number <= 0 || (size_t)start->number >= r->file.n)
        return NULL;
    struct pobj *trailer = read_indirect(r, (size_t)start->number);
    struct str rows;
    if (!trailer || !pobj_stream(r, trailer, &rows))
        return NULL;
    const struct pobj *w = direct(trailer, "W");
    long widths[3] = {0}, width = 0;
    for (size_t i = 0; i < 3 && w->kind == POBJ_ARRAY && i < w->n; i++) {
        widths[i] = w->items[i]->number;
        if (widths[i] < 0 || widths[i] > 8)
            return NULL;
        width += widths[i];
    }
    long size = direct(trailer, "Size")->number;
    if (width == 0 || size <= 0 || (size_t)size > rows.n / (size_t)width ||
        direct(trailer, "Prev")->kind != POBJ_NULL)
        return NULL;
    r->entries = arena_new_array(r->arena, struct entry, (size_t)size);
    r->entries_n = (size_t)size;
    for (size_t i = 0; i < r->entries_n; i++) {
        const unsigned char *p = (const unsigned char *)rows.s + i * (size_t)width;
        r->entries[i].type = (unsigned char)field(p, widths[0]);
        r->entries[i].a = field(p + widths[0], widths[1]);
        r->entries[i].b = field(p + widths[0] + widths[1], widths[2]);
    }
    return trailer;
}

/* ---- what there is to read ---------------------------------------------------------------- */

struct str pobj_utf8(struct preader *r, struct str s)
{
    const unsigned char *p = (const unsigned char *)s.s;
    struct buf b;
    buf_init(&b, r->arena);
    if (s.n >= 2 && p[0] == 0xFE && p[1] == 0xFF) {
        for (size_t i = 2; i + 1 < s.n; i += 2) {
            uint32_t c = (uint32_t)p[i] << 8 | p[i + 1];
            if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.n) {
                c = 0x10000 + ((c & 0x3FF) << 10) + (((uint32_t)p[i + 2] << 8 | p[i + 3]) & 0x3FF);
                i += 2;
            }
            buf_put_utf8(&b, c);
        }
    } else {
        for (size_t i = 0; i < s.n; i++)
            buf_put_utf8(&b, doc_encoding_decode(p[i]));
    }
    return (struct str){buf_str(&b), b.n};
}

/* A link's address may hold anything as %36%37: it is read both ways. */
static struct str unescaped(struct preader *r, struct str s)
{
    struct buf b;
    buf_init(&b, r->arena);
    for (size_t i = 0; i < s.n; i++) {
        bool escape = s.s[i] == '%' && i + 2 < s.n && hex(s.s[i + 1]) >= 0 && hex(s.s[i + 2]) >= 0;
        int v = escape ? hex(s.s[i + 1]) << 4 | hex(s.s[i + 2]) : s.s[i];
        buf_putc(&b, (char)v);
        i += escape ? 2 : 0;
    }
    return (struct str){buf_str(&b), b.n};
}

static void gather_string(struct preader *r, struct str s)
{
    struct str text = pobj_utf8(r, s);
    preader_add(r, READING_STRING, 0, text);
    if (memchr(text.s, '%', text.n))
        preader_add(r, READING_STRING, 0, unescaped(r, text));
}

static void gather_strings(struct preader *r, const struct pobj *o, int depth)
{
    if (depth > DEPTH_MAX)
        return;
    if (o->kind == POBJ_STRING && o->s.n)
        gather_string(r, o->s);
    for (size_t i = 0; i < o->n; i++)
        gather_strings(r, o->items[i], depth + 1);
}

static void gather_objects(struct preader *r)
{
    for (size_t i = 1; i < r->entries_n; i++) {
        const struct pobj *o = resolve(r, (long)i), *type = direct(o, "Type");
        /* a trailer holds no string but the file's identifier, which is a digest */
        if (type->kind == POBJ_NAME && str_eq(type->s, "XRef"))
            continue;
        gather_strings(r, o, 0);
        struct str text;
        if (o->stream.s && type->kind == POBJ_NAME &&
            (str_eq(type->s, "Metadata") || str_eq(type->s, "EmbeddedFile")) &&
            pobj_stream(r, o, &text))
            preader_add(r, READING_STREAM, 0, text);
    }
}

static bool gather_pages(struct preader *r, const struct pobj *node, int depth)
{
    const struct pobj *kids = pobj_get(r, node, "Kids");
    if (depth > DEPTH_MAX)
        return false;
    if (kids->kind != POBJ_ARRAY)
        return page_text(r, node, ++r->out->pages);
    for (size_t i = 0; i < kids->n; i++)
        if (!gather_pages(r, pobj_at(r, kids, i), depth + 1))
            return false;
    return true;
}

const struct pdf_reading *pdf_read(struct str file, struct arena *a, const char **why)
{
    struct preader *r = arena_new_of(a, struct preader);
    r->arena = a;
    r->file = file;
    r->out = arena_new_of(a, struct pdf_reading);
    r->last = &r->out->first;
    *why = NULL;
    const struct pobj *trailer = read_xref(r);
    if (!trailer) {
        *why = "its cross-reference stream cannot be read";
        return NULL;
    }
    gather_objects(r);
    const struct pobj *root = pobj_get(r, trailer, "Root");
    if (!gather_pages(r, pobj_get(r, root, "Pages"), 0) && !r->why)
        r->why = "a page of it cannot be read";
    if (!r->why && r->out->pages == 0)
        r->why = "it has no pages";
    *why = r->why;
    return r->why ? NULL : r->out;
}
