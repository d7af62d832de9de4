/* cohort.c - rows from figures, and what they say; see cohort.h. */
#include "brief/cohort.h"
#include "base/ascii.h"
#include "base/index.h"
#include <stdlib.h>

/* What a row is made of and a page doesn't print. */
struct kept {
    struct cohort_row row;
    const char *currency, *region_name;
    struct share factor;
    struct fig gap_annual;
    money offer_annual, ask_annual;
    struct share to_ask;
    bool below_base, below_equity, below_other, below_total, own_floor, no_ask, at_ask;
};

static const char *copy(struct arena *a, const char *s)
{
    return s ? arena_strdup(a, s) : NULL;
}

struct cohort *cohort_new(struct arena *a, bool floor)
{
    struct cohort *c = arena_new_of(a, struct cohort);
    *c = (struct cohort){.arena = a, .floor = floor, .us = true};
    c->last_refused = &c->refused;
    return c;
}

void cohort_refuse(struct cohort *c, const char *input, const char *reason)
{
    struct cohort_refusal *r = arena_new_of(c->arena, struct cohort_refusal);
    *r = (struct cohort_refusal){.input = copy(c->arena, input), .reason = copy(c->arena, reason)};
    *c->last_refused = r;
    c->last_refused = &r->next;
    c->refused_n++;
}

static enum cohort_mark mark_of(const struct figures *f)
{
    if (f->verdict == VERDICT_AT_ASK)
        return COHORT_AT_ASK;
    if (f->verdict != VERDICT_BELOW_FLOOR)
        return COHORT_ABOVE;
    /* Cents that both sums hide may decide it: the exact comparison, not a printed gap. */
    return f->four_year_vs_floor == AGAINST_UNDER ? COHORT_WHOLE_BELOW : COHORT_PART_BELOW;
}

/* What all have in common stays; "" stands for "they differ". */
static const char *common(struct cohort *c, const char *so_far, const char *this, size_t n)
{
    if (!this)
        return "";
    if (n == 0)
        return copy(c->arena, this);
    return so_far && strcmp(so_far, this) == 0 ? so_far : "";
}

void cohort_add(struct cohort *c, const struct figures *f)
{
    struct arena *a = c->arena;
    struct kept *k = arena_new_of(a, struct kept);
    const char *employer = f->employer_short ? f->employer_short : f->employer;
    const char *role = f->role_short ? f->role_short : f->role;
    k->row = (struct cohort_row){
        .name = copy(a, f->offer->candidate.name.s),
        .work = arena_printf(a, "%s, %s", f->employer ? f->employer : "", role ? role : ""),
        .work_short = arena_printf(a, "%s, %s", employer ? employer : "", role ? role : ""),
        .waits = f->history.turn == TURN_EMPLOYER,
        .round = f->history.round,
        .due = f->respond_by,
        /* without floors nothing may tell one, not even the order */
        .mark = c->floor ? mark_of(f) : COHORT_ABOVE,
        .offer = f->position.offer.annual.range_penetration,
        .ask = f->position.ask.annual.range_penetration,
        .floor = f->position.floor.annual.range_penetration,
        .coach = copy(a, f->offer->coach.name.s),
        .employer = copy(a, f->employer),
        .role = copy(a, f->role)};
    k->at_ask = f->verdict == VERDICT_AT_ASK;
    k->currency = copy(a, f->currency);
    k->region_name = copy(a, f->region->name);
    k->factor = f->location_factor;
    k->gap_annual = f->gaps.ask.annual;
    k->offer_annual = f->package.annual;
    k->ask_annual = f->ask.annual;
    k->to_ask = f->to_ask;
    k->below_base = f->below_base;
    k->below_equity = f->below_equity;
    for (size_t i = 0; i < f->below_floor_n; i++)
        k->below_other |= strcmp(f->below_floor[i], "four_year") != 0;
    k->own_floor = !f->floor_is_guides && (f->floor_own_base || f->floor_own_equity);
    k->below_total = f->four_year_vs_floor == AGAINST_UNDER;
    k->no_ask = !f->has_ask;
    const char *guide = arena_printf(a, "%s %s", f->employer ? f->employer : "", role ? role : "");
    c->guide = common(c, c->guide, guide, c->n);
    c->coach = common(c, c->coach, k->row.coach, c->n);
    c->us = c->us && f->region->us;
    c->remote |= f->location_factor.has;
    if (!date_set(c->date) || date_cmp(f->date, c->date) > 0)
        c->date = f->date;
    k->row.next = c->rows;
    c->rows = &k->row;
    c->n++;
}

/* ---- order -------------------------------------------------------------------------------- */

