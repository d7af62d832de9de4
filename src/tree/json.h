/* json.h - the figures as one JSON object on one line (contract 3). */
#ifndef HFB_TREE_JSON_H
#define HFB_TREE_JSON_H

#include "comp/figure_tree.h"

/* A whole tree, a line with its end; whose figures these are was decided when it was made. */
void tree_json(const struct figure_node *root, struct buf *out);
/* One value of it, without a line's end. */
void tree_json_value(const struct figure_node *node, struct buf *out);
/* The checks alone, as a list. */
void tree_json_checks(struct arena *a, const struct check *checks, size_t n, struct buf *out);

#endif
