/* opening.c - what the call opens with; see opening.h. */
#include "import/opening.h"

/* A sentence that makes the ask; not one that argues with it. */
static bool says_ask(const struct draft *d, const struct sentence *s)
{
    size_t n;
    const char *text = s->runs ? s->runs->text : NULL;
    if (!text || !phrase_at(draft_words(d, "opening"), text, text, &n))
        return false;
    for (const struct run *r = s->runs; s->say && r; r = r->next)
        if (r->kind == RUN_FIGURE && strncmp(r->ref, "ask.", 4) == 0)
            return true;
    return false;
}

static bool holds(const struct sentence *s, const char *ref)
{
    for (const struct run *r = s->runs; r; r = r->next)
        if (r->kind == RUN_FIGURE && strcmp(r->ref, ref) == 0)
            return true;
    return false;
}

/* A sentence of texts and, begun with "@", figures. */
static struct sentence *said(struct draft *d, const char *const *parts, size_t n)
{
    struct sentence *s = arena_new_of(d->a, struct sentence);
    struct run **last = &s->runs;
    for (size_t i = 0; i < n; i++) {
        bool fig = parts[i][0] == '@';
        *last = draft_run(d, fig ? RUN_FIGURE : RUN_TEXT, fig ? NULL : parts[i]);
        (*last)->ref = fig ? parts[i] + 1 : NULL;
        last = &(*last)->next;
    }
    s->say = true;
    return s;
}

/* "My ask is 82,000 base with 118,000 equity over four years.", in figures. */
static struct sentence *plain_ask(struct draft *d)
{
    bool equity = false;
    for (const struct row *r = d->rows; r; r = r->next)
        equity |= r->region.equity.stated || r->ask.equity.stated;
    const char *const parts[] = {"My ask is ",  "@ask.base",     equity ? " base with " : " base.",
                                 "@ask.equity", " equity over ", "@ask.vesting_years",
                                 " years."};
    return said(d, parts, equity ? 7 : 3);
}

static void move(struct draft *d, struct sentence **from)
{
    struct sentence *s = *from;
    *from = s->next;
    s->next = NULL;
    *d->opening_last = s;
    d->opening_last = &s->next;
}

/* What the guide asks for besides, so that the opening is the whole ask. */
static void further_asks(struct draft *d)
{
    static const struct {
        bool sign_on;
        const char *part, *parts[3];
    } further[] = {{false, "bonus", {"For the bonus, I’m asking for ", "@ask.bonus", "."}},
                   {true, "sign-on", {"As a sign-on, I’m asking for ", "@ask.sign_on", "."}}};
    for (size_t i = 0; i < 2; i++) {
        bool held = !draft_asks(d, further[i].sign_on);
        for (const struct sentence *s = d->opening; s; s = s->next)
            held |= holds(s, further[i].parts[1] + 1);
        if (held)
            continue;
        struct sentence *s = said(d, further[i].parts, 3);
        s->more = further[i].part;
        move(d, &s);
    }
}

/* The strategy's own words for it, with a quotation in front; false: it has none. */
static bool own_ask(struct draft *d)
{
    for (struct sentence **at = &d->strategy; *at; at = &(*at)->next) {
        bool quoted =
            (*at)->quoted && (*at)->next && says_ask(d, (*at)->next) && !(*at)->next->either;
        if (quoted)
            move(d, at);
        if (*at && says_ask(d, *at) && !(*at)->either) {
            move(d, at);
            return true;
        }
        if (!*at)
            break;
    }
    return false;
}

/* The call opens with the strategy's first sentence, where it may be said, and the ask. */
void opening_find(struct draft *d)
{
    if (!d->strategy_title)
        return;
    struct sentence *first = d->strategy;
    if (first && first->say && first->needs == NEEDS_NOTHING && !says_ask(d, first) &&
        !first->optional && !first->either) {
        /* a letter gives its own thanks */
        first->public_ = !(first->runs->text && words_in(first->runs->text, "thank you"));
        move(d, &d->strategy);
    }
    if (!own_ask(d)) {
        struct sentence *ask = plain_ask(d);
        move(d, &ask);
    }
    further_asks(d);
}
