/* present.c - amounts, ratios and dates as they stand on paper.
 *
 * What differs between languages in a number is struct language's; the names of days and months and
 * the order of a date are messages of the catalogue. All arithmetic is on 64-bit integers of 1/100.
 */
#include "say/present.h"

#include "base/digits.h"
#include <stdlib.h>

#define MINUS "\xE2\x88\x92"   /* U+2212 */
#define NBSP "\xC2\xA0"        /* U+00A0 */
#define EN_DASH "\xE2\x80\x93" /* U+2013 */
#define TIMES "\xC3\x97"       /* × */
#define NOT_APPLICABLE EN_DASH

static const struct language *style_of(const struct present *p)
{
    return catalogue_language(p->words);
}

/* The size of a value: INT64_MIN has one too. */
static uint64_t size_of(int64_t v)
{
    return v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
}

/* ---- numbers ------------------------------------------------------------------------------ */

/* How amounts of a currency are written: the language's way, or India's. */
struct style {
    const struct language *l;
    const struct currency *coins; /* NULL: none that is known */
    struct str symbol; /* "CHF " ends in a space: letters stand apart from their number */
    bool indian;
};

static struct style style_for(const struct present *p, const char *code)
{
    const char *wanted = code ? code : p->currency;
    struct style s = {.l = style_of(p), .coins = wanted ? currency_find(wanted) : NULL};
    s.symbol = str_of(s.coins && s.coins->symbol ? s.coins->symbol : wanted);
    for (const char *const *one = s.l->indian; wanted && one && *one; one++)
        s.indian = s.indian || strcmp(*one, wanted) == 0;
    return s;
}

/* Of the digits left, those before the next mark: threes, or in India pairs before the last three.
 */
static size_t until_mark(const struct style *s, size_t left)
{
    if (s->indian && left > 3)
        return (left - 4) % 2 + 1;
    return (left - 1) % 3 + 1;
}

static void put_grouped(struct buf *b, const struct style *s, uint64_t n)
{
    char digits[DIGITS_MAX] = "";
    const char *from = digits;
    size_t left = (size_t)(digits_put(digits, n) - digits), mark = strlen(s->l->group);
    buf_reserve(b, left + left / 2 * mark);
    char *to = b->p + b->n;
    for (size_t take; left; left -= take) {
        take = until_mark(s, left);
        for (size_t i = 0; i < take; i++)
            *to++ = *from++;
        for (size_t i = 0; i < mark && left > take; i++)
            *to++ = s->l->group[i];
    }
    *to = '\0';
    b->n = (size_t)(to - b->p);
}

/* n / 10^places, without zeros at its end beyond `keep` places. */
static void put_decimal(struct buf *b, const struct style *s, uint64_t n, unsigned places,
                        unsigned keep)
{
    uint64_t scale = 1;
    for (unsigned i = 0; i < places; i++)
        scale *= 10;
    uint64_t whole = n / scale, rest = n % scale;
    while (places > keep && rest % 10 == 0) {
        rest /= 10;
        places--;
    }
    put_grouped(b, s, whole);
    if (places == 0)
        return;
    buf_puts(b, s->l->decimal);
    char digits[24];
    for (unsigned i = places; i-- > 0; rest /= 10)
        digits[i] = (char)('0' + rest % 10);
    buf_add(b, digits, places);
}

/* Whole units, and cents only where there are any. */
static void put_money(struct buf *b, const struct style *s, uint64_t v)
{
    if (v % 100 == 0)
        put_grouped(b, s, v / 100);
    else
        put_decimal(b, s, v, 2, 2);
}

/* An amount cut to a unit: digits and the unit's letter ("111.5", "K"); unit "" is the amount in
 * full. Nothing is rounded: what one decimal (two from a million on) can't say is said in full. */
struct cut {
    uint64_t n;
    unsigned places;
    const char *unit;
};

static struct cut cut_exactly(const struct style *s, uint64_t v)
{
    if (s->indian && v >= UINT64_C(1000000000) && v % UINT64_C(10000000) == 0) /* a crore */
        return (struct cut){v / UINT64_C(10000000), 2, s->l->crore};
    if (s->indian && v >= UINT64_C(10000000) && v < UINT64_C(1000000000) &&
        v % UINT64_C(100000) == 0) /* a lakh */
        return (struct cut){v / UINT64_C(100000), 2, s->l->lakh};
    if (s->indian && v >= UINT64_C(10000000))
        return (struct cut){v, 2, ""};
    if (v >= UINT64_C(100000000) && v % UINT64_C(1000000) == 0) /* 1,000,000.00 by 10,000 */
        return (struct cut){v / UINT64_C(1000000), 2, s->l->million};
    if (v >= UINT64_C(100000) && v < UINT64_C(100000000) && v % UINT64_C(10000) == 0)
        return (struct cut){v / UINT64_C(10000), 1, s->l->thousand};
    return (struct cut){v, 2, ""};
}

