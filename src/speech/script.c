/* script.c - speech_compose: every passage of the guide for this offer, in order. */
#include "comp/package.h"
#include "comp/reason.h"
#include "say/pay.h"
#include "speech/script_parts.h"

void speech_withhold(struct speaker *s, struct withheld what)
{
    for (const struct withheld_item *w = s->withheld; w; w = w->next)
        if (w->is.at.src == what.at.src && w->is.at.off == what.at.off &&
            str_same(w->is.what, what.what))
            return;
    struct withheld_item *item = arena_new_of(s->a, struct withheld_item);
    item->is = what;
    *s->withheld_last = item;
    s->withheld_last = &item->next;
    s->withheld_n++;
}

/* ---- paragraphs -------------------------------------------------------------------------------
 */

/* Says what may be said of a list; of alternatives the first that comes out whole. */
static void say_list(struct speaker *s, struct tail *t, const struct sentence *list, bool spoken)
{
    int done = 0; /* the <either> that has been said */
    for (; list; list = list->next) {
        bool wanted = spoken ? list->say : !list->quoted && !list->written;
        if (!wanted || (list->either && list->either == done) || !script_may_say(s, list))
            continue;
        if (script_say(s, t, list, spoken) && list->either)
            done = list->either;
    }
}

static struct said_paragraph *say_paragraph(struct speaker *s, struct tail *t,
                                            enum paragraph_kind kind, const struct sentence *list,
                                            bool spoken)
{
    struct said_paragraph *p = arena_new_of(s->a, struct said_paragraph);
    p->kind = kind;
    t->said = &p->said;
    t->any = false;
    say_list(s, t, list, spoken);
    return p->said ? p : NULL;
}

static void say_paragraphs(struct speaker *s, struct passage *out, const struct paragraph *from)
{
    struct tail t = {.note = &out->notes};
    struct said_paragraph **last = &out->paragraphs;
    for (; from; from = from->next) {
        *last = say_paragraph(s, &t, from->kind, from->sentences, out->spoken);
        if (*last)
            last = &(*last)->next;
    }
}

/* The one-liner: the first sentence of its list that may be said; its notes stand with the passage.
 */
static struct said *say_line(struct speaker *s, const struct sentence *list)
{
    struct said *said = NULL;
    struct said_note *notes = NULL;
    struct tail t = {.said = &said, .note = &notes};
    for (; list && !said; list = list->next)
        if (list->say && script_may_say(s, list))
            script_say(s, &t, list, true);
    struct said **at = &said;
    while (*at)
        if ((*at)->kind == SAID_NOTEREF)
            *at = (*at)->next;
        else
            at = &(*at)->next;
    return said;
}

/* ---- passages ---------------------------------------------------------------------------------
 */

/* By its title: a number would be another card's on the page. */
static const char *name_of(const struct speaker *s, const char *key, const char *title)
{
    return catalogue_fill(s->notes->words, s->a, key, "title", title, NULL);
}

/* Withholds a whole passage of another region, or that needs an offer nobody may speak of. */
static bool passage_applies(struct speaker *s, const char *region, enum needs needs,
                            struct place at, const char *what)
{
    if (!guide_applies(region, s->f->region->id)) {
        const char *why = catalogue_fill(s->notes->words, s->a, "speech.why.region", "region",
                                         s->f->region->name, NULL);
        speech_withhold(s, (struct withheld){.what = what, .why = why, .at = at});
        return false;
    }
    struct sentence probe = {.needs = needs};
    if (!script_may_say(s, &probe)) {
        speech_withhold(s, (struct withheld){.what = what, .why = script_why_silent(s), .at = at});
        return false;
    }
    return true;
}

static void compose_scripts(struct speaker *s, struct speech *out)
{
    const struct guide *g = s->f->guide;
    out->scripts = arena_new_array(s->a, struct passage, g->scripts_n);
    for (size_t i = 0; i < g->scripts_n; i++) {
        const struct script *from = &g->scripts[i];
        const char *what = name_of(s, "speech.script", from->title);
        if (!reason_given(s->f, from->part, NULL, from->more))
            continue;
        if (!passage_applies(s, from->region, NEEDS_NOTHING, from->at, what))
            continue;
        struct passage *p = &out->scripts[out->scripts_n];
        *p = (struct passage){
            .id = from->id, .title = from->title, .short_ = from->short_, .spoken = true};
        say_paragraphs(s, p, from->paragraphs);
        p->line = say_line(s, from->line);
        out->scripts_n += p->paragraphs != NULL;
    }
}

enum { SHORT_MOST = 26 }; /* letters: more are three lines beside a line to say */

