/* flow.h - what a stylesheet yields and layout sets: blocks of styled text, no coordinates but a
 * few wishes (urn:hfbrief:flow:1; templates/schema/flow.xsd documents the XML, one element a
 * struct).
 *
 * A document is sections; a section is a list of blocks and starts a page, unless it runs on where
 * the one before it ends. The page has a main
 * column (126 mm), a margin column (46 mm) and, across both, the full measure (178 mm). A block
 * stands in main or full; its asides stand in the margin, first baseline level with the block's
 * own, and push each other down. Owned by the job's arena, read-only once read.
 */
#ifndef HFB_TEMPLATE_FLOW_H
#define HFB_TEMPLATE_FLOW_H

#include "base/diag.h"
#include "base/length.h"

#define FLOW_UNSET SP_MAX /* a length nobody stated */

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };
enum weight { WEIGHT_INHERIT, WEIGHT_REGULAR, WEIGHT_MEDIUM, WEIGHT_BOLD };
enum rule { RULE_DEFAULT, RULE_NONE, RULE_HAIR, RULE_THICK, RULE_HEAVY };

/* ---- inline ----------------------------------------------------------------------------- */

enum inline_kind {
    INLINE_TEXT,
    INLINE_FILLED,  /* text filled from the offer: dotted underline */
    INLINE_BLANK,   /* a ruled line to write on: `text` is its caption, `width` its length, `name`
                       what a screen reader says, or NULL */
    INLINE_NOTEREF, /* raised number `text` of a margin note */
    INLINE_PAGEREF, /* the number of the page on which the section or block `name` begins */
    INLINE_MARK,   /* vector mark: name "offer|ask|floor|competing|tick|cross|box|square|half|open";
                      text: what a screen reader says, or NULL */
    INLINE_SWATCH, /* legend's fill: name "salary|bonus|sign-on|liquid|pre-ipo|discretionary|band|
                      filled|blank|gap|dilution" */
    INLINE_BREAK,  /* forced line break */
    INLINE_SPACE,  /* fixed space of `width` */
    INLINE_TAB     /* what follows stands at `width` from the block's left (SP_MAX: at its right) */
};

struct span {
    enum inline_kind kind;
    const char *text;
    const char *name;
    int scale_e2;      /* mark: k × 100; 0: the style's */
    int number;        /* competing mark's number, 0: none */
    bool bold, italic; /* the style's bold or italic partner face */
    bool yields;       /* in a table's cell: set only where the cell keeps to one line with it */
    bool under;        /* it yields to a line of its own below the cell's */
    enum weight weight;
    enum align align;  /* tab */
    const char *style; /* a named text style of the theme, or NULL: the block's */
    const char *href;  /* https: or mailto: only, else it is text */
    const char *lang;  /* NULL: as around it */
    sp_t width;
    struct place at; /* where the text came from, when known */
    struct span *next;
};

/* ---- blocks ----------------------------------------------------------------------------- */

enum block_kind {
    BLOCK_PARA,    /* style names face, size, leading, colour: templates/theme.xml */
    BLOCK_HEADING, /* level 1-3; a page's title is 1 */
    BLOCK_LABEL, /* section label in capitals, with a rule beneath or none; level 0: a paragraph */
    BLOCK_LIST,  /* items are BLOCK_ITEM children, with a label each */
    BLOCK_ITEM,  /* also a margin note: label is its number, speak SPEAK_NOTE */
    BLOCK_TABLE,
    BLOCK_CHART, /* drawn by chart/: kind and what it shows */
    BLOCK_CARD,  /* children that never split, a rule above */
    BLOCK_GROUP, /* children kept as they are: for asides, `at`, `width`, columns; an aside is one
                  */
    BLOCK_RULE,  /* a horizontal rule */
    BLOCK_SPACE, /* vertical space `height` */
    BLOCK_RULED, /* ruled lines to write on, filling the page's rest (≥ height), with a label */
    BLOCK_ANSWER /* one ruled line, `height` below the baseline before it */
};

enum measure { MEASURE_MAIN, MEASURE_FULL };
enum speak { SPEAK_NONE, SPEAK_QUOTE /* spoken: BlockQuote */, SPEAK_NOTE };
enum list_kind { LIST_TICK, LIST_NUMBER, LIST_BULLET, LIST_PLAIN };

struct chart_arg { /* chart parameters are plain name=value pairs */
    const char *name, *value;
    struct chart_arg *next;
};

