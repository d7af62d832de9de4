/* pay.h - pay in words and in its own unit: "€3,550 a month, thirteen times a year", "€22.50 an
 * hour", "€3,250 × 13" (contract 1.1, "Base in other units"), and the parts of a package as a
 * sentence names them: "€82,000 base", "700 RSUs", "a 15% bonus". Results are arena strings.
 */
#ifndef HFB_SAY_PAY_H
#define HFB_SAY_PAY_H

#include "say/present.h"

/* An amount of `per`; the year's where it is one. times_e8 is said where it isn't what everybody
 * expects of that unit (a month: twelve times). */
const char *pay_in_unit(const struct present *p, money amount, const char *currency, enum per per,
                        int64_t times_e8);
/* "€3,250 × 13", for tables. */
const char *pay_times(const struct present *p, money amount, const char *currency,
                      int64_t times_e8);

/* A package's base as it is said: in its unit where it has one. */
const char *pay_base(const struct present *p, const struct package_fig *k);
/* The same in parts, for a table: "Base salary, thirteen times a year" and "€3,550 a month". */
const char *pay_base_name(const struct present *p, const struct package_fig *k, const char *name);
const char *pay_base_once(const struct present *p, const struct package_fig *k);
/* Its equity: by number where it is a grant ("700 RSUs"), else its amount in its own currency. */
const char *pay_equity(const struct present *p, const struct package_fig *k);
/* The same with what it is worth today, where it is said by number: "16,596 options ($195,000)". */
const char *pay_equity_worth(const struct present *p, const struct package_fig *k);
/* What the shares of a grant are called, as far as anybody has said: "RSUs", "options". */
const char *pay_paper(const struct present *p, enum instrument instrument, enum equity_kind kind);
/* "45,000 options". */
const char *pay_shares(const struct present *p, int64_t shares_e2, enum instrument instrument,
                       enum equity_kind kind);
/* What one bonus is: "15%", "4.5 months’ pay", "$108,000". */
const char *pay_bonus(const struct present *p, const struct bonus_fig *b);

/* Whether a bonus has a name to say: one that is called no more than "Bonus", or a commission
 * "Commission", has none. */
bool pay_is_named(const struct present *p, const char *name);

/* How a part is stated where that is no amount a year, as a table writes it: "€3,250 × 13", "10%",
 * "700 RSUs", "$106,200"; else NULL. */
const char *pay_stated(const struct present *p, const struct package_fig *k, enum money_part part);

/* What a term of the package is: "28 days of leave", "1 month’s notice"; its bare text where no
 * phrase is known for its name. */
const char *pay_term(const struct present *p, const char *name, const char *text);
/* The same beside its name, in a table: "28 days a year". */
const char *pay_term_value(const struct present *p, const char *name, const char *text);
/* A signed number and its unit: "+2 days", "−1 month"; a unit that isn't known as it is. */
const char *pay_number_change(const struct present *p, const char *unit, int64_t change_e8);
bool pay_term_known(const struct present *p, const char *name);
/* A term as it is asked for: the same, or "name: value" where no phrase is known. */
const char *pay_term_asked(const struct present *p, const char *name, const char *text);
/* What is asked for beside pay and isn't on the table: terms, pension, benefits with a value. */
size_t pay_asks_beside(const struct present *p, const struct figures *f, const char **out,
                       size_t room);

/* An employer's contribution: "6% of base", where percent_e8 is none "€2,535 a year". */
const char *pay_pension(const struct present *p, int64_t percent_e8, money amount);

/* An allowance in its unit: "€180 a month". */
const char *pay_allowance(const struct present *p, const struct allowance_fig *x);

/* The parts of `want` that are more than (with `lower`: other than) those of `have`, each as a
 * phrase to ask for: "€82,000 base", "a $12,000 sign-on". Terms are not among them. */
size_t pay_asks(const struct present *p, const struct package_fig *want,
                const struct package_fig *have, const char **out, size_t room);
/* What a sum adds to an offer, part by part: "€12,000 of equity", "€50 a month of base". A bonus in
 * per cent follows its base and isn't named. */
size_t pay_adds(const struct present *p, const struct sum_fig *adds,
                const struct package_fig *offer, const char **out, size_t room);

/* One part of what a sum adds: "€50 a month", in its own unit where it has one. */
const char *pay_added(const struct present *p, const struct sum_fig *adds, enum money_part part);

/* A sum as a package, for what is said of one: the least one would accept, a rung. `like` lends
 * what a sum doesn't have: its kind of equity. */
struct package_fig pay_of_sum(const struct package_fig *like, const struct sum_fig *s);

/* "four years", "18 months": how long the figures of the horizon reach. */
const char *pay_horizon(const struct present *p, const struct figures *f);
/* p->words as they are said of this offer: "four years" as how long the horizon is where that isn't
 * four years, a contractor's fee and a salesman's commission by those names, and so the band. */
const struct catalogue *pay_words(const struct present *p, const struct figures *f);

#endif