/* The call sheet calls the lever of a named offer by that name, if it isn't too long for that. */
static const char *short_name(const struct speaker *s, const struct lever *l)
{
    if (l->needs == NEEDS_NOTHING || !s->named)
        return l->short_;
    const char *company = s->telling->entry->company.s;
    return str_count(str_of(company)) > SHORT_MOST ? l->short_ : company;
}

/* The message of an offer with equity, or its like that speaks of base alone. */
static const char *with_equity(const struct speaker *s, const char *key, bool equity)
{
    return equity ? key : arena_printf(s->a, "%s.base", key);
}

/* Offers that may be named too, if they are asked for: one argument, and the others in reserve. */
static void note_others(struct speaker *s, struct passage *out)
{
    struct said_note **last = &out->notes;
    while (*last)
        last = &(*last)->next;
    for (size_t i = 0; i < s->f->competing_n; i++) {
        const struct competing_fig *c = &s->f->competing[i];
        if (c == s->telling || !c->is_offer || c->entry->disclose != DISCLOSE_FULL ||
            !c->leans.base)
            continue;
        struct said_note *n = arena_new_of(s->a, struct said_note);
        const char *key = c->entry->status == STATUS_WRITTEN ? "speech.note.also.written"
                                                             : "speech.note.also.verbal";
        n->text =
            catalogue_fill(s->notes->words, s->a, with_equity(s, key, c->leans.equity), "company",
                           c->entry->company.s, "base", present_amount(s->notes, c->spoken_base.v),
                           "equity", present_amount(s->notes, c->spoken_equity.v), NULL);
        *last = n;
        last = &n->next;
    }
}

static void compose_levers(struct speaker *s, struct speech *out)
{
    const struct guide *g = s->f->guide;
    out->levers = arena_new_array(s->a, struct passage, g->levers_n);
    for (size_t i = 0; i < g->levers_n; i++) {
        const struct lever *from = &g->levers[i];
        const char *what = name_of(s, "speech.lever", from->title);
        if (!reason_given(s->f, from->part, from->unless, from->more))
            continue;
        if (!passage_applies(s, from->region, from->needs, from->at, what))
            continue;
        struct passage *p = &out->levers[out->levers_n];
        *p = (struct passage){.id = from->id,
                              .title = from->title,
                              .they_say = from->they_say,
                              .short_ = short_name(s, from),
                              .number = (int)i + 1,
                              .ours = from->ours,
                              .spoken = true,
                              .needs = from->needs};
        say_paragraphs(s, p, from->paragraphs);
        p->line = say_line(s, from->line);
        if (from->needs != NEEDS_NOTHING)
            note_others(s, p);
        out->levers_n += p->paragraphs != NULL;
    }
}

static void compose_sections(struct speaker *s, struct speech *out)
{
    const struct guide *g = s->f->guide;
    out->sections = arena_new_array(s->a, struct passage, g->sections_n);
    for (size_t i = 0; i < g->sections_n; i++) {
        struct passage *p = &out->sections[out->sections_n];
        *p = (struct passage){.id = g->sections[i].id, .title = g->sections[i].title};
        say_paragraphs(s, p, g->sections[i].paragraphs);
        out->sections_n += p->paragraphs != NULL;
    }
}

/* ---- opening ----------------------------------------------------------------------------------
 */

static struct said *stretch(struct speaker *s, enum said_kind kind, const char *text, bool stress)
{
    struct said *x = arena_new_of(s->a, struct said);
    *x = (struct said){.kind = kind, .text = text, .stress = stress};
    return x;
}

/* A guide without an opening: the ask itself, in the catalogue's words around three figures. */
static void open_with_ask(struct speaker *s, struct passage *out)
{
    const char *key = s->f->verdict == VERDICT_AT_ASK ? "speech.opening.met" : "speech.opening";
    key = with_equity(s, key, s->f->ask.equity > 0);
    const char *text = catalogue_say(s->p->words, key);
    struct said_paragraph *p = arena_new_of(s->a, struct said_paragraph);
    struct said **last = &p->said;
    while (*text) {
        size_t n = strcspn(text, "{");
        if (n) {
            *last = stretch(s, SAID_TEXT, arena_strndup(s->a, text, n), false);
            last = &(*last)->next;
        }
        text += n;
        if (!*text)
            break;
        size_t end = strcspn(text, "}");
        const char *ref = arena_printf(s->a, "ask.%.*s", (int)(end - 1), text + 1);
        struct reference_text v = reference_said(&s->refs, ref);
        *last = stretch(s, said_kind_of(v.as), v.text ? v.text : "", v.stress);
        (*last)->ref = ref;
        last = &(*last)->next;
        text += end + (text[end] == '}');
    }
    out->paragraphs = p;
    out->ours = true;
}

