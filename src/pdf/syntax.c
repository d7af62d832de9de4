#include "pdf/syntax.h"

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

void put_centi(struct buf *b, int64_t v)
{
    put_fixed(b, v, 2);
    buf_putc(b, ' ');
}

void put_hex4(struct buf *b, unsigned v)
{
    static const char hex[] = "0123456789ABCDEF";
    const char t[4] = {hex[v >> 12 & 15], hex[v >> 8 & 15], hex[v >> 4 & 15], hex[v & 15]};
    buf_add(b, t, 4);
}

void put_code(struct buf *b, unsigned v)
{
    buf_reserve(b, 4);
    const char bytes[2] = {(char)(v >> 8), (char)v};
    for (int i = 0; i < 2; i++) {
        char c = bytes[i];
        if (c == '(' || c == ')' || c == '\\' || c == '\r') { /* 7.3.4.2 */
            b->p[b->n++] = '\\';
            c = c == '\r' ? 'r' : c;
        }
        b->p[b->n++] = c;
    }
    b->p[b->n] = 0;
}

void put_ref(struct buf *b, uint32_t number)
{
    buf_put_int(b, number);
    buf_add(b, " 0 R", 4);
}

void put_utf16(struct buf *b, struct str utf8)
{
    for (size_t at = 0; at < utf8.n;) {
        uint32_t c = str_decode(utf8, &at);
        if (c > 0xFFFF) {
            c -= 0x10000;
            put_hex4(b, 0xD800 + (c >> 10));
            c = 0xDC00 + (c & 0x3FF);
        }
        put_hex4(b, c);
    }
}

void put_bytes_literal(struct buf *b, const char *s, size_t n)
{
    buf_putc(b, '(');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '(' || s[i] == ')' || s[i] == '\\')
            buf_putc(b, '\\');
        buf_putc(b, s[i]);
    }
    buf_putc(b, ')');
}

void put_text(struct buf *b, struct str utf8)
{
    size_t plain = 0;
    while (plain < utf8.n && utf8.s[plain] >= ' ' && utf8.s[plain] <= '~')
        plain++;
    if (plain == utf8.n) {
        put_bytes_literal(b, utf8.s, utf8.n);
        return;
    }
    buf_puts(b, "<FEFF");
    put_utf16(b, utf8);
    buf_putc(b, '>');
}

void put_text_entry(struct buf *b, const char *key, const char *utf8)
{
    if (!utf8)
        return;
    buf_putc(b, '/');
    buf_puts(b, key);
    put_text(b, str_of(utf8));
}
