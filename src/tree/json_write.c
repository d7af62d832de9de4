/* json_write.c - brackets, commas and exact numbers. */
#include "tree/json_write.h"

struct json json_start(struct buf *out)
{
    return (struct json){.out = out};
}

static void begin_value(struct json *j)
{
    if (j->comma)
        buf_putc(j->out, ',');
    j->comma = true;
}

void json_open(struct json *j, char bracket)
{
    begin_value(j);
    buf_putc(j->out, bracket);
    j->comma = false;
}

void json_close(struct json *j, char bracket)
{
    buf_putc(j->out, bracket);
    j->comma = true;
}

static void quoted(struct buf *b, const char *s)
{
    buf_putc(b, '"');
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\')
            buf_putc(b, '\\');
        if (c < 0x20 || c == 0x7f)
            buf_printf(b, "\\u%04x", (unsigned)c);
        else
            buf_putc(b, *s);
    }
    buf_putc(b, '"');
}

void json_key(struct json *j, const char *key)
{
    begin_value(j);
    quoted(j->out, key);
    buf_putc(j->out, ':');
    j->comma = false;
}

void json_put_null(struct json *j)
{
    begin_value(j);
    buf_puts(j->out, "null");
}

void json_put_bool(struct json *j, bool v)
{
    begin_value(j);
    buf_puts(j->out, v ? "true" : "false");
}

void json_put_scaled(struct json *j, int64_t v, int digits)
{
    uint64_t whole = v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
    char decimals[20];
    int n = 0, kept = 0;
    for (; n < digits; n++, whole /= 10) {
        char digit = (char)('0' + whole % 10);
        if (kept || digit != '0')
            decimals[kept++] = digit; /* least first */
    }
    begin_value(j);
    if (v < 0)
        buf_putc(j->out, '-');
    buf_put_int(j->out, (int64_t)whole);
    if (kept)
        buf_putc(j->out, '.');
    while (kept)
        buf_putc(j->out, decimals[--kept]);
}

void json_put_string(struct json *j, const char *s)
{
    if (!s) {
        json_put_null(j);
        return;
    }
    begin_value(j);
    quoted(j->out, s);
}

void json_put_date(struct json *j, struct date d)
{
    if (!date_set(d)) {
        json_put_null(j);
        return;
    }
    begin_value(j);
    buf_printf(j->out, "\"%04d-%02d-%02d", d.year, d.month, d.day);
    if (d.has_time) {
        int east = d.offset < 0 ? -d.offset : d.offset;
        buf_printf(j->out, "T%02d:%02d:%02d", d.hour, d.minute, d.second);
        if (east == 0)
            buf_putc(j->out, 'Z');
        else
            buf_printf(j->out, "%c%02d:%02d", d.offset < 0 ? '-' : '+', east / 60, east % 60);
    }
    buf_putc(j->out, '"');
}

/* ---- keys and figures ---- */

void json_key_string(struct json *j, const char *key, const char *s)
{
    json_key(j, key);
    json_put_string(j, s);
}

void json_key_open(struct json *j, const char *key, char bracket)
{
    json_key(j, key);
    json_open(j, bracket);
}
