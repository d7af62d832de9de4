/* scene.h - where a label is free to stand on a plane: what has been drawn (lines with what it
 * costs to cross them, marks, other labels), and the cheapest of several places. */
#ifndef HFB_CHART_SCENE_H
#define HFB_CHART_SCENE_H

#include <stdbool.h>
#include <stddef.h>

/* A label's box, turned clockwise about its centre; mm and radians. */
struct spot {
    double x, y, half_w, half_h, angle;
    double cos, sin; /* of the angle: filled in by the scene */
};

#define SCENE_LINES 32
#define SCENE_MARKS 16
#define SCENE_SPOTS 40

struct scene {
    double left, top, right, bottom; /* a label stays inside */
    struct scene_line {
        double x1, y1, x2, y2, cost;
    } lines[SCENE_LINES];
    size_t lines_n;
    struct scene_mark {
        double x, y, r;
    } marks[SCENE_MARKS];
    size_t marks_n;
    struct spot spots[SCENE_SPOTS];
    size_t spots_n;
};

#define NO_LINE ((size_t)-1)

/* Returns the line's number, for `own` below. */
size_t scene_line(struct scene *s, double x1, double y1, double x2, double y2, double cost);
void scene_mark(struct scene *s, double x, double y, double r);
void scene_take(struct scene *s, struct spot spot);
/* What it costs to stand there, the label's own line not counted; INFINITY: it can't. What comes to
 * more than `most` is not reckoned to its end. */
double scene_cost(const struct scene *s, struct spot spot, size_t own, double most);
/* What the lines cost that a line from the mark at (x, y) crosses on its way from (x1, y1) to a
 * label's edge at (x2, y2); INFINITY: it would pass through a label or another mark. */
double scene_way(const struct scene *s, double x1, double y1, double x2, double y2, double x,
                 double y);
/* Distance of the nearest mark. */
double scene_nearest_mark(const struct scene *s, double x, double y);

#endif
