/* draft.h - the guide as it is made: in the guide's own types (guide/guide.h), in lists that grow,
 * with what could not be read beside it. Equity stands as printed (a year's where equity_per_year
 * says so); a row with factor_of holds only what its own line states. What is text in the guide is
 * XML as soon as it is read.
 */
#ifndef HFB_IMPORT_DRAFT_H
#define HFB_IMPORT_DRAFT_H

#include "base/buf.h"
#include "guide/guide.h"
#include "import/amounts.h"
#include "import/phrases.h"

/* A list, and an item at its end. A copy of what holds the list is a list of its own. */
#define DRAFT_LIST(type, list) type *list, *list##_last
#define DRAFT_ADD(of, list, item)                                                                  \
    ((of)->list##_last = (*((of)->list##_last ? &(of)->list##_last->next : &(of)->list) = (item)))

/* A sentence. */
struct said {
    const char *xml;     /* its content */
    const char *words;   /* the text in it; U+FFFC for each figure and blank */
    const char *begins;  /* the paragraph's element, where one begins with it; NULL: none does */
    bool say, quoted;    /* neither: prose */
    bool changed, fills; /* it isn't the source's words; it has blanks */
    bool optional, public_, bridges;
    const char *needs, *more, *region;
    int either; /* number of its alternative; 0: none */
    struct said *next;
};

/* UNIT_HEADING: a heading of the source with nothing of its own below it; kept as a comment. */
enum unit_kind { UNIT_SECTION, UNIT_SCRIPT, UNIT_LEVER, UNIT_HEADING };

/* A section, script or lever, in the source's order. */
struct unit {
    enum unit_kind kind;
    const char *section; /* the kind of a section */
    const char *id, *title, *short_;
    const char *region; /* only in these */
    const char *needs;
    struct said *line;
    DRAFT_LIST(struct said, said);
    struct buf rest; /* tables and bands */
    struct unit *next;
};

/* A place that rows are for; see towns.h. */
struct town {
    const char *name, *currency, *second; /* codes in its heading's brackets: "(GBP/USD)" */
    const char *country;                  /* the currency that is paid there; NULL: unknown here */
    const char *aliases[12];              /* in small letters */
    size_t aliases_n;
};

/* A level that rows are for; see towns.h. */
struct level {
    const char *text;
    char letters[4]; /* of its code: "L" of "L3-L4" */
    int low, high;   /* low -1: it has no code */
};

enum part {
    PART_NONE,
    PART_BASE,
    PART_EQUITY,
    PART_BONUS,
    PART_SIGN_ON,
    PART_LATER_SIGN_ON, /* year 2's */
    PART_TOTAL,
    PART_OTHER, /* carry, a budget, revenue */
    PART_VALUATION
};

/* Ask or floor of a row. */
struct wanted {
    struct amount part[PART_SIGN_ON + 1];
    bool percent; /* its bonus is one of base */
};

#define TOWN_NONE 63

struct entry; /* a cell of its; see table.h */

struct row {
    const char *id, *name;
    const char *level_name; /* NULL: its table has no levels */
    const char *currency;   /* NULL: it can't be settled */
    bool us;                /* Letter paper */
    int town;               /* number among the draft's; TOWN_NONE: the row is a level */
    int level;              /* -1: none */
    struct range base, equity, bonus, sign_on, total;
    const char *equity_kind, *instrument, *bonus_kind; /* as the file calls them */
    int equity_years;
    bool equity_yearly;
    bool equity_same; /* as the row that it is relative to */
    bool bonus_percent;
    const char *of; /* of a factor: the other row's name as the cell has it; NULL: it is none */
    const char *factor_of; /* that row's id; NULL: not found */
    const char *factor_text;
    money factor_min, factor_max; /* 1/100 of a per cent */
    struct wanted ask, floor;
    int line;
    /* as the table has it, whatever its shape */
    const struct town *place;       /* NULL: the row is a level */
    const char *level_text, *title; /* NULL: none */
    struct entry *entries;
    size_t n;
    int says;     /* its total asks for equity of a year (1), of the grant (-1), or neither */
    bool yearly;  /* the table's equity is a year's, whatever its heading says */
    bool against; /* this row's total says the opposite */
    struct row *next;
};

struct left {
    const char *text, *reason;
    int line;
    struct left *next;
};

struct blank {
    const char *name, *label, *size;
    struct blank *next;
};

struct further_ask {
    const char *id, *title, *clause;
    int give; /* in the order of the source */
    struct further_ask *next;
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
    const char *domain; /* named in the source, or NULL */
    const char *valuation_currency, *valuation_text;
    money valuation;
    const char *columns;
    DRAFT_LIST(struct row, rows);
    size_t rows_n;
    DRAFT_LIST(struct blank, blanks);
    DRAFT_LIST(struct unit, units);
    DRAFT_LIST(struct said, opening);
    DRAFT_LIST(struct said, strategy);
    const char *strategy_title;
    DRAFT_LIST(struct further_ask, asks);
    struct buf dna, evidence; /* their elements */
    DRAFT_LIST(struct left, left);
    DRAFT_LIST(struct claim, claims); /* of the strategy, until they are settled */
    int packages;                     /* how many sentences with such there were */
    bool pre_ipo, listed;
    int either; /* number of the last alternative */
    struct name *ids[ID_KINDS];
    struct buf *out; /* while it is written */
};

/* Whether a row asks for it. */
bool draft_asks(const struct draft *d, enum part part);

/* Of a list of phrases (phrases.c): the first one; the longest at `at`, its bytes in *n; the first
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

/* A copy without white space at its ends. */
char *draft_piece(struct draft *d, const char *from, size_t n);
/* Small letters, digits and hyphens; never empty, at most 48 bytes. */
const char *draft_slug(struct draft *d, const char *text);
/* The same, with a number where something else of the kind has it already. */
const char *draft_id(struct draft *d, enum id_kind kind, const char *text);

/* The one row that may be meant: in the currency, at one of the towns (0: at any) and levels (0:
 * the one that is meant), and not relative to another. NULL: none may, or several. */
struct row *draft_only_row(const struct draft *d, const char *currency, uint64_t towns,
                           uint64_t levels);
struct row *draft_find_row(const struct draft *d, const char *id);

/* id: what it is named after; NULL: it has none. */
struct unit *draft_unit(struct draft *d, enum unit_kind kind, const char *title, const char *id);
/* The blank with that label, declared when it is new; the name is another's when one is taken. */
const char *draft_blank(struct draft *d, const char *name, const char *label, const char *size);
void draft_leave_out(struct draft *d, int line, const char *text, const char *reason);

#endif
