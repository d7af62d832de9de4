/* talk.c - see talk.h. */
#include "cli/talk.h"
#include "base/diag.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { COLUMNS = 79 };

bool talk_has_person(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* ---- saying -----------------------------------------------------------------------------------
 */

/* Columns that one character takes: East Asian ones two, nearly enough for folding. */
static size_t width_of(uint32_t c)
{
    return c >= 0x1100 && (c <= 0x115F || (c >= 0x2E80 && c <= 0xA4CF) ||
                           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                           (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
                           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x3FFFD))
               ? 2
               : 1;
}

static size_t width(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n;)
        n += width_of(str_decode(s, &at));
    return n;
}

static void indent_by(struct buf *out, int indent)
{
    for (int i = 0; i < indent; i++)
        buf_putc(out, ' ');
}

/* A word longer than a line is broken: an address, a name without spaces. */
static void put_word(struct buf *out, struct str word, int indent, size_t *column)
{
    for (size_t at = 0; at < word.n;) {
        size_t from = at;
        size_t w = width_of(str_decode(word, &at));
        if (*column + w > COLUMNS) {
            buf_putc(out, '\n');
            indent_by(out, indent);
            *column = (size_t)indent;
        }
        buf_add(out, word.s + from, at - from);
        *column += w;
    }
}

static void put_line(struct buf *out, struct str line, int indent)
{
    size_t column = (size_t)indent;
    bool first = true;
    indent_by(out, indent);
    for (size_t at = 0; at < line.n;) {
        size_t from = at;
        while (at < line.n && line.s[at] != ' ')
            at++;
        struct str word = {line.s + from, at - from};
        size_t w = width(word);
        if (!first && column + 1 + w > COLUMNS) {
            buf_putc(out, '\n');
            indent_by(out, indent);
            column = (size_t)indent;
        } else if (!first) {
            buf_putc(out, ' ');
            column++;
        }
        put_word(out, word, indent, &column);
        first = false;
        at += at < line.n;
    }
    buf_putc(out, '\n');
}

void talk_say(struct arena *a, int indent, const char *text)
{
    struct buf out;
    buf_init(&out, a);
    for (struct str rest = str_of(text); rest.s;) {
        const char *end = rest.n ? memchr(rest.s, '\n', rest.n) : NULL;
        size_t n = end ? (size_t)(end - rest.s) : rest.n;
        struct buf safe;
        buf_init(&safe, a);
        diag_put_safe(&safe, (struct str){rest.s, n});
        put_line(&out, (struct str){buf_str(&safe), safe.n}, n ? indent : 0);
        rest = end ? (struct str){end + 1, rest.n - n - 1} : (struct str){NULL, 0};
    }
    fputs(buf_str(&out), stderr);
}

void talk_sayf(struct arena *a, int indent, const char *format, ...)
{
    struct buf text;
    va_list args;
    buf_init(&text, a);
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    talk_say(a, indent, buf_str(&text));
}

/* ---- hearing ----------------------------------------------------------------------------------
 */

bool talk_hear(struct arena *a, struct str *out)
{
    char *line = NULL;
    size_t size = 0;
    fputs("   > ", stderr);
    errno = 0;
    ssize_t n = getline(&line, &size, stdin);
    int why = errno;
    if (n >= 0)
        *out = str_trim(str_of(arena_strndup(a, line, (size_t)n)));
    else
        fputc('\n', stderr);
    free(line);
    errno = why;
    return n >= 0;
}

bool talk_is(struct str answer, const char *word)
{
    if (answer.n != strlen(word))
        return false;
    for (size_t i = 0; i < answer.n; i++) {
        char c = answer.s[i], w = word[i];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != (w >= 'A' && w <= 'Z' ? w + 32 : w))
            return false;
    }
    return true;
}
