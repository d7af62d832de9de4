/* large_page.h - memory two megabytes at a time, of one page where the system has such
 * ("transparent huge pages", asked for by madvise()). A page of memory is handed over when it is
 * first written, with a trap each: a brief of ten pages wrote 3,800 of the small ones, and 1,800
 * where its arenas grow by large ones, which takes a seventh of its CPU time.
 */
#ifndef HFB_BASE_LARGE_PAGE_H
#define HFB_BASE_LARGE_PAGE_H

#include <stddef.h>

#define LARGE_PAGE_BYTES ((size_t)2 * 1024 * 1024)

/* Zeroed. NULL: there is none; malloc() may have what is needed. */
void *large_page_new(void);
void large_page_free(void *page);

#endif
