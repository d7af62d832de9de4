/* offer.h - one candidate's offer, as it stands in the file (contract 1.1): facts, nothing
 * computed.
 *
 * Everything belongs to the job's arena; strings are UTF-8, NUL-terminated, NULL when unstated.
 * Amounts are in the package's own currency. Every value that a figure can come from keeps its
 * place, so that --explain can name file and line. "Stated" and "zero" differ: see `stated`.
 */
#ifndef HFB_OFFER_OFFER_H
#define HFB_OFFER_OFFER_H

#include "base/stated.h"
#include "comp/parts.def"

enum equity_kind {
    EQUITY_UNSTATED,
    EQUITY_LIQUID,
    EQUITY_PRE_IPO,
    EQUITY_OPTIONS,
    EQUITY_NONE /* stated: there is none */
};
enum bonus_kind {
    BONUS_UNSTATED,
    BONUS_TARGET,
    BONUS_CONTRACTUAL,
    BONUS_COMMISSION,
    BONUS_DISCRETIONARY
};
enum instrument {
    INSTRUMENT_UNSTATED,
    RSU,
    PSU,
    ISO,
    NSO,
    EMI,
    BSPCE,
    AGA,
    PHANTOM,
    INSTRUMENT_OTHER
};
enum acceleration {
    ACCELERATION_UNSTATED,
    ACCELERATION_NONE,
    ACCELERATION_SINGLE,
    ACCELERATION_DOUBLE
};
/* The unit of time that an amount is for. */
enum per { PER_YEAR, PER_MONTH, PER_FOUR_WEEKS, PER_FORTNIGHT, PER_WEEK, PER_DAY, PER_HOUR };

/* names.def: the file's word for each value, indexed by it; NULL for "unstated". */
#define NAMES(which, ...) extern const char *const offer_##which##_names[];
#include "offer/names.def"
#undef NAMES

#define VESTING_YEARS_MAX 10
#define COMPETING_MAX 64 /* far more than a page holds; layout says what it can't */

/* ---- the parts of a package ------------------------------------------------------------------ */

/* How an amount of base or allowance becomes a year's: × times (offer_pay_times()). All zero: a
 * year's, or, in an ask's or a move's part without `per`, whatever the contract carries. */
struct pay {
    bool stated; /* per stands in the file */
    enum per per;
    struct decimal times; /* units of `per` in a year, more than 0, at most two places */
    bool expected;        /* sure="expected": nobody has promised these days or hours */
    bool sure_stated;
    bool lower;      /* lower="yes": less of this, for more of another (ask and move only) */
    struct place at; /* of per; nowhere when it isn't stated */
};

/* The times of a unit when none are stated, in 1/100,000,000: year 1, month 12, four-weeks 13,
 * fortnight 26, week 52; 0 for day and hour, which must state theirs. */
int64_t offer_per_times(enum per per);
/* What takes an amount so paid to a year's: stated, or offer_per_times(). */
int64_t offer_pay_times(const struct pay *pay);

struct equity {
    bool stated; /* the element is there; absent is unstated, kind="none" is stated */
    enum equity_kind kind;
    struct amount amount; /* whole grant, or a year's with per_year; unstated with a grant */
    bool per_year;
    bool has_grant; /* by number, in any kind; an ask's price and strike are carried if unstated */
    struct decimal shares, strike, price, total; /* total: fully diluted shares of the company */
    int years; /* 0: unstated and no schedule (4 then holds, or the package's it is carried from) */
    int schedule_n;                         /* 0: even vesting */
    int64_t schedule_e8[VESTING_YEARS_MAX]; /* per cent of the grant vested in each year */
    int cliff_months;                       /* -1: unstated; 0 to 48 */
    enum instrument instrument;
    enum acceleration acceleration;
    const char *currency; /* NULL: the package's */
    bool lower;
    struct place at, kind_at, years_at, schedule_at, cliff_at, instrument_at, acceleration_at,
        currency_at;
};

/* Exactly one of percent, months and amount is stated. */
struct bonus {
    bool stated;
    struct text name;       /* NULL: the unnamed one, at most one in a package */
    enum bonus_kind kind;   /* BONUS_TARGET when the attribute is absent */
    bool kind_stated;       /* what isn't stated is carried when a bonus of that name is replaced */
    struct decimal percent; /* of the package's own base */
    struct decimal months;  /* × a month's base */
    struct amount amount;   /* a year */
    unsigned years;         /* bit k-1: paid in year k, 1 to 4; 0: unstated, paid in every year */
    bool lower;
    struct place at, kind_at, years_at;
};

