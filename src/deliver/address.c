/* address.c - ICU for characters and domains (NFKC, UTS 46, UTS 39), libpsl for who owns a domain.
 */
#include "deliver/address.h"
#include "base/buf.h"
#include "base/diag.h"
#include <dlfcn.h>
#include <libpsl.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

enum { ADDRESS_BYTES_MAX = 254, DOMAIN_MAX = 256 };

/* ---- characters --------------------------------------------------------------------------- */

static bool is_invisible(uint32_t c)
{
    return u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_charType((UChar32)c) == U_FORMAT_CHAR;
}

/* The first character that can't be seen; 0: none. */
static uint32_t invisible_in(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = str_decode(s, &at);
        if (is_invisible(c))
            return c;
    }
    return 0;
}

static const char *without_invisible(struct arena *a, struct str s)
{
    struct buf out;
    buf_init(&out, a);
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        if (!is_invisible(str_decode(s, &at)))
            buf_add(&out, s.s + from, at - from);
    }
    return buf_str(&out);
}

/* NFKC, in UTF-8; NULL: it isn't UTF-8, or too long. */
static const char *folded(struct arena *a, const char *s)
{
    UErrorCode e = U_ZERO_ERROR;
    UChar wide[4 * ADDRESS_BYTES_MAX], out[8 * ADDRESS_BYTES_MAX];
    char text[16 * ADDRESS_BYTES_MAX];
    int32_t n, m;
    u_strFromUTF8(wide, (int32_t)(sizeof wide / sizeof *wide), &n, s, -1, &e);
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&e);
    if (U_FAILURE(e))
        return NULL;
    m = unorm2_normalize(nfkc, wide, n, out, (int32_t)(sizeof out / sizeof *out), &e);
    u_strToUTF8(text, (int32_t)sizeof text, NULL, out, m, &e);
    return U_FAILURE(e) ? NULL : arena_strdup(a, text);
}

static bool is_ascii(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s >= 0x80)
            return false;
    return true;
}

static const char *lowered(struct arena *a, const char *s)
{
    char *t = arena_strdup(a, s);
    for (char *c = t; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return t;
}

/* What an address is made of, beside letters and digits (RFC 5322, 3.2.3); no quotes, no comments.
 */
static bool is_local(const char *s)
{
    if (!*s || *s == '.' || strstr(s, "..") || s[strlen(s) - 1] == '.')
        return false;
    for (; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 0x7F || strchr("<>(),;:\\\"[]@", *s))
            return false;
    return true;
}

/* ---- domains ------------------------------------------------------------------------------ */

static bool to_ascii(const char *given, char out[DOMAIN_MAX], bool back)
{
    UErrorCode e = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UIDNA *idna = uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                      UIDNA_NONTRANSITIONAL_TO_ASCII,
                                  &e);
    if (U_FAILURE(e))
        return false;
    int32_t n = back ? uidna_nameToUnicodeUTF8(idna, given, -1, out, DOMAIN_MAX - 1, &info, &e)
                     : uidna_nameToASCII_UTF8(idna, given, -1, out, DOMAIN_MAX - 1, &info, &e);
    uidna_close(idna);
    if (U_FAILURE(e) || info.errors || n <= 0 || n >= DOMAIN_MAX)
        return false;
    out[n] = '\0';
    return true;
}

const char *address_domain(struct arena *a, const char *given)
{
    char ascii[DOMAIN_MAX];
    given += strspn(given, "@.");
    size_t n = strlen(given);
    while (n && given[n - 1] == '.')
        n--;
    const char *bare = arena_strndup(a, given, n);
    return n && to_ascii(bare, ascii, false) ? lowered(a, ascii) : NULL;
}

/* As a person sees it. */
static const char *shown(struct arena *a, const char *domain)
{
    char text[DOMAIN_MAX];
    return to_ascii(domain, text, true) ? arena_strdup(a, text) : domain;
}

/* Letters, marks and digits as IDNA 2008 has them (RFC 5892, and its 2.6); ICU's older rules let
 * more through, and a domain with it can't be written into a message. */
static bool has_domain_letters(const char *domain)
{
    static const uint32_t also[] = {'-',   '.',   0xB7,  0x375,  0x5F3, 0x5F4,
                                    0x6FD, 0x6FE, 0xF0B, 0x3007, 0x30FB};
    struct str s = str_of(domain);
    for (size_t at = 0; at < s.n;) {
        uint32_t c = str_decode(s, &at);
        bool good =
            (U_MASK(u_charType((UChar32)c)) & (U_GC_LL_MASK | U_GC_LO_MASK | U_GC_LM_MASK |
                                               U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ND_MASK)) != 0;
        for (size_t i = 0; i < sizeof also / sizeof *also; i++)
            good = good || c == also[i];
        if (!good)
            return false;
    }
    return true;
}

