/* Most text is letters, digits and a dozen signs of European languages; for these a pair of
 * neighbours, with or without spaces between them, decides whether a line may end there. The table
 * says so, and tests/unit/opportunity_test.c holds it against ICU. Where a pair alone doesn't
 * decide, or anything else stands in the text, ICU is asked for all of it. */
#include "layout/opportunity.h"

#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

/* ---- plain text --------------------------------------------------------------------------- */

/* Classes of letters, UAX 14, named as there; BK stands for the text's beginning too. */
enum letter {
    BK,
    AL,
    NU,
    IS,
    PR,
    PO,
    QU,
    EX,
    OP,
    CP,
    GL,
    WJ,
    HY,
    SY,
    BA,
    B2,
    IN,
    PAIRED,
    SP,
    OTHER
};

/* A line may end (/), may not (x), or it depends on more than these two (?). */
static const char touching[PAIRED][PAIRED + 1] = {
    /* before what: B K . A L . N U . I S . P R … in the order above */
    [BK] = "/////////////////", [AL] = "xxxxxxxxxxxxxxx/x", [NU] = "xxxxxxxxxxxxxxx/x",
    [IS] = "xxxx??xx/xxxxxx/x", [PR] = "xxxx//xx?xxxxxx/x", [PO] = "xxxx//xx?xxxxxx/x",
    [QU] = "xxxxxxxxxxxxxxxxx", [EX] = "x//x//xx/xxxxxx/x", [OP] = "xxxxxxxxxxxxxxxxx",
    [CP] = "xxxx??xx/xxxxxx/x", [GL] = "xxxxxxxxxxxxxxxxx", [WJ] = "xxxxxxxxxxxxxxxxx",
    [HY] = "x/xx//xx/x/x?xx/x", [SY] = "x/?x??xx/xxxxxx/x", [BA] = "x//x//xx/x/xxxx/x",
    [B2] = "x//x//xx/xxxxxxxx", [IN] = "x//x//xx/xxxxxx/x",
};

static char over_space(enum letter before, enum letter c)
{
    if (c == IS || c == HY) /* ".5", "-5": what they begin counts */
        return '?';
    bool never = before == OP || c == BK || c == EX || c == CP || c == WJ || c == SY ||
                 (before == QU && c == OP) || (before == B2 && c == B2);
    return never ? 'x' : '/';
}

static enum letter sign(uint32_t c)
{
    switch (c) {
    case '.':
    case ',':
    case ':':
    case ';':
        return IS;
    case '$':
    case '+':
    case '\\':
    case 0xA3:   /* £ */
    case 0xB1:   /* ± */
    case 0x20AC: /* € */
    case 0x2212: /* − */
        return PR;
    case '%':
    case 0xB0: /* ° */
        return PO;
    case '"':
    case '\'':
    case 0xAB: /* « » */
    case 0xBB:
    case 0x2018: /* ‘ ’ “ ” */
    case 0x2019:
    case 0x201C:
    case 0x201D:
        return QU;
    case '!':
    case '?':
        return EX;
    case '(':
    case '[':
        return OP;
    case ')':
    case ']':
        return CP;
    case 0xA0:
    case 0x2011:
    case 0x202F:
        return GL;
    case 0x2060:
        return WJ;
    case '-':
        return HY;
    case '/':
        return SY;
    case '|':
    case 0x2013: /* – */
        return BA;
    case 0x2014: /* — */
        return B2;
    case 0x2026: /* … */
        return IN;
    case 0x2028:
        return BK;
    case '#':
    case '&':
    case '*':
    case '<':
    case '=':
    case '>':
    case '@':
    case '_':
    case '~':
    case 0xB7:   /* · */
    case 0x2022: /* • */
    case 0x2192: /* → */
    case 0x2248: /* ≈ */
    case 0x2264: /* ≤ ≥ */
    case 0x2265:
    case 0xE000: /* what stands in for a drawn thing */
        return AL;
    default:
        return OTHER;
    }
}

static bool is_letter(uint32_t c)
{
    return (c | 0x20) - 'a' < 26;
}

static bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

static bool is_word(uint32_t c)
{
    return is_letter(c) || is_digit(c);
}

static enum letter class_of(uint32_t c)
{
    if (is_letter(c) || (c >= 0xC0 && c < 0x180))
        return AL;
    if (is_digit(c))
        return NU;
    return c == ' ' ? SP : sign(c);
}

bool opportunities_plain(struct str text, uint8_t *after)
{
    enum letter before = BK;
    bool spaces = false;
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        enum letter c = class_of((unsigned char)text.s[at] < 0x80 ? (unsigned char)text.s[at++]
                                                                  : str_decode(text, &at));
        bool line_begins = before == BK && !spaces;
        if (line_begins && from > 0)
            after[from] = OPPORTUNITY_HARD;
        if (c == SP) {
            spaces = true;
            continue;
        }
        if (c == OTHER || (c == HY && line_begins))
            return false;
        char told = spaces ? over_space(before, c) : touching[before][c];
        if (told == '?')
            return false;
        if (told == '/' && !line_begins)
            after[from] = OPPORTUNITY_SOFT;
        before = c;
        spaces = false;
        /* Words of letters and digits, one space between: most of a text, and no more to decide. */
        for (; (before == AL || before == NU) && at < text.n; at++) {
            unsigned char next = (unsigned char)text.s[at];
            if (is_letter(next))
                before = AL;
            else if (is_digit(next))
                before = NU;
            else if (next == ' ' && at + 1 < text.n && is_word((unsigned char)text.s[at + 1]))
                after[at + 1] = OPPORTUNITY_SOFT;
            else
                break;
        }
    }
    after[text.n] = OPPORTUNITY_SOFT;
    return true;
}

