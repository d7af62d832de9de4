/* json.h - figures as JSON, schema hfbrief-figures/1 (contract 3).
 *
 * One object on one line, ended by a newline. Every key is always there; a figure that doesn't
 * apply is null, a list []. Amounts have at most two decimals and are exact, ratios four.
 */
#ifndef HFB_EMIT_JSON_H
#define HFB_EMIT_JSON_H

#include "comp/figures.h"
#include "public/public.h"

void emit_json(const struct figures *f, struct buf *out);
/* A list of checks alone, as under "checks". */
void emit_json_checks(const struct check *checks, size_t n, struct buf *out);
/* For an employer's template: the public tree, "audience": "employer". */
void emit_json_public(const struct public_figures *f, struct buf *out);

#endif
