/* written.c - see written.h. */
#include "layout/written.h"
#include <unicode/ustring.h>

struct str written_upper(struct setter *s, const char *text, const char *lang)
{
    UErrorCode e = U_ZERO_ERROR;
    int32_t n = 0, m = 0, room = (int32_t)strlen(text) * 2 + 16;
    UChar *from = arena_new_array(s->arena, UChar, (size_t)room);
    UChar *to = arena_new_array(s->arena, UChar, (size_t)room);
    u_strFromUTF8WithSub(from, room, &n, text, -1, 0xFFFD, NULL, &e);
    m = u_strToUpper(to, room, from, n, lang ? lang : s->flow->lang, &e);
    char *out = arena_alloc(s->arena, (size_t)room * 3);
    int32_t bytes = 0;
    u_strToUTF8(out, room * 3, &bytes, to, m, &e);
    return U_FAILURE(e) ? str_of(text) : (struct str){out, (size_t)bytes};
}

const char *written_superior(struct setter *s, const char *number)
{
    static const char *const digits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                         "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    struct buf b;
    buf_init(&b, s->arena);
    buf_puts(&b, "\u2060");
    for (; *number; number++)
        if (*number >= '0' && *number <= '9')
            buf_puts(&b, digits[*number - '0']);
        else
            buf_putc(&b, *number);
    return buf_str(&b);
}
