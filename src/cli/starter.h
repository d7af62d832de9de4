/* starter.h - an offer file to begin with: valid as it stands, with a comment at whatever one may
 * want to change, and the hints by which editors find its grammar. */
#ifndef HFB_CLI_STARTER_H
#define HFB_CLI_STARTER_H

#include "base/buf.h"
#include "base/date.h"
#include "job/answer_pay.h"
#include "job/reading.h"

struct starter_offer { /* what is on the table, here or elsewhere */
    struct answer_pay pay;
    struct answer_stock stock;
    struct answer_extra bonus;
};

enum { OTHERS_MAX = 3 };
struct starter_other { /* an offer elsewhere, or the job one has */
    struct str company;
    const char *status;   /* "written" … */
    const char *disclose; /* "existence", "full"; NULL: none */
    struct starter_offer offer;
};

struct starter {
    const struct reading_guide *guide;   /* NULL: a <job> instead */
    const struct reading_region *region; /* of a guide */
    const char *factor;  /* location factor as it was typed ("0.75"); NULL: the region has none */
    const char *grammar; /* where offer.xsd lies: a path or URL for editors */
    struct str name, employer, role, level, place;
    struct str recruiter, recruiter_mail;
    struct date date, respond_by, start; /* may be unset */
    const char *currency;                /* code */
    struct starter_offer here;
    bool verbal, status_said, contractor;
    struct str reason; /* of one's own, for the letter; none: not said */
    money sign_on;     /* 0: none said */
    int clawback_months;
    const char *more;            /* terms, pension, allowances: "leave=30, remote=2"; NULL: none */
    const char *rate;            /* of the equity's currency to the offer's: "0.92"; NULL */
    money range_low, range_high; /* that was posted; 0: none */
    const char *range_per;       /* "day"; NULL: a year's */
    struct starter_other others[OTHERS_MAX];
    size_t others_n;
    const char *ask, *floor; /* "base=82000, equity=118000"; NULL: not decided */
    bool blank; /* nobody was asked: the amounts stand for what is to be written there */
};

void starter_write(const struct starter *s, struct buf *out);

#endif
