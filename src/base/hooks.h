/* hooks.h - memory for libraries whose allocators are told nothing but a size: libxml2, libharu and
 * GMP. Whoever sets such a library up (cli/last_words.c, pdf/file.c) hands it these.
 *
 * The pool behind them is the program's only state at file scope: those libraries' hooks carry no
 * pointer of ours that could lead to one in a job. A worker that is forked goes on with its copy.
 */
#ifndef HFB_BASE_HOOKS_H
#define HFB_BASE_HOOKS_H

#include <stddef.h>

void *hooks_alloc(size_t size);                /* as pool_alloc() */
void *hooks_realloc(void *piece, size_t size); /* as pool_realloc() */
void hooks_free(void *piece);

#endif
