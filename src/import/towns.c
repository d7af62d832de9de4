/* towns.c - places and what they are called; see towns.h. */
#include "import/towns.h"
#include "import/markdown.h"

/* ---- names ------------------------------------------------------------------------------------
 */

static bool pictured(uint32_t c)
{
    return c >= 0x1F000 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D ||
           (c >= 0x2600 && c < 0x27C0);
}

/* Without flags, drawn (🇬🇧) or spelled (:gb:), and stress. */
static const char *plain_name(struct draft *d, const char *cell)
{
    struct str t = str_of(markdown_plain(d->a, cell));
    struct buf out;
    buf_init(&out, d->a);
    if (t.n > 3 && t.s[0] == ':') {
        size_t n = strcspn(t.s + 1, ": ");
        if (t.s[1 + n] == ':')
            t = (struct str){t.s + n + 2, t.n - n - 2};
    }
    for (size_t i = 0; i < t.n;) {
        uint32_t c = str_decode(t, &i);
        if (!pictured(c) && !(c == ' ' && out.n == 0))
            buf_put_utf8(&out, c);
    }
    struct str trimmed = str_trim(str_of(buf_str(&out)));
    return arena_strndup(d->a, trimmed.s, trimmed.n);
}

static const char *code_at(const char *p)
{
    char code[4] = {0};
    for (int i = 0; i < 3; i++) {
        if (p[i] < 'A' || p[i] > 'Z')
            return NULL;
        code[i] = p[i];
    }
    const struct currency *c = p[3] >= 'A' && p[3] <= 'Z' ? NULL : currency_find(code);
    return c ? c->code : NULL;
}

/* "(AUD)", "(GBP £)", "(GBP/USD)" at a name's end: its codes; the bracket's place, or NULL. */
static const char *codes_in(const char *name, const char **first, const char **second)
{
    const char *open = strrchr(name, '(');
    *first = open ? code_at(open + 1) : NULL;
    *second = *first && open[4] == '/' ? code_at(open + 5) : NULL;
    return *first ? open : NULL;
}

/* ---- what they are called ---------------------------------------------------------------------
 */

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
    struct str s = str_trim((struct str){from, n});
    char *alias = arena_strndup(d->a, s.s, s.n);
    for (char *p = alias; *p; p++)
        *p = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p == '-' ? ' ' : *p);
    if (code_at(s.s) || draft_begins(d, "not-place", alias))
        return;
    cut_tail(d, alias);
    add_alias(t, alias);
    const char *remote = words_at(alias, "remote");
    if (remote) { /* "US Remote": remote, and the US */
        add_alias(t, "remote");
        char *rest = arena_printf(d->a, "%.*s%s", (int)(remote - alias), alias, remote + 6);
        struct str trimmed = str_trim(str_of(rest));
        add_alias(t, arena_strndup(d->a, trimmed.s, trimmed.n));
    }
    for (size_t i = 0; i < t->aliases_n; i++) /* names of names: NYC, New York, New York City */
        for (const struct phrase *p = draft_words(d, "alias"); p; p = p->next) {
            if (strcmp(p->means, t->aliases[i]) == 0)
                add_alias(t, p->text);
            if (strcmp(p->text, t->aliases[i]) == 0)
                add_alias(t, p->means);
        }
}

static void name_pieces(struct draft *d, struct town *t, const char *from, size_t n)
{
    for (size_t at = 0; at < n;) {
        size_t end = at;
        while (end < n && from[end] != '/' && from[end] != '&')
            end++;
        name_piece(d, t, from + at, end - at);
        at = end + 1;
    }
}

static bool in_states(const struct draft *d, const char *name)
{
    for (const char *p = name; *p; p++) {
        size_t n;
        const struct phrase *s = *p >= 'A' && *p <= 'Z' && p[1] >= 'A' && p[1] <= 'Z'
                                     ? draft_at(d, "state", name, p, &n)
                                     : NULL;
        if (s && p > name && strcmp(s->text, "uk") != 0)
            return true;
    }
    return false;
}

static const char *country_of(const struct draft *d, const char *name)
{
    if (in_states(d, name))
        return "USD";
    const struct phrase *p = draft_says(d, "place", name);
    return p ? p->means : NULL;
}

struct town *town_of(struct draft *d, const char *cell)
{
    const char *name = plain_name(d, cell), *first, *second;
    const char *open = codes_in(name, &first, &second);
    size_t n = open ? (size_t)(open - name) : strlen(name);
    while (n && name[n - 1] == ' ')
        n--;
    if (n && n < strlen(name))
        name = arena_strndup(d->a, name, n);
    for (size_t i = 0; i < d->towns_n; i++)
        if (strcmp(d->towns[i].name, name) == 0)
            return &d->towns[i];
    if (d->towns_n == TOWNS_MAX)
        return NULL;
    struct town *t = &d->towns[d->towns_n++];
    *t = (struct town){.name = name, .currency = first, .second = second};
    t->country = country_of(d, name);
    size_t head = strcspn(name, "(");
    const char *inside = name + head + (name[head] != '\0');
    name_pieces(d, t, name, head);
    name_pieces(d, t, inside, strcspn(inside, ")"));
    return t;
}

bool town_likely(const struct draft *d, const char *cell)
{
    const char *first, *second;
    return codes_in(cell, &first, &second) || in_states(d, cell) || draft_says(d, "place", cell) ||
           words_at(cell, "remote");
}

/* ---- currencies -------------------------------------------------------------------------------
 */

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

/* ---- in a text --------------------------------------------------------------------------------
 */

/* A place is written with a capital, its abbreviation in capitals: "us" is no country. */
static bool written_as_name(const char *at, size_t n)
{
    if ((unsigned char)*at >= 0x80)
        return true;
    for (size_t i = 0; i < (n <= 3 ? n : 1); i++)
        if (at[i] < 'A' || at[i] > 'Z')
            return false;
    return true;
}

/* "for remote, …", "For secondary markets, …": a row's own word in small letters. */
static bool led_by_for(const char *text, const char *at, size_t n)
{
    return n >= 5 && at - text >= 4 &&
           (memcmp(at - 4, "for ", 4) == 0 || memcmp(at - 4, "For ", 4) == 0);
}

uint64_t towns_at(const struct draft *d, const char *text, const char *at, size_t *n)
{
    uint64_t found = 0;
    *n = 0;
    for (size_t i = 0; i < d->towns_n; i++)
        for (size_t k = 0; k < d->towns[i].aliases_n; k++) {
            size_t len = words_match(text, at, d->towns[i].aliases[k]);
            if (!len || len < *n || !(written_as_name(at, len) || led_by_for(text, at, len)))
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
        const struct row *of = r->region.factor_of ? draft_find_row(d, r->region.factor_of) : r;
        if (!(towns >> r->town & 1) && !(of && (towns >> of->town & 1)))
            continue;
        buf_printf(&out, "%s%s", named++ ? " " : "", r->region.id);
    }
    return named && named < d->rows_n ? buf_str(&out) : NULL;
}
