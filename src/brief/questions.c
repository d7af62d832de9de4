/* questions.c - the questions for the recruiter, in words (contract 2.13): which ones and in what
 * order is comp's; first stand those that aren't about equity, which has a page of its own. They
 * are said, so they are worded in the language that is spoken. */
#include "brief/checks_part.h"

static void put(struct arena *a, const struct figures *f, const struct speech *speech, bool equity,
                struct advice *out)
{
    for (size_t i = 0; i < f->asked_n; i++)
        if (f->asked[i].equity == equity)
            out->questions[out->questions_n++] =
                catalogue_say(speech->words, arena_printf(a, "question.%s", f->asked[i].id));
}

void find_questions(struct arena *a, const struct figures *f, const struct speech *speech,
                    struct advice *out)
{
    out->questions = arena_new_array(a, const char *, f->asked_n);
    put(a, f, speech, false, out);
    out->questions_general_n = out->questions_n;
    put(a, f, speech, true, out);
}
