/* guide.h - one role guide (contract 1.2): everything a company-and-role guide says, as data.
 *
 * Everything belongs to the arena it was read into (a guide outlives its offers: one arena for all
 * guides of a run). What is a number inside the text is a figure reference, what is a blank is a
 * fill; what the source said stands beside it in `stated`, so that the checks can hold it against
 * what is computed.
 */
#ifndef HFB_GUIDE_GUIDE_H
#define HFB_GUIDE_GUIDE_H

#include "offer/offer.h"

/* ---- text ----------------------------------------------------------------------------------- */

enum run_kind {
    RUN_TEXT,   /* text */
    RUN_STRONG, /* text, stressed in the source */
    RUN_FIGURE, /* ref: "ask.equity", "band.base.max", "ask.vesting_years", "competing.base" … */
    RUN_FILL,   /* ref: the fill's name; text: its label (caption under a blank) */
    RUN_CHOICE, /* "[Amazon / Stripe]": text is the alternatives joined by " / " */
    RUN_AMOUNT, /* an amount as a quotation or a prose passage states it: text is its wording */
    RUN_TERM,   /* a word nobody has defined ("Tier 1 equity"): text; ref: what it means, or NULL */
    RUN_NOTE,   /* inner: a margin note, its number stands here; never said */
    RUN_GROUP   /* inner: dropped whole when a figure in it doesn't apply (" at L4") */
};

/* What an amount in a quotation (RUN_AMOUNT) is, for the checks that recompute it (2.12). */
enum amount_role {
    ROLE_NONE,
    ROLE_BASE,   /* a year */
    ROLE_EQUITY, /* whole grant */
    ROLE_EQUITY_PER_YEAR,
    ROLE_BONUS, /* a year */
    ROLE_SIGN_ON,
    ROLE_TOTAL, /* the claim: over `years` years */
    ROLE_ASK_BASE,
    ROLE_ASK_EQUITY,
    ROLE_FLOOR_BASE,
    ROLE_FLOOR_EQUITY,
    ROLE_BAND, /* an end of a band, own or another employer's */
    ROLE_VALUATION,
    ROLE_BRIDGE_BASE, /* an ask that is said to close the gap to the sentence's other offer */
    ROLE_BRIDGE_EQUITY
};

struct run {
    enum run_kind kind;
    const char *text; /* RUN_FIGURE: the source's wording of it ("€115K+"), or NULL */
    const char *ref;
    enum amount_role role;
    struct amount stated; /* what the source's number is; RUN_FIGURE, RUN_AMOUNT */
    bool open;            /* "€115K+" */
    bool monthly;         /* the wording is a month's; `stated` is already a year's */
    const char *currency; /* of stated; NULL: the region's */
    const char *region;   /* region id that stated belongs to; NULL: all */
    int years;            /* ROLE_TOTAL, ROLE_EQUITY: over how many years */
    struct run *inner;    /* RUN_NOTE, RUN_GROUP */
    size_t inner_n;
    bool floor; /* RUN_NOTE: it is about the floor */
    struct place at;
    struct run *next;
};

/* NEEDS_COMPETING: a competing entry of which anything at all may be said. */
/* NEEDS_MOVED: a round in which the employer came up. */
enum needs {
    NEEDS_NOTHING,
    NEEDS_WRITTEN,
    NEEDS_OFFER,
    NEEDS_PROCESS,
    NEEDS_COMPETING,
    NEEDS_MOVED
};
enum bridges { BRIDGES_ANY, BRIDGES_YES, BRIDGES_NO }; /* ask's four years ≥ the other offer's */

/* One sentence (or a passage without fills). `quoted` sentences are the source's own words, kept
 * for the checks and never spoken; `say` sentences are what is said, `written` ones what a letter
 * says instead. */
struct sentence {
    bool say;      /* to be said aloud */
    bool written;  /* in a letter alone */
    bool quoted;   /* the source's wording where ours differs */
    bool optional; /* leave out in an employer's document when a fill is missing */
    bool public_;  /* may stand in an employer's document (letter's proofs) */
    enum needs needs;
    enum bridges bridges;
    int either;           /* 0, or a number of its <either>: the first that may be said, is */
    bool gap;             /* it says that the other offer pays more than the ask */
    const char *part;     /* only where one of these parts is in play (guide_parts); NULL: always */
    const char *unless;   /* only where none of these is; NULL: always */
    const char *more;     /* only where the ask is above what is offered in one of these */
    const char *region;   /* only for these regions, see guide_applies(); NULL: all */
    const char *currency; /* only where this is the currency; NULL: all */
    const char *note; /* why our wording differs from the source: a margin note, whole passage */
    struct run *runs;
    size_t runs_n;
    struct place at;
    struct sentence *next;
};

