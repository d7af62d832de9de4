/* peek.c - what the process outside the cage reads of an offer: an attribute of its root, found
 * without a parser. What is found stands in the file, between two equal quotes. */
#include "fuzz.h"
#include "xml/xml.h"

static bool stands_in(const char *text, size_t size, const char *value)
{
    size_t n = strlen(value);
    for (size_t i = 1; i + n < size; i++)
        if ((text[i - 1] == '"' || text[i - 1] == '\'') && text[i + n] == text[i - 1] &&
            memcmp(text + i, value, n) == 0)
            return true;
    return false;
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    (void)d;
    static const char *const names[] = {"id", "guide", "speech"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = xml_peek(a, text, names[i]);
        if (value && !memchr(text.s, 0, text.n) && (!*value || !stands_in(text.s, text.n, value)))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}
