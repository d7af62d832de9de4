/* language.c - looking things up in the languages there are. */
#include "base/language.h"

#include "base/ascii.h"
#include "base/buf.h"

extern const struct language *const language_table[]; /* made from templates/lang, ends with NULL */

const struct language *language_at(size_t i)
{
    size_t n = 0;
    while (n < i && language_table[n])
        n++;
    return language_table[n];
}

const struct language *language_find(const char *code)
{
    const struct language *const *l = language_table;
    while (*l && strcmp((*l)->code, code) != 0)
        l++;
    return *l;
}

const struct language *language_default(void)
{
    const struct language *const *l = language_table;
    while (l[1] && !(*l)->by_default)
        l++;
    return *l;
}

const char *language_codes(struct arena *a)
{
    struct buf out;
    buf_init(&out, a);
    for (const struct language *const *l = language_table; *l; l++) {
        if (out.n)
            buf_puts(&out, l[1] ? ", " : " or ");
        buf_puts(&out, (*l)->code);
    }
    return buf_str(&out);
}

/* "TPM offer" takes "a", "SRE offer" takes "an": letters are spoken by their names. */
const char *language_article(const struct language *l, const char *word)
{
    bool capital = word[0] >= 'A' && word[0] <= 'Z';
    bool letters = capital && ((word[1] >= 'A' && word[1] <= 'Z') || !word[1] || word[1] == ' ');
    const char *before = letters ? l->letters_before : l->vowels_before;
    return *word && strchr(before, word[0] | 0x20) ? l->article_before : l->article;
}

/* ---- looking for a phrase ----------------------------------------------------------------- */

/* Letters of the alphabets; general punctuation (U+2000 to U+2BFF) and what is below À are none. */
static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000) ||
           c >= 0x2C00;
}

static bool letter_before(const char *text, const char *at)
{
    const char *from = at;
    while (from > text && ((unsigned char)*--from & 0xC0) == 0x80)
        ;
    size_t i = 0;
    return at > text && is_letter(str_decode((struct str){from, (size_t)(at - from)}, &i));
}

/* The first letter, whichever its bytes, is among `letters`. */
static bool begins_with_one_of(const char *word, const char *letters)
{
    size_t at = 0, n = 0;
    uint32_t first = *word ? str_decode((struct str){word, strnlen(word, 4)}, &at) : 0;
    struct str all = str_of(letters);
    while (first && n < all.n)
        if (str_decode(all, &n) == first)
            return true;
    return false;
}

size_t language_elides(const struct language *l, struct str before, const char *name)
{
    for (const char *const *w = l->elides; w && *w; w++) {
        size_t n = strlen(*w) + 1; /* with its space */
        if (before.n < n || before.s[before.n - 1] != ' ' ||
            strncmp(before.s + before.n - n, *w, n - 1) != 0)
            continue;
        bool whole = before.n == n || !letter_before(before.s, before.s + before.n - n);
        if (whole && begins_with_one_of(name, l->elides_before))
            return 2;
    }
    return 0;
}

static bool letter_at(const char *at)
{
    size_t i = 0;
    return *at && is_letter(str_decode((struct str){at, strnlen(at, 4)}, &i));
}

/* Bytes that stand for one letter of a phrase at `text`: small ASCII letters, and ' for ’. */
static size_t taken(const char *text, char *letter)
{
    *letter = (char)(*text >= 'A' && *text <= 'Z' ? *text + 32 : *text);
    if (strncmp(text, "\xE2\x80\x99", 3) != 0)
        return 1;
    *letter = '\'';
    return 3;
}

/* The bytes of the phrase where it stands at `text`, or 0. */
static size_t says_here(const char *text, const char *phrase)
{
    const char *from = text;
    while (*phrase) {
        char a, b;
        size_t n = taken(text, &a), m = taken(phrase, &b);
        if (!a || a != b)
            return 0;
        text += n;
        phrase += m;
    }
    return letter_at(text) ? 0 : (size_t)(text - from);
}

/* Most bytes don't begin what is looked for. ' may be the first of ’. */
static bool begins(char c, char letter)
{
    return c == letter || (c >= 'A' && c <= 'Z' && c + 32 == letter) ||
           (letter == '\'' && c == '\xE2');
}

const char *language_says(const char *text, const char *phrase, size_t *n)
{
    char first;
    taken(phrase, &first);
    for (const char *p = text; *p; p++) {
        if (!begins(*p, first))
            continue;
        size_t bytes = says_here(p, phrase);
        if (!bytes || letter_before(text, p))
            continue;
        if (n)
            *n = bytes;
        return p;
    }
    return NULL;
}

/* Where the words of a text begin, and the first two letters of all of them, one bit for many
 * pairs: most phrases begin like none of them, and needn't be looked for. */
enum { BEGINNINGS_MAX = 256 };
struct beginnings {
    uint64_t bits[4];
    const char *at[BEGINNINGS_MAX];
    size_t n; /* more than there is room for: not all of them stand in `at` */
};

static unsigned beginning(const char *word)
{
    char a, b;
    size_t n = taken(word, &a);
    taken(a ? word + n : word, &b);
    return ((unsigned char)a * 31u + (unsigned char)b) % 256;
}

static void find_beginnings(struct beginnings *have, const char *text)
{
    memset(have->bits, 0, sizeof have->bits);
    have->n = 0;
    for (const char *p = text; *p; p++)
        if (p == text || !ascii_is_letter(p[-1])) {
            unsigned at = beginning(p);
            have->bits[at / 64] |= UINT64_C(1) << at % 64;
            if (have->n < BEGINNINGS_MAX)
                have->at[have->n] = p;
            have->n++;
        }
}

/* As language_says(), which finds none within a word either. */
static bool says_one(const char *text, const struct beginnings *have, const char *phrase)
{
    char first;
    taken(phrase, &first);
    if (have->n > BEGINNINGS_MAX)
        return language_says(text, phrase, NULL) != NULL;
    for (size_t i = 0; i < have->n; i++)
        if (begins(*have->at[i], first) && says_here(have->at[i], phrase) &&
            !letter_before(text, have->at[i]))
            return true;
    return false;
}

static const char *first_said(const char *text, const struct beginnings *have,
                              const char *const *words)
{
    for (; words && *words; words++) {
        unsigned at = beginning(*words);
        bool may = !(*words)[1] || have->bits[at / 64] >> at % 64 & 1;
        if (may && says_one(text, have, *words))
            return *words;
    }
    return NULL;
}

const char *language_never_said(const char *text)
{
    struct beginnings have;
    const char *found = NULL;
    find_beginnings(&have, text);
    for (size_t i = 0; !found && language_table[i]; i++)
        found = first_said(text, &have, language_table[i]->never_said);
    return found;
}

const char *language_commits_early(const char *text)
{
    struct beginnings have;
    const char *found = NULL;
    find_beginnings(&have, text);
    for (size_t i = 0; !found && language_table[i]; i++)
        found = first_said(text, &have, language_table[i]->commits_early);
    return found;
}
