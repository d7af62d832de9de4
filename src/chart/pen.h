/* pen.h - drawing in millimetres from the frame's top left, type in points: the one
 * place where a chart's geometry becomes sp_t and a text becomes glyph runs.
 */
#ifndef HFB_CHART_PEN_H
#define HFB_CHART_PEN_H

#include "chart/source.h"

struct pen {
    struct frame *frame;
    struct slot *slot;
    const struct palette *palette;
    struct fontset *fonts;
    struct arena *arena;
    struct diags *diags;
    struct place at;
    const char *lang;
    double width; /* of the frame, mm */
};

enum pen_align { PEN_LEFT, PEN_RIGHT, PEN_CENTER };

/* Face and size of a text. */
struct type {
    enum role role;
    double size; /* pt */
};
extern const struct type type_label, type_label_strong, type_axis, type_inside, type_name,
    type_name_medium, type_value, type_value_strong, type_note;

#define PT_MM (25.4 / 72.0)

double pen_width(struct pen *p, struct type t, const char *text); /* mm */
/* Text at a baseline; returns its width. */
double pen_text(struct pen *p, double x, double y, const char *text, struct type t, struct color c,
                enum pen_align align);
/* Text whose middle stands at (x, y), turned clockwise by `degrees`. */
void pen_text_turned(struct pen *p, double x, double y, const char *text, struct type t,
                     struct color c, double degrees);
/* `text`, or as much of it as fits `max` with an ellipsis after the last letter that does. */
const char *pen_fit(struct pen *p, struct type t, const char *text, double max);

struct op *pen_line(struct pen *p, double x1, double y1, double x2, double y2, double pt,
                    struct color c);
struct op *pen_dashed(struct pen *p, double x1, double y1, double x2, double y2, double pt,
                      struct color c, double on, double off);
/* A line of a colour that a printer without grey would make dots of: with black edges. `pass` 0
 * draws these, 1 the colour between them; lines that join are drawn in two passes. dash: on and off
 * in points, or NULL. */
void pen_coloured(struct pen *p, int pass, double x1, double y1, double x2, double y2, double pt,
                  struct color c, const double *dash);
/* A line to measure by, lighter than any outline: of black dots, as a printer without grey would
 * lose a grey one here and there. */
void pen_grid(struct pen *p, double x1, double y1, double x2, double y2);
void pen_block(struct pen *p, double x, double y, double w, double h, struct color c);
void pen_outline(struct pen *p, double x, double y, double w, double h, double pt, struct color c);
void pen_dot(struct pen *p, double x, double y, double r, struct color c);
/* A filled head of an arrow whose point is at (x, y), looking to (dx, dy), a unit step. */
void pen_arrowhead(struct pen *p, double x, double y, int dx, int dy, struct color c);
void pen_mark(struct pen *p, const char *name, double x, double y, double k);
void pen_fill(struct pen *p, const char *fill, double x, double y, double w, double h);

/* How far a mark reaches from its centre, halo included. */
#define MARK_REACH 2.45

#endif
