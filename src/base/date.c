/* date.c - days counted by the usual shift of the year to March (Hinnant, days_from_civil). */
#include "base/date.h"

static bool two(const char *s, int *out)
{
    if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
        return false;
    *out = (s[0] - '0') * 10 + s[1] - '0';
    return true;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool date_parse(struct str text, struct date *out)
{
    text = str_trim(text);
    int century, year, month, day;
    if (text.n != 10 || text.s[4] != '-' || text.s[7] != '-' || !two(text.s, &century) ||
        !two(text.s + 2, &year) || !two(text.s + 5, &month) || !two(text.s + 8, &day))
        return false;
    year += century * 100;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
        return false;
    *out = (struct date){.year = year, .month = month, .day = day};
    return true;
}

static bool offset_parse(struct str z, int *minutes)
{
    if (z.n == 1 && z.s[0] == 'Z') {
        *minutes = 0;
        return true;
    }
    int h, m;
    if (z.n != 6 || (z.s[0] != '+' && z.s[0] != '-') || z.s[3] != ':' || !two(z.s + 1, &h) ||
        !two(z.s + 4, &m) || m > 59 || h * 60 + m > 14 * 60)
        return false;
    *minutes = (z.s[0] == '-' ? -1 : 1) * (h * 60 + m);
    return true;
}

bool date_time_parse(struct str text, struct date *out)
{
    text = str_trim(text);
    struct date d;
    if (text.n <= 10)
        return date_parse(text, out);
    if (!date_parse((struct str){text.s, 10}, &d) || text.s[10] != 'T' || text.n < 17 ||
        text.s[13] != ':' || !two(text.s + 11, &d.hour) || !two(text.s + 14, &d.minute) ||
        d.hour > 23 || d.minute > 59)
        return false;
    size_t at = 16;
    if (text.s[at] == ':') {
        if (text.n < 20 || !two(text.s + 17, &d.second) || d.second > 59)
            return false;
        at = 19;
    }
    if (!offset_parse((struct str){text.s + at, text.n - at}, &d.offset))
        return false;
    d.has_time = true;
    *out = d;
    return true;
}

bool date_set(struct date d)
{
    return d.year != 0;
}

int64_t date_days(struct date d)
{
    int64_t y = d.month <= 2 ? d.year - 1 : d.year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_from_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t m = (5 * of_year + 2) / 153;
    struct date d = {.day = (int)(of_year - (153 * m + 2) / 5 + 1),
                     .month = (int)(m < 10 ? m + 3 : m - 9)};
    d.year = (int)(year + era * 400 + (d.month <= 2));
    return d;
}

int date_weekday(struct date d)
{
    int64_t w = (date_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(w < 0 ? w + 7 : w);
}

int64_t date_days_between(struct date from, struct date to)
{
    return date_days(to) - date_days(from);
}

int64_t date_seconds(struct date d)
{
    int64_t midnight = date_days(d) * 86400;
    if (!d.has_time)
        return midnight + 86399;
    return midnight + d.hour * 3600 + d.minute * 60 + d.second - (int64_t)d.offset * 60;
}

int date_cmp(struct date a, struct date b)
{
    int64_t x = date_days(a), y = date_days(b);
    if (a.has_time && b.has_time) {
        x = date_seconds(a);
        y = date_seconds(b);
    }
    return x < y ? -1 : x > y;
}

struct date date_add_months(struct date d, int months)
{
    int n = d.year * 12 + d.month - 1 + months;
    struct date out = {.year = n / 12, .month = n % 12 + 1, .day = d.day};
    int last = days_in_month(out.year, out.month);
    out.day = out.day > last ? last : out.day;
    return out;
}
