/* theme.h - inside the room: how a style's name becomes a face, a size, a colour
 * (templates/theme.xml, whose comment says what each attribute means). Read-only once read. */
#ifndef HFB_LAYOUT_THEME_H
#define HFB_LAYOUT_THEME_H

#include "base/index.h"
#include "draw/marks.h"
#include "font/fontset.h"
#include "layout/layout.h"

enum { THEME_COLUMNS_MAX = 16 };

enum theme_colour {
    COLOUR_INK,
    COLOUR_TXT2,
    COLOUR_TXT3,
    COLOUR_BLUE,
    COLOUR_BRICK,
    COLOUR_RULE,
    COLOUR_HAIR,
    COLOUR_MKGREY,
    COLOUR_SOLID,
    COLOUR_BAND,
    COLOUR_BAND_PLANE,
    COLOUR_BAND_COHORT,
    COLOUR_COUNT
};

struct text_style {
    const char *name;
    enum role face, bold, italic;
    sp_t size, lead, before, after, hang;
    sp_t letterspace;
    sp_t width; /* of a block that states neither measure nor width; 0: its measure's */
    enum theme_colour colour;
    bool caps;
    int mark_e2, box_e2;
};

/* A line's share above and below its baseline: lead / 2 ± 0.3 size. */
sp_t style_rise(const struct text_style *s);
sp_t style_sink(const struct text_style *s);

struct table_columns {
    size_t n;
    sp_t edge[THEME_COLUMNS_MAX];
    bool right[THEME_COLUMNS_MAX];
    struct table_columns *next;
};

struct table_style {
    const char *name;
    const struct text_style *head, *head2, *cell_name, *cell_name_strong, *figure, *second;
    const struct text_style *group;                     /* set like a head; NULL: as a label */
    const struct text_style *styles[THEME_COLUMNS_MAX]; /* NULL: name, then figure */
    sp_t rise, head_pitch, head_rule, first, open, pitch, rule, depth, second_gap, lead, label;
    sp_t before, after;
    sp_t spread; /* 0: measured */
    enum rule head_weight, weight, end;
    struct table_columns *columns;
    struct table_style *next;
};

struct theme {
    struct text_style *styles; /* sorted by name */
    size_t styles_n;
    struct index *by_name;
    struct table_style *tables;
    struct palette colour, mono;
};

/* NULL: there is none of that name. */
const struct text_style *theme_style(const struct theme *t, const char *name);
const struct table_style *theme_table(const struct theme *t, const char *name);
struct color theme_colour_of(const struct palette *p, enum theme_colour c);

#endif