/* Those who act, those who wait, deadlines long past. */
static int group_of(const struct cohort_row *r)
{
    return r->passed ? 2 : r->waits;
}

static int by_who_acts(const void *x, const void *y)
{
    const struct cohort_row *a = *(const struct cohort_row *const *)x,
                            *b = *(const struct cohort_row *const *)y;
    if (group_of(a) != group_of(b))
        return group_of(a) - group_of(b);
    bool has_a = date_set(a->due), has_b = date_set(b->due);
    if (has_a != has_b)
        return has_a ? -1 : 1;
    int64_t da = has_a ? date_days(a->due) : 0, db = has_b ? date_days(b->due) : 0;
    if (da != db)
        return (da < db) == !a->passed ? -1 : 1; /* what has passed: the latest first */
    if (a->mark != b->mark)
        return a->mark < b->mark ? -1 : 1;
    int name = strcmp(a->name, b->name);
    return name ? name : strcmp(a->employer ? a->employer : "", b->employer ? b->employer : "");
}

#define PASSED_AFTER 7 /* days: until then there may be something to save */

static int64_t week_of(struct date d)
{
    return (date_days(d) - date_weekday(d)) / 7;
}

static void sort_rows(struct cohort *c)
{
    struct cohort_row **all = arena_new_array(c->arena, struct cohort_row *, c->n + 1);
    size_t n = 0;
    for (struct cohort_row *r = c->rows; r; r = r->next) {
        r->passed = date_set(r->due) && date_days_between(r->due, c->date) > PASSED_AFTER;
        all[n++] = r;
    }
    if (n)
        qsort(all, n, sizeof *all, by_who_acts);
    for (size_t i = 0; i < n; i++) {
        struct cohort_row *next = i + 1 < n ? all[i + 1] : NULL;
        all[i]->next = next;
        all[i]->page = (int)(i / COHORT_ROWS_A_PAGE) + 1;
        bool dates = next && date_set(all[i]->due) && date_set(next->due);
        all[i]->week_ends =
            next && (group_of(next) != group_of(all[i]) ||
                     (dates && !next->passed && week_of(all[i]->due) != week_of(next->due)));
    }
    c->rows = n ? all[0] : NULL;
    c->height = n <= COHORT_ROOMY    ? COHORT_ROWS_HIGH
                : n <= COHORT_MIDDLE ? COHORT_ROWS_MIDDLE
                : n <= COHORT_OPEN   ? COHORT_ROWS_OPEN
                                     : COHORT_ROWS_DENSE;
}

/* ---- texts -------------------------------------------------------------------------------- */

static void due_texts(const struct cohort *c, struct cohort_row *r, const struct cohort_row *before,
                      const struct present *p)
{
    if (!date_set(r->due)) {
        bool again = before && !date_set(before->due) && before->page == r->page &&
                     group_of(before) == group_of(r);
        r->due_text = again ? NULL : catalogue_say(p->words, "cohort.due.none");
        return;
    }
    if (before && before->page == r->page && group_of(before) == group_of(r) &&
        date_set(before->due) && date_days(before->due) == date_days(r->due))
        return;
    r->due_text = present_date_due(p, r->due);
    int64_t days = date_days_between(c->date, r->due);
    const char *weekday = catalogue_say(
        p->words, arena_printf(p->arena, "weekday.short.%d", date_weekday(r->due) + 1));
    r->due_second = catalogue_fill(
        p->words, p->arena, days < 0 ? "cohort.due.past" : "cohort.due.days", "weekday", weekday,
        "days", arena_printf(p->arena, "%lld", (long long)(days < 0 ? -days : days)), NULL);
    r->due_days = catalogue_fill(
        p->words, p->arena, days < 0 ? "cohort.due.short.past" : "cohort.due.short", "days",
        arena_printf(p->arena, "%lld", (long long)(days < 0 ? -days : days)), NULL);
}

/* A guide's floor is never called theirs. "Only" is what stands beside a half square: the sum is
 * reached. */
static const char *below_key(const struct kept *k)
{
    const char *const *keys = (const char *const[][4]){
        {"cohort.total", "cohort.both", "cohort.base", "cohort.equity"},
        {"cohort.total", "cohort.both", "cohort.base.whole", "cohort.equity.whole"},
        {"cohort.total.guide", "cohort.both.guide", "cohort.base.guide",
         "cohort.equity.guide"}}[!k->own_floor ? 2 : k->row.mark == COHORT_WHOLE_BELOW];
    return k->below_base && k->below_equity ? keys[1]
           : k->below_base                  ? keys[2]
           : k->below_equity                ? keys[3]
           : k->below_total ? k->own_floor && k->below_other ? "cohort.parts.whole" : keys[0]
                            : "cohort.parts";
}

