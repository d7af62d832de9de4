/* questions.c - who, what is on the table, when, and what to ask for; see questions.h. Pay and
 * equity have a file of their own (questions_pay.c). */
#include "cli/questions_part.h"
#include "job/debrief.h"
#include <stdio.h>

void question_ask(struct interview *v, const char *text)
{
    talk_say(v->arena, 3, text);
}

bool question_skipped(struct str answer)
{
    return answer.n == 0 || talk_is(answer, "none") || talk_is(answer, "no") ||
           talk_is(answer, "skip") || talk_is(answer, "-");
}

const char *question_kept(const struct interview *v, struct str s)
{
    return arena_strndup(v->arena, s.n ? s.s : "", s.n);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_at(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

/* Where `part` stands in `whole`, in any case; n: nowhere. */
static size_t find(struct str whole, struct str part)
{
    for (size_t i = 0; part.n && i + part.n <= whole.n; i++)
        if (same_at(whole.s + i, part.s, part.n))
            return i;
    return whole.n;
}

/* ---- employer and role ------------------------------------------------------------------------
 */

static bool no_guide(const struct interview *v)
{
    return !v->answers.guide;
}

static void ask_job(struct interview *v)
{
    question_ask(v, "Which job is it? Role and employer: \"Ward Nurse at Nordklinik\".");
}

static const char *take_job(struct interview *v, struct str answer)
{
    static const char *const between[] = {" at ", " @ ", " bei ", " chez ", " with ", ", ", " - "};
    if (answer.n == 0)
        return "Which employer? Write \"Ward Nurse at Nordklinik\", or the employer alone.";
    v->answers.employer = answer;
    v->answers.role = (struct str){NULL, 0};
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        size_t at = find(answer, str_of(between[i])), n = strlen(between[i]);
        if (at == 0 || at + n >= answer.n)
            continue;
        v->answers.role = str_trim((struct str){answer.s, at});
        v->answers.employer = str_trim((struct str){answer.s + at + n, answer.n - at - n});
        return NULL;
    }
    return NULL;
}

static void said_job(struct interview *v)
{
    if (v->answers.role.n)
        talk_sayf(v->arena, 3, "Role: %.*s. Employer: %.*s.", (int)v->answers.role.n,
                  v->answers.role.s, (int)v->answers.employer.n, v->answers.employer.s);
    else
        talk_sayf(v->arena, 3, "Employer: %.*s.", (int)v->answers.employer.n,
                  v->answers.employer.s);
}

static bool role_open(const struct interview *v)
{
    return no_guide(v) && !v->answers.role.n;
}

static void ask_role(struct interview *v)
{
    question_ask(v, "As what? The role: \"Ward Nurse\".");
}

static const char *take_role(struct interview *v, struct str answer)
{
    v->answers.role = answer;
    return answer.n ? NULL : "The brief needs a role; write it as the offer does.";
}

/* ---- a guide, where one fits ------------------------------------------------------------------
 */

/* A word of four letters that both have, or the first letters of the words ("TPM"). */
static bool roles_fit(struct str mine, const char *theirs)
{
    struct str other = str_of(theirs);
    char initials[8];
    size_t k = 0;
    for (size_t i = 0; i < other.n && k + 1 < sizeof initials; i++)
        if (i == 0 || other.s[i - 1] == ' ')
            initials[k++] = other.s[i];
    for (size_t i = 0; i < mine.n;) {
        size_t n = 0;
        while (i + n < mine.n && mine.s[i + n] != ' ')
            n++;
        if ((n >= 4 && find(other, (struct str){mine.s + i, n}) < other.n) ||
            (n == k && n > 1 && same_at(mine.s + i, initials, n)))
            return true;
        i += n + 1;
    }
    return false;
}

static const struct reading_guide *fits(struct interview *v, const char *id,
                                        const struct hfb_input *file)
{
    struct diags d;
    diags_init(&d, v->arena);
    const struct reading_guide *g = reading_guide(v->env, id, file, v->arena, &d);
    if (!g || !g->employer || !v->answers.role.n || g->regions_n == 0)
        return NULL;
    struct str theirs = str_of(g->employer), mine = v->answers.employer;
    bool same = find(theirs, mine) < theirs.n || find(mine, theirs) < mine.n;
    return same && roles_fit(v->answers.role, g->role ? g->role : "") ? g : NULL;
}

static const struct reading_guide *fitting_guide(struct interview *v)
{
    const struct hfb_guides *from = v->job.guides;
    size_t n = 0;
    const char *const *ids = from ? from->ids(from, v->arena, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        const char *why = NULL;
        const struct hfb_input *in = from->find(from, ids[i], NULL, NULL, v->arena, &why);
        const struct reading_guide *g = in ? fits(v, NULL, in) : NULL;
        if (g)
            return g;
    }
    for (size_t i = 0; hfb_guide_id(v->env, i); i++) {
        const struct reading_guide *g = fits(v, hfb_guide_id(v->env, i), NULL);
        if (g)
            return g;
    }
    return NULL;
}

static bool guide_fits(const struct interview *v)
{
    struct interview *open = (struct interview *)(uintptr_t)v; /* it only allocates */
    return no_guide(v) && fitting_guide(open) != NULL;
}

static void ask_guide(struct interview *v)
{
    const struct reading_guide *g = fitting_guide(v);
    talk_sayf(v->arena, 3,
              "There is a guide for this job: %s, %s. It knows the band and what to "
              "say. Use it? y or n. Enter: yes.",
              g->employer, g->role);
}

static const char *take_guide(struct interview *v, struct str answer)
{
    bool no = talk_is(answer, "n") || talk_is(answer, "no");
    if (answer.n && !no && !talk_is(answer, "y") && !talk_is(answer, "yes"))
        return "Type y or n.";
    if (no)
        return NULL;
    v->answers.guide = fitting_guide(v);
    if (v->answers.guide && v->answers.guide->regions_n == 1)
        v->answers.region = &v->answers.guide->regions[0];
    if (v->answers.region)
        v->answers.currency = v->answers.region->currency;
    return NULL;
}

/* ---- region -----------------------------------------------------------------------------------
 */

static bool region_open(const struct interview *v)
{
    return v->answers.guide && !v->answers.region;
}

static void ask_region(struct interview *v)
{
    const struct reading_guide *g = v->answers.guide;
    for (size_t i = 0; i < g->regions_n; i++) {
        const struct reading_region *r = &g->regions[i];
        talk_sayf(v->arena, 3, "%zu  %s (%s)%s%s%s", i + 1, r->name, r->currency,
                  r->factor ? ", with your location factor: \"" : "",
                  r->factor ? arena_printf(v->arena, "%zu %s", i + 1, r->factor_low) : "",
                  r->factor ? "\"" : "");
    }
    question_ask(v, "Which region? Its number or its name.");
}

static bool is_region(const struct reading_region *r, size_t i, struct str answer)
{
    size_t number = 0;
    for (size_t k = 0; k < answer.n && answer.s[k] >= '0' && answer.s[k] <= '9'; k++)
        number = k + 1 == answer.n || k < 3 ? number * 10 + (size_t)(answer.s[k] - '0') : 0;
    bool digits = answer.n && answer.s[answer.n - 1] >= '0' && answer.s[answer.n - 1] <= '9';
    return (digits && number == i + 1) || talk_is(answer, r->id) || talk_is(answer, r->name);
}

static bool choose_region(struct interview *v, struct str answer)
{
    const struct reading_guide *g = v->answers.guide;
    const char *space = answer.n ? memchr(answer.s, ' ', answer.n) : NULL;
    struct str factor = {NULL, 0}, name = answer;
    for (int pass = 0; pass < 2; pass++) { /* second: without what follows a space */
        for (size_t i = 0; i < g->regions_n; i++)
            if (is_region(&g->regions[i], i, name)) {
                const struct reading_region *r = &g->regions[i];
                v->answers.region = r;
                v->answers.currency = r->currency;
                v->answers.factor = NULL;
                if (r->factor)
                    v->answers.factor = factor.n ? question_kept(v, factor) : r->factor_low;
                return true;
            }
        if (!space)
            return false;
        name.n = (size_t)(space - answer.s);
        factor = str_trim((struct str){space, answer.n - name.n});
    }
    return false;
}

static const char *take_region(struct interview *v, struct str answer)
{
    return choose_region(v, answer) ? NULL : "Type its number or its name.";
}

static void said_region(struct interview *v)
{
    if (v->reading.band)
        talk_sayf(v->arena, 3, "%s, %s: base %s a year.", v->answers.region->name, v->reading.band,
                  v->reading.base_band);
}

static bool given_region(struct interview *v, struct diags *d)
{
    const struct reading_guide *g = v->answers.guide;
    const char *names[64];
    size_t n = 0;
    for (; n < g->regions_n && n < 64; n++)
        names[n] = g->regions[n].id;
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], v->region) == 0)
            return choose_region(v, str_of(v->region));
    const char *near = str_nearest(v->region, names, n);
    diag_add(d, DIAG_USAGE, (struct place){0}, "the guide has no region \"%s\"; did you mean %s?",
             v->region, near ? near : names[0]);
    return false;
}

