/* csv.c - cells of a table for people and their spreadsheets; see csv.h. */
#include "base/csv.h"

static bool is_number(const char *s)
{
    s += *s == '-';
    size_t n = strspn(s, "0123456789");
    return n > 0 && (s[n] == '\0' || (s[n] == '.' && s[n + 1] != '\0' &&
                                      s[n + 1 + strspn(s + n + 1, "0123456789")] == '\0'));
}

/* Spreadsheets take a cell that begins like this for a formula, and run it: = + - @ and their
 * full-width twins. */
static bool formula_sign(const char *s)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"};
    if (*s && strchr("=+-@", *s))
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(s, wide[i], 3) == 0)
            return true;
    return false;
}

/* A spreadsheet that was told of another separator makes cells where we see none. */
static bool is_separator(char c)
{
    return c && strchr(",;|\t\r\n", c);
}

/* What stands before a formula is passed over by some: spaces and quotes. */
static bool starts_formula(const char *s)
{
    s += strspn(s, " \"'");
    return formula_sign(s);
}

void csv_cell(struct buf *out, const char *text, char after)
{
    const char *s = text ? text : "";
    bool plain = is_number(s) || (!starts_formula(s) && !s[strcspn(s, ",;|\t\"\r\n")]);
    if (plain) {
        buf_puts(out, s);
    } else {
        buf_putc(out, '"');
        for (const char *c = s; *c; c++) {
            if ((c == s || is_separator(c[-1])) &&
                (starts_formula(c) || (c == s && is_separator(*c))))
                buf_putc(out, '\'');
            if (*c == '"')
                buf_putc(out, '"');
            buf_putc(out, *c);
        }
        buf_putc(out, '"');
    }
    if (after == '\n')
        buf_putc(out, '\r');
    buf_putc(out, after);
}
