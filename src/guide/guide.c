/* guide.c - looking things up in a guide. */
#include "guide/guide.h"
#include "comp/parts.def"

const struct region *guide_region(const struct guide *g, const char *id)
{
    for (size_t i = 0; id && i < g->regions_n; i++)
        if (strcmp(g->regions[i].id, id) == 0)
            return &g->regions[i];
    return NULL;
}

const struct fill_decl *guide_fill(const struct guide *g, const char *name)
{
    for (size_t i = 0; name && i < g->fills_n; i++)
        if (strcmp(g->fills[i].name, name) == 0)
            return &g->fills[i];
    return NULL;
}

#define PART_WRITTEN(x, code, field, written, when, layer) written,
static const char *const parts[] = {PAY_TABLE(PART_WRITTEN, ) "options",
                                    "acceleration",
                                    "refresh",
                                    "pension",
                                    "benefit",
                                    "history",
                                    "conditions",
                                    "months",
                                    "commission",
                                    "contractor"};

bool guide_part_known(const char *part)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i], part) == 0)
            return true;
    return strncmp(part, "term:", 5) == 0 && part[5];
}

const char *guide_part_nearest(const char *wrong)
{
    return str_nearest(wrong, parts, sizeof parts / sizeof *parts);
}

bool guide_applies(const char *regions, const char *id)
{
    if (!regions)
        return true;
    size_t want = id ? strlen(id) : 0;
    while (*regions) {
        size_t n = strcspn(regions, " ");
        if (want && n == want && memcmp(regions, id, n) == 0)
            return true;
        regions += n + (regions[n] == ' ');
    }
    return false;
}

const struct region *guide_chosen_region(const struct guide *g, const struct offer *o)
{
    const char *id = o->region.s, *level = o->job.level.s;
    if (!id && g->regions_n == 1)
        return &g->regions[0];
    const struct region *usual = NULL;
    for (size_t i = 0; id && i < g->regions_n; i++) {
        const struct region *row = &g->regions[i];
        if (strcmp(row->id, id) != 0)
            continue;
        if (level && row->level && strcmp(row->level, level) == 0)
            return row;
        usual = row->usual ? row : usual;
    }
    return usual ? usual : guide_region(g, id);
}

/* ---- a guide for any job -------------------------------------------------------------------- */

static const char *or_else(const char *s, const char *otherwise)
{
    return s ? s : otherwise;
}

static struct region *row_of_job(struct arena *a, const struct offer *o)
{
    const struct job *j = &o->job;
    struct region *row = arena_new_of(a, struct region);
    row->id = "";
    row->name = or_else(j->place.s, "");
    row->level = j->level.s;
    row->currency = o->package.currency;
    row->us =
        row->currency && (strcmp(row->currency, "USD") == 0 || strcmp(row->currency, "CAD") == 0);
    row->equity_years = 4;
    row->at = j->at;
    return row;
}

const struct guide *guide_for_offer(struct arena *a, const struct guide *g, const struct offer *o)
{
    const struct job *j = &o->job;
    if (!g->any_job)
        return g;
    struct guide *out = arena_new_of(a, struct guide);
    *out = *g;
    out->employer = or_else(j->employer.s, "");
    out->employer_short = or_else(j->employer_short.s, out->employer);
    out->role = or_else(j->role.s, "");
    out->role_short = or_else(j->role_short.s, out->role);
    out->title = arena_printf(a, "%s, %s", out->role, out->employer);
    out->domains = arena_new_array(a, const char *, j->domains_n + 1);
    out->domains_n = j->domains_n;
    for (size_t i = 0; i < j->domains_n; i++)
        out->domains[i] = j->domains[i].s;
    out->valuation.amount = j->valuation;
    out->valuation.currency = j->valuation_currency;
    out->regions = row_of_job(a, o);
    out->regions_n = 1;
    return out;
}

void guide_each_sentence(const struct guide *g, void (*each)(void *data, const struct sentence *s),
                         void *data)
{
    size_t n = g->sections_n + g->scripts_n + g->levers_n;
    for (size_t i = 0; i < n; i++) {
        size_t script = i - g->sections_n, lever = script - g->scripts_n;
        const struct paragraph *p = i < g->sections_n       ? g->sections[i].paragraphs
                                    : script < g->scripts_n ? g->scripts[script].paragraphs
                                                            : g->levers[lever].paragraphs;
        for (; p; p = p->next)
            for (const struct sentence *s = p->sentences; s; s = s->next)
                each(data, s);
    }
    for (const struct sentence *s = g->strategy; s; s = s->next)
        each(data, s);
}
