/* parse.c - a preloaded library: what a stranger wrote (it holds MARK) is parsed in a cage, or this
 * says so. One call a library that reads: libxml2's two, cmark's. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define MARK "a stranger wrote this"

/* In a cage the question itself is refused, or answered with the filter that stands. */
static void look(const char *bytes, size_t n, const char *where)
{
    static const char found[] = " parses a stranger's text without a cage\n";
    if (!memmem(bytes, n, MARK, strlen(MARK)) || prctl(PR_GET_SECCOMP) != 0)
        return;
    (void)!write(2, where, strlen(where));
    (void)!write(2, found, sizeof found - 1);
}

void *xmlCreateMemoryParserCtxt(const char *bytes, int n)
{
    void *(*next)(const char *, int) =
        (void *(*)(const char *, int))dlsym(RTLD_NEXT, "xmlCreateMemoryParserCtxt");
    look(bytes, (size_t)n, "xmlCreateMemoryParserCtxt");
    return next(bytes, n);
}

void *xmlCtxtReadMemory(void *p, const char *bytes, int n, const char *url, const char *encoding,
                        int options)
{
    void *(*next)(void *, const char *, int, const char *, const char *, int) =
        (void *(*)(void *, const char *, int, const char *, const char *, int))dlsym(
            RTLD_NEXT, "xmlCtxtReadMemory");
    look(bytes, (size_t)n, "xmlCtxtReadMemory");
    return next(p, bytes, n, url, encoding, options);
}

void cmark_parser_feed(void *p, const char *bytes, size_t n)
{
    void (*next)(void *, const char *, size_t) =
        (void (*)(void *, const char *, size_t))dlsym(RTLD_NEXT, "cmark_parser_feed");
    look(bytes, n, "cmark_parser_feed");
    next(p, bytes, n);
}
