/* offer_table.h - what may stand in an offer, as tables for xml/reader.h (contract 1.1); shared by
 * the files of this room alone. */
#ifndef HFB_OFFER_OFFER_TABLE_H
#define HFB_OFFER_OFFER_TABLE_H

#include "offer/offer.h"
#include "xml/reader.h"

/* Which of the six packages is being read: bits of xml_reader.where. */
enum {
    IN_PACKAGE = 1,
    IN_COMPETING = 2,
    IN_ASK = 4,
    IN_FLOOR = 8,
    IN_AGREED = 16,
    IN_MOVE = 32,
    IN_OFFERED = IN_PACKAGE | IN_COMPETING, /* whole packages: kinds are stated, totals */
    IN_LOWERED = IN_ASK | IN_MOVE           /* parts that may carry lower="yes" */
};

/* per and times of an amount that is paid, in a struct with a field `pay` of that name. */
#define PAY_FIELDS(of, pay)                                                                        \
    {.name = "per",                                                                                \
     .type = XML_CHOICE,                                                                           \
     .names = offer_per_names,                                                                     \
     .to = XML_TO(of, pay.per),                                                                    \
     .stated = XML_TO(of, pay.stated),                                                             \
     .at = XML_TO(of, pay.at)},                                                                    \
    {                                                                                              \
        .name = "times", .type = XML_DECIMAL, .example = "13", .to = XML_TO(of, pay.times),        \
        .check = offer_check_times                                                                 \
    }
#define LOWER_FIELD(of, field)                                                                     \
    {                                                                                              \
        .name = "lower", .type = XML_FLAG, .to = XML_TO(of, field), .in = IN_LOWERED               \
    }

/* ---- tables ---------------------------------------------------------------------------------- */

extern const struct xml_element offer_root;      /* offer_table.c: a struct offer */
extern const struct xml_element offer_package;   /* offer_package.c: a struct package */
extern const struct xml_element offer_competing; /* a struct competing */
extern const struct xml_element offer_ask, offer_floor, offer_agreed; /* a struct package */
extern const struct xml_element offer_job;     /* offer_market.c: a struct job */
extern const struct xml_element offer_market;  /* a struct market */
extern const struct xml_element offer_history; /* offer_history.c: a struct offer */

/* The children of a package, which a move has too. */
/* The parts of pay, and refresh, pension, benefit, term, total, condition. */
#define ONE_PART(x, code, field, written, when, layer) +1
enum { OFFER_PARTS_N = 6 PAY_TABLE(ONE_PART, ) };
extern const struct xml_child offer_parts[OFFER_PARTS_N];
void offer_start_package(void *package);
void offer_finish_package(struct package *p);

/* ---- rules ----------------------------------------------------------------------------------- */

/* More than 0, at most two places. */
bool offer_check_times(struct xml_reader *r, struct xml_value v, void *decimal);
/* times without per, or with a year's; a day or an hour without times, unless it can be carried. */
void offer_check_pay(struct xml_reader *r, xml_node *n, struct pay *pay, bool carried);
bool offer_done_equity(struct xml_reader *r, xml_node *n, void *equity, void *package);
bool offer_done_bonus(struct xml_reader *r, xml_node *n, void *bonus, void *package);
bool offer_done_pension(struct xml_reader *r, xml_node *n, void *pension, void *package);
bool offer_done_term(struct xml_reader *r, xml_node *n, void *term, void *package);
bool offer_read_schedule(struct xml_reader *r, struct xml_value v, void *equity);
bool offer_read_years(struct xml_reader *r, struct xml_value v, void *bonus);
const char *offer_schedule_text(struct arena *a, const void *equity);
const char *offer_years_text(struct arena *a, const void *bonus);

/* What needs the finished offer (offer_rules.c). */
void offer_check_whole(struct xml_reader *r, struct offer *o);
/* A better name than the nearest, for what people write in a package (offer_rules.c). */
const char *offer_hint(struct xml_reader *r, const char *name, xml_node *parent);

#endif
