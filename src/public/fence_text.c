/* fence_text.c - a text made plain, and cut into words and numbers, once.
 *
 * NFKC makes full-width, circled and mathematical letters and digits the common ones. What differs
 * only to the eye becomes one: every digit an ASCII digit, every dash a hyphen, every apostrophe ',
 * every run of white space (line ends too) one space, no-break where all of it is. A hyphen at a
 * line's end goes, with the line's end, where letters stand on both sides. What can't be seen at
 * all (zero width, soft hyphens) goes. */
#include "base/ascii.h"
#include "public/fence_inside.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define NO_BREAK 0xA0

struct points {
    int32_t *c;
    size_t n;
};

/* ---- code points ----------------------------------------------------------------------------- */

static bool is_raised(UChar32 c)
{
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ||
           (c >= 0x2080 && c <= 0x2089);
}

static bool is_fixed_space(UChar32 c)
{
    return c == NO_BREAK || c == 0x2007 || c == 0x2009 || c == 0x202F;
}

/* ASCII, which most are, without asking ICU. */
static bool is_letter(UChar32 c)
{
    return c < 0x80 ? ascii_is_letter((char)c) : u_isalpha(c);
}

static bool is_white(UChar32 c)
{
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace(c);
}

static struct points decoded(struct arena *a, struct str text)
{
    struct points p = {arena_new_array(a, int32_t, text.n + 1), 0};
    for (size_t at = 0; at < text.n;)
        p.c[p.n++] = (int32_t)str_decode(text, &at);
    return p;
}

/* "67½k", "½ million": as they are reckoned, where NFKC would make "671⁄2k" of it. */
static const char *half_or_quarter(UChar32 c)
{
    return c == 0xBD ? ".5" : c == 0xBC ? ".25" : c == 0xBE ? ".75" : NULL;
}

static int32_t put_part(UChar *u, int32_t n, const char *part)
{
    if (n == 0 || !u_isdigit(u[n - 1]))
        u[n++] = '0';
    while (*part)
        u[n++] = (UChar)*part++;
    return n;
}

/* NFKC, but for no-break spaces, raised digits, halves and the acute accent that stands alone, none
 * of which it would leave what it says. */
static struct points normal(struct arena *a, struct points in, bool raised_digits, bool *raised)
{
    UErrorCode e = U_ZERO_ERROR;
    UChar *u = arena_new_array(a, UChar, 4 * in.n + 1);
    int32_t n = 0, m, cap;
    for (size_t i = 0; i < in.n; i++) {
        UChar32 c = in.c[i];
        *raised = *raised || is_raised(c);
        if (is_raised(c) && !raised_digits)
            continue;
        if (half_or_quarter(c)) {
            n = put_part(u, n, half_or_quarter(c));
            continue;
        }
        if (c == 0xB4)
            c = '\'';
        if (is_fixed_space(c))
            c = 0xE000; /* for private use: NFKC leaves it */
        if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        if (c > 0xFFFF)
            u[n++] = U16_LEAD((uint32_t)c);
        u[n++] = c > 0xFFFF ? U16_TRAIL((uint32_t)c) : (UChar)c;
    }
    cap = n * 4 + 64;
    UChar *v = arena_new_array(a, UChar, (size_t)cap);
    m = unorm2_normalize(unorm2_getNFKCInstance(&e), u, n, v, cap, &e);
    if (U_FAILURE(e)) { /* grows past four times: no text of ours; compared as it is */
        v = u;
        m = n;
    }
    struct points out = {arena_new_array(a, int32_t, (size_t)m + 1), 0};
    for (int32_t i = 0; i < m;) {
        UChar32 c = v[i++];
        if (U16_IS_LEAD((uint32_t)c) && i < m && U16_IS_TRAIL(v[i]))
            c = (UChar32)U16_GET_SUPPLEMENTARY(c, v[i++]);
        out.c[out.n++] = c == 0xE000 ? NO_BREAK : c;
    }
    return out;
}

/* One code point as the fence reads it; 0: it can't be seen. */
static UChar32 plain(UChar32 c)
{
    if (c < 0x80)
        return c;
    if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0x2032)
        return '\'';
    if (c == 0x66C || c == 0x60C)
        return ',';
    if (c == 0x66B)
        return '.';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043)
        return '-';
    if (c != NO_BREAK && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return 0;
    int32_t digit = u_charDigitValue(c);
    if (digit >= 0 && digit <= 9)
        return '0' + digit;
    return c;
}

/* NFKC leaves these alone whatever stands beside them. */
int32_t fence_plain_at_once(int32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
        return '\'';
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return '-';
    case 0x202F:
        return NO_BREAK;
    case NO_BREAK:
    case 0xA3:
    case 0xAB:
    case 0xB7:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x20AC:
        return c;
    default:
        return c < 0x80 || (c >= 0xC0 && c <= 0xFF) ? c : -1;
    }
}

