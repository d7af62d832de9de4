/* offer_rules.c - what can only be said of the finished offer: dates in order, the history, units
 * and cliffs that are carried; and better names for what people write. */
#include "offer/offer_table.h"

/* ---- dates ----------------------------------------------------------------------------------- */

static void reversed(struct xml_reader *r, const char *late, struct place at, const char *early,
                     struct place also)
{
    struct diag *g = xml_refuse(r, DIAG_DATES_REVERSED, at,
                                "%s lies before %s; change one of the two", late, early);
    g->also = also;
}

static void check_dates(struct xml_reader *r, const struct offer *o)
{
    if (!date_set(o->respond_by))
        return;
    if (date_set(o->date) && date_cmp(o->respond_by, o->date) < 0)
        reversed(r, "respond-by", o->respond_by_at, "date", o->date_at);
    else if (date_set(o->offered) && date_cmp(o->respond_by, o->offered) < 0)
        reversed(r, "respond-by", o->respond_by_at, "offered", o->offered_at);
}

/* ---- history --------------------------------------------------------------------------------- */

struct entry {
    struct date date;
    struct place at;
};

/* The entries as they stand; an unsound one was left out of both lists. */
static struct entry *entries_of(struct xml_reader *r, const struct offer *o, size_t *n)
{
    *n = o->said_n + o->moves_n;
    struct entry *all = arena_new_array(r->arena, struct entry, *n + 1);
    for (size_t i = 0; i < o->said_n; i++)
        all[o->said[i].order] = (struct entry){o->said[i].date, o->said[i].date_at};
    for (size_t i = 0; i < o->moves_n; i++)
        all[o->moves[i].order] = (struct entry){o->moves[i].date, o->moves[i].date_at};
    return all;
}

static void check_history(struct xml_reader *r, const struct offer *o)
{
    size_t n;
    const struct entry *all = entries_of(r, o, &n);
    for (size_t i = 0; i < n; i++) {
        struct diag *g = NULL;
        if (i && date_cmp(all[i].date, all[i - 1].date) < 0) {
            g = xml_refuse(r, DIAG_DATES_REVERSED, all[i].at,
                           "this entry lies before the one above it; put the oldest first");
            g->also = all[i - 1].at;
        } else if (date_set(o->date) && date_cmp(all[i].date, o->date) > 0) {
            g = xml_refuse(r, DIAG_DATES_REVERSED, all[i].at,
                           "this entry lies after the offer's date; history is what was said "
                           "before it, so change one of the two");
            g->also = o->date_at;
        }
    }
    const struct history_move *last = NULL;
    for (size_t i = 0; i < o->moves_n; i++)
        if (o->moves[i].by == BY_EMPLOYER)
            last = &o->moves[i];
    if (last && date_set(o->offered) && date_cmp(o->offered, last->date) < 0)
        reversed(r, "offered", o->offered_at, "the employer's last move", last->date_at);
}

/* ---- what is carried ------------------------------------------------------------------------- */

/* A day or an hour whose times must come from the package's own pay of that unit. */
static void check_times_carried(struct xml_reader *r, const struct pay *pay, const struct pay *from,
                                const char *what)
{
    if (!pay->stated || pay->times.stated || offer_per_times(pay->per) || pay->per == from->per)
        return;
    if (diag_doubted(r->d, pay->at))
        return;
    xml_refuse(r, DIAG_MISSING_ATTRIBUTE, pay->at,
               "%s is by the %s, and the package's isn't: how many a year has isn't known; write "
               "times=\"…\"",
               what, offer_per_names[pay->per]);
}

static const struct allowance *allowance_of(const struct package *p, const char *name)
{
    for (size_t i = 0; i < p->allowances_n; i++)
        if (strcmp(p->allowances[i].name.s, name) == 0)
            return &p->allowances[i];
    return NULL;
}

static void check_cliff_carried(struct xml_reader *r, const struct equity *own,
                                const struct equity *from)
{
    int years = own->years ? own->years : from->years ? from->years : 4;
    if (own->cliff_months <= years * 12 || diag_doubted(r->d, own->at) ||
        diag_doubted(r->d, from->at))
        return;
    xml_refuse(r, DIAG_OUT_OF_RANGE, own->cliff_at,
               "a cliff of %d months lies beyond the vesting of %d year%s; write at most %d",
               own->cliff_months, years, years == 1 ? "" : "s", years * 12);
}

/* Where the package's own base was refused, nothing is known of its unit. */
static bool base_known(const struct xml_reader *r, const struct package *p)
{
    return p->base.stated && !diag_doubted(r->d, p->base.at);
}

static void check_carried(struct xml_reader *r, const struct offer *o, const struct package *p)
{
    const struct package *from = &o->package;
    static const struct pay none = {0};
    if (base_known(r, from))
        check_times_carried(r, &p->base_pay, &from->base_pay, "base");
    for (size_t i = 0; i < p->allowances_n && !from->allowances_partly; i++) {
        const struct allowance *theirs = allowance_of(from, p->allowances[i].name.s);
        check_times_carried(r, &p->allowances[i].pay, theirs ? &theirs->pay : &none, "allowance");
    }
    check_cliff_carried(r, &p->equity, &from->equity);
}

