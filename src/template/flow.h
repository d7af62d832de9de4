/* flow.h - what a stylesheet yields and layout sets: blocks of styled text, no coordinates but a
 * few wishes (urn:hfbrief:flow:1; templates/schema/flow.xsd documents the XML, one element a struct).
 *
 * A document is sections; a section starts a page and is a list of blocks. The page has a main
 * column (126 mm), a margin column (46 mm) and, across both, the full measure (178 mm). A block
 * stands in main or full; its asides stand in the margin, the first at the block's own top, and
 * push each other down. Owned by the job's arena, read-only once read.
 */
#ifndef HFB_TEMPLATE_FLOW_H
#define HFB_TEMPLATE_FLOW_H

#include "base/diag.h"
#include "base/length.h"

/* ---- inline ----------------------------------------------------------------------------- */

enum inline_kind {
    INLINE_TEXT,
    INLINE_FILLED,  /* text filled from the offer: dotted underline */
    INLINE_BLANK,   /* a ruled line to write on: `text` is its caption, `width` its length */
    INLINE_NOTEREF, /* raised number `text` of a margin note */
    INLINE_MARK,    /* vector mark: name "offer|ask|floor|competing|tick|cross|box|square|half|open" */
    INLINE_SWATCH,  /* legend's fill: name "salary|bonus|sign-on|liquid|pre-ipo|band|filled|blank|gap|dilution" */
    INLINE_BREAK,   /* forced line break */
    INLINE_SPACE    /* fixed space of `width` */
};

struct span {
    enum inline_kind kind;
    const char *text;
    const char *name;
    int scale_e2;       /* mark: k × 100 */
    bool bold, italic;  /* the style's bold or italic partner face */
    const char *style;  /* a named character style of the theme, or NULL: the block's */
    const char *href;   /* https: or mailto: only, else it is text */
    const char *lang;   /* NULL: as around it */
    sp_t width;
    struct place at;    /* where the text came from, when known */
    struct span *next;
};

/* ---- blocks ----------------------------------------------------------------------------- */

enum block_kind {
    BLOCK_PARA,    /* style names face, size, leading, colour: templates/theme.xml */
    BLOCK_HEADING, /* level 1-3; a page's title is 1 */
    BLOCK_LABEL,   /* section label in capitals, with a rule beneath or none */
    BLOCK_LIST,    /* items are BLOCK_ITEM children, with a label each */
    BLOCK_ITEM,
    BLOCK_TABLE,
    BLOCK_CHART,   /* drawn by chart/: kind and what it shows */
    BLOCK_CARD,    /* children that never split */
    BLOCK_GROUP,   /* children kept as they are: for asides, `at`, `width`, columns */
    BLOCK_RULE,    /* a horizontal rule */
    BLOCK_SPACE,   /* vertical space */
    BLOCK_RULED    /* ruled lines to write on, filling the page's rest (≥ 24 mm), with a label */
};

enum measure { MEASURE_MAIN, MEASURE_FULL, MEASURE_MARGIN };
enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };
enum speak { SPEAK_NONE, SPEAK_QUOTE /* spoken: BlockQuote */, SPEAK_NOTE };

struct cell {
    struct span *spans;  /* first line */
    struct span *second; /* "Table second line", 3.8 mm below; NULL */
    const char *style;
    const char *second_style;
    enum align align; /* of its column unless stated */
    bool has_align;
    int colspan;
    bool header;   /* row header */
    bool boxed;    /* 1.25 pt box around it: a failure */
    const struct span *lead; /* mark drawn left of the text ("× −12,000"), inside the box; NULL */
    struct place at;
};

struct column {
    sp_t right;   /* right edge of a numeric column from the table's left; 0: measured */
    sp_t left;    /* left edge of a text column; SP_MAX: after the column before */
    enum align align;
};

struct row {
    struct cell *cells;
    size_t n;
    bool head;      /* repeated after a page break, "(continued)" */
    const char *group; /* a group label before this row, or NULL */
    bool strong_rule; /* 0.75 pt rule above: a total */
    bool no_rule;
    sp_t pitch; /* 0: the table's */
    struct row *next;
};

struct table {
    const char *kind; /* theme's table style: "key", "gap", "position", "side", "provenance", "letter", "plain", "ladder", "cohort" */
    struct column *columns;
    size_t columns_n;
    struct row *rows;
    sp_t pitch; /* row pitch; 0: the style's */
};

struct series_ref; /* chart parameters are plain name=value pairs */
struct chart_arg {
    const char *name, *value;
    struct chart_arg *next;
};

struct block {
    enum block_kind kind;
    const char *style; /* paragraph style, table style, label rule */
    const char *id;
    int level;
    enum measure measure;
    sp_t indent, width;      /* from the measure's left; width 0: all of it */
    sp_t at_y;               /* SP_MAX: none; else its first baseline stands at this y or lower */
    sp_t before, after;      /* extra space */
    bool keep_with_next, keep_together, page_break;
    enum speak speak;
    const char *alt;         /* chart: filled by chart/ when NULL */
    struct span *spans;
    struct table *table;
    const char *chart;       /* kind of chart */
    struct chart_arg *args;
    sp_t height;             /* chart: 0 its own; ruled: minimum */
    sp_t stretch;            /* chart: how much of the height may be given up on Letter */
    int columns;             /* group: children in this many columns, row by row */
    enum align align;
    const char *lang;
    int drop;                /* order in which this is given up when its page is full; 0: never */
    struct block *children;
    struct block *asides;    /* margin notes of this block */
    struct place where;      /* in the stylesheet's result, for errors */
    struct block *next;
};

struct flow_section {
    const char *id, *number, *name; /* running head: "1  Call sheet" */
    bool one_page;  /* never spills: gives up blocks with `drop`, then fails */
    bool no_heading;
    struct block *blocks;
    struct flow_section *next;
};

enum page_kind { PAGE_BRIEF /* heads and folios, 3 columns */, PAGE_LETTER /* none, 25 mm margins */ };

struct flow {
    const char *lang, *title, *subject, *author, *date;
    const char *identity; /* running head, right: "Claire Moreau · Technical Program Manager · …" */
    const char *warning;  /* after PRIVATE: "Shows your floor. Never forward …" */
    const char *folio;    /* "Page {n} of {N}" */
    const char *revision; /* footer: "offer.xml rev 4 · figures as of 2 Mar 2026" */
    const char *every_page; /* letter kinds: a line on every page ("Draft proposed by …") */
    enum page_kind page;
    struct flow_section *sections;
};

#endif