struct allowance {
    struct text name;
    struct amount amount;
    struct pay pay; /* per is PER_MONTH when it isn't stated */
    struct place at;
};

struct sign_on {
    struct amount year1, year2;
    struct count clawback_months;
    bool lower;
};

struct single { /* a part paid once, as one amount: a row of PAY_SINGLE_TABLE */
    struct amount amount;
    bool reimbursed; /* pays back costs: beside pay, in no sum; relocation alone can say so */
    bool lower;
};

struct refresh {
    struct amount amount; /* a new grant each year from from_year on */
    int from_year;        /* 2 when unstated */
};

struct pension { /* the employer's contribution; one of the two is stated */
    bool stated;
    struct decimal percent; /* of the year's base */
    struct amount amount;   /* a year */
    struct place at;
};

struct benefit {
    struct text name, text;
    struct amount value; /* a year, when it has one */
    struct place at;
};

enum term_better { BETTER_NEITHER, BETTER_MORE, BETTER_LESS };
enum term_kind { TERM_NUMBER, TERM_AMOUNT, TERM_TEXT };

/* terms.def, and what a known name means. */
enum known_term {
#define TERM(code, name, unit, kind, better) TERM_##code,
#include "offer/terms.def"
#undef TERM
    TERM_KNOWN_COUNT
};
struct term_row {
    const char *name, *unit;
    enum term_kind kind;
    enum term_better better;
};
extern const struct term_row offer_terms[TERM_KNOWN_COUNT];

struct term {
    struct text name;
    const struct term_row *known; /* NULL: a name of the offer's own */
    enum term_kind kind;
    struct decimal number; /* TERM_NUMBER */
    struct amount amount;  /* TERM_AMOUNT, in the package's currency */
    struct text text;      /* as written, for every kind */
    const char *unit;      /* the known one's, else the one stated; "" without one */
    enum term_better better;
    struct place at;
};

struct total { /* what the letter itself calls OTE, CTC, total */
    struct text name;
    struct amount amount;
    struct place at;
};

enum offer_status { STATUS_WRITTEN, STATUS_VERBAL, STATUS_PROCESS, STATUS_MARKET, STATUS_CURRENT };
enum disclosure { DISCLOSE_NONE, DISCLOSE_EXISTENCE, DISCLOSE_FULL };

#define SINGLE_FIELD(x, code, field, ...) struct single field;

/* Same parts for package, competing, ask, floor, agreed and the moves of the history. */
struct package {
    bool stated;          /* ask, floor, agreed: the element is there */
    const char *currency; /* code; ask, floor, agreed: the region's; a move's own when stated */
    struct place currency_at;
    bool whole; /* floor, move: what it doesn't state isn't in it */
    struct place whole_at;
    struct amount base; /* as written; base_pay takes it to a year's */
    struct pay base_pay;
    struct equity equity;
    struct bonus bonus; /* the first of the list: for readers that know of one alone */
    struct bonus *bonuses;
    size_t bonuses_n;
    struct allowance *allowances;
    size_t allowances_n;
    bool allowances_partly; /* one was refused: what isn't among them may be there */
    struct sign_on sign_on;
    PAY_SINGLE_TABLE(SINGLE_FIELD, )
    struct refresh refresh;
    struct pension pension;
    struct benefit *benefits;
    size_t benefits_n;
    struct term *terms;
    size_t terms_n;
    struct total *totals; /* package, competing */
    size_t totals_n;
    struct count months; /* a fixed term, 1 to 48; package, competing */
    bool has_status;     /* package: status is stated (STATUS_WRITTEN or STATUS_VERBAL) */
    enum offer_status status;
    struct place status_at;
    struct text *conditions; /* package: what the offer still depends on */
    size_t conditions_n;
    struct text *asks; /* agreed: the ids of the additional asks that were agreed */
    size_t asks_n;
    struct place at;
};

struct competing {
    struct text company; /* NULL only for STATUS_CURRENT */
    struct text role, level, location;
    enum offer_status status;
    enum disclosure disclose;
    struct date expires; /* unset: none stated */
    struct place expires_at;
    struct package package;
};

/* ---- without a guide ------------------------------------------------------------------------- */

enum engagement { ENGAGEMENT_UNSTATED, ENGAGEMENT_EMPLOYEE, ENGAGEMENT_CONTRACTOR };

struct job {
    bool unknown; /* it holds a name that nobody knows, which may be any that is missed */
    bool stated;
    struct text employer, employer_short, role, role_short, level, place;
    enum engagement engagement;
    struct amount valuation; /* of a company whose shares can't be sold */
    const char *valuation_currency;
    struct date valuation_date;
    struct text *domains; /* mail domains */
    size_t domains_n;
    struct place at;
};

