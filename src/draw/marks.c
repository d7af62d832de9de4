/* marks.c - down points to the floor, up to the ask; solid is what is or should
 * be on the table, open is private, grey is outside. Lengths in mm, as the design gives them.
 *
 * A printer without grey makes dots of every colour: what tells a mark is black, and a colour only
 * fills it. */
#include "draw/marks.h"

#include <stdlib.h>

const struct palette palette_colour = {
    .ink = {0x00, 0x00, 0x00},
    .txt2 = {0x00, 0x00, 0x00},
    .txt3 = {0x00, 0x00, 0x00},
    .blue = {0x0B, 0x4F, 0x8A},
    .brick = {0x8F, 0x1D, 0x12},
    .rule = {0x8C, 0x8C, 0x8C},
    .hair = {0xC4, 0xC4, 0xC4},
    .mkgrey = {0x9C, 0x9C, 0x9C},
    .solid = {0xC9, 0xC9, 0xC9},
    .band = {0xE4, 0xE4, 0xE4},
    .band_plane = {0xEF, 0xEF, 0xEF},
    .band_cohort = {0xED, 0xED, 0xED},
    .white = {0xFF, 0xFF, 0xFF},
};

/* For laser printers, which screen grey text and thin grey lines into dots. */
const struct palette palette_mono = {
    .ink = {0, 0, 0},
    .txt2 = {0, 0, 0},
    .txt3 = {0, 0, 0},
    .blue = {0, 0, 0},
    .brick = {0, 0, 0},
    .rule = {0, 0, 0},
    .hair = {0, 0, 0},
    .mkgrey = {0x9C, 0x9C, 0x9C},
    .solid = {0xC9, 0xC9, 0xC9},
    .band = {0xE4, 0xE4, 0xE4},
    .band_plane = {0xEF, 0xEF, 0xEF},
    .band_cohort = {0xED, 0xED, 0xED},
    .white = {0xFF, 0xFF, 0xFF},
};

/* A pen that draws in units of k mm around (x, y). */
struct pen {
    struct frame *frame;
    struct slot *slot;
    const struct palette *p;
    sp_t x, y;
    double k;
};

static sp_t pen_length(const struct pen *pen, double mm)
{
    return SP_MM(mm * pen->k);
}

static struct op *pen_polygon(const struct pen *pen, const double (*xy)[2], unsigned n, double a,
                              bool closed)
{
    sp_t points[16][2];
    for (unsigned i = 0; i < n; i++) {
        points[i][0] = pen->x + pen_length(pen, xy[i][0] * a);
        points[i][1] = pen->y + pen_length(pen, xy[i][1] * a);
    }
    return frame_polygon(pen->frame, pen->slot, (const sp_t(*)[2])points, n, closed);
}

static void pen_stroke(const struct pen *pen, const double (*xy)[2], unsigned n, double width_pt,
                       struct color c)
{
    op_stroke(pen_polygon(pen, xy, n, 1, false), SP_PT(width_pt), c);
}

static void pen_square(const struct pen *pen, double side, bool fill, double stroke_pt)
{
    const double h = side / 2;
    const double xy[4][2] = {{-h, -h}, {h, -h}, {h, h}, {-h, h}};
    struct op *op = pen_polygon(pen, xy, 4, 1, true);
    op_fill(op, fill ? pen->p->ink : pen->p->white);
    if (stroke_pt > 0)
        op_stroke(op, SP_PT(stroke_pt), pen->p->ink);
}

static void draw_offer(const struct pen *pen)
{
    op_fill(frame_circle(pen->frame, pen->slot, pen->x, pen->y, pen_length(pen, 1.45 + 0.32)),
            pen->p->white);
    op_fill(frame_circle(pen->frame, pen->slot, pen->x, pen->y, pen_length(pen, 1.45)),
            pen->p->ink);
}

static void draw_ask(const struct pen *pen)
{
    static const double up[3][2] = {{0, -1.05}, {1, 0.75}, {-1, 0.75}};
    op_fill(pen_polygon(pen, up, 3, 1.75 + 0.512, true), pen->p->white);
    struct op *op = pen_polygon(pen, up, 3, 1.75, true);
    op_fill(op, pen->p->blue);
    op_stroke(op, SP_PT(0.75), pen->p->ink);
}

static void draw_floor(const struct pen *pen)
{
    static const double down[3][2] = {{0, 1.05}, {1, -0.75}, {-1, -0.75}};
    op_fill(pen_polygon(pen, down, 3, 1.65 + 0.576, true), pen->p->white);
    struct op *op = pen_polygon(pen, down, 3, 1.65, true);
    op_fill(op, pen->p->white);
    op_stroke(op, SP_PT(1.2), pen->p->ink);
}

