/* clock.h - the one place where today comes from. */
#ifndef HFB_CLI_CLOCK_H
#define HFB_CLI_CLOCK_H

#include "cli/options.h"

/* --as-of, SOURCE_DATE_EPOCH, else today's date where the person is. */
struct date clock_today(const struct options *o);

#endif