enum paragraph_kind { PARAGRAPH_TEXT, PARAGRAPH_ITEM, PARAGRAPH_HEAD };

struct paragraph {
    enum paragraph_kind kind;
    struct sentence *sentences;
    size_t sentences_n;
    struct place at;
    struct paragraph *next;
};

struct fill_decl {
    const char *name, *label;
    enum fill_size { FILL_NAME, FILL_COUNT, FILL_NUMBER } size; /* 40, 28, 22 mm to write on */
    struct place at;
};

/* ---- numbers -------------------------------------------------------------------------------- */

struct range {
    bool stated;
    struct amount low, high; /* as written; min and max are what they come to */
    money min, max;
    bool open;        /* "$124K–$322K+"; "$120K+": min only, max == min */
    const char *text; /* as the source prints it */
    struct place at;
};

enum guide_bonus {
    GBONUS_UNSTATED,
    GBONUS_NONE,
    GBONUS_DISCRETIONARY,
    GBONUS_PERCENT,
    GBONUS_AMOUNT
};

struct side { /* ask or floor of a region */
    struct amount base, equity;
    struct amount bonus;          /* a year's */
    struct decimal bonus_percent; /* of base; never beside bonus */
    struct amount sign_on;        /* the first year's */
};

/* `clause` stands in the letter; `wording` is the offer letter's draft of it, or NULL. */
struct additional_ask {
    const char *id, *title; /* "Double-trigger acceleration" */
    const char *clause;  /* "double-trigger acceleration of unvested equity": letter, HR's clause */
    const char *wording; /* whole sentences for HR to adopt */
    const char *heading; /* heading of the clause in the offer letter */
    const char *short_;  /* "double-trigger acceleration": the ladder's "in return for" */
    int give;            /* order in which to trade it, from 1 */
    const char *part;    /* what would meet it: "acceleration", "sign-on", "term:leave"; or NULL */
    const char *at_least;      /* as written: "double", "30"; NULL: whatever is stated meets it */
    struct decimal at_least_n; /* as a number, where it is one */
    struct place at_least_at;
    const char *unless; /* asked only where none of these parts is in play; NULL: always */
    const char *region; /* NULL: all */
    struct place at;
};

struct region {
    const char *id, *name; /* "paris", "Paris" */
    const char *level;     /* a guide with levels as rows; NULL */
    bool usual;            /* of the rows of one id, that of an offer that states no level */
    const char *currency;
    bool us; /* Letter paper */
    struct range base;
    struct range equity;  /* brought to a whole grant over equity_years */
    int equity_years;     /* 4 when unstated */
    bool equity_per_year; /* as the source printed it */
    enum equity_kind equity_kind;
    enum instrument instrument;
    bool equity_none;    /* "None": the guide says there is none */
    bool equity_same;    /* the row it is relative to has it */
    bool equity_phantom; /* units that pay out money; kind pre-ipo, instrument other */
    enum guide_bonus bonus_kind;
    struct range bonus; /* amount, or 1/100 of a per cent */
    const char *bonus_text;
    struct range sign_on; /* the first year's */
    struct range total;   /* what the source states; checked, never used */
    /* Another region's id: base, ask's base and floor's base are that region's × the location
     * factor, equity is that region's. `base`, `equity`, `ask` and `floor` hold that region's
     * numbers, before the factor, where the row doesn't state its own. */
    const char *factor_of;
    const char *factor_text;
    struct decimal factor_min, factor_max;
    struct side ask, floor; /* unstated: an ask is suggested (contract 2), a floor is none */
    struct place at;
};

struct other_band { /* "Google Paris TPM (€70K–€95K base + RSUs)": level mapping's chart */
    const char *company, *region, *note;
    struct range base;
    const char *currency;
};

/* ---- rooms of text -------------------------------------------------------------------------- */

enum section_kind {
    SECTION_DNA,
    SECTION_LEVELS,
    SECTION_MOAT,
    SECTION_FURTHER /* any other section of the source, by its own title */
};

struct guide_table {
    size_t rows, cols;
    bool head;          /* the first row is the head */
    const char **cells; /* rows × cols; "" where the row is shorter */
    struct guide_line { /* as they stand */
        bool head;
        const char **cells;
        size_t cells_n;
        struct place at;
    } * lines;
    size_t lines_n;
    struct place at;
    struct guide_table *next;
};

struct section {
    enum section_kind kind;
    const char *id, *title;
    struct paragraph *paragraphs;
    size_t paragraphs_n;
    struct guide_table *tables;
    size_t tables_n;
    struct other_band *bands; /* they stand in the guide's `others` too */
    size_t bands_n;
    struct place at;
};

