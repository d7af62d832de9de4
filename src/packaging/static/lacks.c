/* lacks.c - what the static program answers for the libraries that it can't load: GMime and libpsl
 * (e-mail), libqpdf (passwords). eml_load() and encrypt_load() refuse by name before a document
 * is begun, so that nothing behind them is ever called. */
#include "deliver/address.h"
#include "deliver/eml.h"
#include "deliver/encrypt.h"
#include "deliver/password.h"
#include <string.h>

static bool refused(struct diags *d, const char *what, const char *libraries)
{
    diag_add(d, DIAG_LIBRARY, (struct place){0},
             "%s; the hfbrief of the Debian package has it (%s)", what, libraries);
    return false;
}

bool eml_load(struct diags *d)
{
    return refused(d, "e-mail is not in the static hfbrief", "GMime, libpsl");
}

bool encrypt_load(struct diags *d)
{
    return refused(d, "passwords are not in the static hfbrief", "libqpdf");
}

/* Read, so that encrypt_load() can say why it is of no use. */
char *password_of(char *file, size_t n, const char *path, struct arena *a, struct diags *d)
{
    (void)path, (void)d;
    explicit_bzero(file, n);
    return arena_strdup(a, "");
}

/* ---- never reached --------------------------------------------------------------------------- */

bool encrypt_opens(struct str file, const char *password)
{
    (void)file, (void)password;
    return false;
}

bool encrypt_pdf(struct str file, const char *password, const char *audience, struct diags *d,
                 struct buf *out)
{
    (void)file, (void)password, (void)audience, (void)out;
    return encrypt_load(d);
}

bool eml_write(const struct eml *m, struct arena *a, struct diags *d, struct buf *out)
{
    (void)m, (void)a, (void)out;
    return eml_load(d);
}

const char *const *eml_recipients(struct str message, struct arena *a, struct diags *d)
{
    (void)message, (void)a;
    eml_load(d);
    return NULL;
}

const char *eml_private_refusal(struct arena *a, const struct eml_parties *p, const char *address)
{
    (void)a, (void)p, (void)address;
    return "can't be checked";
}

const char *address_read(struct arena *a, const char *given, struct address *out)
{
    (void)a, (void)given, (void)out;
    return "can't be checked";
}
