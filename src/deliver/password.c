/* password.c - see password.h. */
#include "deliver/password.h"
#include <string.h>
#include <unicode/usprep.h>
#include <unicode/ustring.h>

enum { WIDE_MAX = 4 * PASSWORD_BYTES_MAX };

static bool starts(const char *s, size_t n, const char *with, size_t m)
{
    return n >= m && memcmp(s, with, m) == 0;
}

/* What would be typed differently than it is saved; NULL: nothing. */
static const char *fault_of_file(const char *s, size_t n)
{
    if (starts(s, n, "\xFF\xFE", 2) || starts(s, n, "\xFE\xFF", 2))
        return "is in UTF-16, and no reader would take its bytes for what you type; save it as "
               "UTF-8";
    if (starts(s, n, "\xEF\xBB\xBF", 3))
        return "begins with a byte order mark, which nobody can type; save it as UTF-8 without one";
    if (memchr(s, '\0', n))
        return "holds NUL characters; save it as plain text in UTF-8";
    return NULL;
}

/* SASLprep of `line` into `out`; NULL: done. */
static const char *prepare(const char *line, char *out, size_t max)
{
    UErrorCode e = U_ZERO_ERROR;
    UChar wide[WIDE_MAX], made[WIDE_MAX];
    int32_t n = 0, m = 0;
    const char *why = NULL;
    u_strFromUTF8(wide, WIDE_MAX, &n, line, -1, &e);
    if (U_FAILURE(e))
        why = "isn't UTF-8 in its first line; save it as UTF-8";
    UStringPrepProfile *saslprep = why ? NULL : usprep_openByType(USPREP_RFC4013_SASLPREP, &e);
    if (!why)
        m = usprep_prepare(saslprep, wide, n, made, WIDE_MAX, USPREP_DEFAULT, NULL, &e);
    if (!why && U_FAILURE(e))
        why = "holds a character that a password can't (a control, or one that readers drop); use "
              "letters, digits and signs";
    if (!why)
        u_strToUTF8(out, (int32_t)max, NULL, made, m, &e);
    if (!why && (U_FAILURE(e) || strlen(out) > PASSWORD_BYTES_MAX))
        why = "has a first line too long for a password; use at most 127 bytes";
    if (saslprep)
        usprep_close(saslprep);
    explicit_bzero(wide, sizeof wide);
    explicit_bzero(made, sizeof made);
    return why;
}

static char *refuse(struct diags *d, const char *path, const char *why)
{
    diag_add(d, DIAG_USAGE, (struct place){0}, "password file %s %s", path, why);
    return NULL;
}

char *password_of(char *file, size_t n, const char *path, struct arena *a, struct diags *d)
{
    const char *why = fault_of_file(file, n);
    char *out = arena_alloc(a, 4 * WIDE_MAX);
    size_t line = 0;
    while (line < n && file[line] != '\r' && file[line] != '\n')
        line++;
    if (!why && line == 0)
        why = "has an empty first line; put the password there, up to 127 bytes";
    if (!why && line > PASSWORD_BYTES_MAX)
        why = "has a first line too long for a password; use at most 127 bytes";
    if (!why) {
        file[line] = '\0';
        why = prepare(file, out, 4 * WIDE_MAX);
    }
    if (!why && !*out)
        why = "has a first line of characters that readers drop; use letters, digits and signs";
    explicit_bzero(file, n);
    if (why)
        return refuse(d, path, why);
    if (str_count(str_of(out)) < PASSWORD_LENGTH_GOOD)
        diag_add(d, DIAG_WEAK_PASSWORD, (struct place){0},
                 "the password has fewer than %d characters, and a locked document can be tried "
                 "without end; use a longer one",
                 PASSWORD_LENGTH_GOOD);
    return out;
}