struct cell {
    struct span *spans;  /* first line */
    struct span *second; /* "Table second line", 3.8 mm below; NULL */
    const char *style;   /* NULL: the table's for that column */
    const char *second_style;
    enum weight weight;
    enum align align; /* of its column unless stated */
    bool has_align;
    int colspan;    /* ≥ 1 */
    bool header;    /* row header */
    int lines;      /* at most, cut after the last fitting letter; 0: as many as it takes */
    bool boxed;     /* 1.25 pt box around it: a failure */
    bool underline; /* a head over several columns: its own hair rule */
    bool has_lead;
    const struct span
        *lead;         /* left of the text ("× −12,000"), inside the box; NULL: just its room */
    const char *chart; /* a chart instead of text */
    struct chart_arg *args;
    const char *alt;
    const char *lang;
    struct place at;
};

struct column {
    sp_t right; /* right edge of a numeric column from the table's left; FLOW_UNSET: see left */
    sp_t left;  /* left edge of a text column; both FLOW_UNSET: measured */
    enum align align;
    bool has_align;
};

struct row {
    struct cell *cells;
    size_t n;
    bool head;         /* repeated after a page break, "(continued)" */
    const char *group; /* a group label before this row, or NULL */
    bool total;        /* 0.75 pt rule above */
    enum rule rule;    /* below the row; RULE_DEFAULT: the table's */
    enum weight weight;
    sp_t pitch; /* 0: the table's */
    int drop;
    struct row *next;
};

struct table {
    const char *kind;       /* theme's table style: "key", "gap", "position", "side", … */
    struct column *columns; /* as stated; columns_n 0: the theme's or measured */
    size_t columns_n;
    size_t width_n; /* columns of the widest row, spans counted */
    struct row *rows;
    size_t rows_n; /* without heads */
    sp_t pitch;    /* row pitch; 0: the style's */
};

struct block {
    enum block_kind kind;
    const char *style; /* text style; NULL: the kind's default */
    const char *id;
    int level;
    enum measure measure;
    bool has_measure;   /* stated, not the kind's default */
    sp_t indent, width; /* from the measure's left; width 0: all of it */
    sp_t at_y;          /* FLOW_UNSET: none; else its first baseline stands at this y or lower */
    sp_t before, after; /* FLOW_UNSET: the style's */
    sp_t shift;         /* aside: first baseline against its block's */
    bool floats;        /* aside: below other notes, if need be, rather than level with its block */
    bool keep_with_next, keep_together, page_break;
    enum speak speak;
    enum rule rule;  /* label, rule */
    const char *alt; /* chart: filled by chart/ when NULL */
    struct span *spans;
    struct span *label; /* item, note: what stands before it */
    enum list_kind list;
    sp_t hang, gap; /* list: FLOW_UNSET: the style's; group: gap between columns */
    struct table *table;
    const char *chart; /* kind of chart */
    struct chart_arg *args;
    sp_t height; /* chart: 0 its own; ruled: minimum; space; answer */
    sp_t least;  /* ruled: the minimum once step `gives` of giving way is taken */
    int gives;
    int lines;    /* ruled: so many at most; 0: as many as there is room for */
    bool closing; /* ruled: only where the page ends below it; nothing gives way to it */
    sp_t stretch; /* chart: of the height, table, group: of each row's pitch: may be given up */
    sp_t pitch;   /* group in columns: from row to row; 0: as high as its rows */
    int columns;  /* group: children in this many columns, row by row; 0 or 1: below each other */
    enum align align;
    const char *lang;
    int drop; /* order in which this is given up when its page is full; 0: never */
    struct block *children;
    struct block *asides; /* margin notes of this block: BLOCK_GROUPs */
    struct place where;   /* in the stylesheet's result, for errors */
    struct block *next;
};

struct flow_section {
    const char *id, *number, *name; /* running head: "1  Call sheet" */
    bool one_page;                  /* gives up blocks with `drop`, then goes on overleaf */
    bool runs_on;                   /* begins below the section before it, on the same page */
    struct block *blocks;
    struct place where;
    struct flow_section *next;
};

enum page_kind {
    PAGE_BRIEF /* heads and folios, 3 columns */,
    PAGE_LETTER /* none, 25 mm margins */
};

struct flow {
    const char *lang, *title, *subject, *author, *date;
    const char *identity; /* running head, right: "Claire Moreau · Technical Program Manager · …" */
    const char *warning; /* after PRIVATE: "Shows your floor. Never forward …" */
    const char
        *private_word;      /* instead of PRIVATE ("PRIVATE TO COACH"); begins with PRIV, or NULL */
    const char *folio;      /* "Page {n} of {N}" */
    const char *revision;   /* footer: "offer.xml rev 4 · figures as of 2 Mar 2026" */
    const char *continued;  /* after a repeated table head; NULL: "(continued)" */
    const char *box_word;   /* what a screen reader says of a tick box; NULL: "tick box" */
    const char *every_page; /* letter kinds: a line on every page ("Draft proposed by …") */
    enum page_kind page;
    struct flow_section *sections;
};

#endif
