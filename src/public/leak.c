/* leak.c - which amounts and words are private; see leak.h. */
#include "public/leak.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define LEAST_PRIVATE (1000 * MONEY_UNIT)

struct name {
    const char *text, *what;
    bool own_case; /* a company: matched as it is written */
    struct name *next;
};

struct leak_guard {
    struct arena *arena;
    struct secret *secrets;
    struct secret *open; /* public in their own right */
    struct name *names;
    const char *own[12]; /* the candidate's own public words: "3rd floor" is an address */
    size_t own_n;
};

/* ---- gathering ---------------------------------------------------------------------------- */

static void put(struct arena *a, struct secret **list, money value, const char *name)
{
    struct secret *s = arena_new_of(a, struct secret);
    *s = (struct secret){.value = value < 0 ? -value : value, .name = name, .next = *list};
    *list = s;
}

static void put_fig(struct arena *a, struct secret **list, struct fig f, const char *name)
{
    if (f.has)
        put(a, list, f.v, name);
}

static void put_four(struct leak_guard *g, struct secret **list, const struct package_fig *p,
                     const char *who)
{
    put(g->arena, list, p->base, arena_printf(g->arena, "%s, base", who));
    put(g->arena, list, p->equity, arena_printf(g->arena, "%s, equity", who));
    put(g->arena, list, p->annual, arena_printf(g->arena, "%s, annual", who));
    put(g->arena, list, p->four_year, arena_printf(g->arena, "%s, four years", who));
}

static void put_all(struct leak_guard *g, struct secret **list, const struct package_fig *p,
                    const char *who)
{
    put_four(g, list, p, who);
    put(g->arena, list, p->bonus, arena_printf(g->arena, "%s, bonus", who));
    put(g->arena, list, p->sign_on, arena_printf(g->arena, "%s, sign-on", who));
    put(g->arena, list, p->equity_per_year, arena_printf(g->arena, "%s, equity a year", who));
    put(g->arena, list, p->equity_four_year, arena_printf(g->arena, "%s, vested equity", who));
    put(g->arena, list, p->cash_four_year, arena_printf(g->arena, "%s, cash", who));
    put_fig(g->arena, list, p->face_value, arena_printf(g->arena, "%s, face value", who));
    for (int i = 0; i < FIGURE_YEARS; i++) {
        const struct year_fig *y = &p->years[i];
        const char *name = arena_printf(g->arena, "%s, year %d", who, i + 1);
        put(g->arena, list, y->equity, name);
        put(g->arena, list, y->bonus, name);
        put(g->arena, list, y->sign_on, name);
        put(g->arena, list, y->total, name);
        put(g->arena, list, p->cumulative[i], name);
    }
    if (p->converted.has) {
        const char *name = arena_printf(g->arena, "%s, before conversion", who);
        put(g->arena, list, p->converted.base, name);
        put(g->arena, list, p->converted.equity, name);
        put(g->arena, list, p->converted.annual, name);
        put(g->arena, list, p->converted.four_year, name);
    }
}

static void put_stated(struct leak_guard *g, struct secret **list, const struct package *p,
                       const char *who)
{
    if (!p)
        return;
    const char *name = arena_printf(g->arena, "%s, as stated", who);
    const struct amount *amounts[] = {&p->base,          &p->equity.amount, &p->bonus.amount,
                                      &p->sign_on.year1, &p->sign_on.year2, &p->refresh.amount};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        if (amounts[i]->stated)
            put(g->arena, list, amounts[i]->value, name);
}

static void put_name(struct leak_guard *g, const char *text, const char *what, bool own_case)
{
    struct name *n = arena_new_of(g->arena, struct name);
    *n = (struct name){.text = text, .what = what, .own_case = own_case, .next = g->names};
    g->names = n;
}

