/* address.h - an e-mail address in the one form in which addresses are compared, written and read.
 *
 * Mail programs drop what can't be seen, fold full-width letters, and take a domain in its ASCII
 * form; to compare other bytes than will be sent to is to compare nothing. So an address is
 * plain or it isn't one: what is invisible, what mail would fold, what isn't ASCII before the @,
 * and a domain whose letters come from scripts that look alike are refused, with what to write
 * instead.
 */
#ifndef HFB_DELIVER_ADDRESS_H
#define HFB_DELIVER_ADDRESS_H

#include "base/arena.h"
#include "base/str.h"

struct address {
    const char *text;   /* as it is written into a message: local@domain, the domain in ASCII */
    const char *key;    /* the same in small letters: two addresses are one if these are equal */
    const char *domain; /* of key */
};

/* NULL: read; else why not, as the end of a sentence that begins with the address. */
const char *address_read(struct arena *a, const char *given, struct address *out);

/* A domain alone, in the form of address.domain; "@" or "." before it is dropped. NULL: it is none.
 */
const char *address_domain(struct arena *a, const char *given);

bool address_same(const struct address *x, const struct address *y);
/* The domain itself or one below it. */
bool address_within(const char *domain, const char *zone);
/* Whether a person could take one domain for the other. */
bool address_looks_like(struct arena *a, const char *domain, const char *other);

/* The part of a domain that somebody has registered ("example.co.uk" of "mail.example.co.uk"), by
 * the public suffix list; NULL: none. address_load() first; false: reported (LIBRARY). */
const char *address_registered(struct arena *a, const char *domain);
struct diags;
bool address_load(struct diags *d);

#endif
