/* syntax.h - how PDF writes numbers, names and strings (ISO 32000-1, 7.3). No locale, no printf:
 * page contents are mostly these. */
#ifndef HFB_PDF_SYNTAX_H
#define HFB_PDF_SYNTAX_H

#include "base/buf.h"
#include "base/digits.h"
#include "base/length.h"
#include "base/str.h"

/* v / 10^decimals, without trailing zeros: put_fixed(b, 1250, 2) writes "12.5". */
void put_fixed(struct buf *b, int64_t v, int decimals);
void put_centi(struct buf *b, int64_t v);                            /* hundredths, then a space */
void syntax_xy(struct buf *b, int64_t x, int64_t y, const char *op); /* two of them */
void syntax_hex(struct buf *b, unsigned v, unsigned digits);         /* two or four */
void put_ref(struct buf *b, uint32_t number);                        /* "12 0 R" */

/* A text string (7.9.2.2): in PDFDocEncoding where that has every character, else UTF-16BE. */
void put_text(struct buf *b, struct str utf8);
uint32_t doc_encoding_decode(unsigned char byte);
/* "/Key(text)", nothing when text is NULL. */
void put_text_entry(struct buf *b, const char *key, const char *utf8);
void put_utf16(struct buf *b, struct str utf8); /* hex digits only */

/* Where so many bytes can be written, and, when they have been, where they end. */
static inline char *syntax_room(struct buf *b, size_t n)
{
    buf_reserve(b, n);
    return b->p + b->n;
}

static inline void syntax_end(struct buf *b, char *to)
{
    *to = '\0';
    b->n = (size_t)(to - b->p);
}

/* What put_centi() puts, of a number of 32 bits: a page has thousands. */
static inline char *centi_put(char *to, int64_t v)
{
    uint32_t u = (uint32_t)(v < 0 ? -v : v), whole = u / 100, part = u % 100;
    if (v < 0)
        *to++ = '-';
    if (whole || !part)
        to = digits_put(to, whole);
    if (part) {
        const char *digits = digits_two(part);
        *to++ = '.';
        *to++ = digits[0];
        if (digits[1] != '0')
            *to++ = digits[1];
    }
    *to++ = ' ';
    return to;
}

/* A byte of a literal string (7.3.4.2). A bare carriage return would be read as a line feed, and
 * Ghostscript drops one of two bare line feeds: neither is ever written. */
static inline char *literal_byte(char *to, char c)
{
    if (c == '(' || c == ')' || c == '\\' || c == '\r' || c == '\n') {
        *to++ = '\\';
        c = c == '\r' ? 'r' : c == '\n' ? 'n' : c;
    }
    *to++ = c;
    return to;
}

/* A character code within a literal string, of two bytes if it is wide, where hex takes four. */
static inline void put_code(struct buf *b, unsigned v, bool wide)
{
    char *to = syntax_room(b, 4);
    if (wide)
        to = literal_byte(to, (char)(v >> 8));
    syntax_end(b, literal_byte(to, (char)v));
}

bool syntax_is_literal(const char *s, size_t n); /* none of these bytes is escaped */
void put_bytes_literal(struct buf *b, const char *s, size_t n);

#endif
