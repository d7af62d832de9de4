/* greeting.c - how a letter begins; see present_greeting() in present.h. */
#include "say/present.h"
#include <string.h>

static bool is_among(const char *titles, struct str word)
{
    while (*titles) {
        size_t n = strcspn(titles, " ");
        if (n == word.n && memcmp(titles, word.s, n) == 0)
            return true;
        titles += n + (titles[n] == ' ');
    }
    return false;
}

static bool is_title(const struct present *p, struct str word)
{
    return (word.n && (word.s[word.n - 1] == '.' || word.n == 1)) ||
           is_among(catalogue_say(p->words, "letter.titles"), word);
}

static const char *called(const struct present *p, const char *name)
{
    struct str s = str_of(name);
    for (size_t at = 0; at < s.n;)
        if (str_decode(s, &at) > 0x24F)
            return name;
    size_t n = strcspn(name, " ");
    return is_title(p, (struct str){name, n}) ? name : arena_strndup(p->arena, name, n);
}

/* "Dr." or "Prof." comes first, which doesn't tell whether to write to a Mr or a Ms. */
static bool is_learned(const struct present *p, const char *name)
{
    size_t n = strcspn(name, " .");
    return name[n] &&
           is_among(catalogue_say(p->words, "letter.titles.learned"), (struct str){name, n});
}

/* "Prof. Dr. Holt": of who has a title the given names aren't said; "von Holt" is one name. */
static const char *by_title(const struct present *p, const char *name)
{
    const char *given = name, *last = strrchr(name, ' ');
    while (is_learned(p, given) && strchr(given, ' '))
        given = strchr(given, ' ') + 1;
    if (!last || last < given)
        return name;
    for (const char *before = last; before > given;) {
        while (before > given && before[-1] != ' ')
            before--;
        if (*before < 'a' || *before > 'z')
            break;
        last = before - 1;
        before = last;
    }
    return arena_printf(p->arena, "%.*s%s", (int)(given - name), name, last + 1);
}

const char *present_greeting(const struct present *p, const char *name)
{
    if (is_learned(p, name))
        return catalogue_fill(p->words, p->arena, "letter.greeting.titled", "name",
                              by_title(p, name), NULL);
    return catalogue_fill(p->words, p->arena, "letter.greeting", "name",
                          catalogue_language(p->words)->greets_whole ? name : called(p, name),
                          NULL);
}
