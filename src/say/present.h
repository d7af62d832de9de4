/* present.h - the only formatter of amounts, dates and per cents.
 *
 * As the language has it (base/language.h): "€82,000", "+€12,000", "€111.5K", "2.14×", "Fri 6 Mar
 * 2026"; "82 000 €" with U+202F between groups and U+00A0 before the symbol. Cents are printed only
 * where an amount has them. Signs are U+2212 and +. Results are arena strings. Never a locale,
 * never a float.
 */
#ifndef HFB_SAY_PRESENT_H
#define HFB_SAY_PRESENT_H

#include "base/date.h"
#include "comp/figures.h"
#include "say/catalogue.h"
#include "say/kept_amounts.h"

struct present {
    struct arena *arena;
    const struct catalogue *words;
    const char *currency; /* of amounts without one of their own */
    /* where words are made to be said, in the guide's language: how the notes beside them are
     * worded, in the page's; NULL: the same */
    const struct present *notes;
    /* Pages: from 1,000 up in whole units, half away from zero, for what is computed rather than
     * stated; the workings, a stated unit's amount and what is sent are exact. */
    bool whole;
    struct kept_amounts *kept; /* of the same arena, for copies of this too; NULL: none */
};

/* The same, exact to the cent. */
struct present present_exact(const struct present *p);

const char *present_amount(const struct present *p, money v); /* €82,000 */
const char *present_amount_in(const struct present *p, money v, const char *currency);
/* A number that was solved for and that nobody states: "about $221,600" for 221,591; "$113,750". */
const char *present_near(const struct present *p, money v);
const char *present_plain(const struct present *p, money v);         /* 82,000 */
const char *present_signed(const struct present *p, money v);        /* +12,000 −8,000 0 */
const char *present_signed_amount(const struct present *p, money v); /* +€12,000 */
/* The amount as those above print it: rounded where they round. */
money present_shown(const struct present *p, money v);
/* to − from, as the two are printed: a page's columns add up. */
money present_difference(const struct present *p, money from, money to);
const char *present_chart(const struct present *p, money v); /* €82K €111.5K €1.2M, else in full */
const char *present_chart_plain(const struct present *p, money v);        /* 82K, 78,250 */
const char *present_range(const struct present *p, money min, money max); /* €78,250–116,250 */
const char *present_chart_range(const struct present *p, money min, money max); /* €62K–85K */
const char *present_valuation(const struct present *p, money v,
                              const char *currency); /* $4.5B, $12.0B, $298M */

const char *present_percent(const struct present *p, struct share s); /* 35%; under 1%: 0.25% */
const char *present_percent_fine(const struct present *p, struct share s); /* 2.25% */
const char *present_ratio(const struct present *p, struct share s);        /* 0.95 */
const char *present_multiple(const struct present *p, struct share s);     /* 2.14× */
const char *present_multiple_e2(const struct present *p, int64_t e2);      /* 0.5× 1× 2× */
const char *present_decimal(const struct present *p, int64_t e8);          /* 0.92, 12.5 */
/* The same with its currency: $24.50, USD 0.0125. */
const char *present_price_in(const struct present *p, int64_t e8, const char *currency);
const char *present_price(const struct present *p, int64_t e8); /* of a share: 24, 24.50 */

const char *present_date_head(const struct present *p, struct date d); /* Fri 6 Mar 2026 */
const char *present_date_spoken(const struct present *p,
                                struct date d); /* Friday 6 March, NBSP inside */
const char *present_date_letter(const struct present *p, struct date d); /* 4 March 2026 */
const char *present_date_short(const struct present *p, struct date d);  /* 2 Mar 2026 */
const char *present_date_day(const struct present *p, struct date d);    /* Tue 3 Mar */
const char *present_date_due(const struct present *p, struct date d);    /* 3 Mar */
const char *present_time(const struct present *p, struct date d);        /* 18:00, 18 h, 18 h 30 */
const char *present_count(const struct present *p, int64_t n);           /* 1,900 */
/* A number of shares, 1/100, as the whole ones that reach it: 11,489.36 options that a floor takes
 * are 11,490, since 11,489 would fall short of it. */
int64_t present_whole_units(int64_t shares_e2);
const char *present_units(const struct present *p, int64_t shares_e2);
const char *present_number_word(const struct present *p, int64_t n); /* seven; figures from 13 on */

/* "a, b and c". */
const char *present_list(const struct present *p, const char *const *items, size_t n);

/* "Dear Jonas,": by the first name; by the whole name where it begins with a title ("Prof. Holt",
 * "Frau Holt") or an initial, or isn't in Latin letters, since its order isn't ours to guess. In a
 * language that says so always by the whole name ("Guten Tag Jonas Petersen,", beside Sie). */
const char *present_greeting(const struct present *p, const char *name);

#endif
