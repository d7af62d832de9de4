/* findings.c - which sections a brief has, which competing offer it speaks of, and the findings of
 * each page in turn. */
#include "brief/cells.h"
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

money findings_to_ask(const struct composing *c, int cell)
{
    const struct gap *gap = &c->f->gaps.ask;
    return cell_missing(c->p, &c->f->package, &c->f->ask, cell,
                        cell == CELL_ANNUAL ? gap->annual : gap->four_year);
}

bool show_floor(const struct composing *c)
{
    return c->out->floor != FLOOR_OMIT && c->f->has_floor;
}

bool brief_lacks_strike(const struct composing *c)
{
    const struct equity *e = &c->f->offer->package.equity;
    return e->has_grant && e->price.stated && !e->strike.stated;
}

bool own_floor(const struct composing *c)
{
    return !c->f->floor_is_guides;
}

bool has_equity(const struct composing *c)
{
    return c->f->in_play >> PAY_EQUITY & 1;
}

bool has_band(const struct composing *c)
{
    return c->f->band.base.min.has && c->f->band.equity.min.has;
}

/* The offer that the scripts speak of; else the strongest that is one, else the strongest entry. */
static void choose_lead(struct composing *c, const struct speech *speech)
{
    const struct figures *f = c->f;
    const struct competing_fig *lead = f->lead ? f->lead
                                       : speech && speech->telling && speech->telling->is_offer
                                           ? speech->telling
                                           : NULL;
    if (lead) {
        c->out->lead = lead;
        c->out->lead_at = (size_t)(lead - f->competing);
        return;
    }
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing_fig *k = &f->competing[i], *best = c->out->lead;
        if (k == f->current) /* the job one has is no offer */
            continue;
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

const char *brief_equity_section(const struct figures *f)
{
    if (!f->scenarios_n && !is_illiquid(&f->package) && !is_illiquid(&f->ask))
        return NULL;
    return f->package.kind == EQUITY_OPTIONS ? "section.options" : "section.equity";
}

static void add_section(struct composing *c, const char *id, const char *name)
{
    c->out->sections[c->out->sections_n++] = (struct brief_section){id, name};
}

/* Somebody would have it otherwise than it is on the table. */
static bool part_moves(const struct figures *f, int part)
{
    bool moves = f->gaps.ask.part[part].v != 0 || (f->has_floor && f->gaps.floor.part[part].v != 0);
    if (part == PAY_EQUITY)
        moves |= f->ask.by_number && f->ask.shares.v != f->package.shares.v;
    for (size_t i = 0; i < f->competing_n; i++)
        moves |= f->competing[i].gap.part[part].v != 0;
    return moves;
}

/* How much there is to win, or to fall under the floor. */
static money distance(const struct figures *f, int part)
{
    money ask = f->gaps.ask.part[part].v, floor = f->has_floor ? f->gaps.floor.part[part].v : 0;
    ask = ask < 0 ? -ask : ask;
    floor = floor < 0 ? -floor : floor;
    return ask > floor ? ask : floor;
}

/* What moves first, and of that what moves most; then what doesn't. PAY_PARTS: none is left. */
static int next_part(const struct figures *f, unsigned shown)
{
    int best = PAY_PARTS;
    for (int i = 0; i < PAY_PARTS; i++) {
        if (!(f->in_play >> i & 1) || shown >> i & 1)
            continue;
        bool moves = part_moves(f, i), rival = best < PAY_PARTS && part_moves(f, best);
        if (best == PAY_PARTS || moves > rival ||
            (moves && rival && distance(f, i) > distance(f, best)))
            best = i;
    }
    return best;
}

size_t brief_parts(const struct figures *f, enum money_part out[PAY_PARTS], size_t most)
{
    unsigned shown = f->in_play & 1u << PAY_BASE;
    for (size_t n = shown != 0; n < most; n++) {
        int part = next_part(f, shown);
        if (part == PAY_PARTS)
            break;
        shown |= 1u << part;
    }
    size_t n = 0;
    for (int i = 0; i < PAY_PARTS; i++)
        if (shown >> i & 1)
            out[n++] = (enum money_part)i;
    return n;
}

size_t brief_columns(const struct present *p, const struct figures *f)
{
    size_t letters = 0; /* beside the sums three parts; of long amounts two */
    for (const char *at = present_amount(p, f->ask.four_year); *at; at++)
        letters += ((unsigned char)*at & 0xC0) != 0x80;
    return letters > 9 ? 2 : 3;
}

static bool has_evidence(const struct figures *f)
{
    const struct guide *g = f->guide;
    bool told = f->market_n || g->evidence_n || g->others_n || g->dna_parts_n;
    for (size_t i = 0; i < g->sections_n; i++)
        told |= g->sections[i].kind == SECTION_DNA || g->sections[i].kind == SECTION_LEVELS;
    return told;
}

/* Contract 3, "The brief's sections": in this order, each only where it has something to say. */
static void list_sections(struct composing *c)
{
    const struct figures *f = c->f;
    const struct catalogue *w = c->p->words;
    const bool has[] = {true,
                        true,
                        true,
                        f->competing_n > 0,
                        c->out->equity_page,
                        f->ladder_n > 0 && c->out->floor != FLOOR_OMIT,
                        has_evidence(f),
                        true,
                        f->history.has,
                        true,
                        true};
    static const char *const ids[] = {"call",   "before", "offer",   "others", "equity",  "trade",
                                      "market", "speech", "history", "after",  "workings"};
    for (size_t i = 0; i < BRIEF_SECTIONS_MAX; i++) {
        const char *key = arena_printf(c->arena, "section.%s", ids[i]);
        if (i == 4 && c->out->equity_page)
            key = brief_equity_section(f);
        if (i == 3 && f->competing_n)
            key = f->competing_n > 1                                ? "section.others.many"
                  : f->competing[0].entry->status == STATUS_CURRENT ? "section.others.current"
                                                                    : key;
        if (has[i])
            add_section(c, ids[i], catalogue_say(w, key));
    }
}

struct findings *findings_compose(struct arena *a, const struct figures *f,
                                  const struct advice *advice, const struct speech *speech,
                                  const struct present *p, const char *input_name,
                                  enum floor_place floor)
{
    struct findings *out = arena_new_of(a, struct findings);
    out->last = &out->first;
    out->floor = floor;
    const char *slash = strrchr(input_name, '/'); /* a page names the file, not its folder */
    struct composing c = {a, f, advice, p, slash ? slash + 1 : input_name, out};
    out->file = c.input_name;
    choose_lead(&c, speech);
    c.out->shown = competing_order(a, f, c.out->lead);
    out->equity_page = brief_equity_section(f) != NULL;
    list_sections(&c);
    find_call(&c);
    find_numbers(&c);
    find_competing(&c);
    find_equity(&c);
    find_trade(&c);
    find_history(&c);
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

const char *section_page(const struct findings *s, const char *id)
{
    static const char *const pages[] = {"\003call\004",   "\003before\004",  "\003offer\004",
                                        "\003others\004", "\003equity\004",  "\003trade\004",
                                        "\003market\004", "\003speech\004",  "\003history\004",
                                        "\003after\004",  "\003workings\004"};
    size_t n = strlen(id);
    for (size_t i = 0; i < s->sections_n; i++)
        for (size_t k = 0; strcmp(s->sections[i].id, id) == 0 && k < BRIEF_SECTIONS_MAX; k++)
            if (strncmp(pages[k] + 1, id, n) == 0 && pages[k][n + 1] == CATALOGUE_PAGE_END)
                return pages[k];
    return NULL;
}
