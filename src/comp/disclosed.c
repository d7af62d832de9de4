/* disclosed.c - status, expiry and `disclose` decide, and that something in it is higher than here.
 */
#include "comp/disclosed.h"

bool competing_claim(const struct competing_fig *c, enum public_claim *claim)
{
    if (c->expired || c->entry->disclose == DISCLOSE_NONE || c->entry->status == STATUS_MARKET ||
        c->worth_less)
        return false;
    switch (c->entry->status) {
    case STATUS_WRITTEN:
        *claim = CLAIM_WRITTEN;
        return true;
    case STATUS_VERBAL:
        *claim = CLAIM_VERBAL;
        return true;
    case STATUS_PROCESS:
        *claim = CLAIM_PROCESS;
        return true;
    case STATUS_MARKET:
    case STATUS_CURRENT:
        break;
    }
    return false;
}

const char *public_claim_name(enum public_claim v)
{
    static const char *const names[] = {
        [CLAIM_PROCESS] = "process", [CLAIM_VERBAL] = "verbal", [CLAIM_WRITTEN] = "written"};
    return (size_t)v < sizeof names / sizeof *names ? names[v] : NULL;
}