/* That somebody acts in the first round goes without saying. */
static const char *turn_text(const struct cohort_row *r, const struct present *p)
{
    const char *round = catalogue_fill(p->words, p->arena, "cohort.round", "n",
                                       arena_printf(p->arena, "%d", r->round), NULL);
    const char *wait = catalogue_say(p->words, "cohort.wait");
    if (r->round < 2)
        return r->waits ? wait : NULL;
    return r->waits ? arena_printf(p->arena, "%s, %s", wait, round) : round;
}

static void row_texts(struct kept *k, const struct present *of_page)
{
    static const char *const second[] = {
        [COHORT_ABOVE] = "cohort.above.second", [COHORT_AT_ASK] = "cohort.at-ask.second"};
    struct present own = *of_page, *p = &own;
    own.currency = k->currency;
    own.whole = true; /* a sum is computed */
    struct cohort_row *r = &k->row;
    r->place = k->factor.has
                   ? arena_printf(p->arena, "%s %s", k->region_name, present_percent(p, k->factor))
                   : k->region_name;
    r->turn = turn_text(r, p);
    bool reached = k->at_ask || !k->gap_annual.has || k->gap_annual.v <= 0;
    r->gap = reached ? catalogue_say(p->words, "cohort.reached")
                     : present_amount(p, present_difference(p, k->offer_annual, k->ask_annual));
    r->gap_second = reached || !k->to_ask.has ? NULL : present_percent(p, k->to_ask);
    const char *key = r->mark == COHORT_AT_ASK  ? "cohort.at-ask"
                      : r->mark == COHORT_ABOVE ? "cohort.above"
                                                : "cohort.below";
    r->verdict = catalogue_say(p->words, key);
    r->verdict_second =
        catalogue_say(p->words, r->mark > COHORT_PART_BELOW ? second[r->mark] : below_key(k));
    if (k->no_ask) {
        r->gap = "\u2013";
        r->verdict = catalogue_say(p->words, "cohort.no-ask");
        r->verdict_second = catalogue_say(p->words, "cohort.no-ask.second");
    }
}

/* ---- the same employer and role, one coach ------------------------------------------------- */

static int by_rival(const void *x, const void *y)
{
    const struct cohort_row *a = *(const struct cohort_row *const *)x,
                            *b = *(const struct cohort_row *const *)y;
    const char *const ka[] = {a->coach, a->employer, a->role, a->name}, *const kb[] = {
                                                                            b->coach, b->employer,
                                                                            b->role, b->name};
    for (int i = 0; i < 4; i++) {
        int d = strcmp(ka[i] ? ka[i] : "", kb[i] ? kb[i] : "");
        if (d)
            return d;
    }
    return 0;
}

static bool rivals(const struct cohort_row *a, const struct cohort_row *b)
{
    return a->coach && b->coach && strcmp(a->coach, b->coach) == 0 && a->employer && b->employer &&
           strcmp(a->employer, b->employer) == 0 && strcmp(a->role, b->role) == 0;
}

#define NAMES_TOLD 6

static const char *capital(const struct present *p, const char *word)
{
    char *s = arena_strdup(p->arena, word);
    *s = ascii_capital(*s);
    return s;
}

static void flag(struct cohort *c, struct cohort_row *const *group, size_t n,
                 const struct present *p)
{
    struct buf names;
    buf_init(&names, p->arena);
    for (size_t i = 0; i < n && i < NAMES_TOLD; i++) {
        buf_puts(&names, i ? ", " : "");
        catalogue_isolate(&names, group[i]->name);
    }
    if (n > NAMES_TOLD)
        buf_printf(&names, " %s",
                   catalogue_fill(p->words, p->arena, "cohort.and_more", "n",
                                  present_count(p, (int64_t)(n - NAMES_TOLD)), NULL));
    c->flags[c->flags_n++] = catalogue_fill(p->words, p->arena, "cohort.flag", "n",
                                            capital(p, present_number_word(p, (int64_t)n)), "coach",
                                            group[0]->coach, "employer", group[0]->employer, "role",
                                            group[0]->role, "names", buf_str(&names), NULL);
}

static void find_flags(struct cohort *c, const struct present *p)
{
    struct cohort_row **all = arena_new_array(c->arena, struct cohort_row *, c->n + 1);
    size_t n = 0;
    for (struct cohort_row *r = c->rows; r; r = r->next)
        all[n++] = r;
    if (n)
        qsort(all, n, sizeof *all, by_rival);
    c->flags = arena_new_array(c->arena, const char *, n / 2 + 1);
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && rivals(all[i], all[k]);)
            k++;
        if (k - i > 1)
            flag(c, all + i, k - i, p);
    }
}

