/* towns.c - places and levels, and what they are called; see towns.h. */
#include "import/towns.h"
#include "import/markdown.h"
#include <stdlib.h>

/* ---- names ----------------------------------------------------------------------------------- */

/* Without flags, drawn (🇬🇧) or spelled (:gb:), and stress. */
static const char *plain_name(struct draft *d, const char *cell)
{
    struct str t = str_of(markdown_plain(d->a, cell));
    struct buf out;
    buf_init(&out, d->a);
    size_t i = t.s[0] == ':' ? strcspn(t.s + 1, ": ") + 1 : 0;
    for (i = i && t.s[i] == ':' ? i + 1 : 0; i < t.n;) {
        uint32_t c = str_decode(t, &i);
        if (c < 0x2600 || c >= 0x27C0) /* "☀"; what is drawn in colours went before */
            buf_put_utf8(&out, c);
    }
    return draft_piece(d, buf_str(&out), out.n);
}

/* A currency's code in capitals; NULL: none is there. */
static const char *code_at(const char *p)
{
    size_t n;
    const struct currency *c = currency_at(str_of(p), 0, true, &n);
    return c && n == 3 && ascii_is_capital(*p) ? c->code : NULL;
}

/* "(AUD)", "(GBP £)", "(GBP/USD)" at a name's end: its codes; the bracket's place, or NULL. */
static const char *codes_in(const char *name, const char **first, const char **second)
{
    const char *open = strrchr(name, '(');
    *first = open ? code_at(open + 1) : NULL;
    *second = *first && open[4] == '/' ? code_at(open + 5) : NULL;
    return *first ? open : NULL;
}

/* ---- what they are called -------------------------------------------------------------------- */

static void add_alias(struct town *t, const char *alias)
{
    if (!*alias || t->aliases_n == sizeof t->aliases / sizeof *t->aliases)
        return;
    for (size_t i = 0; i < t->aliases_n; i++)
        if (strcmp(t->aliases[i], alias) == 0)
            return;
    t->aliases[t->aliases_n++] = alias;
}

/* "Boston MA", "Greenwich, CT", "East Setauket HQ": what stands behind the name goes. */
static void cut_tail(const struct draft *d, char *name)
{
    name[strcspn(name, ",")] = '\0';
    for (char *space; (space = strrchr(name, ' '));) {
        if (space[1] && !draft_begins(d, "state", space + 1) &&
            !draft_begins(d, "not-place", space + 1))
            return;
        *space = '\0';
    }
}

static void name_piece(struct draft *d, struct town *t, const char *from, size_t n)
{
    char *alias = draft_piece(d, from, n);
    bool code = code_at(alias) != NULL;
    for (char *p = alias; *p; p++)
        *p = (char)(*p == '-' ? ' ' : ascii_lower(*p));
    if (code || draft_begins(d, "not-place", alias))
        return;
    cut_tail(d, alias);
    add_alias(t, alias);
    const char *remote = draft_where(d, "remote", alias, &n);
    if (remote) { /* "US Remote": remote, and the US */
        add_alias(t, arena_strndup(d->a, remote, n));
        const char *rest = arena_printf(d->a, "%.*s%s", (int)(remote - alias), alias, remote + n);
        add_alias(t, draft_piece(d, rest, strlen(rest)));
    }
    for (size_t i = 0; i < t->aliases_n; i++) /* names of names: NYC, New York, New York City */
        for (const struct phrase *p = draft_words(d, "alias"); p; p = p->next) {
            if (strcmp(p->means, t->aliases[i]) == 0)
                add_alias(t, p->text);
            if (strcmp(p->text, t->aliases[i]) == 0)
                add_alias(t, p->means);
        }
}

static bool in_states(const struct draft *d, const char *name)
{
    size_t n;
    for (const char *p = name; *p; p++) {
        bool capitals = p > name && ascii_is_capital(p[0]) && ascii_is_capital(p[1]);
        const struct phrase *s = capitals ? draft_at(d, "state", name, p, &n) : NULL;
        if (s && strcmp(s->text, "uk") != 0)
            return true;
    }
    return false;
}

