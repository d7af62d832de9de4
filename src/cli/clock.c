/* clock.c - see clock.h. */
#include "cli/clock.h"
#include <stdlib.h>
#include <time.h>

struct date clock_today(const struct options *o)
{
    if (date_set(o->as_of))
        return o->as_of;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (epoch && *epoch >= '0' && *epoch <= '9')
        return date_from_days(strtoll(epoch, NULL, 10) / 86400);
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local))
        return date_from_days(now / 86400);
    return (struct date){
        .year = local.tm_year + 1900, .month = local.tm_mon + 1, .day = local.tm_mday};
}
