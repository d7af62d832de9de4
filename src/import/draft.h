/* draft.h - the guide as it is made: in the guide's own types (guide/guide.h), in lists that grow,
 * with what could not be read beside it. Equity stands as printed (a year's where equity_per_year
 * says so); a row with factor_of holds only what its own line states.
 */
#ifndef HFB_IMPORT_DRAFT_H
#define HFB_IMPORT_DRAFT_H

#include "base/buf.h"
#include "import/amounts.h"
#include "guide/guide.h"

/* UNIT_HEADING: a heading of the source with nothing of its own below it; kept as a comment. */
enum unit_kind { UNIT_SECTION, UNIT_SCRIPT, UNIT_LEVER, UNIT_HEADING };

/* A section, script or lever, in the source's order. */
struct unit {
    enum unit_kind kind;
    enum section_kind section;
    const char *id, *title, *short_;
    const char *region; /* only in these */
    enum needs needs;
    struct sentence *line;
    struct paragraph *first, **last;
    struct guide_table *tables, **tables_last;
    struct other_band *bands; /* of a section of kind levels */
    size_t bands_n;
    int line_no;
    struct unit *next;
};

struct row {
    struct region region;
    bool same_equity; /* "Same equity grant" */
    int line;
    struct row *next;
};

struct left {
    const char *text, *reason;
    int line;
    struct left *next;
};

struct fill_made {
    struct fill_decl decl;
    struct fill_made *next;
};

struct ask_made {
    struct additional_ask ask;
    struct ask_made *next;
};

struct evidence_made {
    struct evidence evidence;
    struct evidence_made *next;
};

struct draft {
    struct arena *a;
    const char *id, *title, *role, *role_short, *employer, *employer_short;
    const char *dna[16];
    size_t dna_n;
    const char *domain; /* named in the source, or NULL */
    const char *valuation_currency, *valuation_text;
    money valuation;
    const char *columns;
    struct row *rows, **rows_last;
    size_t rows_n;
    struct fill_made *fills, **fills_last;
    struct unit *units, **units_last;
    struct sentence *opening, **opening_last;
    struct sentence *strategy, **strategy_last;
    const char *strategy_title;
    struct ask_made *additional, **additional_last;
    struct evidence_made *evidence, **evidence_last;
    struct left *left, **left_last;
    bool pre_ipo, listed;
    int either; /* number of the last alternative */
};

void draft_init(struct draft *d, struct arena *a);

/* Small letters, digits and hyphens; never empty, at most 48 bytes. */
const char *draft_slug(struct draft *d, const char *text);
/* The same, with a number where a unit, fill, row or ask of that name is there already. */
const char *draft_unit_id(struct draft *d, const char *text);

struct row *draft_row(struct draft *d);
struct row *draft_find_row(const struct draft *d, const char *id);
struct unit *draft_unit(struct draft *d, enum unit_kind kind, const char *title, int line);
struct paragraph *draft_paragraph(struct draft *d, struct unit *u, enum paragraph_kind kind);
/* The fill with that label, declared when it is new; the name is another's when one is taken. */
const char *draft_fill(struct draft *d, const char *name, const char *label, enum fill_size size);
void draft_leave_out(struct draft *d, int line, const char *text, const char *reason);

/* Runs, appended to *last; return the new end. */
struct run *draft_run(struct draft *d, enum run_kind kind, const char *text);

/* Whether `phrase` (small letters) stands in `text` as whole words, in any case. */
bool words_in(const char *text, const char *phrase);
const char *words_at(const char *text, const char *phrase);   /* NULL: not there */
bool words_any(const char *text, const char *const *phrases); /* ended by NULL */

#endif
