/* xml_peek.c - one attribute of a root element, looked for without a parser. */
#include "base/ascii.h"
#include "xml/xml.h"

static const char *find(const char *s, size_t n, const char *what)
{
    size_t len = strlen(what);
    for (size_t i = 0; i + len <= n; i++)
        if (memcmp(s + i, what, len) == 0)
            return s + i;
    return NULL;
}

/* Past the prolog: comments and processing instructions may hold anything. */
static size_t root_tag(struct str t)
{
    for (size_t i = 0; i + 1 < t.n; i++) {
        if (t.s[i] != '<')
            continue;
        const char *end = NULL, *rest = t.s + i;
        if (t.n - i >= 4 && memcmp(rest, "<!--", 4) == 0)
            end = find(rest + 4, t.n - i - 4, "-->");
        else if (rest[1] == '?')
            end = find(rest + 2, t.n - i - 2, "?>");
        else
            return i;
        if (!end)
            break;
        i = (size_t)(end - t.s);
    }
    return t.n;
}

const char *xml_peek(struct arena *a, struct str t, const char *attribute)
{
    size_t i = root_tag(t), want = strlen(attribute);
    while (i < t.n && !ascii_is_space(t.s[i]) && t.s[i] != '>')
        i++;
    while (i < t.n && t.s[i] != '>') {
        while (i < t.n && ascii_is_space(t.s[i]))
            i++;
        size_t name = i;
        while (i < t.n && !ascii_is_space(t.s[i]) && t.s[i] != '=' && t.s[i] != '>')
            i++;
        size_t name_n = i - name;
        while (i < t.n && (ascii_is_space(t.s[i]) || t.s[i] == '='))
            i++;
        if (i >= t.n || (t.s[i] != '"' && t.s[i] != '\''))
            return NULL;
        const char *end = memchr(t.s + i + 1, t.s[i], t.n - i - 1);
        if (!end)
            return NULL;
        size_t value_n = (size_t)(end - (t.s + i + 1));
        if (name_n == want && memcmp(t.s + name, attribute, want) == 0)
            return value_n ? arena_strndup(a, t.s + i + 1, value_n) : NULL;
        i += value_n + 2;
    }
    return NULL;
}