bool questions_begin(struct interview *v, struct diags *d)
{
    const char *id = v->region && !v->job.guide_file ? hfb_guide_id(v->env, 0) : NULL;
    if (!id && !v->job.guide_file)
        return true;
    const struct reading_guide *g = reading_guide(v->env, id, v->job.guide_file, v->arena, d);
    if (!g || g->regions_n == 0)
        return false;
    struct reading_guide *own = arena_new_of(v->arena, struct reading_guide);
    *own = *g;
    if (v->guide_name)
        own->id = v->guide_name;
    v->answers.guide = own;
    if (v->region)
        return given_region(v, d);
    if (g->regions_n == 1 || !talk_has_person())
        v->answers.region = &own->regions[0];
    if (v->answers.region)
        v->answers.currency = v->answers.region->currency;
    return true;
}

/* ---- the candidate, place, level --------------------------------------------------------------
 */

static void ask_name(struct interview *v)
{
    question_ask(v, "Your name, as it is to be printed?");
}

static const char *take_name(struct interview *v, struct str answer)
{
    v->answers.name = answer;
    return answer.n ? NULL : "The brief needs a name.";
}

static void ask_place(struct interview *v)
{
    question_ask(v, "Where is the job? \"Hamburg\", \"remote\". Enter: leave it open.");
}