static void gather_competing(struct leak_guard *g, const struct figures *f)
{
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing_fig *c = &f->competing[i];
        /* What may be spoken of is an offer; a band or a rumour discloses nothing. */
        bool open = c->entry->disclose == DISCLOSE_FULL && c->is_offer;
        struct secret **list = open ? &g->open : &g->secrets;
        put_all(g, list, &c->package, "competing offer");
        put_stated(g, list, c->package.from, "competing offer");
        put_fig(g->arena, list, c->spoken_base, "competing offer, base");
        put_fig(g->arena, list, c->spoken_equity, "competing offer, equity");
        put_fig(g->arena, list, c->spoken_equity_per_year, "competing offer, equity a year");
        if (c->entry->disclose != DISCLOSE_FULL && c->entry->company.s)
            put_name(g, c->entry->company.s, "the name of a competing company", true);
    }
}

static void gather_public(struct leak_guard *g, const struct figures *f)
{
    put_all(g, &g->open, &f->package, "offer");
    put_stated(g, &g->open, f->package.from, "offer");
    put_all(g, &g->open, &f->ask, "ask");
    put_all(g, &g->open, &f->proposal, "proposal");
    put_stated(g, &g->open, f->ask.from, "ask");
    if (f->has_agreed) {
        put_all(g, &g->open, &f->agreed, "agreed");
        put_stated(g, &g->open, f->agreed.from, "agreed");
    }
    const struct fig changes[] = {f->to_proposal.base, f->to_proposal.equity, f->to_proposal.annual,
                                  f->to_proposal.four_year};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        put_fig(g->arena, &g->open, changes[i], "change");
}

static void gather_private(struct leak_guard *g, const struct figures *f)
{
    put_four(g, &g->secrets, &f->floor, "floor");
    put(g->arena, &g->secrets, f->smallest_yes.is.base, "smallest yes, base");
    put(g->arena, &g->secrets, f->smallest_yes.is.equity, "smallest yes, equity");
    put(g->arena, &g->secrets, f->smallest_yes.four_year, "smallest yes, four years");
    for (size_t i = 1; i < f->ladder_n; i++) {
        put(g->arena, &g->secrets, f->ladder[i].base, "ladder, base");
        put(g->arena, &g->secrets, f->ladder[i].equity, "ladder, equity");
        put(g->arena, &g->secrets, f->ladder[i].four_year, "ladder, four years");
    }
}

static bool is_open(const struct leak_guard *g, money value)
{
    for (const struct secret *s = g->open; s; s = s->next)
        if (s->value == value)
            return true;
    return false;
}

static void drop_open(struct leak_guard *g)
{
    struct secret **at = &g->secrets;
    while (*at) {
        if ((*at)->value < LEAST_PRIVATE || is_open(g, (*at)->value))
            *at = (*at)->next;
        else
            at = &(*at)->next;
    }
}

static void put_own(struct leak_guard *g, const char *s)
{
    if (s && *s && g->own_n < sizeof g->own / sizeof *g->own)
        g->own[g->own_n++] = s;
}

struct leak_guard *leak_guard_new(struct arena *a, const struct figures *f)
{
    struct leak_guard *g = arena_new_of(a, struct leak_guard);
    g->arena = a;
    gather_public(g, f);
    gather_private(g, f);
    gather_competing(g, f);
    drop_open(g);
    static const char *const words[] = {"floor",     "walk away",    "walk-away",
                                        "walkaway",  "BATNA",        "accept-at",
                                        "accept at", "smallest yes", "plancher"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        put_name(g, words[i], arena_printf(a, "the word “%s”", words[i]), false);
    const struct offer *o = f->offer;
    put_own(g, o->candidate.address.s);
    put_own(g, o->candidate.name.s);
    put_own(g, o->candidate.email.s);
    put_own(g, o->recruiter.name.s);
    put_own(g, o->recruiter.title.s);
    put_own(g, o->recruiter.email.s);
    put_own(g, f->guide->employer);
    put_own(g, f->guide->role);
    return g;
}

/* ---- looking ------------------------------------------------------------------------------ */

/* ASCII is its own NFKC, and its digits are digits. */
static bool ascii_text_of(struct arena *a, struct str text, struct plain_text *out)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.s[i] >= 0x80)
            return false;
    out->c = arena_new_array(a, int32_t, text.n + 1);
    out->n = text.n;
    for (size_t i = 0; i < text.n; i++)
        out->c[i] = (unsigned char)text.s[i];
    return true;
}

