/* debrief_text.h - the pieces of an offer's text that a debrief moves about: changes as they are
 * typed, and the parts of a package as the text of a move. */
#ifndef HFB_JOB_DEBRIEF_TEXT_H
#define HFB_JOB_DEBRIEF_TEXT_H

#include "base/amount_text.h"
#include "xml/edit.h"

enum change_kind { CHANGE_AMOUNT, CHANGE_PERCENT, CHANGE_MONTHS, CHANGE_SHARES, CHANGE_TEXT };

/* "bonus:Annual bonus=10%" */
struct part_change {
    const char *part, *name; /* "base"; a bonus', an allowance's, a term's name, or NULL */
    enum change_kind kind;
    enum amount_unit unit;   /* "a month" behind an amount; else AMOUNT_ALONE */
    bool is_money;           /* a currency or a K stood with it: no number of shares */
    const char *equity_kind; /* "options", where that is the word; or NULL */
    const char *value;       /* plain digits, as a file has them; of a text the text */
};

enum { CHANGES_MAX = 24 };
struct part_changes {
    struct part_change list[CHANGES_MAX];
    size_t n;
    const char *on, *traded_for; /* of what was asked; NULL: unstated */
    const char *equity_kind;     /* of equity where there was none; for part_changes_put */
};

/* NULL: read; else why not, as a sentence. */
const char *part_changes_read(const char *text, struct arena *a, struct part_changes *out);

/* Changes put into a package or an ask. `like`: the package that lends an ask its unit of base;
 * NULL in the package itself. False: reported. */
bool part_changes_put(struct xml_edit *e, const struct _xmlNode *in, const struct _xmlNode *like,
                      const struct part_changes *c, struct diags *d);
/* The same as the lines of a new element. */
void part_changes_lines(const struct xml *x, const struct _xmlNode *like,
                        const struct part_changes *c, const char *indent, struct buf *out);

/* One part of a move: `own` over what it carries from `carried`; either may be NULL. `amount`: what
 * stands in it instead of the own text; NULL: as written. lower: whether that mark is kept. */
void part_put(const struct xml *x, const struct _xmlNode *own, const struct _xmlNode *carried,
              const char *amount, bool lower, struct buf *out);
/* The element of `in` for the same part (by name, where it has one) as `n`; NULL: none. */
struct _xmlNode *part_like(const struct xml *x, const struct _xmlNode *in,
                           const struct _xmlNode *n);
/* What may stand in a move (not total, not condition). */
bool part_moves(const struct _xmlNode *n);

#endif
