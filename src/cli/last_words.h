/* last_words.h - what is said when a library can't go on.
 *
 * Our own code gives up memory by a jump (arena.h) and ends as it should. The libraries don't:
 * with an allocation failing, libxml2 builds trees that lack a node or writes through NULL, and GMP
 * aborts. So their allocations end the process here, with a message and status 3, before any of
 * that; what stands on the disk is whole either way, since files are only ever renamed into place.
 * What else dies by a signal says so, and ends with status 3 too. A worker of a batch is forked
 * with all of this, but dies by its signals: its parent names the offer. None leaves a core.
 */
#ifndef HFB_CLI_LAST_WORDS_H
#define HFB_CLI_LAST_WORDS_H

struct arena;

/* First of all in main(): a library keeps the allocator that it began with. */
void last_words_prepare(void);
/* Writes "hfbrief: fatal: out of memory" and nothing else: where there is no arena to say it in. */
void last_words_no_memory(void);
/* The whole program `run` in an arena of its own; its status, or HFB_FAULT where memory ran out. */
int last_words_run(int (*run)(int argc, char **argv, struct arena *a), int argc, char **argv);

#endif
