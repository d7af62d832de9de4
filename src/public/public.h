/* public.h - what the other side of the table may see (contract 3, Separation).
 *
 * A different type, not a view: it has no field for floor, verdict, ladder, position, haircut,
 * break-even, premium or check, nothing derived from one of them, and no pointer that leads back
 * to the offer, the guide, their sources or struct figures. Everything in it is a copy. A competing
 * offer that isn't disclosed leaves no trace, not even a gap in a count. What doesn't change with
 * a secret cannot tell it.
 *
 * Employer-facing templates, and the sentences for them, are made from this alone.
 */
#ifndef HFB_PUBLIC_PUBLIC_H
#define HFB_PUBLIC_PUBLIC_H

#include "comp/disclosed.h"
#include "comp/figure_tree.h"
#include "comp/package.h"

struct public_person {
    const char *name, *title, *email, *address, *phone; /* NULL: unstated */
};

struct public_term {
    const char *name, *text;
    bool open;         /* of the ask: the offer doesn't hold as much */
    const char *unit;  /* "days", "months", one's own; "" without one */
    int64_t change_e8; /* of the ask: what it is more than the offer's; 0: no number tells it */
    money change;      /* likewise, of an amount */
    money amount;      /* a year, of a term that is one; else 0 */
};

struct public_package {
    struct package_fig pay; /* a copy; no pointer of it leads back, `from` and `terms` are empty;
                               the instrument is its own, else what it carries from the offer */
    struct public_term *terms;
    size_t terms_n;
    int64_t pension_e8; /* per cent of base; 0: an amount, see pay.pension */
    int schedule_n;     /* 0: even */
    int64_t schedule_e8[VESTING_YEARS_MAX];
    int cliff_months; /* -1: unstated */
    enum acceleration acceleration;
    bool has_grant; /* shares, strike and price stand in the offer */
    int64_t strike_e8;
};

/* existence: `claim` alone is set. full: all of it, figures only where has_figures. */
struct public_competing {
    bool full; /* disclose="full" */
    enum public_claim claim;
    const char *company, *role, *level, *location;
    struct date expires; /* unset: none */
    bool has_figures;    /* full, and written or verbal */
    struct public_package package;
    bool base_higher, equity_higher; /* than here, as it is written: what isn't is no argument */
    /* nearest 1,000 where converted: "about" */
    struct fig spoken_base, spoken_equity_per_year;
};

struct public_additional {
    const char *id, *title, *heading, *clause, *wording, *short_;
    const char *part; /* what would meet it: "acceleration", "term:leave"; its id where none does */
    /* no order of trading: that is the candidate's own */
};

/* A sentence that the guide releases for the employer, notes taken out. `runs` are copies without
 * places and without what the source stated. */
struct public_sentence {
    const char *from;  /* id of its script, lever or section; "strategy" */
    const char *where; /* "hugging-face-tpm.xml:96:7", for messages */
    bool optional;
    enum needs needs;
    enum bridges bridges;
    int either;
    const char *currency;
    struct run *runs;
};

struct public_fill {
    const char *name, *label;
    const char *value; /* NULL: not given */
};

struct public_figures {
    const char *guide, *region, *region_name, *level;
    const char *currency;
    bool us; /* Letter paper */
    const char *role, *role_short, *employer, *employer_short;
    const char *const *domains; /* the employer's mail domains */
    size_t domains_n;
    unsigned in_play; /* bit PAY_… */
    bool at_ask;      /* everything asked for is in the offer: a confirmation is what is asked */
    bool contractor;  /* engaged, not employed */
    int months;       /* of a fixed term; 0: none stated */
    bool asks_pension;
    bool pay_met; /* all that is asked of pay is */
    bool final;   /* the employer has called the offer final */
    /* How the newest of each side's moves differs from the one before, where it does; public, since
     * both sides know their moves. */
    struct step_fig step, own_step;
    const char **moved_terms; /* names of the terms that the employer's newest move made better */
    size_t moved_terms_n;
    bool negotiating;                   /* moves have been made before this letter */
    struct fig posted_low, posted_high; /* the range of base that was posted, where base is asked
                                           for and the ask is within it; else null */
    const char **reasons;               /* the candidate's own sentences */
    size_t reasons_n;
    const char **conditions; /* what the offer still depends on */
    size_t conditions_n;
    struct public_person candidate, recruiter;
    struct date date, respond_by, offered, start;
    struct share location_factor;

    struct public_package offer, ask; /* ask: never below the offer, part by part */
    bool has_agreed;
    struct public_package agreed; /* what is left open in it is as asked */
    struct change to_ask;
    struct public_competing *competing;
    size_t competing_n;
    struct public_additional *additional; /* in the guide's own order */
    size_t additional_n;
    struct public_sentence *sentences;
    size_t sentences_n;
    struct public_fill *fills; /* those that the sentences name */
    size_t fills_n;
    const struct figure_node *tree; /* what JSON and XML hold: no node of it is private */
};

/* Copies what may be seen. Never fails. */
const struct public_figures *public_of(struct arena *a, const struct figures *f);

#endif
