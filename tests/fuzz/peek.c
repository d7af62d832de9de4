/* peek.c - what the process outside the cage reads of an offer: an attribute of its root, found
 * without a parser. What is found stands in the file, between two equal quotes. */
#include "fuzz.h"
#include "xml/xml.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    return 0;
}

static bool stands_in(const char *text, size_t size, const char *value)
{
    size_t n = strlen(value);
    for (size_t i = 1; i + n < size; i++)
        if ((text[i - 1] == '"' || text[i - 1] == '\'') && text[i + n] == text[i - 1] &&
            memcmp(text + i, value, n) == 0)
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"id", "guide", "speech"};
    char *text = fuzz_text(data, size);
    struct arena *a = arena_new();
    jmp_buf where;
    if (setjmp(where) != 0)
        abort();
    arena_guard(a, &where);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = xml_peek(a, (struct str){text, size}, names[i]);
        if (value && !memchr(data, 0, size) && (!*value || !stands_in(text, size, value)))
            abort();
    }
    arena_free(a);
    free(text);
    return 0;
}
