/* parts.c - the table of money parts. */
#include "comp/figures.h"

const char *const part_source_names[] = {"offer", "guide", "band", "table", "carried"};
const char *const verdict_names[] = {[VERDICT_AT_ASK] = "at-ask",
                                     [VERDICT_NEGOTIATE] = "negotiate",
                                     [VERDICT_BELOW_FLOOR] = "below-floor",
                                     [VERDICT_NO_ASK] = "no-ask"};
const char *const against_names[] = {
    [AGAINST_UNDER] = "under", [AGAINST_AT] = "at", [AGAINST_OVER] = "over"};

const char *const about_names[] = {[ABOUT_GUIDE] = "guide",
                                   [ABOUT_OFFER] = "offer",
                                   [ABOUT_SPEECH] = "speech",
                                   [ABOUT_HISTORY] = "history"};
const char *const turn_names[] = {
    [TURN_NONE] = NULL, [TURN_CANDIDATE] = "candidate", [TURN_EMPLOYER] = "employer"};

#define PAY_ROW(x, code, field, written, when, layer)                                              \
    [PAY_##code] = {#field, written, PAY_##when, LAYER_##layer},
const struct pay_row pay_rows[PAY_PARTS] = {PAY_TABLE(PAY_ROW, )};

#define SINGLE_STATED(x, code, field, ...)                                                         \
    case PAY_##code: /* what pays back costs is beside pay */                                      \
        if (!p->field.reimbursed)                                                                  \
            return (struct once_stated){{p->field.amount}, p->field.lower};                        \
        break;

struct once_stated pay_once(const struct package *p, enum money_part part)
{
    switch (part) {
    case PAY_SIGN_ON:
        return (struct once_stated){{p->sign_on.year1, p->sign_on.year2}, p->sign_on.lower};
        PAY_SINGLE_TABLE(SINGLE_STATED, )
    default:
        break;
    }
    return (struct once_stated){.lower = false};
}
