/* letter.c - the letter's fixed phrases and its table; see letter.h. */
#include "letter/letter.h"
#include "say/pay.h"

static bool is_digit(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* A number isn't parted from what it counts at a line's end: "38 merged PRs". */
static const char *counted(const struct letter_work *w, const char *text)
{
    struct buf b;
    buf_init(&b, w->arena);
    for (const char *s = text; *s; s++) {
        const char *word = s;
        while (word > text && is_digit(word[-1]))
            word--;
        bool number = *s == ' ' && word < s && is_digit(s[-1]) && s[-1] != '.' && s[-1] != ',' &&
                      (word == text || word[-1] == ' ');
        if (number && s[1] && s[1] != ' ')
            buf_puts(&b, "\u00A0");
        else
            buf_putc(&b, *s);
    }
    return buf_str(&b);
}

void letter_add(struct letter_work *w, struct letter_list *list, const char *id,
                const char *heading, const char *text)
{
    struct letter_line *l = arena_new_of(w->arena, struct letter_line);
    *l = (struct letter_line){.id = id, .heading = heading, .text = counted(w, text)};
    *list->last = l;
    list->last = &l->next;
}

static const char *say(const struct letter_work *w, const char *key)
{
    return catalogue_say(w->p->words, key);
}

/* ---- phrases ------------------------------------------------------------------------------ */

static const char *greeting(const struct letter_work *w)
{
    const char *name = w->f->recruiter.name;
    return name ? present_greeting(w->p, name) : say(w, "letter.greeting.team");
}

static const char *subject(const struct letter_work *w)
{
    const char *key = w->f->at_ask ? "letter.subject.confirm" : "letter.subject";
    if (!date_set(w->f->offered))
        return catalogue_fill(w->p->words, w->arena, key, "role", w->f->role, NULL);
    return catalogue_fill(w->p->words, w->arena, arena_printf(w->arena, "%s.dated", key), "role",
                          w->f->role, "date", present_date_letter(w->p, w->f->offered), NULL);
}

/* "base and equity": the parts of a step in that direction, by name. */
static size_t stepped(const struct letter_work *w, const struct step_fig *step, bool up,
                      const char **names)
{
    size_t n = 0;
    for (int i = 0; i < PAY_PARTS; i++)
        if (step->part[i] && (step->part[i] > 0) == up && !(i == PAY_BONUS && step->bonus_follows))
            names[n++] = say(w, arena_printf(w->arena, "letter.moved.%s", pay_rows[i].key));
    return n;
}

/* Where they have come up, for the thanks of a later round; a term that has no name of ours is not
 * known to fit the sentence. */
static const char *moved_parts(const struct letter_work *w)
{
    const char **names = arena_new_array(w->arena, const char *, PAY_PARTS + w->f->moved_terms_n);
    size_t n = w->f->step.has ? stepped(w, &w->f->step, true, names) : 0;
    for (size_t i = 0; i < w->f->moved_terms_n; i++) {
        const char *name = catalogue_find(
            w->p->words, arena_printf(w->arena, "letter.moved.term.%s", w->f->moved_terms[i]));
        if (name)
            names[n++] = name;
    }
    return n ? present_list(w->p, names, n) : NULL;
}

/* What the candidate has come down by since their move before. A base that is paid by the month is
 * no amount of a year to them: then the parts by name. */
static const char *conceded(const struct letter_work *w)
{
    const struct step_fig *step = &w->f->own_step;
    const char *parts[PAY_PARTS];
    size_t n = stepped(w, step, false, parts);
    if (!n)
        return NULL;
    bool names = w->f->ask.pay.base_unit.has && step->base < 0;
    struct sum_fig down = {0};
    for (int i = 0; i < PAY_PARTS; i++)
        if (!(i == PAY_BONUS && step->bonus_follows))
            down.part[i] = step->part[i] < 0 ? -step->part[i] : 0;
    if (!names)
        n = pay_adds(w->p, &down, &w->f->ask.pay, parts, PAY_PARTS);
    return n ? catalogue_fill(w->p->words, w->arena,
                              names ? "letter.conceded.on" : "letter.conceded", "parts",
                              present_list(w->p, parts, n), NULL)
             : NULL;
}

/* A later letter thanks for what has moved, and says what its writer has moved. */
static const char *thanks(const struct letter_work *w)
{
    const char *moved = moved_parts(w);
    const char *down = w->f->own_step.has ? conceded(w) : NULL;
    const char *said =
        moved ? catalogue_fill(w->p->words, w->arena, "letter.thanks.moved", "parts", moved, NULL)
              : say(w, w->f->negotiating ? "letter.thanks.again" : "letter.thanks");
    return down ? arena_printf(w->arena, "%s %s", said, down) : said;
}

/* In running text only "30 November" stays together: with its day of the week it would leave a
 * hole. */
static const char *answer_day(const struct letter_work *w)
{
    const char *date = present_date_spoken(w->p, w->f->respond_by);
    const char *tie = strstr(date, "\u00A0");
    return tie ? arena_printf(w->arena, "%.*s %s", (int)(tie - date), date, tie + strlen("\u00A0"))
               : date;
}

static const char *mail_body(const struct letter_work *w, const char *hello)
{
    return arena_printf(w->arena, "%s\n\n%s\n\n%s\n%s\n", hello, say(w, "letter.mail"),
                        say(w, "letter.close"), w->f->candidate.name ? w->f->candidate.name : "");
}

/* The place that a letter is dated from is the last line of the candidate's own address, without
 * its postcode; the employer's town is no place of theirs. NULL: none. */
static const char *letter_place(const struct letter_work *w)
{
    const char *address = w->f->candidate.address;
    if (!address)
        return NULL;
    const char *line = strrchr(address, '\n'), *end;
    line = line ? line + 1 : address;
    const char *comma = strrchr(line, ',');
    line = comma ? comma + 1 : line;
    while (*line && (strchr("0123456789 -", *line)))
        line++;
    for (end = line + strlen(line); end > line && strchr("0123456789 ,", end[-1]); end--)
        ;
    return end > line ? arena_strndup(w->arena, line, (size_t)(end - line)) : NULL;
}

/* Where nothing is asked of pay, what is asked instead stands in a sentence. */
static const char *proposal(const struct letter_work *w)
{
    const struct public_package *k = &w->f->ask;
    const char *items[LETTER_ROWS_MAX];
    size_t n = 0;
    if (w->f->at_ask)
        return say(w, "letter.propose.confirm");
    for (size_t i = 0; w->f->pay_met && i < k->terms_n && n < LETTER_ROWS_MAX; i++)
        if (k->terms[i].open)
            items[n++] = pay_term_asked(w->p, k->terms[i].name, k->terms[i].text);
    return n ? catalogue_fill(w->p->words, w->arena, "letter.propose.rest", "list",
                              present_list(w->p, items, n), NULL)
             : say(w, "letter.propose");
}

static void phrases(struct letter_work *w)
{
    const struct public_figures *f = w->f;
    struct letter *l = w->out;
    const struct catalogue *c = w->p->words;
    const char *date = present_date_letter(w->p, f->date);
    const char *place = letter_place(w);
    l->place_date = !place ? date
                           : catalogue_fill(c, w->arena, "letter.place_date", "place", place,
                                            "date", date, NULL);
    l->confirms = f->at_ask;
    l->engages = f->contractor;
    l->thanks = thanks(w);
    l->request = say(w, f->at_ask  ? "letter.request.confirm"
                        : f->final ? "letter.request.final"
                                   : "letter.request");
    l->propose = proposal(w);
    l->ending = f->at_ask ? say(w, "letter.ending.confirm") : NULL; /* or letter_argue()'s */
    l->subject = subject(w);
    l->greeting = greeting(w);
    l->confirm = letter_confirm(w);
    l->reply_by = date_set(f->respond_by) && !f->at_ask
                      ? catalogue_fill(c, w->arena, "letter.reply_by", "date", answer_day(w), NULL)
                      : NULL;
    l->mail_body = mail_body(w, l->greeting);
    l->draft_notice = catalogue_fill(c, w->arena, "hr.notice", "name", f->candidate.name,
                                     "employer", f->employer, NULL);
    l->title = catalogue_fill(c, w->arena, "letter.title", "name", f->candidate.name, "employer",
                              f->employer, NULL);
    l->terms_title = catalogue_fill(c, w->arena, "hr.title", "name", f->candidate.name, "employer",
                                    f->employer, NULL);
    l->summary =
        catalogue_fill(c, w->arena, "letter.about", "role", f->role, "employer", f->employer, NULL);
}

/* What was agreed beside pay is to be in the offer letter; it is asked for no more. */
static void settled(struct letter_work *w)
{
    struct letter_list list = {.last = &list.first};
    for (size_t i = 0; w->f->has_agreed && i < w->f->additional_n; i++) {
        const struct public_additional *x = &w->f->additional[i];
        letter_add(w, &list, x->id, NULL, x->clause ? x->clause : x->title);
    }
    w->out->agreed = list.first;
}

const struct letter *letter_compose(struct arena *a, const struct public_figures *f,
                                    const struct present *p, unsigned parts, struct diags *d)
{
    struct letter_work w = {.arena = a, .f = f, .p = p, .d = d};
    w.out = arena_new_of(a, struct letter);
    phrases(&w);
    letter_rows(&w);
    if (parts & LETTER_SENTENCES) {
        letter_sentences(&w);
        letter_competing(&w);
        letter_argue(&w);
    }
    if (parts & LETTER_TERMS)
        letter_clauses(&w);
    settled(&w);
    return w.failed ? NULL : w.out;
}