static void put_cut(struct buf *b, const struct style *s, struct cut c)
{
    if (*c.unit)
        put_decimal(b, s, c.n, c.places, 0);
    else
        put_money(b, s, c.n);
}

/* ---- amounts ------------------------------------------------------------------------------ */

struct present present_exact(const struct present *p)
{
    struct present exact = *p;
    exact.whole = false;
    return exact;
}

/* To whole units, half away from zero. */
static money whole(money v)
{
    money over = v % MONEY_UNIT;
    bool up = over >= MONEY_UNIT / 2 || over <= -MONEY_UNIT / 2;
    v -= over;
    return !up ? v : over > 0 ? v + MONEY_UNIT : v - MONEY_UNIT;
}

/* To the currency's smallest coin, half away from zero: there is no half a yen. */
static money in_coins(const struct present *p, const struct style *s, money v)
{
    bool large = p->whole && size_of(v) >= 1000 * MONEY_UNIT;
    return large || (s->coins && s->coins->minor == 0) ? whole(v) : v;
}

static void put_symbol(struct buf *b, struct str symbol)
{
    while (symbol.n && symbol.s[symbol.n - 1] == ' ')
        symbol.n--;
    buf_add(b, symbol.s, symbol.n);
}

static void open_amount(struct buf *b, const struct language *s, struct str symbol)
{
    if (s->symbol_after || symbol.n == 0)
        return;
    put_symbol(b, symbol);
    char last = symbol.s[symbol.n - 1];
    if (last == ' ' || (last >= 'A' && last <= 'Z'))
        buf_puts(b, NBSP);
}

/* "K" closes up in English ("82K"); in French the unit and the symbol are one word ("82 k€"). */
static void close_amount(struct buf *b, const struct language *s, struct str symbol,
                         const char *unit)
{
    if (!s->symbol_after) {
        buf_puts(b, unit);
        return;
    }
    if (*unit || symbol.n)
        buf_puts(b, NBSP);
    buf_puts(b, unit);
    put_symbol(b, symbol);
}

enum { PLAIN = 0, SYMBOL = 1, PLUS = 2, CUT = 4 };

static const char *write_amount(const struct present *p, money v, const char *code, unsigned how)
{
    struct style s = style_for(p, code);
    struct str symbol = how & SYMBOL ? s.symbol : str_of(NULL);
    v = in_coins(p, &s, v);
    struct buf b;
    buf_init(&b, p->arena);
    if (v != 0 && (v < 0 || how & PLUS))
        buf_puts(&b, v < 0 ? MINUS : "+");
    struct cut c = {size_of(v), 2, ""};
    if (how & CUT)
        c = cut_exactly(&s, size_of(v));
    open_amount(&b, s.l, symbol);
    put_cut(&b, &s, c);
    close_amount(&b, s.l, symbol, c.unit);
    return buf_str(&b);
}

static const char *amount(const struct present *p, money v, const char *code, unsigned how)
{
    if (!p->kept)
        return write_amount(p, v, code, how);
    struct amount_key key = {v, p->words, code ? code : p->currency, how, p->whole};
    const char **text = kept_amounts_at(p->kept, &key);
    if (!*text)
        *text = write_amount(p, v, code, how);
    return *text;
}

const char *present_amount(const struct present *p, money v)
{
    return amount(p, v, NULL, SYMBOL);
}

const char *present_amount_in(const struct present *p, money v, const char *currency)
{
    return amount(p, v, currency, SYMBOL);
}

const char *present_plain(const struct present *p, money v)
{
    return amount(p, v, NULL, PLAIN);
}

const char *present_signed(const struct present *p, money v)
{
    return amount(p, v, NULL, PLUS);
}

/* 5 × 10^k, from a twentieth to a half of the rounding unit of an ask, which is 0.5 % of it
 * (contract 2.10): what is meant to be exact stays so. */
static money near_unit(money v)
{
    money most = (v < 0 ? -v : v) / 800, unit = MONEY_UNIT;
    if (most < 5 * MONEY_UNIT)
        return unit;
    for (unit *= 5; unit * 10 <= most;)
        unit *= 10;
    return unit;
}

const char *present_near(const struct present *p, money v)
{
    money unit = near_unit(v), half = v < 0 ? -unit / 2 : unit / 2;
    money near = (v + half) / unit * unit;
    const char *text = present_amount(p, near);
    return near == v
               ? text
               : catalogue_fill(p->words, p->arena, "letter.about_amount", "amount", text, NULL);
}

money present_shown(const struct present *p, money v)
{
    struct style s = style_for(p, NULL);
    return in_coins(p, &s, v);
}

