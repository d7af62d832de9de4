/* letter_text.h - what can be read from the pasted text of an offer letter, as the answers that a
 * person would type (interview_given()): "base: €72,000 a year". What isn't plain is left to be
 * asked. Letters in every language there is (its <letter> words, templates/lang/XX.xml). */
#ifndef HFB_CLI_LETTER_TEXT_H
#define HFB_CLI_LETTER_TEXT_H

#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"

void letter_text_read(struct str letter, struct date today, struct buf *out);

#endif
