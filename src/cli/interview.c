/* interview.c - the questions in their order; each is asked until its answer can be used. */
#include "cli/interview.h"
#include <stdio.h>
#include <stdlib.h>

enum { QUESTIONS = 12 };

/* What a question does with its answer: NULL when it can be used, else why not. */
typedef const char *take_fn(struct interview *v, struct str answer);

/* ---- talking ------------------------------------------------------------------------------ */

static bool read_line(struct interview *v, struct str *out)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n = getline(&line, &size, stdin);
    if (n >= 0)
        *out = str_trim(str_of(arena_strndup(v->arena, line, (size_t)n)));
    free(line);
    return n >= 0;
}

/* What the answers come to so far. NULL: sound; else what the reader says against them. */
static const char *read_so_far(struct interview *v)
{
    struct buf text;
    struct diags d;
    buf_init(&text, v->arena);
    diags_init(&d, v->arena);
    starter_write(&v->answers, &text);
    struct hfb_input in = {.name = "your answers", .bytes = buf_str(&text), .len = text.n};
    struct reading r;
    if (reading_of(v->env, &in, v->guide_file, v->arena, &d, &r)) {
        v->reading = r;
        return NULL;
    }
    diags_sort(&d);
    for (const struct diag *one = d.first; one; one = one->next)
        if (one->severity >= SEVERITY_ERROR)
            return one->message;
    return "out of memory";
}

static bool ask(struct interview *v, int number, const char *question, take_fn *take)
{
    fprintf(stderr, "\n%2d of %d  %s\n", number, QUESTIONS, question);
    for (;;) {
        struct str answer;
        fputs("   > ", stderr);
        if (!read_line(v, &answer)) {
            fputc('\n', stderr);
            return false;
        }
        struct starter before = v->answers;
        const char *why = take(v, answer);
        if (!why)
            return true;
        v->answers = before;
        fprintf(stderr, "   %s\n", why);
    }
}

/* ---- guide, region, name -------------------------------------------------------------------- */

static bool choose_guide(struct interview *v, const char *id, struct diags *d)
{
    v->answers.guide = reading_guide(v->env, id, v->guide_file, v->arena, d);
    if (!v->answers.guide || v->answers.guide->regions_n == 0)
        return false;
    v->answers.region = &v->answers.guide->regions[0];
    return true;
}

static bool same_word(struct str answer, const char *word)
{
    if (answer.n != strlen(word))
        return false;
    for (size_t i = 0; i < answer.n; i++)
        if ((answer.s[i] | 0x20) != (word[i] | 0x20))
            return false;
    return true;
}

/* "2" of a list that is shown with numbers; 0: no such number. */
static size_t list_number(struct str answer)
{
    return answer.n == 1 && answer.s[0] >= '1' && answer.s[0] <= '9' ? (size_t)(answer.s[0] - '0')
                                                                     : 0;
}

static const char *take_guide(struct interview *v, struct str answer)
{
    size_t n = 0, wanted = answer.n == 0 ? 1 : list_number(answer);
    for (const char *id; (id = hfb_guide_id(v->env, n)); n++)
        if (n + 1 == wanted || same_word(answer, id)) {
            struct diags d;
            diags_init(&d, v->arena);
            return choose_guide(v, id, &d) ? NULL : "That guide has faults; choose another.";
        }
    return "Type its number or its name.";
}

static bool ask_guide(struct interview *v, struct diags *d)
{
    if (v->guide_file)
        return choose_guide(v, NULL, d);
    fputc('\n', stderr);
    for (size_t i = 0; hfb_guide_id(v->env, i); i++)
        fprintf(stderr, "   %zu  %s: %s\n", i + 1, hfb_guide_id(v->env, i),
                hfb_guide_title(v->env, i));
    return ask(v, 1, "Which role guide? Enter for the first.", take_guide);
}

static const char *take_region(struct interview *v, struct str answer)
{
    const struct reading_guide *g = v->answers.guide;
    const char *space = answer.n ? memchr(answer.s, ' ', answer.n) : NULL;
    struct str factor = {NULL, 0};
    size_t wanted = answer.n == 0 ? 1 : list_number(answer);
    const struct reading_region *found = NULL;
    for (int pass = 0; pass < 2 && !found; pass++) { /* second: without what follows a space */
        if (pass && space) {
            factor = str_trim((struct str){space, answer.n - (size_t)(space - answer.s)});
            answer.n = (size_t)(space - answer.s);
            wanted = list_number(answer);
        }
        for (size_t i = 0; i < g->regions_n && !found; i++)
            if (i + 1 == wanted || same_word(answer, g->regions[i].id) ||
                same_word(answer, g->regions[i].name))
                found = &g->regions[i];
    }
    if (!found)
        return "Type its number or its name.";
    v->answers.region = found;
    v->answers.factor = NULL;
    if (found->factor)
        v->answers.factor =
            factor.n ? arena_strndup(v->arena, factor.s, factor.n) : found->factor_low;
    v->answers.equity =
        (struct answer_equity){.kind = starter_kind_of(found->kind), .years = found->years};
    return read_so_far(v);
}