/* False: a character needs ICU. */
static bool decoded_plain(struct arena *a, struct str text, struct points *p)
{
    *p = (struct points){arena_new_array(a, int32_t, text.n + 1), 0};
    for (size_t at = 0; at < text.n;) {
        UChar32 c = (UChar32)str_decode(text, &at);
        if (c >= 0x80 && (c = fence_plain_at_once(c)) < 0)
            return false;
        p->c[p->n++] = c;
    }
    return true;
}

static struct points made_plain(struct arena *a, struct points in, bool raised_digits, bool *raised)
{
    struct points p = normal(a, in, raised_digits, raised);
    size_t n = 0;
    for (size_t i = 0; i < p.n; i++) {
        UChar32 c = plain(p.c[i]);
        bool on_digit = n && u_isdigit(p.c[n - 1]) && u_charType(c) == U_NON_SPACING_MARK;
        if (c && !on_digit) /* an accent makes no other digit */
            p.c[n++] = c;
    }
    p.n = n;
    return p;
}

/* White space as one space, hyphens at a line's end gone. */
static void put_folded(struct buf *out, struct points p)
{
    buf_reserve(out, p.n);
    for (size_t i = 0; i < p.n;) {
        UChar32 c = p.c[i];
        size_t next = i + 1;
        if (c == '-' && i > 0 && is_letter(p.c[i - 1])) {
            bool line = false;
            size_t k = next;
            for (; k < p.n && is_white(p.c[k]); k++)
                line = line || p.c[k] == '\n' || p.c[k] == '\r';
            if (line && k < p.n && is_letter(p.c[k])) {
                i = k;
                continue;
            }
        }
        if (is_white(c)) {
            bool fixed = c == NO_BREAK;
            for (; next < p.n && is_white(p.c[next]); next++)
                fixed = fixed && p.c[next] == NO_BREAK;
            buf_put_utf8(out, fixed ? NO_BREAK : ' ');
        } else if (c < 0x80) {
            buf_putc(out, (char)c);
        } else {
            buf_put_utf8(out, (uint32_t)c);
        }
        i = next;
    }
}

/* ---- words and numbers ------------------------------------------------------------------------
 */

static void cut(struct arena *a, struct fence_text *t)
{
    struct str s = {t->s, t->n};
    size_t letters_n = 0;
    t->tokens = arena_new_array(a, struct token, t->n + 1);
    t->letters = arena_new_array(a, int32_t, 2 * t->n + 1);
    struct token *open = NULL;
    for (size_t at = 0; at < t->n;) {
        size_t from = at;
        UChar32 c = (UChar32)str_decode(s, &at);
        bool digit = c >= '0' && c <= '9', letter = is_letter(c);
        if (open && ((digit && open->kind != TOKEN_NUMBER) || (letter && open->kind != TOKEN_WORD)))
            open = NULL;
        if (!digit && !letter) {
            if (c < 0x80 || !(open && u_charType(c) == U_NON_SPACING_MARK))
                open = NULL;
            continue;
        }
        if (!open) {
            open = &t->tokens[t->tokens_n++];
            *open =
                (struct token){letter ? TOKEN_WORD : TOKEN_NUMBER, from, at, letters_n, letters_n};
        }
        if (c == 0xDF || c == 0x1E9E)
            t->letters[letters_n++] = 's';
        t->letters[letters_n++] = c < 0x80                   ? ascii_lower((char)c)
                                  : c == 0xDF || c == 0x1E9E ? 's'
                                                             : u_tolower(c);
        open->to = at;
        open->letters_end = letters_n;
    }
}

struct fence_text fence_text_of(struct arena *a, struct str text, bool raised_digits)
{
    struct fence_text t = {0};
    struct points p;
    if (!decoded_plain(a, text, &p))
        p = made_plain(a, decoded(a, text), raised_digits, &t.raised);
    struct buf out;
    buf_init(&out, a);
    put_folded(&out, p);
    t.s = out.p ? out.p : arena_strdup(a, "");
    t.n = out.n;
    cut(a, &t);
    return t;
}

bool fence_joined(const struct fence_text *t, size_t first, size_t second)
{
    for (size_t at = t->tokens[first].to; at < t->tokens[second].from; at++)
        if (!strchr(" -,'/", t->s[at]) && (unsigned char)t->s[at] != 0xC2 &&
            (unsigned char)t->s[at] != NO_BREAK)
            return false;
    return t->tokens[second].from - t->tokens[first].to <= 4;
}
