/* floor_words.h - whether a text tells the floor's amounts, in digits or in words of any language.
 *
 * What is about the floor is marked where it is made (said, said_note, withheld, departure, check:
 * `floor`), and --floor omit leaves out what is marked. Made once for a speech.
 */
#ifndef HFB_SPEECH_FLOOR_WORDS_H
#define HFB_SPEECH_FLOOR_WORDS_H

#include "comp/figures.h"

struct floor_words;

/* `telling`: the other offer whose figures are spoken of, or NULL. What the offer, the ask and that
 * one happen to have in common with the floor tells nothing. */
struct floor_words *floor_words_new(struct arena *a, const struct figures *f,
                                    const struct competing_fig *telling);
bool floor_told(struct floor_words *w, const char *text); /* NULL text: no */

/* Whether the guide itself marks one of the runs: a reference to the floor, the source's amount of
 * one, a note that is about it. */
bool floor_in_runs(const struct run *run);

#endif
