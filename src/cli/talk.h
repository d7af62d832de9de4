/* talk.h - asking a person at a terminal: on standard error, 80 columns wide, one answer a line. */
#ifndef HFB_CLI_TALK_H
#define HFB_CLI_TALK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"

bool talk_has_person(void); /* both ends of the talk are a terminal */

/* A paragraph, folded at 80 columns, every line indented by `indent`. Controls are made harmless.
 */
void talk_say(struct arena *a, int indent, const char *text);
void talk_sayf(struct arena *a, int indent, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The next line typed, trimmed. False: the input has ended, or (errno EINTR) a signal came. */
bool talk_hear(struct arena *a, struct str *out);

/* Whether the answer is that word, in any case. */
bool talk_is(struct str answer, const char *word);

/* "2026-12-31", "31.12.2026", "12/31/2026" where it can't be meant otherwise, "31 December", "Dec
 * 31", "+7", "tomorrow", "Friday", "next Friday" (of next week), "in two weeks", "in 10 days". */
bool talk_date(struct str text, struct date today, struct date *out);

#endif
