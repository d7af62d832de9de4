/* letter.c - any bytes as the text of an offer letter: what is read from it are answers a line, in
 * UTF-8, without anything that an offer may not hold. */
#include "cli/letter_text.h"
#include "fuzz.h"

static bool may_stand(uint32_t c)
{
    return c >= ' ' && !(c >= 0x7F && c <= 0x9F) && !str_turns(c) && c != 0xFFFD;
}

/* "base: €72,000 a year": a name in small letters, and something said. */
static bool is_answer(struct str line)
{
    size_t name = 0;
    while (name < line.n && ((line.s[name] >= 'a' && line.s[name] <= 'z') || line.s[name] == '-'))
        name++;
    if (!name || name + 2 > line.n || memcmp(line.s + name, ": ", 2) != 0)
        return false;
    for (size_t at = 0; at < line.n;)
        if (!may_stand(str_decode(line, &at)))
            return false;
    return true;
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    (void)d;
    struct buf out;
    buf_init(&out, a);
    letter_text_read(text, (struct date){.year = 2026, .month = 11, .day = 30}, &out);
    for (size_t at = 0; at < out.n;) {
        const char *end = memchr(out.p + at, '\n', out.n - at);
        if (!end || !is_answer((struct str){out.p + at, (size_t)(end - (out.p + at))}))
            abort();
        at = (size_t)(end - out.p) + 1;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}
