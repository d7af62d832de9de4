/* levels.c - levels by their codes and by rank; see levels.h. */
#include "import/levels.h"
#include <stdlib.h>

/* "L3-L4", "61-62", "L6+": letters, and from which number to which. False: no code is there. */
static bool code_at(const char *p, struct level *out, size_t *n)
{
    size_t letters = 0, digits = 0;
    while (letters < 3 && ascii_is_capital(p[letters]))
        letters++;
    while (digits < 3 && ascii_is_digit(p[letters + digits]))
        digits++;
    char after = p[letters + digits];
    if (!digits || digits > 2 || ascii_is_letter(after) || ascii_is_digit(after))
        return false;
    memcpy(out->letters, p, letters);
    out->letters[letters] = '\0';
    out->low = out->high = (int)strtol(p + letters, NULL, 10);
    *n = letters + digits;
    if (after == '+')
        out->high = 99;
    size_t to = *n + dash_at(str_of(p), *n);
    if (to > *n && strncmp(p + to, out->letters, letters) == 0 && ascii_is_digit(p[to + letters])) {
        out->high = (int)strtol(p + to + letters, NULL, 10);
        *n = to + letters + strspn(p + to + letters, "0123456789");
    }
    return true;
}

int level_of(struct draft *d, const char *text)
{
    for (size_t i = 0; i < d->levels_n; i++)
        if (strcmp(d->levels[i].text, text) == 0)
            return (int)i;
    if (d->levels_n == LEVELS_MAX)
        return -1;
    struct level *l = &d->levels[d->levels_n];
    *l = (struct level){.text = text, .low = -1};
    size_t n;
    for (const char *p = text; *p; p++)
        if ((p == text || !(ascii_is_capital(p[-1]) || ascii_is_digit(p[-1]))) && code_at(p, l, &n))
            break;
    return (int)d->levels_n++;
}

uint64_t levels_at(const struct draft *d, const char *text, const char *at, size_t *n)
{
    struct level code;
    uint64_t found = 0;
    *n = 0;
    if (!ascii_is_capital(*at) ||
        (at > text && (ascii_is_capital(at[-1]) || ascii_is_digit(at[-1]) || at[-1] == '-')) ||
        !code_at(at, &code, n))
        return 0;
    char small[4] = {0};
    for (size_t i = 0; code.letters[i]; i++)
        small[i] = (char)(code.letters[i] | 32);
    if (!draft_is(d, "level-code", small)) {
        *n = 0;
        return 0;
    }
    for (size_t i = 0; i < d->levels_n; i++) {
        const struct level *l = &d->levels[i];
        if (l->low >= 0 && (!*l->letters || strcmp(l->letters, code.letters) == 0) &&
            code.low >= l->low && code.low <= l->high)
            found |= UINT64_C(1) << i;
    }
    return found ? found : LEVEL_ELSEWHERE;
}

uint64_t levels_in(const struct draft *d, const char *text)
{
    uint64_t found = 0;
    for (const char *p = text; *p;) {
        size_t n;
        found |= levels_at(d, text, p, &n);
        p += n ? n : 1;
    }
    return found;
}

int level_meant(const struct draft *d)
{
    static const char *const names[] = {"1", "2", "3", "4", "5", "6", "7", NULL};
    unsigned role = draft_found(d, "rank", d->role, names), highest = 1;
    while (role >> 1 >= highest)
        highest *= 2;
    for (size_t i = 0; role && i < d->levels_n; i++)
        if (draft_found(d, "rank", d->levels[i].text, names) & highest)
            return (int)i;
    return d->levels_n ? 0 : -1;
}