static void open_with(struct speaker *s, struct passage *out, const char *text)
{
    struct said_paragraph *p = arena_new_of(s->a, struct said_paragraph);
    p->said = stretch(s, SAID_TEXT, text, false);
    out->paragraphs = p;
    out->ours = true;
}

/* All that is asked of pay is on the table: what is asked beside it, and no number. */
static bool open_with_rest(struct speaker *s, struct passage *out)
{
    const char *items[24];
    size_t n = pay_asks_beside(s->p, s->f, items, sizeof items / sizeof *items);
    if (!n || !s->f->pay_met)
        return false;
    open_with(s, out,
              catalogue_fill(s->p->words, s->a, "speech.opening.rest", "list",
                             present_list(s->p, items, n), NULL));
    return true;
}

static bool names(const struct said *said, const char *ref)
{
    for (; said; said = said->next)
        if (said->ref && strcmp(said->ref, ref) == 0)
            return true;
    return false;
}

static bool names_any(const struct said *said)
{
    for (; said; said = said->next)
        if (said->ref && strncmp(said->ref, "ask.", 4) == 0)
            return true;
    return false;
}

/* An amount that is named is asked for no second time. */
static money unnamed(const struct said *said, const char *ref, money want, money have)
{
    return names(said, ref) ? have : want;
}

/* The ask without what has been named. */
static struct figures still_to_name(struct speaker *s, const struct said *said)
{
    struct figures f = *s->f;
    struct package_fig *want = &f.ask;
    const struct package_fig *have = &f.package;
    want->base = unnamed(said, "ask.base", want->base, have->base);
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_ONCE)
            want->part[part] = unnamed(said, arena_printf(s->a, "ask.%s", pay_rows[part].key),
                                       want->part[part], have->part[part]);
    want->pension = unnamed(said, "ask.pension", want->pension, have->pension);
    if (names(said, "ask.equity") || names(said, "ask.shares")) {
        want->equity = have->equity;
        want->shares = have->shares;
    }
    if (names(said, "ask.bonus"))
        want->bonuses_n = 0;
    if (names(said, "ask.allowance"))
        want->allowances_n = 0;
    struct term *terms = arena_new_array(s->a, struct term, want->terms_n + 1);
    size_t n = 0;
    for (size_t i = 0; i < want->terms_n; i++)
        if (!names(said, arena_printf(s->a, "ask.term.%s", want->terms[i].name.s)))
            terms[n++] = want->terms[i];
    want->terms = terms;
    want->terms_n = n;
    return f;
}

/* The text with the items that stand in it, in their order, stressed. */
static struct said *stressed(struct speaker *s, const char *text, const char *const *items,
                             size_t n)
{
    struct said *first = NULL, **last = &first;
    for (size_t i = 0; i < n; i++) {
        const char *at = strstr(text, items[i]);
        if (!at)
            break;
        *last = stretch(s, SAID_TEXT, arena_strndup(s->a, text, (size_t)(at - text)), false);
        last = &(*last)->next;
        *last = stretch(s, SAID_FIGURE, items[i], true);
        last = &(*last)->next;
        text = at + strlen(items[i]);
    }
    *last = stretch(s, SAID_TEXT, text, false);
    return first;
}

/* "I’d also like a, b and c.", under the rule of every finished sentence: what may not be said is
 * left out, and withheld with its reason. */
static void say_items(struct speaker *s, struct tail *t, const char *key, const char **items,
                      size_t n)
{
    size_t may = 0;
    for (size_t i = 0; i < n; i++) {
        const char *why = script_finished_fault(s, stretch(s, SAID_FIGURE, items[i], true));
        if (!why)
            items[may++] = items[i];
        else
            speech_withhold(s, (struct withheld){.what = arena_printf(s->a, "“%s”", items[i]),
                                                 .why = why,
                                                 .sentence = true,
                                                 .floor = floor_told(s->floor, items[i]),
                                                 .at = s->f->offer->ask.at});
    }
    if (!may)
        return;
    const char *text =
        catalogue_fill(s->p->words, s->a, key, "list", present_list(s->p, items, may), NULL);
    *t->said = stressed(s, t->any ? arena_printf(s->a, " %s", text) : text, items, may);
    while (*t->said)
        t->said = &(*t->said)->next;
    t->any = true;
}

/* What the guide has no sentence for, a bonus by its name, an allowance, a term of this offer, is
 * asked for too: one opens with all that the call sheet's headline asks for. Equity in another
 * currency has a sentence of its own: no sentence holds two. */
