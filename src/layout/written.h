/* written.h - what is set in place of what is written: capitals, and a note's number. */
#ifndef HFB_LAYOUT_WRITTEN_H
#define HFB_LAYOUT_WRITTEN_H

#include "layout/item.h"

/* In capitals by the rules of `lang` (NULL: the flow's); where ICU can't, as it was. */
struct str written_upper(struct setter *s, const char *text, const char *lang);

/* A note's number as superior figures, so that it is none of the amount's where it is copied or
 * spoken; held to what it refers to by a word joiner. */
const char *written_superior(struct setter *s, const char *number);

#endif