struct town *town_of(struct draft *d, const char *cell)
{
    const char *name = plain_name(d, cell), *first, *second,
               *open = codes_in(name, &first, &second);
    const char *whole = draft_piece(d, name, open ? (size_t)(open - name) : strlen(name));
    name = *whole ? whole : name;
    for (size_t i = 0; i < d->towns_n; i++)
        if (strcmp(d->towns[i].name, name) == 0)
            return &d->towns[i];
    if (d->towns_n == TOWNS_MAX)
        return NULL;
    struct town *t = &d->towns[d->towns_n++];
    const struct phrase *place = draft_says(d, "place", name);
    *t = (struct town){.name = name, .currency = first, .second = second};
    t->country = in_states(d, name) ? "USD" : place ? place->means : NULL;
    for (const char *p = name; *p && *p != ')'; p += *p && *p != ')') {
        size_t n = strcspn(p, "/&()"); /* the name's pieces, and its bracket's */
        name_piece(d, t, p, n);
        p += n;
    }
    return t;
}

bool town_likely(const struct draft *d, const char *cell)
{
    const char *first, *second;
    return codes_in(cell, &first, &second) || in_states(d, cell) || draft_says(d, "place", cell) ||
           draft_says(d, "remote", cell);
}

/* ---- currencies ------------------------------------------------------------------------------ */

const char *town_settle(const char *sign, const struct town *t)
{
    if (!sign || strlen(sign) == 3)
        return sign;
    const char *named[] = {t ? t->currency : NULL, t ? t->second : NULL, t ? t->country : NULL};
    for (int i = 0; i < 3; i++)
        if (named[i] && currency_has_sign(currency_find(named[i]), str_of(sign)))
            return named[i];
    return strcmp(sign, "$") == 0 ? "USD" : !t && strcmp(sign, "¥") == 0 ? "JPY" : NULL;
}

/* ---- in a text ------------------------------------------------------------------------------- */

/* A place is written with a capital, its abbreviation in capitals: "us" is no country. */
static bool written_as_name(const char *at, size_t n)
{
    bool name = true;
    for (size_t i = 0; i < (n <= 3 ? n : 1); i++)
        name &= ascii_is_capital(at[i]);
    return name || (unsigned char)*at >= 0x80;
}

/* "for remote, …", "For secondary markets, …": a row's own word in small letters. */
static bool led_by_for(const struct draft *d, const char *text, const char *at, size_t n)
{
    return n >= 5 && draft_before(d, "for", text, at);
}

uint64_t towns_at(const struct draft *d, const char *text, const char *at, size_t *n)
{
    uint64_t found = 0;
    *n = 0;
    for (size_t i = 0; i < d->towns_n; i++)
        for (size_t k = 0; k < d->towns[i].aliases_n; k++) {
            size_t len = words_match(text, at, d->towns[i].aliases[k]);
            if (!len || len < *n || !(written_as_name(at, len) || led_by_for(d, text, at, len)))
                continue;
            found = len > *n ? UINT64_C(1) << i : found | UINT64_C(1) << i;
            *n = len;
        }
    size_t len;
    if (draft_at(d, "place", text, at, &len) && len > *n && written_as_name(at, len)) {
        *n = len;
        return TOWN_ELSEWHERE;
    }
    return found;
}

uint64_t towns_in(const struct draft *d, const char *text)
{
    uint64_t found = 0;
    for (const char *p = text; *p;) {
        size_t n;
        found |= towns_at(d, text, p, &n) & ~TOWN_ELSEWHERE;
        p += n ? n : 1;
    }
    return found;
}

const char *towns_rows(struct draft *d, uint64_t towns)
{
    struct buf out;
    size_t named = 0;
    buf_init(&out, d->a);
    for (const struct row *r = d->rows; r; r = r->next) {
        const struct row *of = r->factor_of ? draft_find_row(d, r->factor_of) : r;
        if (!(towns >> r->town & 1) && !(of && (towns >> of->town & 1)))
            continue;
        buf_printf(&out, "%s%s", named++ ? " " : "", r->id);
    }
    return named && named < d->rows_n ? buf_str(&out) : NULL;
}

/* ---- levels ---------------------------------------------------------------------------------- */

/* "L3-L4", "61-62", "L6+": letters, and from which number to which. False: no code is there. */
static bool level_code_at(const char *p, struct level *out, size_t *n)
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
        if ((p == text || !(ascii_is_capital(p[-1]) || ascii_is_digit(p[-1]))) &&
            level_code_at(p, l, &n))
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
        !level_code_at(at, &code, n))
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