money present_difference(const struct present *p, money from, money to)
{
    struct style s = style_for(p, NULL);
    return in_coins(p, &s, to) - in_coins(p, &s, from);
}

const char *present_signed_amount(const struct present *p, money v)
{
    return amount(p, v, NULL, SYMBOL | PLUS);
}

const char *present_chart(const struct present *p, money v)
{
    return amount(p, v, NULL, SYMBOL | CUT);
}

const char *present_chart_plain(const struct present *p, money v)
{
    return amount(p, v, NULL, CUT);
}

/* ---- ranges ------------------------------------------------------------------------------- */

/* The symbol once; where one end can't be cut exactly neither is, so that both read alike. */
static const char *range(const struct present *p, money min, money max, bool cut)
{
    struct style s = style_for(p, NULL);
    struct str symbol = s.symbol;
    min = in_coins(p, &s, min);
    max = in_coins(p, &s, max);
    struct cut low = {size_of(min), 2, ""}, high = {size_of(max), 2, ""};
    if (cut) {
        struct cut l = cut_exactly(&s, size_of(min)), h = cut_exactly(&s, size_of(max));
        if ((*l.unit || min == 0) && *h.unit) {
            low = l;
            high = h;
        }
    }
    struct buf b;
    buf_init(&b, p->arena);
    if (min < 0)
        buf_puts(&b, MINUS);
    open_amount(&b, s.l, symbol);
    put_cut(&b, &s, low);
    if (!s.l->symbol_after)
        buf_puts(&b, low.unit);
    else if (strcmp(low.unit, high.unit) != 0 && *low.unit) {
        buf_puts(&b, NBSP);
        buf_puts(&b, low.unit);
        put_symbol(&b, symbol);
    }
    buf_puts(&b, EN_DASH);
    if (max < 0)
        buf_puts(&b, MINUS);
    put_cut(&b, &s, high);
    close_amount(&b, s.l, symbol, high.unit);
    return buf_str(&b);
}

const char *present_range(const struct present *p, money min, money max)
{
    return range(p, min, max, false);
}

const char *present_chart_range(const struct present *p, money min, money max)
{
    return range(p, min, max, true);
}

/* ---- what is rounded for its reader ------------------------------------------------------- */

static uint64_t nearest(uint64_t v, uint64_t step)
{
    return v / step + (v % step >= step - v % step ? 1 : 0);
}

/* A company's worth, in the largest unit: one decimal, two where they are exact ("$2.25B"), and
 * never more than three digits. */
const char *present_valuation(const struct present *p, money v, const char *currency)
{
    struct style s = style_for(p, currency);
    struct str symbol = s.symbol;
    const char *unit = s.indian ? s.l->crore : s.l->million;
    uint64_t n = size_of(v), one = UINT64_C(100000000) * (s.indian ? 10 : 1); /* in 1/100 */
    if (n < one)
        return amount(p, v, currency, SYMBOL);
    if (!s.indian && nearest(n, one) >= 1000) {
        one *= 1000;
        unit = s.l->billion;
        if (nearest(n, one) >= 1000) {
            one *= 1000;
            unit = s.l->trillion;
        }
    }
    struct buf b;
    buf_init(&b, p->arena);
    if (v < 0)
        buf_puts(&b, MINUS);
    open_amount(&b, s.l, symbol);
    if (nearest(n, one / 10) >= 1000)
        put_decimal(&b, &s, nearest(n, one), 0, 0);
    else if (n < 10 * one && n % (one / 100) == 0 && n % (one / 10) != 0)
        put_decimal(&b, &s, n / (one / 100), 2, 2);
    else
        put_decimal(&b, &s, nearest(n, one / 10), 1, unit == s.l->million || s.indian ? 0 : 1);
    close_amount(&b, s.l, symbol, unit);
    return buf_str(&b);
}

/* ---- shares and multiples ----------------------------------------------------------------- */

static const char *number(const struct present *p, int64_t n, unsigned places, unsigned keep,
                          const char *after)
{
    struct buf b;
    buf_init(&b, p->arena);
    if (n < 0)
        buf_puts(&b, MINUS);
    struct style s = style_for(p, NULL);
    put_decimal(&b, &s, size_of(n), places, keep);
    buf_puts(&b, after);
    return buf_str(&b);
}

const char *present_percent_fine(const struct present *p, struct share s)
{
    return s.has ? number(p, s.e4, 2, 0, style_of(p)->percent) : NOT_APPLICABLE;
}

const char *present_percent(const struct present *p, struct share s)
{
    if (s.has && s.e2 == 0 && s.e4 != 0)
        return present_percent_fine(p, s);
    return s.has ? number(p, s.e2, 0, 0, style_of(p)->percent) : NOT_APPLICABLE;
}

