/* fence_numbers.c - private amounts in digits: every number of a text, in every way it can be read
 * (base/amount_text.h), against the secrets. */
#include "base/ascii.h"
#include "public/fence_inside.h"
#include <string.h>

static bool is_money(enum amount_unit unit)
{
    return unit < AMOUNT_OF_MONTHS;
}

/* "$" may be any dollar: only a sign that can't be the secret's says that it is other money. */
static bool other_money(const struct secret *s, const struct amount_reading *r)
{
    return s->currency && r->currency && r->currency != s->currency &&
           !currency_has_sign(s->currency, r->sign);
}

static bool says(const struct secret *s, const struct amount_reading *r)
{
    if (!is_money(s->unit))
        return r->unit == s->unit;
    if (!is_money(r->unit)) /* "67,000 shares" is no money */
        return r->unit != AMOUNT_PER_CENT && s->value >= FENCE_ALWAYS;
    if (s->value >= FENCE_ALWAYS)
        return true;
    bool own_unit = s->unit != AMOUNT_ALONE && (r->unit == s->unit || r->times_e2);
    return (r->currency && !other_money(s, r)) || own_unit;
}

bool fence_secret_read(const struct secret *s, const struct amount_reading *r)
{
    if (s->value == r->value && says(s, r))
        return true;
    int64_t year; /* "3,300 × 13" says the year's amount too */
    return r->times_e2 && is_money(s->unit) && s->value >= FENCE_ALWAYS &&
           !__builtin_mul_overflow(r->value, r->times_e2, &year) && year % 100 == 0 &&
           s->value == year / 100;
}

static bool is_open(const struct fence *f, money value)
{
    for (const struct secret *s = f->open; s; s = s->next)
        if (s->value == value && is_money(s->unit))
            return true;
    return false;
}

/* "20" before or behind the point of "20.20", written as one, is another amount where the secret is
 * as small as an hour's pay; so is "105" for "1.05" where both sides know the 1.05. Of thousands,
 * what the cents hide is told all the same, but where both sides know the whole. */
static bool is_part(const struct fence *f, const struct secret *s, const struct amount_reading *all,
                    size_t n, const struct amount_reading *r)
{
    for (size_t k = 0; k < n; k++) {
        const struct amount_reading *whole = &all[k];
        size_t length = whole->number_end - whole->number;
        bool within = whole->number <= r->number && whole->number_end >= r->number_end;
        bool shorter = r->number_end - r->number < length;
        bool small = s->value < FENCE_ALWAYS, as_one = length == whole->digits + 1;
        if (!within || whole->value % MONEY_UNIT == 0 || whole->scaled)
            continue;
        if ((shorter && small && as_one) || ((shorter || small) && is_open(f, whole->value)))
            return true;
    }
    return false;
}

/* "2 million" of "1.2 million". */
static bool behind_point(struct str text, const struct amount_reading *r)
{
    return r->scaled && r->number >= 2 && strchr(".,", text.s[r->number - 1]) &&
           ascii_is_digit(text.s[r->number - 2]);
}

/* ---- numbers that say none ---------------------------------------------------------------- */

/* "× 13", wherever it stands: then a number says another amount than its own digits. */
static bool multiplies(const struct fence_text *t)
{
    for (size_t i = 0; i < t->n; i++) {
        bool sign = t->s[i] == 'x' || t->s[i] == 'X' || t->s[i] == '*' ||
                    (i && t->s[i - 1] == '\xC3' && t->s[i] == '\x97');
        if (!sign)
            continue;
        size_t k = i + 1;
        while (k < t->n && (ascii_is_space(t->s[k]) || (unsigned char)t->s[k] >= 0x80))
            k++;
        if (k < t->n && ascii_is_digit(t->s[k]))
            return true;
    }
    return false;
}

static bool has_row(const char *row, size_t n, const struct secret *s)
{
    for (size_t at = 0; at + s->digits_n <= n; at++)
        if (memcmp(row + at, s->digits, s->digits_n) == 0)
            return true;
    return false;
}

bool fence_row_put(struct fence_digits *row, char digit)
{
    if (row->n == sizeof row->digits)
        return false;
    row->digits[row->n++] = digit;
    return true;
}

bool fence_row_harmless(const struct fence *f, const struct fence_digits *row)
{
    for (const struct secret *s = f->secrets; s; s = s->next)
        if (has_row(row->digits, row->n, s))
            return false;
    return true;
}

/* Of the numbers from token k on, with no word between them: most rows have no secret's digits, and
 * needn't be read. The token behind them; 0: they may say one. */
static size_t past_harmless(const struct fence *f, const struct fence_text *t, size_t k)
{
    struct fence_digits row = {.n = 0};
    for (; k < t->tokens_n && t->tokens[k].kind == TOKEN_NUMBER; k++)
        for (size_t at = t->tokens[k].from; at < t->tokens[k].to; at++)
            if (ascii_is_digit(t->s[at]) && !fence_row_put(&row, t->s[at]))
                return 0;
    return fence_row_harmless(f, &row) ? k : 0;
}

/* ---- all of them -------------------------------------------------------------------------- */

const struct secret *fence_numbers(const struct fence *f, const struct fence_text *t,
                                   bool with_currency)
{
    struct str text = {t->s, t->n};
    bool as_written = !multiplies(t);
    for (size_t k = 0, from = 0; k < t->tokens_n; k++) {
        size_t at = t->tokens[k].from, end;
        if (t->tokens[k].kind != TOKEN_NUMBER || at < from)
            continue;
        size_t past = as_written ? past_harmless(f, t, k) : 0;
        if (past) {
            k = past - 1;
            continue;
        }
        struct amount_reading all[AMOUNT_READINGS];
        size_t n = amount_readings(text, at, AMOUNT_LOOSE, all, &end);
        from = end;
        for (size_t i = 0; i < n; i++)
            for (const struct secret *s = f->secrets; s; s = s->next)
                if ((all[i].currency || !with_currency) && fence_secret_read(s, &all[i]) &&
                    !behind_point(text, &all[i]) && !is_part(f, s, all, n, &all[i]))
                    return s;
    }
    return NULL;
}
