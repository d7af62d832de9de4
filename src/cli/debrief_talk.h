/* debrief_talk.h - the questions of "After the call". */
#ifndef HFB_CLI_DEBRIEF_TALK_H
#define HFB_CLI_DEBRIEF_TALK_H

#include "job/debrief.h"

/* Fills in what the options leave open. False: the input ended. */
bool debrief_talk(const struct debrief_now *now, struct arena *a, struct debrief *what);

#endif