/* ---- ICU ---------------------------------------------------------------------------------- */

enum { LANG_MAX = 64 };

struct line_breaker {
    UBreakIterator *lines;
    UBiDi *bidi;
    char lang[LANG_MAX];
};

struct line_breaker *line_breaker_new(void)
{
    struct line_breaker *b = calloc(1, sizeof *b);
    if (b)
        b->bidi = ubidi_open();
    if (b && !b->bidi) {
        free(b);
        return NULL;
    }
    return b;
}

void line_breaker_free(struct line_breaker *b)
{
    if (!b)
        return;
    if (b->lines)
        ubrk_close(b->lines);
    ubidi_close(b->bidi);
    free(b);
}

const char *line_breaker_speak(struct line_breaker *b, const char *lang)
{
    UErrorCode e = U_ZERO_ERROR;
    if (b->lines && strcmp(b->lang, lang) == 0)
        return NULL;
    if (b->lines)
        ubrk_close(b->lines);
    b->lines = ubrk_open(UBRK_LINE, lang, NULL, 0, &e);
    b->lang[0] = '\0';
    if (strlen(lang) < LANG_MAX)
        memcpy(b->lang, lang, strlen(lang) + 1);
    return U_SUCCESS(e) && b->lines ? NULL : u_errorName(e);
}

struct wide { /* the text in UTF-16, and which byte each unit begins at */
    UChar *units;
    uint32_t *at;
    int32_t n;
    bool from_right; /* a character that may run right to left was met */
};

static struct wide widened(struct str text, struct arena *a)
{
    struct wide w = {.units = arena_new_array(a, UChar, text.n + 1), /* no more units than bytes */
                     .at = arena_new_array(a, uint32_t, text.n + 1)};
    for (size_t at = 0; at < text.n;) {
        uint32_t from = (uint32_t)at, c = str_decode(text, &at);
        w.at[w.n] = from;
        if (c >= 0x10000) {
            w.units[w.n++] = U16_LEAD(c);
            w.at[w.n] = from;
            c = U16_TRAIL(c);
        }
        w.units[w.n++] = (UChar)c;
        w.from_right |= c >= 0x590 && (c < 0x900 || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                                       (c >= 0x2066 && c <= 0x2069) || c >= 0xFB1D);
    }
    w.at[w.n] = (uint32_t)text.n;
    return w;
}

static void ask_lines(struct line_breaker *b, const struct wide *w, uint8_t *after)
{
    UErrorCode e = U_ZERO_ERROR;
    ubrk_setText(b->lines, w->units, w->n, &e);
    ubrk_first(b->lines);
    for (int32_t to; (to = ubrk_next(b->lines)) != UBRK_DONE;) {
        bool hard = to < w->n && ubrk_getRuleStatus(b->lines) >= UBRK_LINE_HARD;
        after[w->at[to]] = hard ? OPPORTUNITY_HARD : OPPORTUNITY_SOFT;
    }
}

static const uint8_t *ask_levels(struct line_breaker *b, const struct wide *w, bool from_right,
                                 struct arena *a)
{
    UErrorCode e = U_ZERO_ERROR;
    if (!w->from_right && !from_right)
        return NULL;
    ubidi_setPara(b->bidi, w->units, w->n, from_right ? UBIDI_RTL : UBIDI_LTR, NULL, &e);
    const UBiDiLevel *levels = ubidi_getLevels(b->bidi, &e);
    if (U_FAILURE(e))
        return NULL;
    uint8_t *out = arena_new_array(a, uint8_t, w->at[w->n]);
    for (int32_t i = 0; i < w->n; i++)
        for (uint32_t at = w->at[i]; at < w->at[i + 1]; at++)
            out[at] = levels[i];
    return out;
}

struct opportunities opportunities_asked(struct line_breaker *b, struct str text, bool from_right,
                                         struct arena *a)
{
    struct opportunities o = {.after = arena_new_array(a, uint8_t, text.n + 1)};
    struct wide w = widened(text, a);
    ask_lines(b, &w, o.after);
    o.levels = ask_levels(b, &w, from_right, a);
    return o;
}

/* A dash between words stays with the word before it: no line begins with one. */
static void keep_dashes(struct str text, uint8_t *after)
{
    for (size_t i = 1; i + 3 < text.n; i++)
        if (text.s[i - 1] == ' ' &&
            (memcmp(text.s + i, "\u2014", 3) == 0 || memcmp(text.s + i, "\u2013 ", 4) == 0) &&
            after[i] == OPPORTUNITY_SOFT)
            after[i] = 0;
}

struct opportunities opportunities_of(struct line_breaker *b, struct str text, bool from_right,
                                      struct arena *a)
{
    struct opportunities o = {.after = arena_new_array(a, uint8_t, text.n + 1)};
    if (from_right || !opportunities_plain(text, o.after))
        o = opportunities_asked(b, text, from_right, a);
    keep_dashes(text, o.after);
    o.after[text.n] = OPPORTUNITY_SOFT; /* whatever ICU says: who looks for the next finds it */
    return o;
}