static const char *take_place(struct interview *v, struct str answer)
{
    v->answers.place = question_skipped(answer) ? (struct str){NULL, 0} : answer;
    return NULL;
}

static void ask_level(struct interview *v)
{
    question_ask(v, "At which level or grade? \"L5\", \"Senior\", \"P8\". Enter: not said.");
}

static const char *take_level(struct interview *v, struct str answer)
{
    v->answers.level = question_skipped(answer) ? (struct str){NULL, 0} : answer;
    return NULL;
}

static bool level_open(const struct interview *v)
{
    return !v->answers.region || !v->answers.region->level;
}

static void ask_written(struct interview *v)
{
    question_ask(v, "Do you have the offer in writing? y or n. Enter: not yet.");
}

static const char *take_written(struct interview *v, struct str answer)
{
    bool yes = talk_is(answer, "y") || talk_is(answer, "yes") || talk_is(answer, "written");
    if (answer.n && !yes && !question_skipped(answer) && !talk_is(answer, "n"))
        return "Type y or n.";
    v->answers.status_said = true;
    v->answers.verbal = !yes;
    return NULL;
}

/* Who is paid by the day or the hour for a time may be engaged rather than employed. */
static bool engagement_open(const struct interview *v)
{
    const struct answer_pay *pay = &v->answers.here.pay;
    return pay->months && pay->per &&
           (strcmp(pay->per, "day") == 0 || strcmp(pay->per, "hour") == 0);
}

static void ask_engagement(struct interview *v)
{
    question_ask(v, "Would you be employed, or a contractor with invoices of your own? 1 employed, "
                    "2 contractor. Enter: contractor.");
}

static const char *take_engagement(struct interview *v, struct str answer)
{
    bool employed = talk_is(answer, "1") || talk_is(answer, "employed");
    if (answer.n && !employed && !talk_is(answer, "2") && !talk_is(answer, "contractor"))
        return "Type 1 or 2.";
    v->answers.contractor = !employed;
    return NULL;
}

/* ---- dates ------------------------------------------------------------------------------------
 */

/* "Fri 4 Dec 2026" */
static const char *day_text(const struct interview *v, struct date d)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return arena_printf(v->arena, "%s %d %s %d", days[date_weekday(d)], d.day, months[d.month - 1],
                        d.year);
}

