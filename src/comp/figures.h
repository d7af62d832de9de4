/* figures.h - everything that is computed (contract 2), printed values only.
 *
 * Filled once by comp from an offer and a guide, in the figures' currency (the region's; without a
 * guide the package's), then read-only: a page may print no number that isn't here. Each value was
 * rounded once, half away from zero, from the exact fraction: a figure's own value `v` (1/100 of
 * the unit), or a share's e4 (four decimals) and e2 (two decimals, which is also the whole per
 * cent). `has` false is JSON's null. Amounts of base, bonus and allowance are a year's, equity is
 * the whole grant. What isn't in play (in_play) is 0 everywhere and stands on no page.
 * Owned by the job's arena.
 */
#ifndef HFB_COMP_FIGURES_H
#define HFB_COMP_FIGURES_H

#include "base/ratio.h"
#include "comp/parts.h"
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

struct year_fig { /* a year of the horizon, as paid: a part year holds its months' pay */
    PAY_FIELDS(money);
    money total;
};

struct certainty { /* they add up to four_year */
    money contracted, target, liquid, illiquid, discretionary;
};

/* Where a part of ask, floor or agreed came from. */
enum part_source {
    FROM_OFFER,  /* the offer file's own element */
    FROM_GUIDE,  /* the guide's row */
    FROM_BAND,   /* the suggestion: nobody has named one */
    FROM_TABLE,  /* ask: raised to what is on the table */
    FROM_CARRIED /* stated by nobody: as in the offer */
};
/* What a package states of a part that is paid once; the second year's is the sign-on's alone. */
struct once_stated {
    struct amount year[2];
    bool lower;
};
struct once_stated pay_once(const struct package *p, enum money_part part);

extern const char *const part_source_names[]; /* "offer", "guide", "band", "table", "carried" */

/* A base as it is stated in another unit than a year: amount × times = the year's. */
struct unit_fig {
    bool has;             /* false: a year's, or the guide's */
    const char *currency; /* of amount; NULL: the figures' */
    money amount;
    enum per per;
    int64_t times_e8;
};

struct converted { /* the whole package was in another currency */
    bool has;
    const char *from; /* the package's own currency */
    struct decimal rate;
    struct date date;
    const char *source;
    money base, equity, annual, four_year; /* in its own currency */
};

struct equity_converted { /* the equity alone is in another currency than the package */
    bool has;
    const char *from;
    struct decimal rate;
    struct date date;
    const char *source;
    money equity; /* in its own currency */
};

struct bonus_fig {
    const char *name; /* NULL: the unnamed one */
    enum bonus_kind kind;
    bool has_percent, has_months; /* neither: an amount */
    int64_t percent_e8, months_e8;
    unsigned years; /* bit k-1: paid in year k; 0: every year */
    money amount;   /* of a year in which it is paid, on this package's base */
    bool lower;
};

struct allowance_fig {
    const char *name;
    money amount;         /* a year */
    struct unit_fig unit; /* as stated */
    bool expected;        /* nobody has promised it: target, not contracted */
};

struct benefit_fig {
    const char *name, *text;
    struct fig value; /* a year; null: none named */
};

struct package_fig {
    PAY_FIELDS(money); /* sign_on: both years' sum; bonus: those of every year */
    int vesting_years;
    enum instrument instrument; /* its own, else the offer's */
    enum equity_kind kind;      /* of an ask resolved: never unstated unless there is no equity */
    enum bonus_kind bonus_kind; /* of the first bonus */
    money annual, four_year;    /* four_year: over the horizon */
    money firm;                 /* four_year − discretionary: what verdicts compare */
    money sure;                 /* contracted + target + liquid; the word stands on no page */
    money beside, with_beside;  /* pension and valued benefits, a year; annual + beside */
    money pension;              /* of it: the employer's contribution, a year */
    money reimbursed;           /* relocation that pays back costs: in no sum */
    money refresh;              /* a new grant each year from refresh_from on; 0: none */
    int refresh_from;
    struct year_fig years[FIGURE_YEARS]; /* figures.years_n of them */
    money cumulative[FIGURE_YEARS];
    money layers[FIGURE_YEARS][PAY_LAYERS]; /* each year's pay as charts draw it */
    money cash_layers[PAY_LAYERS];          /* the horizon's; equity is none of it */
    struct certainty certainty;
    struct share contracted_share;

