/* talk_date.c - a day as people say it; see talk.h. */
#include "base/language.h"
#include "cli/talk.h"
#include <stdio.h>

enum { WORDS = 6, WORD = 16 };

static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
static const char *const numbers[] = {"a",     "one",   "two",  "three", "four",   "five",  "six",
                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t split(struct str t, char out[WORDS][WORD])
{
    size_t n = 0;
    for (size_t at = 0; at < t.n && n < WORDS;) {
        size_t k = 0;
        while (at < t.n && (t.s[at] == ' ' || t.s[at] == ','))
            at++;
        while (at < t.n && t.s[at] != ' ' && t.s[at] != ',' && k + 1 < WORD) {
            char c = t.s[at++];
            out[n][k++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        if (k > 0 && out[n][k - 1] == '.')
            k--;
        out[n][k] = '\0';
        n += k > 0;
    }
    return n;
}

/* The place of a word in a list by its first three letters or more; -1: none. */
static int place_of(const char *word, const char *const *list, int n)
{
    size_t len = strlen(word);
    for (int i = 0; i < n; i++)
        if (len >= 3 && strncmp(list[i], word, len) == 0)
            return i;
    return -1;
}

/* 0 to 11, in any language; -1: no month. */
static int month_of(const char *word)
{
    const struct language *l;
    int month = -1;
    for (size_t i = 0; month < 0 && (l = language_at(i)); i++)
        month = l->months ? place_of(word, l->months, 12) : -1;
    return month;
}

/* "st" behind "1", in any language. */
static bool is_ordinal(const char *end)
{
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const char *const *one = l->ordinals; one && *one; one++)
            if (strcmp(*one, end) == 0)
                return true;
    return false;
}

static int number_of(const char *word)
{
    int v = 0;
    size_t n = strspn(word, "0123456789");
    const char *rest = word + n;
    for (size_t i = 0; i < n && n <= 4; i++)
        v = v * 10 + (word[i] - '0');
    if (n && n <= 4 && (!*rest || is_ordinal(rest)))
        return v;
    for (int i = 0; i < 13; i++)
        if (strcmp(numbers[i], word) == 0)
            return i ? i : 1;
    return -1;
}

static bool day(int year, int month, int d, struct date *out)
{
    char text[40];
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || d < 1 || d > 31)
        return false;
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, d);
    return date_parse(str_of(text), out);
}

/* The next such day of the year, today counted. */
static bool day_to_come(int month, int d, struct date today, struct date *out)
{
    for (int year = today.year; year <= today.year + 1; year++)
        if (day(year, month, d, out) && date_cmp(*out, today) >= 0)
            return true;
    return false;
}

/* "31.12.2026", "31/12/26", "12/31/2026": with a point the day comes first; with a stroke only
 * where one of the two can't be a month. */
static bool in_figures(struct str t, struct date today, struct date *out)
{
    int v[3] = {0, 0, 0};
    size_t k = 0, digits = 0;
    char sign = 0;
    for (size_t i = 0; i < t.n; i++) {
        if (is_digit(t.s[i]) && digits < 4) {
            v[k] = v[k] * 10 + (t.s[i] - '0');
            digits++;
        } else if ((t.s[i] == '.' || t.s[i] == '/') && digits && (!sign || sign == t.s[i])) {
            sign = t.s[i];
            digits = 0;
            if (k == 2 || (k == 1 && i + 1 == t.n)) {
                k += i + 1 == t.n;
                break;
            }
            k++;
        } else if (t.s[i] != ' ' || digits) {
            return false;
        }
    }
    if (!sign)
        return false;
    if (sign == '/' && v[0] <= 12 && v[1] <= 12 && v[0] != v[1])
        return false;
    int d = v[0], m = v[1];
    if (sign == '/' && m > 12) {
        d = v[1];
        m = v[0];
    }
    if (v[2] == 0)
        return day_to_come(m, d, today, out);
    return day(v[2] < 100 ? 2000 + v[2] : v[2], m, d, out);
}

/* "in two weeks", "10 days", "a month from today" */
static bool from_today(char w[WORDS][WORD], size_t n, struct date today, struct date *out)
{
    size_t at = n && strcmp(w[0], "in") == 0;
    if (at + 2 > n)
        return false;
    int many = number_of(w[at]);
    const char *unit = w[at + 1];
    if (many < 0)
        return false;
    if (strncmp(unit, "day", 3) == 0)
        *out = date_from_days(date_days(today) + many);
    else if (strncmp(unit, "week", 4) == 0)
        *out = date_from_days(date_days(today) + 7 * many);
    else if (strncmp(unit, "fortnight", 9) == 0)
        *out = date_from_days(date_days(today) + 14 * many);
    else if (strncmp(unit, "month", 5) == 0)
        *out = date_add_months(today, many);
    else
        return false;
    return true;
}

/* "Friday": the next one, never today; "next Friday": of the week that begins on Monday. */
static bool on_weekday(char w[WORDS][WORD], size_t n, struct date today, struct date *out)
{
    bool next = n == 2 && strcmp(w[0], "next") == 0;
    bool little =
        n == 2 && (strcmp(w[0], "on") == 0 || strcmp(w[0], "by") == 0 || strcmp(w[0], "this") == 0);
    if (n == 2 && next && strcmp(w[1], "week") == 0) {
        *out = date_from_days(date_days(today) + 7);
        return true;
    }
    int wanted = n == 1 || next || little ? place_of(w[n - 1], weekdays, 7) : -1;
    if (wanted < 0)
        return false;
    int now = date_weekday(today);
    int64_t to = next ? 7 - now + wanted : (wanted - now + 6) % 7 + 1;
    *out = date_from_days(date_days(today) + to);
    return true;
}

static bool with_month(char w[WORDS][WORD], size_t n, struct date today, struct date *out)
{
    if (n < 2 || n > 3)
        return false;
    for (size_t i = 0; i < 2; i++) {
        int month = month_of(w[i]), d = number_of(w[1 - i]);
        if (month < 0 || d < 1 || d > 31)
            continue;
        int year = n == 3 ? number_of(w[2]) : 0;
        return n == 3 ? day(year, month + 1, d, out) : day_to_come(month + 1, d, today, out);
    }
    return false;
}

bool talk_date(struct str text, struct date today, struct date *out)
{
    struct str t = str_trim(text);
    char w[WORDS][WORD];
    if (date_parse(t, out) || in_figures(t, today, out))
        return true;
    size_t n = split(t, w);
    if (n == 1 && w[0][0] == '+' && number_of(w[0] + 1) >= 0) {
        *out = date_from_days(date_days(today) + number_of(w[0] + 1));
        return true;
    }
    if (n == 1 && (strcmp(w[0], "today") == 0 || strcmp(w[0], "tomorrow") == 0)) {
        *out = date_from_days(date_days(today) + (w[0][2] == 'm'));
        return true;
    }
    return from_today(w, n, today, out) || on_weekday(w, n, today, out) ||
           with_month(w, n, today, out);
}
