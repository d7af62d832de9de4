/* index.h - names to numbers: the messages of a catalogue, the styles of a theme, which are looked
 * up hundreds of times a document and are never changed once read. */
#ifndef HFB_BASE_INDEX_H
#define HFB_BASE_INDEX_H

#include "base/arena.h"
#include <stdint.h>

#define INDEX_NONE SIZE_MAX

struct index;

/* Room for `most` names. They stay the caller's, and must stay where they are. */
struct index *index_new(struct arena *a, size_t most);
void index_put(struct index *x, const char *name, size_t number); /* a name that isn't in it yet */
size_t index_find(const struct index *x, const char *name);       /* INDEX_NONE: not in it */

#endif
