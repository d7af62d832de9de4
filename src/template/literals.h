/* literals.h - what a stylesheet names: the string literals of its expressions, and its texts.
 *
 * Of some eight hundred messages a stylesheet of ours uses a fifth. Only those that it can name are
 * put into its tree: one whose key stands in the stylesheet as a literal or a text, or begins or
 * ends with one that ends or begins with a full stop, concat('status.', @status).
 */
#ifndef HFB_TEMPLATE_LITERALS_H
#define HFB_TEMPLATE_LITERALS_H

#include "base/arena.h"
#include <libxml/tree.h>

struct literals;

/* Of a stylesheet that has been parsed and not compiled yet. */
const struct literals *literals_of(struct arena *a, const xmlDoc *sheet);
bool literals_name(const struct literals *l, const char *key);

#endif
