/* prepared.h - what the build has read already: the program's own catalogues, guides, theme and
 * list of faces, as the structures that reading them makes.
 *
 * src/packaging/prepare.c reads each of them with the program's own readers, twice, and writes down
 * every piece of the arena that can be reached from what came out. A word that differs between the
 * two readings is a pointer, or the build stops. Here the pieces are copied and the pointers set;
 * nothing is parsed. Where a build has none (a browser's, a static one: src/packaging/unprepared.c)
 * the caller reads the resource itself. tests/prepared.sh holds the documents of a program without
 * against those of the program with them.
 *
 * What it saves: 18 M of 136 M instructions in a single run.
 */
#ifndef HFB_BASE_PREPARED_H
#define HFB_BASE_PREPARED_H

#include "base/arena.h"
#include <stdint.h>

struct prepared {
    const char *name; /* of the resource: "templates/theme.xml" */
    const uint64_t *words;
    const uint32_t *pointers; /* words that hold the offset of another, in bytes */
    const uint32_t *outside;  /* two each: a word, and which of the caller's pointers it is */
    uint32_t words_n, pointers_n, outside_n;
};

/* Those of the build, in no order; one without a name ends them. */
extern const struct prepared prepared_table[];

/* A copy of its own in the arena, as the resource's reader would have returned it. `outside`: what
 * the reader was given and points to (prepare.c says what for each). NULL: the build made none. */
void *prepared_load(struct arena *a, const char *name, const void *const *outside);

#endif