enum market_part { MARKET_NO_PART, MARKET_BASE, MARKET_EQUITY, MARKET_ANNUAL };
enum market_kind {
    MARKET_NO_KIND,
    MARKET_POSTED, /* in the advertisement */
    MARKET_TOLD,   /* the employer said it */
    MARKET_SCALE,  /* a step of a pay table: level, and low = mid = high */
    MARKET_SURVEY,
    MARKET_DATABASE,
    MARKET_REPORT,
    MARKET_COLLEAGUE
};

struct market {
    enum market_part part;
    enum market_kind kind;
    struct amount low, high, mid; /* mid: only when stated, and of a scale row */
    struct pay pay;               /* base and annual */
    const char *currency;         /* NULL: the package's */
    struct text source, url, level, place;
    struct date date;
    int years; /* equity: over how many years the grant vests; 4 when unstated */
    struct place at, currency_at;
};

/* ---- history, oldest first ------------------------------------------------------------------- */

enum history_by { BY_NOBODY, BY_EMPLOYER, BY_CANDIDATE };
enum history_via { VIA_UNSTATED, VIA_CALL, VIA_E_MAIL, VIA_LETTER, VIA_MEETING, VIA_FORM };
enum history_answer {
    ANSWER_UNSTATED,
    ANSWER_YES,
    ANSWER_PART,
    ANSWER_NO,
    ANSWER_LATER,
    ANSWER_FINAL
};
#define SAID_CODE(x, code, field, written, when, layer) SAID_##code,
enum history_part { SAID_NOTHING, PAY_TABLE(SAID_CODE, ) SAID_ANNUAL };

struct history_said { /* a number that was named, no proposal; low = high where one was */
    struct date date;
    enum history_by by;
    struct text to;
    enum history_via via;
    enum history_part part;
    struct amount low, high;
    struct pay pay;
    const char *currency; /* NULL: as the ask's */
    size_t order;         /* among all entries of the history, from 0 */
    struct place at, date_at;
};

struct history_move {
    struct date date;
    enum history_by by;
    enum history_via via;
    struct text with, traded_for;
    enum history_answer answer;
    struct package package; /* what it states; .whole as said there */
    size_t order;
    struct place at, date_at;
};

/* ---- of your own ---------------------------------------------------------------------------- */

struct own_ask { /* <additional> */
    struct text id, text;
    struct count give;
    struct place at;
};

struct fill {
    const char *name, *value;
    struct place at;
};

struct rate {
    const char *from, *to; /* 1 `from` is `value` `to` */
    struct decimal value;
    struct date date;
    struct text source;
    struct place at;
};

struct person {
    bool stated;
    struct text name, email, title, address, phone;
};

struct offer {
    const struct source *source;
    struct place at; /* of the root */
    struct text id, revision;
    struct text guide, region;
    struct date date, respond_by, offered, start;
    struct place date_at, respond_by_at, offered_at, start_at;
    struct decimal location_factor; /* remote only */
    struct decimal dilution;        /* 0 ≤ d < 1; unstated: 0, and only the undiluted is given */
    struct person candidate, recruiter, coach;
    struct {
        bool stated;
        struct date at;
        struct place at_at;
        struct text with;
    } call;
    struct package package;
    struct competing *competing;
    size_t competing_n;
    struct package ask, floor, agreed;
    struct job job;
    struct market *market;
    size_t market_n;
    struct history_said *said;
    size_t said_n;
    struct history_move *moves;
    size_t moves_n;
    bool has_history;   /* the element is there */
    struct text *notes; /* for oneself; never for the employer */
    size_t notes_n;
    struct text *reasons; /* for letter and brief */
    size_t reasons_n;
    struct text walk_away; /* private */
    struct text *drops;    /* ids of the guide's additional asks that aren't wanted */
    size_t drops_n;
    struct own_ask *additional;
    size_t additional_n;
    struct text speech; /* the language of what is said and sent: "en", "fr", "de" */
    struct fill *fills;
    size_t fills_n;
    struct rate *rates;
    size_t rates_n;
    /* of a list some of which was refused: what isn't in it may be there; and a name in the root
     * that nobody knows may be any that is missed */
    bool rates_partly, additional_partly, unknown;
};

/* The rate stated from one currency to another, with its place; NULL: none is. */
const struct rate *offer_rate(const struct offer *o, const char *from, const char *to);

#endif
