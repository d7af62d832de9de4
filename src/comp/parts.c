/* parts.c - the table of money parts. */
#include "comp/figures.h"

const char *const part_source_names[] = {"offer", "guide", "band", "table", "carried"};

#define PAY_ROW(x, code, field, when, layer) [PAY_##code] = {#field, PAY_##when, layer},
const struct pay_row pay_rows[PAY_PARTS] = {PAY_TABLE(PAY_ROW, )};
