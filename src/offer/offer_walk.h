/* offer_walk.h - how the offer's reader walks: tables of what may stand where, and values read with
 * a repair for what people write instead. Shared by offer_read.c, offer_package.c, offer_walk.c
 * and offer_value.c; nobody else includes it.
 *
 * A handler gets the node and the struct it fills. A value that isn't sound is reported and left
 * unstated. A name that is nearly right is reported, and then read as what it was meant to be, so
 * that one typo neither hides faults behind it nor causes others.
 */
#ifndef HFB_SPEC_OFFER_WALK_H
#define HFB_SPEC_OFFER_WALK_H

#include "offer/offer_read.h"
#include "xml/xml.h"
#include <libxml/tree.h>

enum { TEXT_MAX = 1000 }; /* characters of one text */

struct reader {
    struct arena *arena;
    const struct xml *x;
    struct diags *d;
    const char *ns;  /* the root's namespace */
    bool is_private; /* inside the floor, or an offer that isn't disclosed in full */
};

struct element_rule {
    const char *name;
    void (*read)(struct reader *r, xmlNodePtr n, void *into);
    bool required, many;
};

/* One value: of an attribute, or an element's text. */
struct value {
    const char *name; /* "base", "years" */
    const char *text; /* as it stands; trimmed by whoever reads it */
    struct place at;  /* of the value, or of what should have held it */
};

struct attribute_rule {
    const char *name;
    void (*read)(struct reader *r, struct value v, void *into);
    bool required;
};

/* ---- walking (offer_walk.c) ----------------------------------------------------------------- */

/* Reports a fault; where values are private in a concealing run, its kind and place only. */
struct diag *reader_fault(struct reader *r, enum diag_code code, struct place at,
                          const char *format, ...) __attribute__((format(printf, 4, 5)));

void read_attributes(struct reader *r, xmlNodePtr n, const struct attribute_rule *rules,
                     size_t rules_n, void *into);
/* Children by their rules; text beside them is refused unless text_too. */
void read_elements(struct reader *r, xmlNodePtr n, const struct element_rule *rules, size_t rules_n,
                   bool text_too, void *into);
void read_no_attributes(struct reader *r, xmlNodePtr n);
/* An element that holds text alone. */
struct value read_text(struct reader *r, xmlNodePtr n);

#define READ_ATTRIBUTES(r, n, rules, into)                                                         \
    read_attributes((r), (n), (rules), sizeof(rules) / sizeof *(rules), (into))
#define READ_ELEMENTS(r, n, rules, into)                                                           \
    read_elements((r), (n), (rules), sizeof(rules) / sizeof *(rules), false, (into))

/* ---- values (offer_value.c): false is reported ---------------------------------------------- */

bool read_amount(struct reader *r, struct value v, struct amount *out);
bool read_decimal(struct reader *r, struct value v, const char *example, struct decimal *out);
bool read_integer(struct reader *r, struct value v, int min, int max, int *out);
bool read_day(struct reader *r, struct value v, struct date *out);
bool read_moment(struct reader *r, struct value v, struct date *out);
/* The index of the value among n names, or -1. */
int read_choice(struct reader *r, struct value v, const char *const *names, size_t n);
bool read_words(struct reader *r, struct value v, struct text *out); /* white space folded */
bool read_lines(struct reader *r, struct value v, struct text *out); /* line breaks kept */
bool read_email(struct reader *r, struct value v, struct text *out);
bool read_currency(struct reader *r, struct value v, const char **out);

/* ---- a package's parts (offer_package.c) ---------------------------------------------------- */

void read_package(struct reader *r, xmlNodePtr n, void *package);
void read_terms(struct reader *r, xmlNodePtr n, void *package); /* ask, floor, agreed */
/* NULL when it can't be used (reported). */
struct competing *read_competing(struct reader *r, xmlNodePtr n);

#endif
