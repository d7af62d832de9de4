/* figures.h - everything that is computed (contract 2), printed values only.
 *
 * Filled once by comp from an offer and a guide, in the region's currency, then read-only: a page
 * may print no number that isn't here. Each value was rounded once, half away from zero, from the
 * exact fraction: a figure's own value `v` (1/100 of the unit), or a share's e4 (four decimals) and
 * e2 (two decimals, which is also the whole per cent). `has` false is JSON's null.
 * Owned by the job's arena.
 */
#ifndef HFB_COMP_FIGURES_H
#define HFB_COMP_FIGURES_H

#include "guide/guide.h"
#include "offer/offer.h"

struct fig {
    bool has;
    money v;
};

struct share {
    bool has;
    int64_t e4; /* × 10,000 */
    int64_t e2; /* × 100 */
};

#define FIGURE_YEARS 4

struct year_fig {
    money base, bonus, sign_on, equity, total;
};

struct certainty {
    money contracted, target, liquid, illiquid, discretionary;
};

/* Where a part of ask or floor came from. */
enum part_source { FROM_OFFER, FROM_GUIDE, FROM_BAND };

struct converted {
    bool has;
    const char *from; /* the package's own currency */
    struct decimal rate;
    struct date date;
    const char *source;
    money base, equity, annual, four_year; /* in its own currency */
};

struct package_fig {
    money base, bonus, sign_on, equity; /* a year, a year, both years' sum, whole grant */
    int vesting_years;
    enum equity_kind kind;
    enum bonus_kind bonus_kind;
    money annual, four_year;
    money refresh; /* a new grant each year from refresh_from on; 0: none */
    int refresh_from;
    struct year_fig years[FIGURE_YEARS];
    money cumulative[FIGURE_YEARS];
    struct certainty certainty;
    struct share contracted_share;
    enum part_source base_source, equity_source; /* ask, floor, agreed */
    struct converted converted;
    struct fig face_value; /* options: shares × price */
    struct fig
        shares;  /* options: shares, × 100; ask or floor in money: amount ÷ (price − strike) */
    bool scaled; /* the guide's equity was brought to the offer's vesting years */
    money equity_per_year;
    money equity_four_year;     /* vested by the end of year 4, refresh not counted */
    money refresh_four_year;    /* what refresh grants vest by then */
    money cash_four_year;       /* four_year without equity and refresh */
    const struct package *from; /* what was read: instrument, cliff, acceleration, places */
};

struct band_fig {
    struct fig min, mid, max;
};
struct bands {
    struct band_fig base, equity, annual, four_year;
};

struct position_part {
    struct share compa_ratio, range_penetration;
};
struct position {
    struct position_part base, equity, annual;
};

struct gap {
    struct fig base, equity, annual, four_year; /* other − offer */
};

struct break_even {
    struct share multiple;
    struct fig valuation; /* in the guide's valuation currency */
    struct share growth;  /* a year */
};
struct break_even_pair {
    struct break_even plain;
    bool has_diluted; /* the offer gives a dilution */
    struct break_even diluted;
};

struct match_at {
    money base;
    struct fig equity_to_match;
    struct share of_band_max; /* equity_to_match ÷ the equity band's maximum */
};

struct competing_fig {
    const struct competing *entry;
    struct package_fig package;
    bool expired;  /* as of the run's date */
    bool is_offer; /* written or verbal, not expired */
    struct position position;
    struct gap gap;
    struct {
        struct fig equity_to_match, base_to_match;
        bool equity_within_band, base_within_band;
        struct match_at at[3]; /* offer's base, ask's base, band maximum */
        int at_n;
        struct fig base_at_band_equity;
        bool has_matchable, matchable; /* has: the region has a band */
        struct fig short_by;
        struct share top_share;
        struct fig over_ask;
    } match;
    struct {
        struct break_even_pair offer, ask, floor;
    } break_even;
    struct {
        struct fig annual;
        struct share share;
    } premium;
    struct fig contracted_gap; /* over four years */
    struct fig contracted_gap_per_year;
    struct fig spoken_base, spoken_equity,
        spoken_equity_per_year; /* nearest 1,000 when converted */
};