static const char *take_day(struct interview *v, struct str answer, struct date *out)
{
    *out = (struct date){0};
    if (question_skipped(answer))
        return NULL;
    if (!talk_date(answer, v->today, out))
        return "That is no day I know. Write 2026-12-31, 31.12.2026, \"Friday\", or \"in two "
               "weeks\".";
    if (date_cmp(*out, v->today) < 0) {
        const char *why =
            arena_printf(v->arena, "%s is past. Which day to come?", day_text(v, *out));
        *out = (struct date){0};
        return why;
    }
    return NULL;
}

static void ask_start(struct interview *v)
{
    struct date d = date_add_months(v->today, 2);
    d.day = 1;
    talk_sayf(v->arena, 3,
              "When would you start? \"%04d-%02d-01\", \"in two months\". Enter: open.", d.year,
              d.month);
}

static const char *take_start(struct interview *v, struct str answer)
{
    if (talk_is(answer, "asap") || talk_is(answer, "as soon as possible") || talk_is(answer, "now"))
        answer.n = 0; /* no day that anybody has named */
    return take_day(v, answer, &v->answers.start);
}

static void said_start(struct interview *v)
{
    if (date_set(v->answers.start))
        talk_sayf(v->arena, 3, "Start: %s.", day_text(v, v->answers.start));
}

static void ask_respond_by(struct interview *v)
{
    struct date d = date_from_days(date_days(v->today) + 7);
    talk_sayf(v->arena, 3,
              "By when must you answer? \"%04d-%02d-%02d\", \"Friday\", \"in two "
              "weeks\". Enter: no day was named.",
              d.year, d.month, d.day);
}

static const char *take_respond_by(struct interview *v, struct str answer)
{
    return take_day(v, answer, &v->answers.respond_by);
}

static void said_respond_by(struct interview *v)
{
    if (date_set(v->answers.respond_by))
        talk_sayf(v->arena, 3, "Answer by %s.", day_text(v, v->answers.respond_by));
}

/* ---- the recruiter ----------------------------------------------------------------------------
 */

static void ask_recruiter(struct interview *v)
{
    question_ask(v, "Who made the offer? Name and e-mail: \"Sam Ortega, sam@example.com\". Enter: "
                    "leave it out.");
}

static const char *take_recruiter(struct interview *v, struct str answer)
{
    struct starter *s = &v->answers;
    s->recruiter = s->recruiter_mail = (struct str){NULL, 0};
    if (question_skipped(answer))
        return NULL;
    const char *at = memchr(answer.s, '@', answer.n);
    if (!at) {
        s->recruiter = answer;
        return NULL;
    }
    size_t from = (size_t)(at - answer.s), to = from;
    while (from > 0 && !strchr(" ,;<", answer.s[from - 1]))
        from--;
    while (to < answer.n && !strchr(" ,;>", answer.s[to]))
        to++;
    s->recruiter_mail = (struct str){answer.s + from, to - from};
    size_t n = from;
    while (n > 0 && strchr(" ,;<", answer.s[n - 1]))
        n--;
    s->recruiter = str_trim((struct str){answer.s, n});
    return s->recruiter.n ? NULL : "And the name? Write \"Sam Ortega, sam@example.com\".";
}

/* ---- ask and floor ----------------------------------------------------------------------------
 */

/* "82k", "82k / 118k" and "base 82k, leave 30" as one list of changes. */
static const char *as_changes(const struct interview *v, struct str answer, const char **out)
{
    const char *slash = answer.n ? memchr(answer.s, '/', answer.n) : NULL;
    const char *text = question_kept(v, answer);
    bool bare = answer.n && find(str_of("0123456789"), (struct str){answer.s, 1}) < 10;
    struct str first = str_of(text);
    struct amount_reading r;
    if (bare || amount_read(&first, &r))
        text = slash ? arena_printf(v->arena, "base=%.*s, equity=%.*s", (int)(slash - answer.s),
                                    answer.s, (int)(answer.n - (size_t)(slash - answer.s) - 1),
                                    slash + 1)
                     : arena_printf(v->arena, "base=%s", text);
    struct buf unused;
    buf_init(&unused, v->arena);
    *out = text;
    return debrief_as_xml(text, NULL, false, "", v->arena, &unused);
}

