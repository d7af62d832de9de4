/* pairs.c - looking words up in the table of pairs; see pairs.h. */
#include "font/pairs.h"

#include <hb-ot.h>

/* ASCII from the space on, then Latin-1's letters and signs from À on, then these. No thin space:
 * Roboto's is another in French, and all that is French would go to HarfBuzz for it. */
enum { ASCII_FIRST = 0x20, ASCII_N = 0x5F, LATIN_FIRST = 0xC0, LATIN_N = 0x40 };
static const uint16_t further[] = {0xA0,   0xA3,   0xA5,   0xA7,   0xAB,   0xB0,   0xB7,   0xBB,
                                   0x152,  0x153,  0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019,
                                   0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x202F,
                                   0x2039, 0x203A, 0x20AC, 0x2212, 0xA9,   0xB9,   0xB2,   0xB3,
                                   0x2070, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
enum { FURTHER_N = sizeof further / sizeof *further };
_Static_assert(ASCII_N + LATIN_N + FURTHER_N == PAIRS_SIGNS, "as many signs as pairs.h says");

int pairs_sign(uint32_t code)
{
    if (code - ASCII_FIRST < ASCII_N)
        return (int)(code - ASCII_FIRST);
    if (code - LATIN_FIRST < LATIN_N)
        return ASCII_N + (int)(code - LATIN_FIRST);
    for (int i = 0; i < FURTHER_N; i++)
        if (further[i] == code)
            return ASCII_N + LATIN_N + i;
    return -1;
}

uint32_t pairs_code(int sign)
{
    return sign < ASCII_N             ? ASCII_FIRST + (uint32_t)sign
           : sign < ASCII_N + LATIN_N ? LATIN_FIRST + (uint32_t)(sign - ASCII_N)
                                      : further[sign - ASCII_N - LATIN_N];
}

/* The longest first: a face that has "ff" alone takes that of "ffi". */
static const char ligatures[PAIRS_LIGATURES][4] = {"ffi", "ffl", "ff", "fi", "fl"};

void pairs_text(int sign, struct buf *out)
{
    if (sign < PAIRS_SIGNS)
        buf_put_utf8(out, pairs_code(sign));
    else
        buf_puts(out, ligatures[sign - PAIRS_SIGNS]);
}

const struct pairs *pairs_of(const char *face)
{
    const struct pairs *p = pairs_table;
    while (p->face && strcmp(p->face, face) != 0)
        p++;
    return p->face ? p : NULL;
}

/* A face may have rules of its own for a language (a Serbian б, a Romanian ț): an OpenType language
 * system under the Latin script. A private subtag could name any. */
bool pairs_same_in(const struct pairs *p, const char *lang)
{
    hb_tag_t scripts[3], languages[3];
    unsigned scripts_n = 3, languages_n = 3;
    if (!lang)
        return true;
    if (strstr(lang, "x-"))
        return false;
    hb_ot_tags_from_script_and_language(HB_SCRIPT_LATIN, hb_language_from_string(lang, -1),
                                        &scripts_n, scripts, &languages_n, languages);
    for (const uint32_t *own = p->languages; *own; own++)
        for (unsigned i = 0; i < languages_n; i++)
            if (languages[i] == *own)
                return false;
    return true;
}

static int kern_of(const struct pairs *p, int first, int second)
{
    for (unsigned i = p->row[first]; i < p->row[first + 1] && p->kerns[i].second <= second; i++)
        if (p->kerns[i].second == second)
            return p->kerns[i].by;
    return 0;
}

static int ligature_at(const struct pairs *p, struct str word, size_t *at)
{
    for (int i = 0; i < PAIRS_LIGATURES; i++) {
        size_t n = strlen(ligatures[i]);
        if (p->id[PAIRS_SIGNS + i] && word.n - *at >= n &&
            memcmp(word.s + *at, ligatures[i], n) == 0) {
            *at += n;
            return PAIRS_SIGNS + i;
        }
    }
    return -1;
}

static int sign_at(const struct pairs *p, struct str word, size_t *at)
{
    int ligature = word.s[*at] == 'f' ? ligature_at(p, word, at) : -1;
    return ligature >= 0 ? ligature : pairs_sign(str_decode(word, at));
}

unsigned pairs_set(const struct pairs *p, struct str word, struct glyph out[PAIRS_LONGEST])
{
    unsigned n = 0;
    int before = -1;
    for (size_t at = 0; at < word.n; n++) {
        size_t from = at;
        int sign = sign_at(p, word, &at), kern = 0;
        if (sign < 0 || !p->id[sign] || n == PAIRS_LONGEST)
            return 0;
        if (before >= 0 && (kern = kern_of(p, before, sign)) == PAIR_ODD)
            return 0;
        if (kern)
            out[n - 1].advance += kern;
        out[n] = (struct glyph){.id = p->id[sign],
                                .advance = p->advance[sign],
                                .natural = p->advance[sign],
                                .cluster = (uint32_t)from};
        before = sign;
    }
    return n;
}
