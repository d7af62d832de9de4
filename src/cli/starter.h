/* starter.h - an offer file to begin with: valid as it stands, with a comment at whatever one may
 * want to change, and the hints by which editors find its grammar. */
#ifndef HFB_CLI_STARTER_H
#define HFB_CLI_STARTER_H

#include "base/buf.h"
#include "base/date.h"
#include "cli/answer.h"
#include "job/reading.h"

struct starter_terms { /* ask or floor */
    bool given;
    money base, equity;
};

struct starter {
    const struct reading_guide *guide;
    const struct reading_region *region;
    const char *factor;  /* location factor as it was typed ("0.75"); NULL: the region has none */
    const char *grammar; /* where offer.xsd lies: a path or URL for editors */
    struct str name;
    struct date date, respond_by; /* respond_by may be unset */
    money base;
    struct answer_equity equity; /* kind and years filled in */
    bool has_bonus;
    struct answer_bonus bonus;
    struct str company; /* the competing offer; empty: none */
    const char *status; /* "written" … */
    money other_base;
    struct answer_equity other_equity;
    struct starter_terms ask, floor;
    bool blank; /* nobody was asked: the amounts stand for what is to be written there */
};

void starter_write(const struct starter *s, struct buf *out);

/* "pre-ipo", "liquid", "options" */
const char *starter_kind(enum answer_kind kind);
enum answer_kind starter_kind_of(const char *name);

#endif
