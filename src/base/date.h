/* date.h - calendar days and date-times with offset (contract 1.1), ISO 8601, proleptic Gregorian.
 * A date lasts to its own end; against a date a date-time counts as the calendar day written in it;
 * two date-times are compared as instants. */
#ifndef HFB_BASE_DATE_H
#define HFB_BASE_DATE_H

#include "base/str.h"

struct date {
    int year, month, day; /* year 0: unset */
    bool has_time;
    int hour, minute, second;
    int offset; /* minutes east of UTC; meaningful with has_time */
};

bool date_parse(struct str text, struct date *out); /* YYYY-MM-DD, nothing else */
bool date_time_parse(struct str text,
                     struct date *out); /* a date, or YYYY-MM-DDThh:mm[:ss](Z|±hh:mm) */
bool date_set(struct date d);
int date_cmp(struct date a, struct date b);
int64_t date_days(struct date d); /* days since 1970-01-01 of the day written */
int date_weekday(struct date d);  /* 0 Monday … 6 Sunday */
int64_t date_days_between(struct date from, struct date to);
int64_t date_seconds(struct date d); /* instant; a plain date: its last second, UTC */
struct date date_from_days(int64_t days);
/* The same day so many months later, or that month's last: 31 January and a month, 28 February. */
struct date date_add_months(struct date d, int months);

#endif
