/* labels.c - one-dimensional label placement.
 *
 * What is wanted is a position for each label, as near to its mark as possible, in the marks'
 * order and with a gap. Without the widths that is isotonic regression, which pooling adjacent
 * violators solves exactly (Ayer et al. 1955): labels that would overlap form a block which stands
 * at the mean of what its members wish. Clamping the blocks to the column keeps the optimum. */
#include "chart/labels.h"
#include <math.h>

#define LABELS_MAX 16

bool labels_place(struct label *l, size_t n, double lo, double hi)
{
    double offset[LABELS_MAX], wish[LABELS_MAX], mean[LABELS_MAX], sum = 0;
    size_t size[LABELS_MAX], blocks = 0;

    if (n == 0)
        return true;
    if (n > LABELS_MAX)
        return false;
    for (size_t i = 0; i < n; i++) { /* offset: left edges if all were pushed to the left */
        offset[i] = sum;
        sum += l[i].width + LABEL_GAP;
        wish[i] = l[i].x - l[i].width / 2 - offset[i];
    }
    double slack = hi - lo - (sum - LABEL_GAP);
    if (slack < -1e-9)
        return false;
    for (size_t i = 0; i < n; i++) {
        mean[blocks] = wish[i];
        size[blocks++] = 1;
        while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
            size_t a = size[blocks - 2], b = size[blocks - 1];
            mean[blocks - 2] =
                (mean[blocks - 2] * (double)a + mean[blocks - 1] * (double)b) / (double)(a + b);
            size[blocks - 2] = a + b;
            blocks--;
        }
    }
    for (size_t b = 0, i = 0; b < blocks; b++)
        for (size_t k = 0; k < size[b]; k++, i++) {
            double left = fmax(lo, fmin(lo + fmax(slack, 0), mean[b])) + offset[i];
            l[i].center = left + l[i].width / 2;
        }
    for (size_t i = 0; i < n; i++)
        l[i].row = 0;
    return true;
}

int labels_place_rows(struct label *l, size_t n, double lo, double hi)
{
    for (int rows = 1; rows <= (int)n; rows++) {
        bool fits = true;
        for (int r = 0; r < rows && fits; r++) {
            struct label part[LABELS_MAX];
            size_t m = 0;
            for (size_t i = (size_t)r; i < n && m < LABELS_MAX; i += (size_t)rows)
                part[m++] = l[i];
            fits = labels_place(part, m, lo, hi);
            for (size_t i = (size_t)r, k = 0; fits && i < n; i += (size_t)rows, k++) {
                l[i] = part[k];
                l[i].row = r;
            }
        }
        if (fits)
            return rows;
    }
    for (size_t i = 0; i < n; i++) { /* one of them is wider than the column itself */
        l[i].row = (int)i;
        l[i].center =
            fmin(fmax(l[i].x, lo + l[i].width / 2), fmax(lo, hi - l[i].width) + l[i].width / 2);
    }
    return (int)n;
}

int levels_of_marks(const double *x, int *level, size_t n)
{
    int highest = 0;
    for (size_t i = 0; i < n; i++) {
        level[i] = 0;
        for (size_t j = 0; j < i; j++)
            if (level[j] == level[i] && fabs(x[i] - x[j]) < MARK_GAP) {
                level[i]++;
                j = (size_t)-1; /* look at all of them again */
            }
        if (level[i] > highest)
            highest = level[i];
    }
    return highest;
}
