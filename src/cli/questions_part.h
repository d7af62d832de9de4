/* questions_part.h - what questions.c and questions_pay.c share. */
#ifndef HFB_CLI_QUESTIONS_PART_H
#define HFB_CLI_QUESTIONS_PART_H

#include "cli/questions.h"

void question_ask(struct interview *v, const char *text);
bool question_skipped(struct str answer); /* empty, "none", "no", "-" */
const char *question_kept(const struct interview *v, struct str s);

#define QUESTION(name)                                                                             \
    void question_ask_##name(struct interview *v);                                                 \
    const char *question_take_##name(struct interview *v, struct str answer)
QUESTION(base);
QUESTION(currency);
QUESTION(bonus);
QUESTION(sign_on);
QUESTION(equity);
QUESTION(paper);
QUESTION(price);
QUESTION(rate);
QUESTION(more);
QUESTION(range);
QUESTION(other);
QUESTION(firm);
QUESTION(disclose);
QUESTION(other_base);
QUESTION(other_equity);
QUESTION(another);
#undef QUESTION

bool question_currency_open(const struct interview *v);
bool question_bonus_open(const struct interview *v);
bool question_paper_open(const struct interview *v);
bool question_price_open(const struct interview *v);
bool question_rate_open(const struct interview *v);
bool question_another_open(const struct interview *v);
bool question_third_open(const struct interview *v);
bool question_disclose_open(const struct interview *v);
bool question_other_there(const struct interview *v);
void question_said_base(struct interview *v);
void question_said_bonus(struct interview *v);
void question_said_equity(struct interview *v);
void question_said_range(struct interview *v);

#endif