    unsigned stated; /* bit PAY_…: this package's own element states it (ask: or the guide) */
    enum part_source source[PAY_PARTS]; /* ask, floor, agreed */
    bool raised[PAY_PARTS];             /* ask: what is stated was under the table */
    struct unit_fig base_unit;          /* in the package's own currency */
    struct bonus_fig *bonuses;
    size_t bonuses_n;
    struct allowance_fig *allowances;
    size_t allowances_n;
    struct benefit_fig *benefits;
    size_t benefits_n;
    const struct term *terms; /* what the package itself states */
    size_t terms_n;
    int clawback_months; /* of the sign-on; 0: none stated */

    struct converted converted;
    struct equity_converted equity_converted;
    struct fig face_value; /* options: shares × price; null where the price is unknown */
    struct fig shares;     /* by number, × 100; options in money: amount ÷ (price − strike) */
    struct share owned;    /* shares ÷ fully diluted shares of the company */
    bool by_number;        /* the equity is a grant of shares */
    bool equity_unknown;   /* a grant whose price or strike nobody has named: it counts 0 */
    bool scaled;           /* the guide's equity was brought to the offer's vesting years */
    money equity_per_year;
    money equity_four_year;     /* vested by the end of the horizon, refresh not counted */
    money refresh_four_year;    /* what refresh grants vest by then */
    money cash_four_year;       /* four_year without equity and refresh */
    const struct package *from; /* what was read: instrument, cliff, acceleration, places */
};

/* What is stated of the ask, before it is raised: null for parts that nobody names. */
struct stated_fig {
    PAY_FIELDS(struct fig);
    struct fig annual, four_year; /* of the ask as stated; null where nobody names one */
};

struct band_fig {
    struct fig min, mid, max;
};
enum band_source { BAND_NONE, BAND_POSTED, BAND_TOLD, BAND_GUIDE, BAND_MARKET };
struct bands { /* null: no band of a part in play; 0: the part isn't in play */
    struct band_fig base, equity, bonus;
    struct band_fig annual; /* comparable: base + equity ÷ Y + bonus of those that have a band */
    struct band_fig four_year;
    enum band_source base_source, equity_source;
    const struct market *base_row, *equity_row; /* the market's row, NULL: the guide's */
    bool equity_scaled;                         /* brought to the offer's vesting years */
};

struct position_part {
    struct share compa_ratio, range_penetration;
};
struct position {
    struct position_part base, equity;
    struct position_part annual; /* comparable against the band's */
};

struct gap { /* other − offer */
    PAY_FIELDS(struct fig);
    struct fig annual, four_year; /* to the band: of the parts that have one, on both sides */
};

