/* letter_words.h - the words that offer letters use, by what they are about: those of every language
 * (base/language.h, enum letter_says), found in a text as words of their own. */
#ifndef HFB_CLI_LETTER_WORDS_H
#define HFB_CLI_LETTER_WORDS_H

#include "base/language.h"

/* Bytes of `word` if it stands at `at` up to its end, in any case; 0: another stands there. */
size_t letter_word_at(struct str t, size_t at, const char *word);
/* Does a word begin here? */
bool letter_begins_word(struct str t, size_t at);
/* The longest word of that meaning at `at`: its bytes, or 0. */
size_t letter_says_at(struct str t, size_t at, enum letter_says what);
/* The first word of that meaning from `from` on: where it begins, and what is behind it; 0: none. */
size_t letter_find_word(struct str t, enum letter_says what, size_t from, size_t *begins);
size_t letter_behind(struct str t, size_t from, enum letter_says what);
/* Whether a month's name stands behind the spaces at `at`: "1. Februar" goes on behind its point. */
bool letter_before_month(struct str t, size_t at);

#endif