static void name_the_rest(struct speaker *s, struct tail *t, const struct said *said)
{
    enum { ROOM = 24 };
    const char *items[ROOM];
    struct figures rest = still_to_name(s, said), equity = rest;
    bool apart = rest.ask.equity_converted.has && !package_by_number(&rest.ask);
    if (apart)
        rest.ask.equity = rest.package.equity;
    size_t n = pay_asks(s->p, &rest.ask, &rest.package, items, ROOM);
    n += pay_asks_beside(s->p, &rest, items + n, ROOM - n);
    bool named = names_any(said);
    if (n)
        say_items(s, t, named ? "speech.opening.also" : "speech.opening.list", items, n);
    if (!apart || equity.ask.equity == equity.package.equity)
        return;
    equity.package = equity.ask;
    equity.package.equity = rest.package.equity;
    n = pay_asks(s->p, &equity.ask, &equity.package, items, ROOM);
    say_items(s, t, named || t->any ? "speech.opening.also" : "speech.opening.list", items, n);
}

/* The guide's opening, and what it leaves out of the ask. NULL: it has none that may be said. */
static struct said_paragraph *say_ask(struct speaker *s, struct tail *t)
{
    struct said_paragraph *p = say_paragraph(s, t, PARAGRAPH_TEXT, s->f->guide->opening, true);
    if (p && s->f->has_ask && !s->f->pay_met)
        name_the_rest(s, t, p->said);
    return p;
}

static void compose_opening(struct speaker *s, struct speech *out)
{
    struct passage *p = arena_new_of(s->a, struct passage);
    *p = (struct passage){.id = "opening", .title = s->f->guide->strategy_title, .spoken = true};
    struct tail t = {.note = &p->notes};
    p->paragraphs = say_ask(s, &t);
    if (s->f->verdict == VERDICT_AT_ASK)
        open_with_ask(s, p);
    else if (s->f->history.final)
        open_with(s, p, catalogue_say(s->p->words, "speech.opening.final"));
    else if (!open_with_rest(s, p) && !p->paragraphs) {
        open_with_ask(s, p);
        t = (struct tail){.said = &p->paragraphs->said, .any = true};
        while (*t.said)
            t.said = &(*t.said)->next;
        if (s->f->has_ask)
            name_the_rest(s, &t, p->paragraphs->said);
    }
    out->opening = p;
}

static void compose_strategy(struct speaker *s, struct speech *out)
{
    const struct guide *g = s->f->guide;
    if (!g->strategy)
        return;
    struct passage *p = arena_new_of(s->a, struct passage);
    *p = (struct passage){.id = "strategy", .title = g->strategy_title, .spoken = true};
    struct tail t = {.note = &p->notes};
    p->paragraphs = say_ask(s, &t);
    if (!p->paragraphs) /* the opening's sentences are the first of the strategy */
        p->paragraphs = say_paragraph(s, &t, PARAGRAPH_TEXT, g->strategy, true);
    else if (g->opening_n < g->strategy_n)
        say_list(s, &t, g->strategy + g->opening_n, true);
    out->strategy = p->paragraphs ? p : NULL;
}

/* The candidate's own figures, and of the others the one that is spoken of. */
static struct reference_reader references(const struct speaker *s)
{
    struct reference_reader r = {.p = s->p,
                                 .figures = figure_tree(s->a, s->f, NULL, VIEW_CANDIDATE)};
    if (!s->named)
        return r;
    r.told = s->telling->is_offer;
    size_t n = (size_t)(s->telling - s->f->competing);
    for (r.telling = figure_member(r.figures, "competing")->first; n; n--)
        r.telling = r.telling->next;
    return r;
}

const struct speech *speech_compose(struct arena *a, const struct figures *f,
                                    const struct present *p, struct diags *d)
{
    struct speech *out = arena_new_of(a, struct speech);
    struct speaker s = {.a = a, .f = f, .p = p, .notes = p->notes ? p->notes : p, .d = d};
    out->words = p->words;
    s.withheld_last = &s.withheld;
    s.blanks = arena_new_array(a, struct blank, f->guide->fills_n);
    script_choose_telling(&s);
    s.refs = references(&s);
    s.floor = out->floor = floor_words_new(a, f, s.named && s.telling->is_offer ? s.telling : NULL);
    out->telling = s.telling;
    compose_opening(&s, out);
    compose_scripts(&s, out);
    compose_levers(&s, out);
    compose_strategy(&s, out);
    compose_sections(&s, out);
    script_departures(&s, out);

    out->withheld = arena_new_array(a, struct withheld, s.withheld_n);
    for (const struct withheld_item *w = s.withheld; w; w = w->next) {
        out->withheld[out->withheld_n++] = w->is;
        if (w->is.sentence && !w->is.met)
            diag_add(d, DIAG_SPEECH_WITHHELD, w->is.at, "%s is not in the brief: %s", w->is.what,
                     w->is.why);
    }
    out->blanks = s.blanks;
    out->blanks_n = s.blanks_n;
    return out;
}