static void check_all_carried(struct xml_reader *r, const struct offer *o)
{
    check_carried(r, o, &o->ask);
    check_carried(r, o, &o->agreed);
    r->is_private = true;
    check_carried(r, o, &o->floor);
    r->is_private = false;
    for (size_t i = 0; i < o->moves_n; i++)
        check_carried(r, o, &o->moves[i].package);
    if (!base_known(r, &o->package))
        return;
    for (size_t i = 0; i < o->market_n; i++)
        check_times_carried(r, &o->market[i].pay, &o->package.base_pay, "this row");
    for (size_t i = 0; i < o->said_n; i++)
        check_times_carried(r, &o->said[i].pay, &o->package.base_pay, "said");
}

/* ---- once in all ----------------------------------------------------------------------------- */

static void check_current(struct xml_reader *r, const struct offer *o)
{
    const struct competing *first = NULL;
    for (size_t i = 0; i < o->competing_n; i++) {
        const struct competing *c = &o->competing[i];
        if (c->status != STATUS_CURRENT)
            continue;
        if (first) {
            struct diag *g = xml_refuse(r, DIAG_DUPLICATE, c->package.status_at,
                                        "the job one has appears twice; delete one of the two");
            g->also = first->package.status_at;
            return;
        }
        first = c;
    }
}

void offer_check_whole(struct xml_reader *r, struct offer *o)
{
    check_dates(r, o);
    check_history(r, o);
    check_all_carried(r, o);
    check_current(r, o);
}

/* ---- better names ---------------------------------------------------------------------------- */

/* What people write, and how it is written. */
static const struct {
    const char *parent, *name, *instead; /* parent NULL: a package, of whatever kind */
} better[] = {
    {NULL, "commission", "write <bonus kind=\"commission\">"},
    {NULL, "variable", "write <bonus>, an amount or percent=\"…\""},
    {NULL, "benefits", "write a <benefit name=\"…\"> for each"},
    {NULL, "car", "write <benefit name=\"Company car\" value=\"…\">"},
    {NULL, "espp", "write <benefit name=\"Share purchase plan\" value=\"…\">"},
    {NULL, "insurance", "write <benefit name=\"Insurance\" value=\"…\">"},
    {NULL, "holidays", "write <term name=\"leave\">"},
    {NULL, "holiday", "write <term name=\"leave\">"},
    {NULL, "vacation", "write <term name=\"leave\">"},
    {NULL, "clawback", "write clawback-months=\"…\" on <sign-on>"},
    {NULL, "shares", "write <equity kind=\"…\"><grant shares=\"…\" price=\"…\"/></equity>"},
    {NULL, "rsu", "write <equity kind=\"liquid\" instrument=\"rsu\">"},
    {NULL, "rsus", "write <equity kind=\"liquid\" instrument=\"rsu\">"},
    {NULL, "options",
     "write <equity kind=\"options\"><grant shares=\"…\" strike=\"…\" "
     "price=\"…\"/></equity>"},
    {NULL, "grant", "write <equity kind=\"…\"><grant …/></equity>"},
    {NULL, "salary", "write <base>"},
    {NULL, "note", "write it directly into <offer>"},
    {NULL, "reason", "write it directly into <offer>"},
    {NULL, "role", "that is <job role=\"…\">, or the guide's"},
    {NULL, "level", "write <job level=\"…\"> into <offer>"},
    {NULL, "start", "write <start date=\"…\"/> into <offer>"},
    {"offer", "round", "what was said before goes into <history>"},
    {"offer", "employer", "write <job employer=\"…\" role=\"…\"/>"},
    {"offer", "role", "write <job employer=\"…\" role=\"…\"/>"},
    {"offer", "currency", "write it on <package>"},
    {"base", "currency", "write it on <package>"},
    {"base", "months", "write per=\"month\" times=\"13\""},
};

static bool of_a_package(const char *parent)
{
    static const char *const packages[] = {"package", "competing", "ask",
                                           "floor",   "agreed",    "move"};
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (strcmp(packages[i], parent) == 0)
            return true;
    return false;
}

const char *offer_hint(struct xml_reader *r, const char *name, xml_node *parent)
{
    const char *in = xml_name(parent);
    bool package = of_a_package(in);
    if (strcmp(name, "lower") == 0 && !(r->where & IN_LOWERED))
        return "it is of the parts of <ask> and <move> alone";
    for (size_t i = 0; i < sizeof better / sizeof *better; i++)
        if ((better[i].parent ? strcmp(better[i].parent, in) == 0 : package) &&
            strcmp(better[i].name, name) == 0)
            return better[i].instead;
    for (size_t i = 0; package && i < TERM_KNOWN_COUNT; i++)
        if (strcmp(offer_terms[i].name, name) == 0)
            return arena_printf(r->arena, "write <term name=\"%s\">", name);
    return NULL;
}