struct scenario {
    int64_t multiple_e2; /* 0, 50, 100, 200, 300, 500 */
    struct fig valuation;
    struct fig offer, ask; /* the grant at that valuation, diluted if the offer says so */
    struct fig offer_four_year, ask_four_year; /* likewise: the contract's four_year */
    /* With a dilution given: the same four_year again, and what it would be without dilution. */
    struct fig offer_four_year_diluted, ask_four_year_diluted;
    struct fig offer_four_year_undiluted, ask_four_year_undiluted;
};

struct rung {
    money base, equity, four_year;
    const struct additional_ask *for_; /* NULL: none */
};

struct pair {
    money base, equity;
};

struct haircut {
    int kept; /* per cent */
    struct fig offer, ask;
};

enum verdict { VERDICT_AT_ASK, VERDICT_NEGOTIATE, VERDICT_BELOW_FLOOR };
enum against { AGAINST_UNDER, AGAINST_AT, AGAINST_OVER };

struct check {
    const char *id; /* "claim-arithmetic" */
    enum diag_severity severity;
    struct place at;
    bool has_stated, has_computed;
    money stated, computed;
    const char *currency; /* of stated and computed; NULL: the region's */
    const char *quote;    /* the source's words, or NULL */
    const char *message;  /* finished sentence */
    const char *todo;     /* "do" */
    const char *cause;    /* claim-arithmetic: the usual mistake that fits, or NULL */
};

struct blank {
    const char *name, *label;
    bool required; /* stands in a sentence that isn't optional */
};

struct figures {
    const struct offer *offer;
    const struct guide *guide;
    const struct region *region;
    const char *currency;
    struct date date; /* --as-of, else the offer's */
    struct date respond_by;
    struct share location_factor;
    struct fig valuation;
    bool floor_own_base, floor_own_equity; /* the candidate's own floor, not the guide's */
    bool ask_named;                        /* false: nobody names an ask, and there is no band */

    struct bands band;
    struct package_fig package; /* the offer */
    struct package_fig ask, floor;
    struct package_fig proposal; /* to the employer: per part the larger of ask and offer */
    struct gap to_proposal;      /* proposal − offer */
    bool has_agreed;
    struct package_fig agreed;
    struct competing_fig *competing;
    size_t competing_n;

    struct {
        struct position offer, ask, floor; /* competing: in competing_fig */
    } position;
    struct {
        struct gap min, mid, max, ask, floor;
    } gaps;
    struct share to_ask; /* the annual gap to the ask, as a share of the offer's annual */
    struct fig equity_per_1000_base; /* trade */
    struct scenario *scenarios;
    size_t scenarios_n;
    struct {
        struct pair is;
        money four_year;
        money adds_base, adds_equity, adds_four_year;
    } smallest_yes;
    struct rung ladder[5];
    size_t ladder_n;
    struct pair equal_value[3];
    size_t equal_value_n;
    struct haircut haircut[5];
    size_t haircut_n;
    enum verdict verdict;
    bool below_base, below_equity;
    enum against four_year_vs_floor;

    struct check *checks;
    size_t checks_n;
    const char **questions;
    size_t questions_n;
    size_t questions_general_n; /* of them, the first: the rest are on equity and stand there */
    struct blank *blanks;
    size_t blanks_n;
};

/* Computes everything but checks, questions and blanks. NULL: reported (FIGURE_OVERFLOW, ORDER). */
struct figures *figures_compute(struct arena *a, const struct offer *o, const struct guide *g,
                                struct date as_of, struct diags *d);

/* The part of `order` that needs no more than what ask and floor state: for an offer that has
 * other faults and is refused anyway, so that one run reports them all. False: reported. */
bool figures_check_order(struct arena *a, const struct offer *o, struct diags *d);

#endif
