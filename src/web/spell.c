#include "web/spell.h"
#include <string.h>

struct scale { /* "million", "lakh" */
    int64_t n;
    const char *one, *many;
};

static const char *const ones_en[] = {"zero",    "one",     "two",       "three",    "four",
                                      "five",    "six",     "seven",     "eight",    "nine",
                                      "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                      "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens_en[] = {"",      "",      "twenty",  "thirty", "forty",
                                      "fifty", "sixty", "seventy", "eighty", "ninety"};
static const char *const ones_fr[] = {"zéro",   "un",    "deux",     "trois",    "quatre",
                                      "cinq",   "six",   "sept",     "huit",     "neuf",
                                      "dix",    "onze",  "douze",    "treize",   "quatorze",
                                      "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
static const char *const tens_fr[] = {"",          "",         "vingt",    "trente",   "quarante",
                                      "cinquante", "soixante", "septante", "huitante", "nonante"};
static const char *const ones_de[] = {"null",     "ein",      "zwei",     "drei",     "vier",
                                      "fünf",     "sechs",    "sieben",   "acht",     "neun",
                                      "zehn",     "elf",      "zwölf",    "dreizehn", "vierzehn",
                                      "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
static const char *const tens_de[] = {"",        "",        "zwanzig", "dreißig", "vierzig",
                                      "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"};

static const struct scale scales_en[] = {{1000000000000, "trillion", "trillion"},
                                         {1000000000, "billion", "billion"},
                                         {1000000, "million", "million"},
                                         {1000, "thousand", "thousand"},
                                         {100, "hundred", "hundred"}};
static const struct scale scales_in[] = {{1000000000000, "trillion", "trillion"},
                                         {10000000, "crore", "crore"},
                                         {100000, "lakh", "lakh"},
                                         {1000, "thousand", "thousand"},
                                         {100, "hundred", "hundred"}};
static const struct scale scales_fr[] = {{1000000000000, "billion", "billions"},
                                         {1000000000, "milliard", "milliards"},
                                         {1000000, "million", "millions"}};
static const struct scale scales_de[] = {{1000000000000, "Billion", "Billionen"},
                                         {1000000000, "Milliarde", "Milliarden"},
                                         {1000000, "Million", "Millionen"}};

static void put(char *out, const char *word)
{
    strcat(out, word);
}

/* ---- English, with its Indian scales ------------------------------------------------------- */

static void english(char *out, int64_t n, const struct scale *scales, size_t scales_n)
{
    for (size_t i = 0; i < scales_n; i++) {
        const struct scale *s = &scales[i];
        if (n < s->n)
            continue;
        english(out, n / s->n, scales, scales_n);
        put(out, " ");
        put(out, s->one);
        if (n % s->n) {
            put(out, " ");
            english(out, n % s->n, scales, scales_n);
        }
        return;
    }
    put(out, n < 20 ? ones_en[n] : tens_en[n / 10]);
    if (n >= 20 && n % 10) {
        put(out, "-");
        put(out, ones_en[n % 10]);
    }
}

/* ---- French, with its seventies -------------------------------------------------------------- */

enum french { FRANCE, SWITZERLAND, BELGIUM };

/* `last`: no numeral follows, which decides an s. */
static void french_below_hundred(char *out, int n, bool last, enum french of)
{
    if (n < 20) {
        put(out, ones_fr[n]);
        return;
    }
    int ten = n / 10, one = n % 10;
    if (ten == 8 && of != SWITZERLAND) {
        put(out, one || !(last || of == BELGIUM) ? "quatre-vingt" : "quatre-vingts");
        if (one) {
            put(out, of == BELGIUM ? " " : "-");
            put(out, ones_fr[one]);
        }
        return;
    }
    if (of == FRANCE && ten == 7)
        one += 10, ten = 6;
    if (of == FRANCE && ten == 9) {
        put(out, "quatre-vingt-");
        put(out, ones_fr[one + 10]);
        return;
    }
    put(out, tens_fr[ten]);
    if (one) {
        put(out, one == 1 || one == 11 ? "-et-" : "-");
        put(out, ones_fr[one]);
    }
}

static void french(char *out, int64_t n, bool last, enum french of)
{
    for (size_t i = 0; i < sizeof scales_fr / sizeof *scales_fr; i++) {
        const struct scale *s = &scales_fr[i];
        if (n < s->n)
            continue;
        french(out, n / s->n, false, of);
        put(out, " ");
        put(out, n / s->n > 1 ? s->many : s->one);
        if (n % s->n) {
            put(out, " ");
            french(out, n % s->n, last, of);
        }
        return;
    }
    if (n >= 1000) {
        if (n / 1000 > 1) {
            french(out, n / 1000, false, of);
            put(out, " ");
        }
        put(out, "mille");
        if (n % 1000) {
            put(out, " ");
            french(out, n % 1000, last, of);
        }
        return;
    }
    if (n < 100) {
        french_below_hundred(out, (int)n, last, of);
        return;
    }
    if (n / 100 > 1) {
        put(out, ones_fr[n / 100]);
        put(out, " ");
    }
    put(out, n / 100 > 1 && n % 100 == 0 && last ? "cents" : "cent");
    if (n % 100) {
        put(out, " ");
        french_below_hundred(out, (int)(n % 100), last, of);
    }
}

/* ---- German, one word with soft hyphens ---------------------------------------------------- */

#define SOFT "\u00ad"

/* `one`: what a one at the end is: "eins", before a noun "eine", within a word "ein". */
static void german_below_million(char *out, int n, const char *one, bool swiss)
{
    if (n >= 1000) {
        german_below_million(out, n / 1000, "ein", swiss);
        put(out, SOFT "tausend");
    } else if (n >= 100) {
        put(out, ones_de[n / 100]);
        put(out, SOFT "hundert");
    } else if (n < 20) {
        put(out, n == 1 ? one : ones_de[n]);
    } else {
        if (n % 10) {
            put(out, ones_de[n % 10]);
            put(out, SOFT "und" SOFT);
        }
        put(out, swiss && n / 10 == 3 ? "dreissig" : tens_de[n / 10]);
    }
    int rest = n >= 1000 ? n % 1000 : n >= 100 ? n % 100 : 0;
    if (rest) {
        put(out, SOFT);
        german_below_million(out, rest, one, swiss);
    }
}

static void german(char *out, int64_t n, bool swiss)
{
    for (size_t i = 0; i < sizeof scales_de / sizeof *scales_de; i++) {
        const struct scale *s = &scales_de[i];
        if (n < s->n)
            continue;
        german_below_million(out, (int)(n / s->n), "eine", swiss);
        put(out, " ");
        put(out, n / s->n > 1 ? s->many : s->one);
        n %= s->n;
        if (!n)
            return;
        put(out, " ");
    }
    german_below_million(out, (int)n, "eins", swiss);
}

/* -------------------------------------------------------------------------------------------- */

bool spell_number(const char *locale, int64_t n, char out[SPELL_BYTES])
{
    *out = '\0';
    if (n < 0 || n >= 1000000000000000)
        return false;
    if (strcmp(locale, "en") == 0)
        english(out, n, scales_en, sizeof scales_en / sizeof *scales_en);
    else if (strcmp(locale, "en_IN") == 0)
        english(out, n, scales_in, sizeof scales_in / sizeof *scales_in);
    else if (strncmp(locale, "fr", 2) == 0)
        french(out, n, true,
               strcmp(locale, "fr_CH") == 0   ? SWITZERLAND
               : strcmp(locale, "fr_BE") == 0 ? BELGIUM
                                              : FRANCE);
    else if (strncmp(locale, "de", 2) == 0)
        german(out, n, strcmp(locale, "de_CH") == 0);
    else
        return false;
    return true;
}
