/* check_text.h - the list of checks as text for people (--check, --check-guide). */
#ifndef HFB_BRIEF_CHECK_TEXT_H
#define HFB_BRIEF_CHECK_TEXT_H

#include "brief/checks.h"
#include "brief/findings.h"

/* One check a paragraph: file:line: severity: id: message; the source's words; what to do. */
void checks_put(struct buf *out, const struct check *checks, size_t n, enum floor_place floor);
/* What stands beside them: questions to ask and blanks to fill. */
void checks_put_open(struct buf *out, const struct advice *advice, const struct present *p);

#endif
