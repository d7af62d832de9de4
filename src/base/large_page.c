/* large_page.c - see large_page.h. Where memory is watched piece by piece there are none. */
#include "base/large_page.h"
#include "base/sanitized.h"

#if defined(__linux__) && !defined(HFB_PLAIN_MEMORY) && !defined(HFB_SANITIZED)

#include <stdint.h>
#include <sys/mman.h>

static void *map(size_t n)
{
    void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

static size_t past_a_page(const char *p)
{
    return (uintptr_t)p % LARGE_PAGE_BYTES;
}

/* Twice as much, and what stands before and behind its one whole page given back. */
static char *map_around(void)
{
    char *all = map(2 * LARGE_PAGE_BYTES);
    if (!all)
        return NULL;
    size_t before = (LARGE_PAGE_BYTES - past_a_page(all)) % LARGE_PAGE_BYTES;
    if (before)
        munmap(all, before);
    munmap(all + before + LARGE_PAGE_BYTES, LARGE_PAGE_BYTES - before);
    return all + before;
}

void *large_page_new(void)
{
    char *p = map(LARGE_PAGE_BYTES);
    if (p && past_a_page(p)) {
        munmap(p, LARGE_PAGE_BYTES);
        p = map_around();
    }
    if (p) /* refused: small pages do as well */
        (void)madvise(p, LARGE_PAGE_BYTES, MADV_HUGEPAGE);
    return p;
}

void large_page_free(void *page)
{
    munmap(page, LARGE_PAGE_BYTES);
}

#else

void *large_page_new(void)
{
    return NULL;
}

void large_page_free(void *page)
{
    (void)page;
}

#endif