/* ---- the page's own ------------------------------------------------------------------------ */

/* " Two deadlines have passed.": a sentence more, or nothing. */
static const char *counted(const struct present *p, const char *key, int64_t n)
{
    if (n == 0)
        return "";
    const char *which = n == 1 ? arena_printf(p->arena, "%s.one", key) : key;
    return arena_printf(p->arena, " %s",
                        catalogue_fill(p->words, p->arena, which, "n",
                                       capital(p, present_number_word(p, n)), NULL));
}

static const char *title(const struct cohort *c, const struct present *p)
{
    int64_t below = 0, this_week = 0, passed = 0;
    bool guides = false; /* some of these floors nobody has made their own */
    for (const struct cohort_row *r = c->rows; r; r = r->next) {
        below += r->mark <= COHORT_PART_BELOW;
        guides |= r->mark <= COHORT_PART_BELOW && !((const struct kept *)r)->own_floor;
        passed += date_set(r->due) && date_days(r->due) < date_days(c->date);
        this_week += date_set(r->due) && week_of(r->due) == week_of(c->date) &&
                     date_days(r->due) >= date_days(c->date);
    }
    const char *key = !c->floor    ? "cohort.title.no-floor"
                      : below == 0 ? "cohort.title.none"
                      : below == 1 ? guides ? "cohort.title.guide.one" : "cohort.title.one"
                      : guides     ? "cohort.title.guide"
                                   : "cohort.title";
    const char *due = this_week == 0   ? catalogue_say(p->words, "cohort.due_week.none")
                      : this_week == 1 ? catalogue_say(p->words, "cohort.due_week.one")
                                       : catalogue_fill(p->words, p->arena, "cohort.due_week", "n",
                                                        present_number_word(p, this_week), NULL);
    const char *all =
        catalogue_fill(p->words, p->arena, key, "below", capital(p, present_number_word(p, below)),
                       "all", present_number_word(p, (int64_t)c->n), "All",
                       capital(p, present_number_word(p, (int64_t)c->n)), "due", due, NULL);
    return arena_printf(p->arena, "%s%s%s", all, counted(p, "cohort.passed", passed),
                        counted(p, "cohort.left-out", (int64_t)c->refused_n));
}

static const char *identity(const struct cohort *c, const struct present *p)
{
    const char *gap = "\u00A0\u00A0·\u00A0\u00A0";
    struct buf b;
    buf_init(&b, p->arena);
    if (c->coach && *c->coach) {
        buf_puts(&b, catalogue_fill(p->words, p->arena, "cohort.coach", "name", c->coach, NULL));
        buf_puts(&b, gap);
    }
    buf_puts(&b, catalogue_fill(p->words, p->arena,
                                c->n == 1 ? "cohort.candidates.one" : "cohort.candidates", "n",
                                present_count(p, (int64_t)c->n), NULL));
    if (c->guide && *c->guide) {
        buf_puts(&b, gap);
        buf_puts(&b, c->guide);
    }
    if (date_set(c->date)) {
        buf_puts(&b, gap);
        buf_puts(&b, present_date_short(p, c->date));
    }
    return buf_str(&b);
}

/* ---- each employer with its role once ------------------------------------------------------ */

static void find_works(struct cohort *c)
{
    struct index *known = index_new(c->arena, c->n);
    c->works = arena_new_array(c->arena, const char *, c->n + 1);
    for (const struct cohort_row *r = c->rows; r; r = r->next) {
        if (index_find(known, r->work_short) != INDEX_NONE)
            continue;
        index_put(known, r->work_short, c->works_n);
        c->works[c->works_n++] = r->work_short;
    }
}

void cohort_finish(struct cohort *c, struct date as_of, const struct present *p)
{
    if (date_set(as_of))
        c->date = as_of;
    sort_rows(c);
    const struct cohort_row *before = NULL;
    for (struct cohort_row *r = c->rows; r; r = r->next) {
        row_texts((struct kept *)r, p); /* its first member */
        c->turns |= r->turn != NULL;
        c->weeks |= r->week_ends;
        due_texts(c, r, before, p);
        before = r;
    }
    find_flags(c, p);
    find_works(c);
    c->title = title(c, p);
    c->identity = identity(c, p);
    c->revision = date_set(c->date) ? catalogue_fill(p->words, p->arena, "cohort.revision", "date",
                                                     present_date_short(p, c->date), NULL)
                                    : "";
}