static bool given_region(struct interview *v, struct diags *d)
{
    const struct reading_guide *g = v->answers.guide;
    const char *names[32];
    size_t n = 0;
    for (; n < g->regions_n && n < 32; n++)
        names[n] = g->regions[n].id;
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], v->region) == 0)
            return take_region(v, str_of(v->region)) == NULL;
    const char *near = str_nearest(v->region, names, n);
    diag_add(d, DIAG_USAGE, (struct place){0}, "the guide has no region \"%s\"; did you mean %s?",
             v->region, near ? near : names[0]);
    return false;
}

static bool ask_region(struct interview *v, struct diags *d)
{
    const struct reading_guide *g = v->answers.guide;
    if (v->region)
        return given_region(v, d);
    fputc('\n', stderr);
    for (size_t i = 0; i < g->regions_n; i++) {
        const struct reading_region *r = &g->regions[i];
        fprintf(stderr, "   %zu  %s (%s)", i + 1, r->name, r->currency);
        if (r->factor)
            fprintf(stderr, ", with your location factor, %s: \"%zu %s\"", r->factor, i + 1,
                    r->factor_low);
        fputc('\n', stderr);
    }
    if (!ask(v, 2, "Which region? Enter for the first.", take_region))
        return false;
    const struct reading *r = &v->reading;
    if (r->base_band)
        fprintf(stderr, "   The guide's band: base %s%s%s.\n", r->base_band,
                r->equity_band ? ", equity " : "", r->equity_band ? r->equity_band : "");
    return true;
}

static const char *take_name(struct interview *v, struct str answer)
{
    v->answers.name = answer;
    return answer.n == 0 ? "The brief needs a name." : read_so_far(v);
}

/* ---- what is on the table ------------------------------------------------------------------- */

static const char *take_base(struct interview *v, struct str answer)
{
    return answer_only_amount(answer, &v->answers.base) ? read_so_far(v)
                                                        : "Write an amount: 70k, 70,000 or 70 000.";
}

/* Kind and years that nobody said are the region's. */
static bool complete_equity(const struct interview *v, struct str answer, struct answer_equity *out)
{
    if (answer.n == 0)
        answer = str_of("0");
    if (!answer_equity(answer, out))
        return false;
    if (out->kind == KIND_UNSAID)
        out->kind = starter_kind_of(v->answers.region->kind);
    if (out->years == 0)
        out->years = v->answers.region->years;
    return true;
}

static const char *take_equity(struct interview *v, struct str answer)
{
    return complete_equity(v, answer, &v->answers.equity)
               ? read_so_far(v)
               : "Write the amount, then kind and years where they differ: 80k pre-ipo 4.";
}

static const char *take_bonus(struct interview *v, struct str answer)
{
    v->answers.has_bonus = answer.n > 0 && !same_word(answer, "none");
    if (v->answers.has_bonus && !answer_bonus(answer, &v->answers.bonus))
        return "Write 10%, or an amount a year; add the word contractual if it is.";
    return read_so_far(v);
}

static void show(const char *what, const char *value, const char *band)
{
    fprintf(stderr, "   %s: %s", what, value);
    if (band)
        fprintf(stderr, "; the guide's band is %s", band);
    fputs(".\n", stderr);
}

static bool ask_package(struct interview *v)
{
    if (!ask(v, 4, "Base salary offered, a year?", take_base))
        return false;
    show("Base", v->reading.base, v->reading.base_band);
    const char *question =
        arena_printf(v->arena,
                     "Equity offered: the whole grant, its kind (pre-ipo, liquid, options) and "
                     "years?\n          Like \"80k %s %d\"; Enter for none.",
                     v->answers.region->kind, v->answers.region->years);
    if (!ask(v, 5, question, take_equity))
        return false;
    show(arena_printf(v->arena, "Equity, %s, over %d years", starter_kind(v->answers.equity.kind),
                      v->answers.equity.years),
         v->reading.equity, v->reading.equity_band);
    if (!ask(v, 6, "Bonus, a year: 10% or an amount? Enter for none.", take_bonus))
        return false;
    show("A year, all told", v->reading.annual, v->reading.annual_band);
    return true;
}

/* ---- what competes --------------------------------------------------------------------------- */

static const char *take_company(struct interview *v, struct str answer)
{
    v->answers.company = same_word(answer, "none") ? str_of("") : answer;
    v->answers.status = "market";
    v->answers.other_equity = v->answers.equity;
    return read_so_far(v);
}

static const char *take_status(struct interview *v, struct str answer)
{
    static const char *const words[] = {"written", "verbal", "process", "market"};
    for (size_t i = 0; i < 4; i++)
        if (list_number(answer) == i + 1 || same_word(answer, words[i])) {
            v->answers.status = words[i];
            return read_so_far(v);
        }
    return "Write written, verbal, process or market.";
}

