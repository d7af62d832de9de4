/* draft.h - the guide as it is made: in the guide's own types (guide/guide.h), in lists that grow,
 * with what could not be read beside it. Equity stands as printed (a year's where equity_per_year
 * says so); a row with factor_of holds only what its own line states.
 */
#ifndef HFB_IMPORT_DRAFT_H
#define HFB_IMPORT_DRAFT_H

#include "base/buf.h"
#include "guide/guide.h"
#include "import/amounts.h"
#include "import/phrases.h"

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
    struct unit *next;
};

/* A place that rows are for; see towns.h. */
struct town {
    const char *name, *currency, *second; /* codes in its heading's brackets: "(GBP/USD)" */
    const char *country;                  /* the currency that is paid there; NULL: unknown here */
    const char *aliases[12];              /* in small letters */
    size_t aliases_n;
};

/* A level that rows are for; see levels.h. */
struct level {
    const char *text;
    char letters[4]; /* of its code: "L" of "L3-L4" */
    int low, high;   /* low -1: it has no code */
};

/* Ask or floor of a row as it is read, with whose words the first of it were. */
struct wanted {
    struct amount base, equity, bonus, bonus_percent, sign_on;
};

#define TOWN_NONE 63

struct row {
    struct region region;
    struct range sign_on;
    struct wanted ask, floor;
    int town;         /* number among the draft's; TOWN_NONE: the row is a level */
    int level;        /* -1: none */
    const char *of;   /* of a factor: the row's name as the cell has it */
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

struct claim;

/* Whose ids may not be the same. */
enum id_kind { ID_ROW, ID_UNIT, ID_ASK, ID_EVIDENCE, ID_KINDS };

struct name {
    const char *text;
    struct name *next;
};

struct draft {
    struct arena *a;
    const struct phrases *phrases;
    struct town towns[64];
    size_t towns_n;
    struct level levels[64];
    size_t levels_n;
    int level_meant;    /* where a text names no level; -1: the table has none */
    bool equity_yearly; /* the table's equity is a year's, whatever its heading says */
    const char *id, *title, *role, *role_short, *employer, *employer_short;
    int title_line;
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
    bool collecting; /* the first of two readings: asks and floors */
    struct claim *claims,
        **claims_last; /* asks and floors of the strategy, until they are settled */
    int packages;      /* how many sentences with such there were */
    bool pre_ipo, listed;
    int either; /* number of the last alternative */
    struct name *ids[ID_KINDS];
};

/* At the end of a list of the draft's. */
#define DRAFT_ADD(d, list, item) (*(d)->list##_last = (item), (d)->list##_last = &(item)->next)

void draft_init(struct draft *d, struct arena *a, const struct phrases *phrases);

/* Whether a row asks for a sign-on, or else for a bonus, that the guide can say. */
bool draft_asks(const struct draft *d, bool sign_on);

/* Of a list of phrases, by its name: the first one; the longest at `at`, its bytes in *n; the first
 * one anywhere in the text, and where it stands; where one stands right before `at`; whether
 * the text begins with one, or is one. */
const struct phrase *draft_words(const struct draft *d, const char *list);
const struct phrase *draft_at(const struct draft *d, const char *list, const char *text,
                              const char *at, size_t *n);
const struct phrase *draft_says(const struct draft *d, const char *list, const char *text);
const char *draft_where(const struct draft *d, const char *list, const char *text, size_t *n);
/* All in the text by what they mean: a bit each, from the second on; the first for other names. */
unsigned draft_found(const struct draft *d, const char *list, const char *text,
                     const char *const *names);
const char *draft_before(const struct draft *d, const char *list, const char *text, const char *at);
bool draft_begins(const struct draft *d, const char *list, const char *text);
bool draft_is(const struct draft *d, const char *list, const char *text);

/* Back to before any text was read; rows and what was left out stay. */
void draft_restart(struct draft *d);

/* A copy without white space at its ends. */
char *draft_piece(struct draft *d, const char *from, size_t n);
/* Small letters, digits and hyphens; never empty, at most 48 bytes. */
const char *draft_slug(struct draft *d, const char *text);
/* The same, with a number where something else of the kind has it already. */
const char *draft_id(struct draft *d, enum id_kind kind, const char *text);

/* Whether the row may be meant: in the currency, at one of the towns (0: at any) and levels (0: the
 * one that is meant), and not relative to another. */
bool draft_row_is(const struct draft *d, const struct row *r, const char *currency, uint64_t towns,
                  uint64_t levels);
struct row *draft_find_row(const struct draft *d, const char *id);

/* id: what it is named after; NULL: it has none. */
struct unit *draft_unit(struct draft *d, enum unit_kind kind, const char *title, const char *id);
struct paragraph *draft_paragraph(struct draft *d, struct unit *u, enum paragraph_kind kind);
/* The fill with that label, declared when it is new; the name is another's when one is taken. */
const char *draft_fill(struct draft *d, const char *name, const char *label, enum fill_size size);
void draft_leave_out(struct draft *d, int line, const char *text, const char *reason);

struct run *draft_run(struct draft *d, enum run_kind kind, const char *text);
/* Joins two chains of runs; either may be NULL. */
struct run *draft_join(struct run *first, struct run *second);
/* One of the guide's own sentences, by its name in the list "says": {name} is a figure, [ ] holds
 * what is dropped with its figure. `source`: what the source calls the other employer, or NULL. */
struct run *draft_says_itself(struct draft *d, const char *name, const char *source);

#endif