/* One to four, in strokes: in ink on white, as a printer makes dots of the diamond's grey. */
static void draw_digit(const struct pen *pen, int number)
{
    static const double one[][2] = {{-0.32, -0.4}, {0.08, -0.75}, {0.08, 0.75}};
    static const double two[][2] = {{-0.4, -0.42}, {-0.2, -0.72}, {0.15, -0.75}, {0.4, -0.48},
                                    {0.32, -0.1},  {-0.42, 0.72}, {0.45, 0.72}};
    static const double three[][2] = {{-0.38, -0.72}, {0.38, -0.72}, {-0.05, -0.15}, {0.25, -0.1},
                                      {0.42, 0.25},   {0.25, 0.65},  {-0.1, 0.75},   {-0.4, 0.5}};
    static const double four[][2] = {{0.18, 0.78}, {0.18, -0.72}, {-0.45, 0.32}, {0.5, 0.32}};
    static const struct {
        const double (*xy)[2];
        unsigned n;
    } digits[] = {{one, 3}, {two, 7}, {three, 8}, {four, 4}};
    if (number >= 1 && number <= 4)
        pen_stroke(pen, digits[number - 1].xy, digits[number - 1].n, 0.55, pen->p->ink);
}

static void draw_competing(const struct pen *pen, int number)
{
    static const double diamond[4][2] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    op_fill(pen_polygon(pen, diamond, 4, 1.85 + 0.448, true), pen->p->white);
    struct op *op = pen_polygon(pen, diamond, 4, 1.85, true);
    op_fill(op, number ? pen->p->white : pen->p->mkgrey);
    op_stroke(op, SP_PT(number ? 0.6 : 0.75), pen->p->ink);
    draw_digit(pen, number);
}

static void draw_tick(const struct pen *pen)
{
    static const double xy[3][2] = {{0, -1.2}, {1.0, 0}, {2.9, -2.9}};
    pen_stroke(pen, xy, 3, 1.3, pen->p->ink);
}

static void draw_cross(const struct pen *pen)
{
    static const double rise[2][2] = {{0, 0}, {2.5, -2.5}}, fall[2][2] = {{0, -2.5}, {2.5, 0}};
    pen_stroke(pen, rise, 2, 1.4, pen->p->ink);
    pen_stroke(pen, fall, 2, 1.4, pen->p->ink);
}

static void draw_box(const struct pen *pen)
{
    static const double xy[4][2] = {{0, 0.35 - 3.2}, {3.2, 0.35 - 3.2}, {3.2, 0.35}, {0, 0.35}};
    op_stroke(pen_polygon(pen, xy, 4, 1, true), SP_PT(0.8), pen->p->ink);
}

static void draw_half(const struct pen *pen)
{
    static const double lower[3][2] = {{-1.45, -1.45}, {-1.45, 1.45}, {1.45, 1.45}};
    pen_square(pen, 2.9, false, 0.9);
    op_fill(pen_polygon(pen, lower, 3, 1, true), pen->p->ink);
}

/* A number in a smaller mark is a blot where there are 150 dots of one bit to the inch. */
static int legible(const char *name, int k_e2)
{
    bool numbered = strncmp(name, "competing-", 10) == 0;
    return numbered && k_e2 < 105 ? 105 : k_e2;
}

bool mark_draw(struct frame *f, struct slot *s, const struct palette *p, const char *name, sp_t x,
               sp_t y, int k_e2)
{
    const struct pen pen = {f, s, p, x, y, legible(name, k_e2) / 100.0};
    if (strcmp(name, "offer") == 0)
        draw_offer(&pen);
    else if (strcmp(name, "ask") == 0)
        draw_ask(&pen);
    else if (strcmp(name, "floor") == 0)
        draw_floor(&pen);
    else if (strncmp(name, "competing", 9) == 0 && (name[9] == 0 || name[9] == '-'))
        draw_competing(&pen, name[9] ? atoi(name + 10) : 0);
    else if (strcmp(name, "tick") == 0)
        draw_tick(&pen);
    else if (strcmp(name, "cross") == 0)
        draw_cross(&pen);
    else if (strcmp(name, "box") == 0)
        draw_box(&pen);
    else if (strcmp(name, "square") == 0)
        pen_square(&pen, 2.9, true, 0);
    else if (strcmp(name, "half") == 0)
        draw_half(&pen);
    else if (strcmp(name, "open") == 0)
        pen_square(&pen, 2.9, false, 0.9);
    else
        return false;
    return true;
}

sp_t mark_width(const char *name, int k_e2)
{
    static const struct {
        const char *name;
        double mm;
    } widths[] = {{"offer", 2.9}, {"ask", 3.5}, {"floor", 3.3},  {"competing", 3.7}, {"tick", 2.9},
                  {"cross", 2.5}, {"box", 3.2}, {"square", 2.9}, {"half", 2.9},      {"open", 2.9}};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (strncmp(name, widths[i].name, strlen(widths[i].name)) == 0)
            return SP_MM(widths[i].mm * legible(name, k_e2) / 100.0);
    return 0;
}

const char *mark_text(const char *name)
{
    static const char *const words[][2] = {{"offer", "offer"},
                                           {"ask", "ask"},
                                           {"floor", "floor"},
                                           {"competing", "competing"},
                                           {"tick", "met"},
                                           {"cross", "not met"},
                                           {"box", "tick box"},
                                           {"square", "below the floor"},
                                           {"half", "half below the floor"},
                                           {"open", "above the floor"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(name, words[i][0], strlen(words[i][0])) == 0)
            return words[i][1];
    return NULL;
}
