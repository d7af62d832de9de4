/* buf.h - a growing run of bytes that owns its memory in an arena; str.h's struct str borrows one.
 * Invariant: p[n] is 0 whenever p is not NULL. buf_init() costs nothing until the first byte. */
#ifndef HFB_BASE_BUF_H
#define HFB_BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

struct buf {
    struct arena *arena;
    char *p;
    size_t n, cap;
};

void buf_init(struct buf *b, struct arena *a);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list args);
void buf_put_int(struct buf *b, int64_t v);           /* decimal, no locale, no printf */
void buf_put_utf8(struct buf *b, uint32_t code);      /* one code point */
void buf_put_counted(struct buf *b, struct str text); /* for str_take_counted() */
void buf_grow(struct buf *b, size_t more);            /* what buf_reserve() does when it must */
void buf_clear(struct buf *b);                        /* n = 0, memory kept */
const char *buf_str(struct buf *b);                   /* never NULL; valid until the next change */

/* The rest is called a hundred thousand times a document, hence inline.
 * Room for so many bytes and the NUL. */
static inline void buf_reserve(struct buf *b, size_t more)
{
    if (b->cap - b->n <= more)
        buf_grow(b, more);
}

static inline void buf_add(struct buf *b, const void *bytes, size_t n)
{
    if (!n)
        return;
    buf_reserve(b, n);
    memcpy(b->p + b->n, bytes, n);
    b->n += n;
    b->p[b->n] = '\0';
}

static inline void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

static inline void buf_putc(struct buf *b, char c)
{
    buf_reserve(b, 1);
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}

#endif