static const char *take_other(struct interview *v, struct str answer)
{
    static const char repair[] = "Write base / equity: 90k / 220k liquid 4, or 90k / 55k a year.";
    const char *slash = answer.n ? memchr(answer.s, '/', answer.n) : NULL;
    size_t n = slash ? (size_t)(slash - answer.s) : answer.n;
    struct str rest = {slash ? slash + 1 : answer.s, slash ? answer.n - n - 1 : 0};
    struct answer_equity *e = &v->answers.other_equity;
    if (!answer_only_amount((struct str){answer.s, n}, &v->answers.other_base) ||
        !answer_equity(str_trim(rest.n ? rest : str_of("0")), e))
        return repair;
    if (e->kind == KIND_UNSAID)
        e->kind = KIND_LIQUID;
    if (e->years == 0)
        e->years = 4;
    return read_so_far(v);
}

static bool ask_competing(struct interview *v)
{
    if (!ask(v, 7, "Another company you could join? Enter for none.", take_company))
        return false;
    if (v->answers.company.n == 0)
        return true;
    return ask(v, 8,
               "How firm is it: 1 written, 2 verbal, 3 process (still in interviews), 4 market "
               "(a figure you read)?",
               take_status) &&
           ask(v, 9,
               arena_printf(v->arena,
                            "Its base / equity in %s: \"90k / 220k liquid 4\", or "
                            "\"90k / 55k a year\"?",
                            v->answers.region->currency),
               take_other);
}

/* ---- when, and how far ------------------------------------------------------------------------
 */

static const char *take_respond_by(struct interview *v, struct str answer)
{
    if (answer.n == 0)
        return NULL;
    return answer_date(answer, v->answers.date, &v->answers.respond_by)
               ? read_so_far(v)
               : "Write a date, 2026-11-27, or +7 for a week from today.";
}

/* An ask under the guide's floor is told off by the floor's question, which can mend it. */
static const char *take_ask(struct interview *v, struct str answer)
{
    struct starter_terms *t = &v->answers.ask;
    t->given = answer.n > 0;
    if (t->given && !answer_pair(answer, &t->base, &t->equity))
        return "Write base / equity: 82k / 118k.";
    read_so_far(v);
    return NULL;
}

static const char *take_floor(struct interview *v, struct str answer)
{
    struct starter_terms *t = &v->answers.floor;
    t->given = answer.n > 0;
    if (t->given && !answer_pair(answer, &t->base, &t->equity))
        return "Write base / equity: 67k / 92k; or Enter, to decide it later.";
    return read_so_far(v);
}

static bool ask_targets(struct interview *v)
{
    if (!ask(v, 10, "By when must you answer? 2026-11-27, or +7 for days from today; Enter: open.",
             take_respond_by))
        return false;
    const struct reading *r = &v->reading;
    if (!ask(v, 11,
             arena_printf(v->arena,
                          "What do you ask for, base / equity? Enter for the guide's: %s / %s.",
                          r->ask_base, r->ask_equity),
             take_ask))
        return false;
    return ask(v, 12,
               arena_printf(v->arena,
                            "Your own floor, base / equity: below it you say no. Private: no "
                            "document for the\n          employer shows it. Enter leaves it open "
                            "(the guide's: %s / %s).",
                            v->reading.floor_base, v->reading.floor_equity),
               take_floor);
}

/* ---- the doors --------------------------------------------------------------------------------
 */

bool interview_run(struct interview *v, struct diags *d)
{
    fputs("Twelve questions at most; Ctrl-C stops, and nothing is written before the last.\n"
          "Amounts as you like: 70k, 70,000 or 70 000.\n",
          stderr);
    v->answers.name = str_of("A candidate");
    return ask_guide(v, d) && ask_region(v, d) &&
           ask(v, 3, "Your name, as it is printed?", take_name) && ask_package(v) &&
           ask_competing(v) && ask_targets(v);
}

bool interview_skip(struct interview *v, struct diags *d)
{
    const char *id = v->guide_file ? NULL : hfb_guide_id(v->env, 0);
    if (!choose_guide(v, id, d))
        return false;
    struct starter *s = &v->answers;
    s->name = str_of("Your Name");
    if (v->region && !given_region(v, d))
        return false;
    s->blank = true;
    s->factor = s->region->factor_low;
    s->base = 70000 * MONEY_UNIT;
    s->equity = (struct answer_equity){.amount = 80000 * MONEY_UNIT,
                                       .kind = starter_kind_of(s->region->kind),
                                       .years = s->region->years};
    return true;
}

void interview_close(const struct interview *v)
{
    const struct reading *r = &v->reading;
    fputs("\nFirst reading\n", stderr);
    fprintf(stderr, "   The offer: %s a year, %s over four years.\n", r->annual, r->four_year);
    fprintf(stderr, "   %s: %s base, %s equity.\n",
            v->answers.ask.given ? "Your ask" : "The guide's ask", r->ask_base, r->ask_equity);
    if (r->gap_base && r->gap_equity && r->gap_four_year)
        fprintf(stderr, "   From offer to ask: %s base, %s equity, %s over four years.\n",
                r->gap_base, r->gap_equity, r->gap_four_year);
    const char *const sentences[] = {r->verdict, r->deck, r->competing};
    for (size_t i = 0; i < 3; i++)
        if (sentences[i])
            fprintf(stderr, "   %s\n", sentences[i]);
    fputc('\n', stderr);
}