struct break_even {
    struct share multiple;
    struct fig valuation; /* in valuation_currency */
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

/* What is higher there than on the table: what a sentence may lean on (contract 1.2). */
struct leans {
    bool four_year, base, equity, sure, term; /* equity: a year's */
};

struct competing_fig {
    const struct competing *entry;
    struct package_fig package;
    bool expired;  /* as of the run's date */
    bool is_offer; /* written or verbal, not expired */
    struct leans leans;
    bool worth_less; /* an offer of which nothing is higher: not to be brought up */
    struct position position;
    struct fig comparable; /* a year: the package's parts that have a band */
    struct gap gap;
    struct {
        struct fig equity_to_match, base_to_match, sign_on_to_match;
        bool has_equity_within_band, has_base_within_band; /* the part has a band */
        bool equity_within_band, base_within_band;
        struct match_at at[3]; /* offer's base, ask's base, band maximum */
        int at_n;
        struct fig base_at_band_equity;
        bool has_matchable, matchable; /* has: there is a band */
        struct fig short_by;
        struct share top_share;
        struct fig over_ask; /* ≤ 0: there is nothing to match, no page speaks of it */
    } match;
    struct {
        struct break_even_pair offer, ask, floor; /* floor: null without one */
    } break_even;
    struct {               /* null without a floor */
        struct fig annual; /* what is paid once isn't in it: pages compare four_year */
        struct share share;
        struct fig four_year;
        struct share four_year_share;
    } premium;
    struct fig contracted_gap; /* over the horizon */
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

struct sum_fig { /* a package that nobody stated: smallest yes, a rung, what one adds */
    PAY_FIELDS(money);
    money annual, four_year;
    money firm;
    struct unit_fig base_unit;       /* where the ask's base has a unit; amount is in it */
    struct fig shares;               /* × 100, where the equity is by number */
    struct fig equity_own;           /* in the equity's own currency, where it has one */
    const struct bonus_fig *bonuses; /* in the ask's order */
    size_t bonuses_n;
    const struct allowance_fig *allowances;
    size_t allowances_n;
};

struct rung {
    struct sum_fig is;
    const char *scale_step;            /* the name of the base's step on a pay scale, or NULL */
    const struct additional_ask *for_; /* NULL: none */
};

struct pair {
    money base, equity;
};

struct haircut {
    int kept; /* per cent */
    struct fig offer, ask;
};

enum verdict { VERDICT_AT_ASK, VERDICT_NEGOTIATE, VERDICT_BELOW_FLOOR, VERDICT_NO_ASK };
enum against { AGAINST_UNDER, AGAINST_AT, AGAINST_OVER };
extern const char *const verdict_names[]; /* "at-ask", "negotiate", "below-floor", "no-ask" */
extern const char *const against_names[]; /* "under", "at", "over" */

/* ---- the market --------------------------------------------------------------------------------
 */

struct market_fig { /* a row as the offer states it, in the figures' currency, a year's */
    const struct market *row;
    money low, high;
    struct fig mid;
    bool is_band; /* the band of its part comes from here */
    bool stale;   /* older than the year before last */
};

struct quoted { /* a range that somebody names for a part, to name in the call */
    enum market_part part;
    const struct market *row; /* NULL: the guide names it */
    const char *name;         /* the row's source; of the guide's the employer */
    money low, high;          /* as in market_fig; of the guide's equity band the offer's years' */
    struct fig mid;
    bool is_band;
};

/* ---- history ----------------------------------------------------------------------------------
 */

struct step_fig { /* a change of a package: new − old */
    bool has;
    bool bonus_follows; /* its per cent or months are the same: only its base has moved */
    PAY_FIELDS(money);
    money annual, four_year;
};

struct move_fig {
    const struct history_move *entry;
    struct sum_fig is;    /* what it carries included */
    struct step_fig step; /* against the same side's move before; has false: its first */
    bool answer_only;     /* it repeats the same side's last: an answer, no move */
};

struct said_fig { /* a number that was named, as it was: its unit is the entry's */
    const struct history_said *entry;
    money low, high;
};

enum turn { TURN_NONE, TURN_CANDIDATE, TURN_EMPLOYER };
extern const char *const turn_names[]; /* "candidate"; NULL: none */

struct history_fig {
    bool has; /* false: no history, everything here null */
    struct said_fig *said;
    size_t said_n;
    struct move_fig *moves;
    size_t moves_n;
    struct step_fig employer_moved, employer_step;   /* the package − its first, its last move */
    struct step_fig candidate_moved, candidate_step; /* first move − ask; ask − last move */
    struct fig gap_first, gap_now;
    struct share closed_employer, closed_candidate;
    bool final;     /* they have called what is on the table final, and nothing came since */
    enum turn turn; /* TURN_NONE: no move at all */
    int round;      /* 1: no history; else the employer's moves, today's counted */
};

/* ---- what is to be dealt with, as data; words are brief's ---------------------------------------
 */

enum about { ABOUT_GUIDE, ABOUT_OFFER, ABOUT_SPEECH, ABOUT_HISTORY };
extern const char *const about_names[]; /* "guide" */

/* A check about money or dates (contract 2.12), worded by its id in brief. */
struct money_check {
    const char *id; /* "contradicts" */
    enum diag_severity severity;
    enum about about;
    struct place at;
    struct fig stated, computed;
    bool shares;                           /* both are numbers of shares, × 100, no amounts */
    const char *currency;                  /* of both; NULL: the figures' */
    int part;                              /* PAY_…, -1: none */
    const char *name;                      /* of a bonus, an allowance, a term, a total; or NULL */
    const char *who;                       /* a company, a person; or NULL */
    struct date date, other_date;          /* unset: none */
    int64_t days;                          /* stale, clock */
    const struct competing_fig *competing; /* expired, clock, worth-less */
    const struct rate *rate;               /* stale */
    const struct market *market;           /* stale */
    bool is_floor;                         /* about the floor: left out with --floor omit */
};

/* A question for the recruiter (contract 2.13), in order of weight; worded by its id in brief. */
struct question_fig {
    const char *id; /* "range", "bonus-paid", "vesting" */
    int weight;     /* the heavier, the earlier */
    bool equity;
};

enum clock_of { CLOCK_NONE, CLOCK_RESPOND_BY, CLOCK_COMPETING };

struct deadline_fig {
    bool has;          /* the offer has a respond-by */
    int64_t days_left; /* to respond-by, from the figures' date; negative: it has passed */
    bool passed;
    bool exploding;      /* three days or less, or 72 hours where both times are given */
    enum clock_of first; /* which clock ends first; passed ones don't run */
    const struct competing_fig *competing; /* CLOCK_COMPETING: whose */
};

/* ---- the record ---------------------------------------------------------------------------------
 */

enum figure_kind {
    FIGURE_MONEY,
    FIGURE_SIGNED,   /* a difference: printed with its sign */
    FIGURE_SHARE,    /* four decimals */
    FIGURE_MULTIPLE, /* 0.5× */
    FIGURE_COUNT,
    FIGURE_PERCENT,
    FIGURE_WORD /* `word`, decided by `relations` */
};

struct relation { /* "72,000 < 80,000", for a word */
    rat left;
    const char *sign; /* "<", "≤", "≥", "=" */
    rat right;
    struct relation *next;
};

/* One figure with how it came about (contract 2, "One record"), in the order of computing. */
struct figure_record {
    struct rat_name name; /* the key path of the JSON */
    enum figure_kind kind;
    rat exact;            /* its step is what --explain prints; NULL of a word */
    const char *currency; /* NULL: the figures' */
    const char *word;
    const struct relation *relations;
    struct figure_record *next;
};

struct figures {
    const struct offer *offer;
    const struct guide *guide;
    const struct region *region; /* never NULL: without a guide one made of the job */
    const char *currency;
    struct date date; /* --as-of, else the offer's */
    struct date respond_by;
    struct share location_factor;
    struct fig valuation; /* the guide's, else the job's */
    const char *valuation_currency;
    const char *employer, *employer_short, *role, *role_short; /* the guide's, else the job's */
    const char *level, *place; /* the job's, else the guide's row's; or NULL */

