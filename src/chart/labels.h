/* labels.h - where labels stand: beside their marks, never over one another, never
 * out of their column. */
#ifndef HFB_CHART_LABELS_H
#define HFB_CHART_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#define LABEL_GAP 2.0 /* mm between two labels */
#define MARK_GAP 3.0  /* mm: marks nearer than this don't share a level */

struct label {
    double x; /* of the mark */
    double width;
    double center; /* out */
    int row;       /* out of labels_rows: 0 is the row next to the marks */
};

/* Labels sorted by x, all in one row of lo..hi: each as near to its mark as the others allow (least
 * squares). False, and nothing set, when their widths don't fit. */
bool labels_place(struct label *l, size_t n, double lo, double hi);
/* The same in as few rows as it takes; returns how many. A label wider than the column is put at
 * its left edge. */
int labels_place_rows(struct label *l, size_t n, double lo, double hi);

/* The level of each mark, x sorted: 0 on the lane, one more for each that would stand on another's
 * toes. Returns the highest. */
int levels_of_marks(const double *x, int *level, size_t n);

#endif
