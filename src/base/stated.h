/* stated.h - a value as a file states it: "stated" and "zero" differ, and each keeps its place, so
 * that a message or --explain can name file and line. */
#ifndef HFB_BASE_STATED_H
#define HFB_BASE_STATED_H

#include "base/date.h"
#include "base/diag.h"
#include "base/money.h"

struct amount {
    bool stated;
    money value;
    struct place at;
};

struct decimal {
    bool stated;
    int64_t e8; /* in 1/100,000,000 */
    struct place at;
};

struct text {
    const char *s; /* NULL: unstated */
    struct place at;
};

/* A whole number (months, an order); 0 can be stated. */
struct count {
    bool stated;
    int n;
    struct place at;
};

#endif