    int horizon_months; /* the package's months, else 48 */
    int years_n;        /* years that the horizon has begun: 1 to 4 */
    unsigned in_play;   /* bit PAY_…; what isn't stands on no page */
    unsigned unstated;  /* bit PAY_…: in play, and the package doesn't say */
    unsigned short_of; /* bit PAY_…: the ask is above the offer, per cent with per cent, shares with
                          shares: a bonus of the same 5 % isn't, though its money follows base */

    bool has_ask;   /* somebody names an ask; false: it is the band's suggestion or the offer */
    bool has_floor; /* somebody names a floor; without one `floor` is empty */
    bool floor_is_guides;                  /* nobody but the guide names it */
    bool floor_own_base, floor_own_equity; /* stated by the candidate's own floor */
    bool floor_lowered[PAY_PARTS];         /* the guide's floor was above the stated ask */

    struct bands band;
    struct package_fig package;    /* the offer */
    struct package_fig ask, floor; /* the one ask; see has_floor */
    struct stated_fig ask_stated, agreed_stated;
    bool has_agreed;
    struct package_fig agreed;
    struct competing_fig *competing;
    size_t competing_n;
    const struct competing_fig *lead;    /* the one that sentences lean on; NULL: none */
    const struct competing_fig *current; /* the job one has; NULL: not stated */

