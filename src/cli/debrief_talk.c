/* debrief_talk.c - one question after the other; "back" goes to the one before. */
#include "cli/debrief_talk.h"
#include "cli/talk.h"

struct talking {
    const struct debrief_now *now;
    struct arena *a;
    struct debrief *what;
};

enum step { STEP_ON, STEP_AGAIN, STEP_SKIP };

struct question {
    enum step (*ask)(struct talking *t);                     /* STEP_SKIP: it doesn't arise */
    enum step (*take)(struct talking *t, struct str answer); /* STEP_AGAIN: it can't be used */
};

static enum step again(struct talking *t, const char *why)
{
    talk_say(t->a, 3, why);
    return STEP_AGAIN;
}

/* "2" or the word itself, of a list; NULL: neither. */
static const char *choice(struct str answer, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (talk_is(answer, words[i]) || (answer.n == 1 && answer.s[0] == (char)('1' + i)))
            return words[i];
    return NULL;
}

static const char *kept(struct talking *t, struct str s)
{
    return arena_strndup(t->a, s.n ? s.s : "", s.n);
}

/* ---- the questions ----------------------------------------------------------------------------
 */

static enum step ask_answer(struct talking *t)
{
    talk_say(t->a, 3,
             "What did they say to what you asked?\n"
             "1  yes     they agreed\n"
             "2  part    they met part of it\n"
             "3  no      nothing moved\n"
             "4  later   they will come back to you\n"
             "5  final   this is as far as they go");
    return STEP_ON;
}

static enum step take_answer(struct talking *t, struct str answer)
{
    static const char *const words[] = {"yes", "part", "no", "later", "final", NULL};
    const char *word = choice(answer, words);
    if (!word)
        return again(t, "Type a number from 1 to 5, or the word.");
    t->what->answer = word;
    return STEP_ON;
}

static enum step ask_asked(struct talking *t)
{
    talk_say(t->a, 3,
             "What did you really ask for? Only what was different from your file: "
             "\"base 84000, sign-on 5000\"; or \"none\".");
    if (t->now->ask)
        talk_sayf(t->a, 3, "Enter: as in your file, %s.", t->now->ask);
    return STEP_ON;
}

static enum step take_asked(struct talking *t, struct str answer)
{
    const char *text = kept(t, answer), *why = debrief_fault(text, t->a);
    if (talk_is(answer, "none") || talk_is(answer, "nothing")) {
        t->what->asked = "none";
        return STEP_ON;
    }
    if (!answer.n && !t->now->ask)
        return again(t, "Your file names no ask. What did you ask for? Or \"none\".");
    if (why)
        return again(t, why);
    t->what->asked = text;
    return STEP_ON;
}

static enum step ask_moved(struct talking *t)
{
    t->what->moved = "";
    if (strcmp(t->what->answer, "later") == 0)
        return STEP_SKIP;
    talk_sayf(t->a, 3, "What do they offer now? So far: %s.",
              t->now->package ? t->now->package : "nothing with a number");
    talk_sayf(t->a, 3, "Only what is new: \"base 72000, equity 85000, leave 30\". %s",
              strcmp(t->what->answer, "yes") == 0    ? "Enter: what you asked for."
              : strcmp(t->what->answer, "part") == 0 ? ""
                                                     : "Enter: nothing is new.");
    return STEP_ON;
}

static enum step take_moved(struct talking *t, struct str answer)
{
    const char *text = kept(t, answer), *why = debrief_fault(text, t->a);
    if (why)
        return again(t, why);
    if (!answer.n && strcmp(t->what->answer, "part") == 0)
        return again(t, "Which part did they meet? Like \"base 72000\".");
    t->what->moved = text;
    return STEP_ON;
}

static enum step ask_written(struct talking *t)
{
    if (!*t->what->moved && strcmp(t->what->answer, "yes") != 0)
        return STEP_SKIP;
    talk_say(t->a, 3, "Do you have the new numbers in writing? y or n. Enter: no.");
    return STEP_ON;
}

static enum step take_written(struct talking *t, struct str answer)
{
    bool yes = talk_is(answer, "y") || talk_is(answer, "yes");
    if (answer.n && !yes && !talk_is(answer, "n") && !talk_is(answer, "no"))
        return again(t, "Type y or n.");
    t->what->written = yes;
    return STEP_ON;
}

static enum step ask_deadline(struct talking *t)
{
    talk_say(t->a, 3, "By when must you answer? \"Friday\", \"in two weeks\", \"31.12.2026\".");
    bool past = date_set(t->now->deadline) && date_cmp(t->now->deadline, t->what->today) < 0;
    if (past)
        talk_sayf(t->a, 3, "%s is past. Enter: no new day was named.", t->now->respond_by);
    else if (t->now->respond_by)
        talk_sayf(t->a, 3, "Enter: as before, %s.", t->now->respond_by);
    else
        talk_say(t->a, 3, "Enter: no day was named.");
    return STEP_ON;
}

static enum step take_deadline(struct talking *t, struct str answer)
{
    struct date day;
    if (!answer.n) {
        t->what->respond_by = (struct date){0};
        return STEP_ON;
    }
    if (!talk_date(answer, t->what->today, &day))
        return again(t, "That is no day. Write 2026-12-31, 31.12.2026, Friday, or in two weeks.");
    if (date_cmp(day, t->what->today) < 0)
        return again(t, "That day is past.");
    t->what->respond_by = day;
    return STEP_ON;
}

static enum step ask_via(struct talking *t)
{
    talk_say(t->a, 3,
             "How did you speak? 1 call, 2 e-mail, 3 letter, 4 meeting, 5 form. "
             "Enter: a call.");
    return STEP_ON;
}

static enum step take_via(struct talking *t, struct str answer)
{
    static const char *const words[] = {"call", "e-mail", "letter", "meeting", "form", NULL};
    const char *word = answer.n ? choice(answer, words) : "call";
    if (talk_is(answer, "phone") || talk_is(answer, "video"))
        word = "call";
    if (talk_is(answer, "email") || talk_is(answer, "mail"))
        word = "e-mail";
    if (!word)
        return again(t, "Type a number from 1 to 5.");
    t->what->via = word;
    return STEP_ON;
}

static const struct question questions[] = {
    {ask_answer, take_answer},   {ask_asked, take_asked},       {ask_moved, take_moved},
    {ask_written, take_written}, {ask_deadline, take_deadline}, {ask_via, take_via}};

enum { QUESTIONS = sizeof questions / sizeof *questions };

bool debrief_talk(const struct debrief_now *now, struct arena *a, struct debrief *what)
{
    struct talking t = {now, a, what};
    int asked[QUESTIONS], n = 0; /* the numbers of those that were answered */
    talk_sayf(a, 0,
              "After the call%s%s. \"back\" goes to the question before; Ctrl-C stops, and "
              "nothing is written.",
              now->recruiter ? " with " : "", now->recruiter ? now->recruiter : "");
    if (!now->replied)
        talk_say(a, 0, "It was their turn.");
    talk_say(a, 0, "");
    for (int i = 0; i < QUESTIONS;) {
        if (questions[i].ask(&t) == STEP_SKIP) {
            i++;
            continue;
        }
        enum step step = STEP_AGAIN;
        while (step == STEP_AGAIN) {
            struct str answer;
            if (!talk_hear(a, &answer))
                return false;
            if (talk_is(answer, "back")) {
                if (n > 0)
                    i = asked[--n];
                break;
            }
            step = questions[i].take(&t, answer);
        }
        if (step == STEP_ON)
            asked[n++] = i++;
        talk_say(a, 0, "");
    }
    return true;
}
