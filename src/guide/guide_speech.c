/* guide_speech.c - what is never said aloud (contract 1.2), found in plain text: the word
 * guaranteed; any number with a currency sign or code, K, M, B or %, or of four digits up; a
 * currency. "Day 1", "Year 2", "L4" and ISO dates are words. */
#include "base/amount_text.h"
#include "base/ascii.h"
#include "guide/guide.h"

/* A sign that several currencies share is this region's own if it may be. */
static bool same_currency(const struct currency *c, struct str sign, const char *want)
{
    const struct currency *own = want ? currency_find(want) : NULL;
    return own && (c == own || currency_has_sign(own, sign));
}

/* The number at `at` as an amount, the longest way to read it: *found. Where the next may begin. */
static size_t amount_at(struct str text, size_t at, struct amount_reading *found)
{
    struct amount_reading all[AMOUNT_READINGS];
    size_t end, n = amount_readings(text, at, AMOUNT_STRICT, all, &end);
    *found = (struct amount_reading){0};
    for (size_t i = 0; i < n; i++) {
        const struct amount_reading *r = &all[i];
        bool amount = r->digits >= 4 || r->scaled || r->currency || r->unit == AMOUNT_PER_CENT;
        if (amount && r->to > found->to)
            *found = *r;
    }
    return end;
}

enum forbidden guide_speech_forbidden(const char *text, const char *currency, size_t *off,
                                      size_t *len)
{
    struct str t = str_of(text);
    enum forbidden what = FORBIDDEN_NOTHING;
    const char *word = language_never_said(text);
    size_t said = word ? (size_t)(language_says(text, word, len) - text) : t.n;
    *off = said;
    if (word)
        what = FORBIDDEN_GUARANTEED;
    for (size_t i = 0; i < said;) {
        if (ascii_is_digit(text[i])) {
            struct amount_reading r;
            size_t next = amount_at(t, i, &r);
            if (r.to) {
                *off = r.from;
                *len = r.to - r.from;
                return FORBIDDEN_AMOUNT;
            }
            i = next;
            continue;
        }
        if (ascii_is_small(text[i]) || text[i] == ' ') { /* begins no sign that stands alone */
            i++;
            continue;
        }
        size_t n;
        const struct currency *c = what == FORBIDDEN_NOTHING ? currency_at(t, i, false, &n) : NULL;
        if (c && !same_currency(c, (struct str){text + i, n}, currency)) {
            *off = i;
            *len = n;
            what = FORBIDDEN_CURRENCY;
        }
        i++;
    }
    return what;
}
