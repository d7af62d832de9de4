/* offer.h - one candidate's offer, as it stands in the file (contract 1.1): facts, nothing
 * computed.
 *
 * Everything belongs to the job's arena; strings are UTF-8, NUL-terminated, NULL when unstated.
 * Amounts are in the package's own currency. Every value that a figure can come from keeps its
 * place, so that --explain can name file and line. "Stated" and "zero" differ: see `stated`.
 */
#ifndef HFB_SPEC_OFFER_H
#define HFB_SPEC_OFFER_H

#include "base/date.h"
#include "base/diag.h"
#include "base/money.h"

struct amount {
    bool stated;
    money value;
    struct place at;
};

struct decimal {
    bool stated;
    int64_t e8; /* in 1/100,000,000 */
    struct place at;
};

struct text {
    const char *s; /* NULL: unstated */
    struct place at;
};

enum equity_kind { EQUITY_UNSTATED, EQUITY_LIQUID, EQUITY_PRE_IPO, EQUITY_OPTIONS };
enum bonus_kind { BONUS_UNSTATED, BONUS_TARGET, BONUS_CONTRACTUAL };
enum instrument { INSTRUMENT_UNSTATED, RSU, ISO, NSO, BSPCE, AGA, INSTRUMENT_OTHER };
enum acceleration {
    ACCELERATION_UNSTATED,
    ACCELERATION_NONE,
    ACCELERATION_SINGLE,
    ACCELERATION_DOUBLE
};

#define VESTING_YEARS_MAX 10
#define COMPETING_MAX 64 /* far more than a page holds; layout says what it can't */

struct equity {
    bool stated; /* the element is there */
    enum equity_kind kind;
    struct amount amount; /* whole grant, or a year's with per_year; unstated with a grant */
    bool per_year;
    bool has_grant; /* shares, strike, price: kind options only */
    struct decimal shares, strike, price;
    int years; /* 0: unstated and no schedule (4 then holds, or the package's it is carried from) */
    int schedule_n;                         /* 0: even vesting */
    int64_t schedule_e8[VESTING_YEARS_MAX]; /* per cent of the grant vested in each year */
    int cliff_months;                       /* -1: unstated; changes no figure */
    enum instrument instrument;
    enum acceleration acceleration;
    struct place at, kind_at, years_at, schedule_at;
};

struct bonus {
    bool stated;
    enum bonus_kind kind;   /* BONUS_TARGET when the attribute is absent */
    struct decimal percent; /* of the package's own base */
    struct amount amount;   /* a year; one of the two is stated */
    struct place at;
};

struct sign_on {
    struct amount year1, year2;
};

struct refresh {
    struct amount amount; /* a new grant each year from from_year on */
    int from_year;        /* 2 when unstated */
};

/* Same parts for package, competing, ask, floor and agreed. */
struct package {
    bool stated;          /* ask, floor, agreed: the element is there */
    const char *currency; /* code; ask, floor, agreed: the region's */
    struct place currency_at;
    struct amount base;
    struct equity equity;
    struct bonus bonus;
    struct sign_on sign_on;
    struct refresh refresh;
    struct place at;
};

enum offer_status { STATUS_WRITTEN, STATUS_VERBAL, STATUS_PROCESS, STATUS_MARKET };
enum disclosure { DISCLOSE_NONE, DISCLOSE_EXISTENCE, DISCLOSE_FULL };

struct competing {
    struct text company, role, level, location;
    enum offer_status status;
    enum disclosure disclose;
    struct date expires; /* unset: none stated */
    struct place expires_at;
    struct package package;
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
        struct text with;
    } call;
    struct package package;
    struct competing *competing;
    size_t competing_n;
    struct package ask, floor, agreed;
    struct fill *fills;
    size_t fills_n;
    struct rate *rates;
    size_t rates_n;
};

#endif