struct plain_text plain_text_of(struct arena *a, struct str text)
{
    struct plain_text t = {NULL, 0};
    if (!text.n || text.n > INT32_MAX / 8 || ascii_text_of(a, text, &t))
        return t;
    UErrorCode e = U_ZERO_ERROR;
    int32_t n = 0, m;
    UChar *u = arena_new_array(a, UChar, text.n + 1);
    u_strFromUTF8WithSub(u, (int32_t)text.n, &n, text.s, (int32_t)text.n, 0xFFFD, NULL, &e);
    for (int32_t i = 0; i < n; i++)
        if (u[i] == 0xA0 || u[i] == 0x202F || u[i] == 0x2009 || u[i] == 0x2007)
            u[i] = GROUP_SPACE;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&e);
    int32_t cap = n * 4 + 64;
    UChar *v = arena_new_array(a, UChar, (size_t)cap);
    m = unorm2_normalize(nfkc, u, n, v, cap, &e);
    if (U_FAILURE(e)) {
        v = u; /* grows past four times: no text of ours; compared as it is */
        m = n;
    }
    t.c = arena_new_array(a, int32_t, (size_t)m + 1);
    for (int32_t i = 0; i < m;) {
        UChar32 c;
        c = v[i++];
        if (U16_IS_LEAD(v[i - 1]) && i < m && U16_IS_TRAIL(v[i]))
            c = (UChar32)U16_GET_SUPPLEMENTARY(c, v[i++]);
        if (c < 0x80) {
            t.c[t.n++] = c;
            continue;
        }
        if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            continue; /* a zero-width character between two digits hides nothing */
        int32_t digit = u_charDigitValue(c);
        t.c[t.n++] = digit >= 0 ? '0' + digit : c;
    }
    return t;
}

static bool same(UChar32 a, UChar32 b, bool own_case)
{
    return a == b || (!own_case && u_tolower(a) == u_tolower(b));
}

static bool is_space(UChar32 c)
{
    return c == GROUP_SPACE || u_isUWhiteSpace(c);
}

/* The length of `word` if it stands at t.c[at] as a whole word, white space of any kind equal. */
static size_t word_at(struct plain_text t, size_t at, struct plain_text word, bool own_case)
{
    if (word.n == 0 || t.n - at < word.n || (at > 0 && u_isalnum(t.c[at - 1])))
        return 0;
    for (size_t i = 0; i < word.n; i++) {
        bool spaces = is_space(t.c[at + i]) && is_space(word.c[i]);
        if (!spaces && !same(t.c[at + i], word.c[i], own_case))
            return 0;
    }
    return at + word.n < t.n && u_isalnum(t.c[at + word.n]) ? 0 : word.n;
}

/* Takes the candidate's own words out, so that an address on the third floor may stand. */
static void blank_own(struct leak_guard *g, struct plain_text t)
{
    for (size_t k = 0; k < g->own_n; k++) {
        struct plain_text own = plain_text_of(g->arena, str_of(g->own[k]));
        for (size_t at = 0; at < t.n; at++)
            for (size_t n = word_at(t, at, own, true), i = 0; i < n; i++)
                t.c[at + i] = '\n';
    }
}

static const char *names_find(struct leak_guard *g, struct plain_text t)
{
    for (const struct name *n = g->names; n; n = n->next) {
        struct plain_text word = plain_text_of(g->arena, str_of(n->text));
        for (size_t at = 0; at < t.n; at++)
            if (word_at(t, at, word, n->own_case))
                return n->what;
    }
    return NULL;
}

const char *leak_find(struct leak_guard *g, struct str text)
{
    struct plain_text t = plain_text_of(g->arena, text);
    const struct secret *s = numbers_find(t, g->secrets);
    if (!s)
        s = spelled_find(g->arena, t, g->secrets);
    if (s)
        return s->name;
    blank_own(g, t);
    return names_find(g, t);
}