static void ask_ask(struct interview *v)
{
    talk_sayf(v->arena, 3,
              "What will you ask for? \"82k\", or with more: \"base 82k, sign-on 5000, "
              "leave 30\". %s",
              v->answers.guide ? "Enter: what the guide asks." : "Enter: decide it later.");
    if (v->answers.here.pay.per)
        talk_sayf(v->arena, 3, "Base as in the offer, by the %s.", v->answers.here.pay.per);
    if (v->has_reading && v->reading.band)
        talk_sayf(v->arena, 3, "For comparison: %s is %s a year.", v->reading.band,
                  v->reading.base_band);
}

static const char *take_ask(struct interview *v, struct str answer)
{
    v->answers.ask = NULL;
    return question_skipped(answer) ? NULL : as_changes(v, answer, &v->answers.ask);
}

static void said_ask(struct interview *v)
{
    if (v->answers.ask && v->has_reading && v->reading.ask)
        talk_sayf(v->arena, 3, "You ask for %s: %s over %s.", v->reading.ask,
                  v->reading.gap_four_year ? v->reading.gap_four_year : "", v->reading.horizon);
}

static void ask_floor(struct interview *v)
{
    question_ask(v, "And your floor, below which you say no? Written the same way. It is private: "
                    "nothing for the employer shows it. Enter: decide it later.");
}

static const char *take_floor(struct interview *v, struct str answer)
{
    v->answers.floor = NULL;
    return question_skipped(answer) ? NULL : as_changes(v, answer, &v->answers.floor);
}

/* ---- a reason of one's own --------------------------------------------------------------------
 */

static void ask_reason(struct interview *v)
{
    question_ask(v, "Why should they say yes? A sentence of yours for the letter: \"I led the move "
                    "of the billing system, with no downtime.\" Enter: write it later.");
}

static const char *take_reason(struct interview *v, struct str answer)
{
    v->answers.reason = question_skipped(answer) ? (struct str){NULL, 0} : answer;
    return NULL;
}

/* ---- all of them ------------------------------------------------------------------------------
 */

const struct question questions[] = {
    {"job", no_guide, ask_job, take_job, said_job},
    {"role", role_open, ask_role, take_role, NULL},
    {"guide", guide_fits, ask_guide, take_guide, NULL},
    {"region", region_open, ask_region, take_region, said_region},
    {"name", NULL, ask_name, take_name, NULL},
    {"place", no_guide, ask_place, take_place, NULL},
    {"level", level_open, ask_level, take_level, NULL},
    {"written", NULL, ask_written, take_written, NULL},
    {"base", NULL, question_ask_base, question_take_base, question_said_base},
    {"engagement", engagement_open, ask_engagement, take_engagement, NULL},
    {"currency", question_currency_open, question_ask_currency, question_take_currency,
     question_said_base},
    {"bonus", question_bonus_open, question_ask_bonus, question_take_bonus, question_said_bonus},
    {"sign-on", NULL, question_ask_sign_on, question_take_sign_on, NULL},
    {"equity", NULL, question_ask_equity, question_take_equity, question_said_equity},
    {"paper", question_paper_open, question_ask_paper, question_take_paper, question_said_equity},
    {"price", question_price_open, question_ask_price, question_take_price, question_said_equity},
    {"rate", question_rate_open, question_ask_rate, question_take_rate, question_said_equity},
    {"more", NULL, question_ask_more, question_take_more, NULL},
    {"start", NULL, ask_start, take_start, said_start},
    {"range", no_guide, question_ask_range, question_take_range, question_said_range},
    {"other", NULL, question_ask_other, question_take_other, NULL},
    {"other-firm", question_other_there, question_ask_firm, question_take_firm, NULL},
    {"other-disclose", question_disclose_open, question_ask_disclose, question_take_disclose, NULL},
    {"other-base", question_other_there, question_ask_other_base, question_take_other_base, NULL},
    {"other-equity", question_other_there, question_ask_other_equity, question_take_other_equity,
     NULL},
    {"another", question_another_open, question_ask_another, question_take_another, NULL},
    {"one-more", question_third_open, question_ask_another, question_take_another, NULL},
    {"respond-by", NULL, ask_respond_by, take_respond_by, said_respond_by},
    {"recruiter", NULL, ask_recruiter, take_recruiter, NULL},
    {"ask", NULL, ask_ask, take_ask, said_ask},
    {"floor", NULL, ask_floor, take_floor, NULL},
    {"reason", NULL, ask_reason, take_reason, NULL},
};
const size_t questions_n = sizeof questions / sizeof *questions;