const char *present_ratio(const struct present *p, struct share s)
{
    return s.has ? number(p, s.e2, 2, 2, "") : NOT_APPLICABLE;
}

const char *present_multiple(const struct present *p, struct share s)
{
    return s.has ? number(p, s.e2, 2, 2, TIMES) : NOT_APPLICABLE;
}

const char *present_multiple_e2(const struct present *p, int64_t e2)
{
    return number(p, e2, 2, 0, TIMES);
}

const char *present_decimal(const struct present *p, int64_t e8)
{
    return number(p, e8, 8, 0, "");
}

const char *present_price(const struct present *p, int64_t e8)
{
    return number(p, e8, 8, e8 % DECIMAL_ONE ? 2 : 0, "");
}

const char *present_price_in(const struct present *p, int64_t e8, const char *currency)
{
    const int64_t cent = DECIMAL_ONE / MONEY_UNIT;
    return e8 % cent ? arena_printf(p->arena, "%s" NBSP "%s", currency, present_price(p, e8))
                     : present_amount_in(p, e8 / cent, currency);
}

const char *present_count(const struct present *p, int64_t n)
{
    return number(p, n, 0, 0, "");
}

int64_t present_whole_units(int64_t shares_e2)
{
    int64_t n = (int64_t)((size_of(shares_e2) + 99) / 100);
    return shares_e2 < 0 ? -n : n;
}

const char *present_units(const struct present *p, int64_t shares_e2)
{
    return present_count(p, present_whole_units(shares_e2));
}

/* A message's key: "month.3". */
static const char *numbered(const struct present *p, const char *what, int i)
{
    struct buf b;
    buf_init(&b, p->arena);
    buf_puts(&b, what);
    buf_putc(&b, '.');
    buf_put_int(&b, i);
    return buf_str(&b);
}

const char *present_number_word(const struct present *p, int64_t n)
{
    const char *word =
        n >= 0 && n <= 12 ? catalogue_find(p->words, numbered(p, "number", (int)n)) : NULL;
    return word ? word : present_count(p, n);
}

/* ---- dates -------------------------------------------------------------------------------- */

static const char *name_of(const struct present *p, const char *what, int i)
{
    return catalogue_say(p->words, numbered(p, what, i));
}

/* The pattern's {weekday} {wd} {day} {month} {mon} {year} in the language's own order. */
static const char *date_as(const struct present *p, struct date d, const char *pattern)
{
    if (!date_set(d))
        return "";
    int wd = date_weekday(d) + 1;
    const char *day = catalogue_find(p->words, numbered(p, "day", d.day));
    if (!day)
        day = arena_printf(p->arena, "%d", d.day);
    return catalogue_fill(p->words, p->arena, pattern, "weekday", name_of(p, "weekday", wd), "wd",
                          name_of(p, "weekday.short", wd), "day", day, "month",
                          name_of(p, "month", d.month), "mon", name_of(p, "month.short", d.month),
                          "year", arena_printf(p->arena, "%04d", d.year), NULL);
}

const char *present_date_head(const struct present *p, struct date d)
{
    return date_as(p, d, "date.head");
}

const char *present_date_spoken(const struct present *p, struct date d)
{
    return date_as(p, d, "date.spoken");
}

const char *present_date_letter(const struct present *p, struct date d)
{
    return date_as(p, d, "date.letter");
}

const char *present_date_short(const struct present *p, struct date d)
{
    return date_as(p, d, "date.short");
}

const char *present_date_day(const struct present *p, struct date d)
{
    return date_as(p, d, "date.day");
}

const char *present_date_due(const struct present *p, struct date d)
{
    return date_as(p, d, "cohort.due");
}

const char *present_time(const struct present *p, struct date d)
{
    if (!d.has_time)
        return "";
    return catalogue_fill(p->words, p->arena, d.minute ? "time" : "time.hour", "h",
                          arena_printf(p->arena, "%02d", d.hour), "min",
                          arena_printf(p->arena, "%02d", d.minute), NULL);
}

/* ---- lists -------------------------------------------------------------------------------- */

const char *present_list(const struct present *p, const char *const *items, size_t n)
{
    struct buf b;
    buf_init(&b, p->arena);
    bool parted = false; /* "€3,550 a month, thirteen times a year, and 30 days of leave" */
    for (size_t i = 0; i < n; i++) {
        if (i && i + 1 == n && parted && *style_of(p)->last == ' ')
            buf_puts(&b, ",");
        if (i)
            buf_puts(&b, i + 1 < n ? style_of(p)->between : style_of(p)->last);
        buf_puts(&b, items[i]);
        parted |= strstr(items[i], ", ") != NULL;
    }
    return buf_str(&b);
}
