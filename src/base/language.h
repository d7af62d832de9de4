/* language.h - what is known of a language: how its numbers are written, which words they are made
 * of, what the fence and the speech check look for in it.
 *
 * It stands in the <language> of templates/lang/XX.xml, from which the build makes a table
 * (base/languages.xsl), so that a language is one file and none is named in C. Lists end with NULL
 * (of structures: with a NULL word); words are in small letters.
 */
#ifndef HFB_BASE_LANGUAGE_H
#define HFB_BASE_LANGUAGE_H

#include "base/arena.h"
#include "base/str.h"

enum amount_unit { /* what an amount is paid for, or what is counted and is no money */
                   AMOUNT_ALONE,
                   AMOUNT_A_YEAR,
                   AMOUNT_A_MONTH,
                   AMOUNT_FOUR_WEEKS,
                   AMOUNT_A_FORTNIGHT,
                   AMOUNT_A_WEEK,
                   AMOUNT_A_DAY,
                   AMOUNT_AN_HOUR,
                   AMOUNT_OF_MONTHS,
                   AMOUNT_OF_WEEKS,
                   AMOUNT_OF_DAYS,
                   AMOUNT_OF_HOURS,
                   AMOUNT_OF_SHARES,
                   AMOUNT_PER_CENT
};

enum letter_says { /* what a word of an offer letter is about (cli/letter_text.h) */
                   LETTER_BASE,
                   LETTER_A_YEAR,
                   LETTER_A_MONTH,
                   LETTER_A_WEEK,
                   LETTER_A_DAY,
                   LETTER_AN_HOUR,
                   LETTER_TIMES,
                   LETTER_ON_TARGET,
                   LETTER_TERM,
                   LETTER_BONUS,
                   LETTER_DISCRETIONARY,
                   LETTER_COMMISSION,
                   LETTER_CONTRACTUAL,
                   LETTER_SIGN_ON,
                   LETTER_REPAID,
                   LETTER_EQUITY,
                   LETTER_OPTIONS,
                   LETTER_STRIKE,
                   LETTER_LEAVE,
                   LETTER_NOTICE,
                   LETTER_PROBATION,
                   LETTER_REMOTE,
                   LETTER_PENSION,
                   LETTER_START,
                   LETTER_ANSWER_BY,
                   LETTER_ROLE,
                   LETTER_ROLE_CLAUSE, /* the role goes on to the clause's end */
                   LETTER_EMPLOYER,
                   LETTER_AT,
                   LETTER_OFFERS,
                   LETTER_WE,
                   LETTER_DEAR,
                   LETTER_TITLE,
                   LETTER_REGARDS,
                   LETTER_AND,
                   LETTER_ARTICLE,
                   LETTER_WITHIN /* "of": within a name */
};

struct letter_word { /* "base salary", LETTER_BASE */
    const char *word;
    enum letter_says says;
};
struct spelled_word { /* "six", 6 */
    const char *word;
    int value;
};
struct scale_word { /* "thousand", 3: a power of ten */
    const char *word;
    int power;
};
struct unit_words { /* "a month", "per month"; "days" */
    const char *word;
    enum amount_unit unit;
};
struct money_word { /* "euros", "EUR" */
    const char *word, *code;
};

struct language {
    const char *code, *name; /* "de", "Deutsch" */
    bool by_default;         /* taken where none is asked for; one is */
    bool greets_whole;       /* "Guten Tag Jonas Petersen,": never by the first name alone */

    /* numbers on a page: "€82,000", "82 000 €", "82K", "82 k€" */
    const char *group, *decimal, *percent;
    const char *thousand, *million, *billion, *trillion;
    bool symbol_after;

    /* The currencies whose amounts are grouped as in India, "₹35,00,000", and their short forms,
     * "₹35L", "₹1.2Cr"; NULL: none. */
    const char *const *indian;
    const char *lakh, *crore;

    /* "a, b and c"; the article before a word, by its first letter: "a TPM", "an SRE" */
    const char *between, *last;
    const char *article, *article_before, *letters_before, *vowels_before;
    /* Words that lose their last letter before a name: "de" and "Aozora" are "d’Aozora". NULL:
     * none; the letters that the name begins with. */
    const char *const *elides;
    const char *elides_before;

    const char *const *spelled_in;   /* ICU's locales of its spelled-out numbers: "fr", "fr_CH" */
    const char *const *number_words; /* what makes a spelled-out number longer, before or behind */
    const char *const *number_joins; /* "and": may stand within one, or be left out */
    const char *const *range;        /* "to", "and": between the ends of a range */
    const char *const *one;          /* "one", "a": the same before a scale */
    const struct scale_word *scales;
    const struct unit_words *units;
    const struct money_word *moneys;

    /* what letters say, and how they write days: "1. Februar", "1st" */
    const struct letter_word *letter;
    const struct spelled_word *spelled;
    const char *const *months;   /* January to December */
    const char *const *ordinals; /* "st"; NULL: none */

    const char *const *about;         /* "about ": said before a converted figure, once */
    const char *const *private_words; /* never in a document for the employer */
    const char *const *never_said;    /* "guaranteed" */
    const char *const *commits_early; /* "i will accept" */
};

/* All there are, in the order of their codes; NULL past the end. */
const struct language *language_at(size_t i);
/* NULL: there is none of that code ("de"). */
const struct language *language_find(const char *code);
const struct language *language_default(void);
/* The codes as a sentence lists them: "de, en or fr". */
const char *language_codes(struct arena *a);

/* Where `text` says the phrase, in any case, as whole words; ’ and ' are the same. Its bytes go to
 * *n (which may be NULL). NULL: nowhere. */
const char *language_says(const char *text, const char *phrase, size_t *n);
/* The first word, of any language, that is never said ("guaranteed") and stands in the text; NULL:
 * none. So too a phrase that commits its speaker ("i will accept"). */
const char *language_never_said(const char *text);
const char *language_commits_early(const char *text);

/* What of `before`, a message up to the name put in, is to be taken away at its end, so that an
 * apostrophe may follow: 2 for "l’offre de " before "Aozora"; 0: nothing. */
size_t language_elides(const struct language *l, struct str before, const char *name);

/* The article before `word`: "an" before "SRE"; "" in a language without one. */
const char *language_article(const struct language *l, const char *word);

#endif