struct script {
    const char *id, *title, *short_;
    const char *region; /* see guide_applies() */
    const char *part;   /* as of a sentence */
    const char *more;
    struct sentence *line; /* one-liner; NULL: none */
    size_t line_n;
    struct paragraph *paragraphs;
    size_t paragraphs_n;
    struct place at;
};

struct lever {
    const char *id, *title;
    const char *they_say;  /* hfbrief's prompt, not the guide's */
    struct sentence *line; /* the call sheet's one-liner; NULL: none */
    const char *short_;    /* the call sheet's name of it: "Release risk" */
    size_t line_n;
    const char *region; /* see guide_applies() */
    const char *part;   /* as of a sentence */
    const char *more, *unless;
    enum needs needs;
    bool ours; /* hfbrief's own card, not the guide's */
    struct paragraph *paragraphs;
    size_t paragraphs_n;
    struct place at;
};

struct evidence {
    const char *text;
    int year_from, year_to; /* 0: undated */
    const char *id;
    struct place at;
};

struct question { /* for the recruiter, where its part is in play and unstated */
    const char *text, *part;
    struct place at;
};

struct left_out { /* what an importer could not read as data, with the reason */
    const char *text, *reason;
    int line;
};

struct guide {
    const struct source *source;
    const char *id, *title, *role, *role_short;
    const char *hash;     /* of its bytes, sixteen letters */
    const char *lang;     /* of what is said; the default language where it isn't stated */
    struct place lang_at; /* nowhere when it isn't */
    const char *dna[3];   /* the first three of dna_parts */
    const char **dna_parts;
    size_t dna_parts_n;
    bool any_job; /* for any job: it names no employer, no role and no row of its own */
    const char *employer, *employer_short;
    const char **domains;
    size_t domains_n;
    struct {
        const char *currency;
        struct amount amount;
        const char *text; /* "$4.5B+" */
    } valuation;
    const char *columns; /* the table's head as the source prints it, or NULL */
    struct region *regions;
    size_t regions_n;
    bool regions_partly, fills_partly; /* one was refused: what isn't among them may be there */
    struct other_band *others;
    size_t others_n;
    struct fill_decl *fills;
    size_t fills_n;
    struct section *sections;
    size_t sections_n;
    struct script *scripts;
    size_t scripts_n;
    struct lever *levers;
    size_t levers_n;
    struct sentence *opening; /* what the call opens with: from the strategy */
    size_t opening_n, strategy_n;
    struct sentence
        *strategy; /* the strategy's sentences, spoken and quoted, the opening's first */
    const char *strategy_title; /* NULL: no strategy */
    struct place strategy_at;
    struct additional_ask *additional;
    size_t additional_n;
    struct evidence *evidence;
    size_t evidence_n;
    struct question *questions; /* in order of weight */
    size_t questions_n;
    struct left_out *left_out;
    size_t left_out_n;
};

const struct region *guide_region(const struct guide *g, const char *id); /* NULL: unknown */
/* The row that an offer is of: its region's, and its job's level where the region has several; the
 * one row there is where it names none. NULL: there is no such row, or several. */
const struct region *guide_chosen_region(const struct guide *g, const struct offer *o);
/* A guide for any job, made the guide of this one: employer, role, domains, valuation, and a row in
 * the package's currency that states nothing. Any other guide is returned as it is. */
const struct guide *guide_for_offer(struct arena *a, const struct guide *g, const struct offer *o);
const struct fill_decl *guide_fill(const struct guide *g, const char *name);
/* Every sentence of its sections, scripts, levers and strategy. */
void guide_each_sentence(const struct guide *g, void (*each)(void *data, const struct sentence *s),
                         void *data);
/* Whether this is a part that sentences and questions may be bound to: "equity", "term:leave". */
bool guide_part_known(const char *part);
const char *guide_part_nearest(const char *wrong); /* NULL: none near */
/* Whether a list of region ids, divided by spaces, names this one; NULL: every region. */
bool guide_applies(const char *regions, const char *id);

/* ---- what is never said (contract 1.2) ------------------------------------------------------ */

enum forbidden { FORBIDDEN_NOTHING, FORBIDDEN_GUARANTEED, FORBIDDEN_AMOUNT, FORBIDDEN_CURRENCY };

/* The first thing in `text` that no spoken sentence may hold: the word guaranteed, an amount or a
 * percentage (any number with a currency sign or code, K, M, B, %, or of four digits up), a
 * currency by sign or code other than `currency` (NULL: any). Its span goes to *off, *len. */
enum forbidden guide_speech_forbidden(const char *text, const char *currency, size_t *off,
                                      size_t *len);

#endif
