#include "pdf/syntax.h"

void put_centi(struct buf *b, int64_t v)
{
    if (v > INT32_MAX || v < -INT32_MAX) {
        put_fixed(b, v, 2);
        buf_putc(b, ' ');
        return;
    }
    syntax_end(b, centi_put(syntax_room(b, DIGITS_MAX), v));
}

void syntax_xy(struct buf *b, int64_t x, int64_t y, const char *op)
{
    put_centi(b, x);
    put_centi(b, y);
    buf_puts(b, op);
}

void put_fixed(struct buf *b, int64_t v, int decimals)
{
    char t[32];
    int k = (int)sizeof t;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    bool digits = false;
    for (int i = 0; i < decimals; i++, u /= 10) {
        digits = digits || u % 10;
        if (digits)
            t[--k] = (char)('0' + u % 10);
    }
    if (digits)
        t[--k] = '.';
    if (u || !digits)
        do
            t[--k] = (char)('0' + u % 10);
        while (u /= 10);
    if (v < 0)
        t[--k] = '-';
    buf_add(b, t + k, sizeof t - (size_t)k);
}

void syntax_hex(struct buf *b, unsigned v, unsigned digits)
{
    static const char hex[] = "0123456789ABCDEF";
    buf_reserve(b, digits);
    while (digits-- > 0)
        buf_putc(b, hex[v >> 4 * digits & 15]);
}

void put_ref(struct buf *b, uint32_t number)
{
    char *to = digits_put(syntax_room(b, DIGITS_MAX), number);
    memcpy(to, " 0 R", 5);
    syntax_end(b, to + 4);
}

void put_utf16(struct buf *b, struct str utf8)
{
    for (size_t at = 0; at < utf8.n;) {
        uint32_t c = str_decode(utf8, &at);
        if (c > 0xFFFF) {
            c -= 0x10000;
            syntax_hex(b, 0xD800 + (c >> 10), 4);
            c = 0xDC00 + (c & 0x3FF);
        }
        syntax_hex(b, c, 4);
    }
}

bool syntax_is_literal(const char *s, size_t n)
{
    bool escape = false;
    for (size_t i = 0; i < n; i++)
        escape |= s[i] == '(' || s[i] == ')' || s[i] == '\\' || s[i] == '\r' || s[i] == '\n';
    return !escape;
}

/* Room for so many bytes of a literal string, and its parentheses. */
static char *begin_literal(struct buf *b, size_t bytes)
{
    char *to = syntax_room(b, 2 * bytes + 2);
    *to++ = '(';
    return to;
}

static void end_literal(struct buf *b, char *to)
{
    *to++ = ')';
    syntax_end(b, to);
}

void put_bytes_literal(struct buf *b, const char *s, size_t n)
{
    char *to = begin_literal(b, n);
    for (size_t i = 0; i < n; i++)
        to = literal_byte(to, s[i]);
    end_literal(b, to);
}

/* PDFDocEncoding where it isn't Latin-1, from 0x80 (annex D.3); 0: nothing. */
static const uint16_t doc_high[] = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
    0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
    0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0,      0x20AC};
enum { DOC_HIGH = sizeof doc_high / sizeof *doc_high };

uint32_t doc_encoding_decode(unsigned char byte)
{
    return byte >= 0x80 && byte < 0x80 + DOC_HIGH ? doc_high[byte - 0x80] : byte;
}

static int doc_encode(uint32_t c)
{
    if ((c >= ' ' && c <= '~') || (c > 0xA0 && c <= 0xFF && c != 0xAD))
        return (int)c;
    for (int i = 0; i < DOC_HIGH; i++)
        if (c && doc_high[i] == c)
            return 0x80 + i;
    return -1;
}

/* False, with nothing written: a character isn't in it, or it would begin like another encoding. */
static bool put_doc_encoded(struct buf *b, struct str utf8)
{
    char *to = begin_literal(b, utf8.n);
    for (size_t at = 0; at < utf8.n;) {
        bool first = at == 0;
        int byte = doc_encode(str_decode(utf8, &at));
        if (byte < 0 || (first && (byte == 0xFE || byte == 0xFF || byte == 0xEF)))
            return false;
        to = literal_byte(to, (char)byte);
    }
    end_literal(b, to);
    return true;
}

static char *put_unit(char *to, uint32_t unit)
{
    return literal_byte(literal_byte(to, (char)(unit >> 8)), (char)unit);
}

void put_text(struct buf *b, struct str utf8)
{
    if (put_doc_encoded(b, utf8))
        return;
    char *to = put_unit(begin_literal(b, 2 * utf8.n + 2), 0xFEFF);
    for (size_t at = 0; at < utf8.n;) {
        uint32_t c = str_decode(utf8, &at);
        if (c > 0xFFFF) {
            c -= 0x10000;
            to = put_unit(to, 0xD800 + (c >> 10));
            c = 0xDC00 + (c & 0x3FF);
        }
        to = put_unit(to, c);
    }
    end_literal(b, to);
}

void put_text_entry(struct buf *b, const char *key, const char *utf8)
{
    if (!utf8)
        return;
    buf_putc(b, '/');
    buf_puts(b, key);
    put_text(b, str_of(utf8));
}