static bool mixes_scripts(const char *domain)
{
    UErrorCode e = U_ZERO_ERROR;
    USpoofChecker *check = uspoof_open(&e);
    if (U_FAILURE(e))
        return true;
    uspoof_setRestrictionLevel(check, USPOOF_HIGHLY_RESTRICTIVE);
    uspoof_setChecks(check, USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE | USPOOF_MIXED_NUMBERS, &e);
    int32_t found = uspoof_check2UTF8(check, domain, -1, NULL, &e);
    uspoof_close(check);
    return U_FAILURE(e) || found != 0;
}

static bool skeleton(const char *domain, char *out, int32_t max)
{
    UErrorCode e = U_ZERO_ERROR;
    USpoofChecker *check = uspoof_open(&e);
    if (U_FAILURE(e))
        return false;
    uspoof_getSkeletonUTF8(check, 0, domain, -1, out, max, &e);
    uspoof_close(check);
    return U_SUCCESS(e);
}

bool address_looks_like(struct arena *a, const char *domain, const char *other)
{
    char x[4 * DOMAIN_MAX], y[4 * DOMAIN_MAX];
    return strcmp(domain, other) != 0 && skeleton(shown(a, domain), x, (int32_t)sizeof x) &&
           skeleton(shown(a, other), y, (int32_t)sizeof y) && strcmp(x, y) == 0;
}

bool address_within(const char *domain, const char *zone)
{
    size_t n = strlen(domain), m = strlen(zone);
    return m && n >= m && strcmp(domain + n - m, zone) == 0 && (n == m || domain[n - m - 1] == '.');
}

/* ---- addresses ---------------------------------------------------------------------------- */

const char *address_read(struct arena *a, const char *given, struct address *out)
{
    struct str s = str_of(given);
    if (!s.n || s.n > ADDRESS_BYTES_MAX)
        return "is not an e-mail address; write name@example.org";
    uint32_t hidden = invisible_in(s);
    const char *seen = without_invisible(a, s), *plain = folded(a, seen);
    if (!plain)
        return "is not an e-mail address; write name@example.org";
    if (hidden)
        return arena_printf(a, "holds an invisible character (U+%04X); write %s", hidden, plain);
    if (strcmp(plain, given) != 0)
        return arena_printf(a, "holds letters that mail takes for others; write %s", plain);
    const char *at = strchr(given, '@');
    const char *local = at ? arena_strndup(a, given, (size_t)(at - given)) : "";
    if (!at || !is_local(local) || strchr(at + 1, '@'))
        return "is not an e-mail address; write name@example.org";
    if (strpbrk(local, "%!")) /* lea%example.com@relay.example, example.com!lea@relay.example */
        return "says by which host the mail is to go on, and so to whom; write name@example.org";
    if (!is_ascii(local))
        return "has letters before the @ that not every mail program carries; write the address in "
               "plain letters";
    const char *domain = address_domain(a, at + 1);
    if (!domain || strchr("@.", at[1]) || !has_domain_letters(shown(a, domain)))
        return "has no domain that mail could go to; write name@example.org";
    if (!is_ascii(at + 1) && mixes_scripts(shown(a, domain)))
        return arena_printf(a,
                            "has a domain of letters that look like others; if you mean it, "
                            "write %s@%s",
                            local, domain);
    out->text = arena_printf(a, "%s@%s", local, domain);
    if (strlen(out->text) > ADDRESS_BYTES_MAX) /* as mail carries it, a domain may be longer */
        return "is not an e-mail address; write name@example.org";
    out->key = lowered(a, out->text);
    out->domain = strrchr(out->key, '@') + 1;
    return NULL;
}

bool address_same(const struct address *x, const struct address *y)
{
    return x->key && y->key && strcmp(x->key, y->key) == 0;
}

/* ---- whose a domain is -------------------------------------------------------------------- */

#define PSL_LIBRARY "libpsl.so.5"

static void *open_psl(void)
{
    return dlopen(PSL_LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
}

bool address_load(struct diags *d)
{
    void *handle = open_psl();
    if (!handle)
        diag_add(d, DIAG_LIBRARY, (struct place){0},
                 "e-mail needs %s, which is not installed; install libpsl5", PSL_LIBRARY);
    else
        dlclose(handle);
    return handle != NULL;
}

const char *address_registered(struct arena *a, const char *domain)
{
    const psl_ctx_t *(*builtin)(void) = NULL;
    const char *(*registrable)(const psl_ctx_t *, const char *) = NULL;
    void *handle = open_psl(), *f;
    if (handle && (f = dlsym(handle, "psl_builtin")))
        memcpy(&builtin, &f, sizeof f);
    if (handle && (f = dlsym(handle, "psl_registrable_domain")))
        memcpy(&registrable, &f, sizeof f);
    const char *found = builtin && registrable && builtin() ? registrable(builtin(), domain) : NULL;
    found = found ? arena_strdup(a, found) : NULL;
    if (handle)
        dlclose(handle);
    return found;
}
