/* findings.c - which sections a brief has, which competing offer it speaks of, and the findings of
 * each page in turn. */
#include "brief/findings_part.h"
#include "comp/shown.h"

void find(struct composing *c, const char *id, const char *text)
{
    if (!text || !*text)
        return;
    struct finding *f = arena_new_of(c->arena, struct finding);
    f->id = id;
    f->text = text;
    *c->out->last = f;
    c->out->last = &f->next;
    c->out->n++;
}

bool show_floor(const struct composing *c)
{
    return c->out->floor != FLOOR_OMIT;
}

/* Where only one part decides the verdict, that part's owner counts; else both must be theirs. */
bool own_floor(const struct composing *c)
{
    const struct figures *f = c->f;
    if (f->below_base != f->below_equity)
        return f->below_base ? f->floor_own_base : f->floor_own_equity;
    return f->floor_own_base && f->floor_own_equity;
}

bool has_band(const struct composing *c)
{
    return c->f->band.base.min.has && c->f->band.equity.min.has;
}

/* The offer that the scripts speak of; else the strongest that is one, else the strongest entry. */
static void choose_lead(struct composing *c, const struct speech *speech)
{
    const struct figures *f = c->f;
    if (speech && speech->telling && speech->telling->is_offer) {
        c->out->lead = speech->telling;
        c->out->lead_at = (size_t)(speech->telling - f->competing);
        return;
    }
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing_fig *k = &f->competing[i], *best = c->out->lead;
        if (!best || (k->is_offer && !best->is_offer) ||
            (k->is_offer == best->is_offer && k->package.four_year > best->package.four_year)) {
            c->out->lead = k;
            c->out->lead_at = i;
        }
    }
}

static bool is_illiquid(const struct package_fig *k)
{
    return (k->kind == EQUITY_PRE_IPO || k->kind == EQUITY_OPTIONS);
}

static void add_section(struct composing *c, const char *id, const char *name)
{
    struct findings *out = c->out;
    struct brief_section *s = &out->sections[out->sections_n++];
    s->id = id;
    s->number = arena_printf(c->arena, "%zu", out->sections_n);
    s->name = name;
}

static void number_sections(struct composing *c, const struct speech *speech)
{
    const struct figures *f = c->f;
    bool checks = f->checks_n || f->blanks_n || f->questions_n, last = c->out->floor == FLOOR_BACK;
    const struct catalogue *w = c->p->words;
    add_section(c, "call", catalogue_say(w, "section.call"));
    if (checks && !last)
        add_section(c, "checks", catalogue_say(w, "section.checks"));
    add_section(c, "numbers", catalogue_say(w, "section.numbers"));
    if (f->competing_n)
        add_section(
            c, "competing",
            catalogue_say(w, f->competing_n > 1 ? "section.competing.many" : "section.competing"));
    if (c->out->equity_page)
        add_section(c, "equity",
                    catalogue_say(w, f->package.kind == EQUITY_OPTIONS ? "section.options"
                                                                       : "section.equity"));
    add_section(c, "trade", catalogue_say(w, "section.trade"));
    if (speech && (speech->scripts_n || speech->strategy))
        add_section(c, "scripts", catalogue_say(w, "section.scripts"));
    if (speech && speech->levers_n)
        add_section(c, "levers", catalogue_say(w, "section.levers"));
    add_section(c, "evidence", catalogue_say(w, "section.evidence"));
    if (checks && last)
        add_section(c, "checks", catalogue_say(w, "section.checks"));
}

struct findings *findings_compose(struct arena *a, const struct figures *f,
                                  const struct speech *speech, const struct present *p,
                                  const char *input_name, enum floor_place floor)
{
    struct findings *out = arena_new_of(a, struct findings);
    out->last = &out->first;
    out->floor = floor;
    const char *slash = strrchr(input_name, '/'); /* a page names the file, not its folder */
    struct composing c = {a, f, p, slash ? slash + 1 : input_name, out};
    out->file = c.input_name;
    choose_lead(&c, speech);
    c.out->shown = competing_order(a, f, c.out->lead);
    out->equity_page = f->scenarios_n > 0 || is_illiquid(&f->package) || is_illiquid(&f->ask);
    number_sections(&c, speech);
    find_call(&c);
    find_numbers(&c);
    find_competing(&c);
    find_equity(&c);
    find_trade(&c);
    find_rest(&c, speech);
    return out;
}

const char *finding_text(const struct findings *s, const char *id)
{
    for (const struct finding *f = s->first; f; f = f->next)
        if (strcmp(f->id, id) == 0)
            return f->text;
    return NULL;
}

const char *section_number(const struct findings *s, const char *id)
{
    for (size_t i = 0; i < s->sections_n; i++)
        if (strcmp(s->sections[i].id, id) == 0)
            return s->sections[i].number;
    return NULL;
}