    struct {
        struct position offer, ask, floor; /* competing: in competing_fig */
    } position;
    struct {
        struct fig offer, ask, floor; /* a year, of the parts that have a band */
    } comparable;
    struct {
        struct gap min, mid, max, ask, floor;
    } gaps;
    struct share to_ask; /* the annual gap to the ask, as a share of the offer's annual */
    struct fig equity_per_1000_base;       /* trade; null where v is 0 or equity isn't in play */
    struct fig step_base, equity_per_step; /* the rounding unit of base, a year's */
    struct scenario *scenarios; /* none where neither offer nor ask is pre-IPO or options */
    size_t scenarios_n;
    struct {
        struct sum_fig is, adds;
    } smallest_yes;
    struct rung ladder[5];
    size_t ladder_n;
    bool ladder_shrinks; /* each step down is smaller than the one before: there are several */
    struct pair equal_value[3];
    size_t equal_value_n;
    struct haircut haircut[5];
    size_t haircut_n;
    enum verdict verdict;
    bool pay_met;             /* an ask is named, and all that it states of pay is on the table */
    const char **below_floor; /* "equity", "term:leave", "four_year" */
    size_t below_floor_n;
    bool below_base, below_equity;
    enum against four_year_vs_floor; /* of firm; only with a floor */
    struct fig firm_to_floor;        /* the floor's firm − the offer's; null without a floor */
    struct { /* which base and equity reach the floor, all else as in the offer (contract 2.14) */
        bool base, equity; /* is the floor's a limit of its own? */
        bool total;        /* `at` is there: a base with a band, equity that vests */
        struct pair at[2]; /* at the least and the greatest base of the band, what makes firm the
                              floor's; may be negative */
    } clears;

    struct market_fig *market; /* in the file's order */
    size_t market_n;
    struct quoted *quoted; /* comp/quoted.h */
    size_t quoted_n;
    struct history_fig history;
    /* The additional asks that are still asked for, the guide's and one's own, in the order in
     * which to give them away; those that the offer holds already; and those that were agreed. */
    const struct additional_ask **additional, **held, **settled;
    size_t additional_n, held_n, settled_n;
    /* The same that are still asked for in the order of the files, the guide's first: what the
     * employer reads doesn't tell which would be given away. `own` are the candidate's. */
    const struct additional_ask **open;
    size_t open_n;
    struct additional_ask *own;
    size_t own_n;
    struct deadline_fig deadline;
    const struct money_check *money_checks;
    size_t money_checks_n;
    const struct question_fig *asked; /* questions, the heaviest first */
    size_t asked_n;
    const struct figure_record *records; /* --explain, the workings */
};

/* Everything that is computed; what words find is struct advice. NULL: reported (FIGURE_OVERFLOW,
 * ORDER). */
struct figures *figures_compute(struct arena *a, const struct offer *o, const struct guide *g,
                                struct date as_of, struct diags *d);

/* Where a package stands among the ranges of a part: null where its equity is none, of unknown
 * worth or vests over other years. */
struct fig quoted_stands(const struct figures *f, const struct package_fig *k,
                         enum market_part part);
/* Whose band it is: "Paris", or the employer where nobody named a place. */
const char *figures_band_of(const struct figures *f);
/* The floor − the offer over the horizon, as the rows above it subtract; of firm, by which the
 * verdict is, where that says otherwise. Null without a floor. */
/* What the grant lacks to the floor's, both by number. */
/* Whether a package's equity vests over other years than the offer's: a year of it is another part.
 */
bool figures_vests_apart(const struct figures *f, const struct package_fig *k);
/* Whether any that is compared does: ask, floor, an offer elsewhere. */
bool figures_vest_apart(const struct figures *f);
struct fig figures_shares_to_floor(const struct figures *f);
struct fig figures_to_floor(const struct figures *f);
/* Whether a package says a part itself and doesn't carry it, and what it says has a known worth. */
bool figures_part_is_own(const struct package_fig *k, enum money_part part);
/* Whether the offer, the ask and the floor (if it may be seen), each where it says the part itself,
 * say different amounts: whether bars of them show anything. */
bool figures_sides_differ(const struct figures *f, enum money_part part, bool floor);

/* The part of `order` that needs no more than what ask and floor state: for an offer that has
 * other faults and is refused anyway, so that one run reports them all. False: reported. */
bool figures_check_order(struct arena *a, const struct offer *o, struct diags *d);

#endif
