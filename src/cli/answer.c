/* answer.c - loose input, exact result. */
#include "cli/answer.h"
#include "base/amount_text.h"

#define MOST INT64_C(99999999999999) /* twelve digits, in 1/100: what an offer may hold */

static size_t skip_spaces(struct str t, size_t at)
{
    for (size_t n; (n = amount_space(t, at)) > 0;)
        at += n;
    return at;
}

/* Reads an amount at the text's start and moves the text past it and the spaces that follow. False:
 * there is none, *text unchanged. */
static bool take_amount(struct str *text, money *out)
{
    struct amount_reading r;
    struct str rest = *text;
    if (!amount_read(&rest, &r) || r.value > MOST)
        return false;
    /* a unit, "× 13" and words that follow are the caller's to read */
    size_t to = r.number_end, n;
    if (currency_at(
            (struct str){text->s + skip_spaces(*text, to), text->n - skip_spaces(*text, to)}, 0,
            true, &n))
        to = skip_spaces(*text, to) + n;
    to = skip_spaces(*text, to);
    *out = r.value;
    *text = (struct str){text->s + to, text->n - to};
    return true;
}

bool answer_only_amount(struct str text, money *out)
{
    money v;
    if (!take_amount(&text, &v) || text.n > 0)
        return false;
    *out = v;
    return true;
}
