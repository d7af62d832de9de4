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

/* What became of the amounts of strategy and levers: every one of them is one of these. */
enum account {
    ACCOUNT_TAKEN,      /* stands in a row's ask or floor */
    ACCOUNT_TOLD,       /* left out, with its line and reason */
    ACCOUNT_COMPETITOR, /* another employer's, or what they will say */
    ACCOUNT_INCREMENT,  /* a step, a premium */
    ACCOUNT_LATER,      /* under a condition */
    ACCOUNT_RESTATED,   /* the amount before it again: another currency, a sum, papers' worth */
    ACCOUNT_SPOKEN,     /* an ask within a lever */
    ACCOUNT_FACT,
    ACCOUNTS
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
    size_t accounts[ACCOUNTS];
    bool pre_ipo, listed;
    int either; /* number of the last alternative */
};

void draft_init(struct draft *d, struct arena *a, const struct phrases *phrases);

/* Whether a row asks for a sign-on, or else for a bonus, that the guide can say. */
bool draft_asks(const struct draft *d, bool sign_on);

/* A list of phrases by its name. */
const struct phrase *draft_words(const struct draft *d, const char *list);
/* Whether one of the list stands in the text. */
bool draft_says(const struct draft *d, const char *list, const char *text);

/* Back to before any text was read; rows, accounts and what was left out stay. */
void draft_restart(struct draft *d);

/* Small letters, digits and hyphens; never empty, at most 48 bytes. */
const char *draft_slug(struct draft *d, const char *text);
/* The same, with a number where a unit, fill, row or ask of that name is there already. */
const char *draft_unit_id(struct draft *d, const char *text);

struct row *draft_find_row(const struct draft *d, const char *id);
struct unit *draft_unit(struct draft *d, enum unit_kind kind, const char *title);
struct paragraph *draft_paragraph(struct draft *d, struct unit *u, enum paragraph_kind kind);
/* The fill with that label, declared when it is new; the name is another's when one is taken. */
const char *draft_fill(struct draft *d, const char *name, const char *label, enum fill_size size);
void draft_leave_out(struct draft *d, int line, const char *text, const char *reason);

/* Runs, appended to *last; return the new end. */
struct run *draft_run(struct draft *d, enum run_kind kind, const char *text);

#endif
