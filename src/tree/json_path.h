/* json_path.h - the value at a key path of the JSON (contract 3): "ask.source.base",
 * "checks[0].id", "offer.face_value". For --explain: what is stated or doesn't apply has no
 * formula, but it stands in the figures all the same. */
#ifndef HFB_EMIT_JSON_PATH_H
#define HFB_EMIT_JSON_PATH_H

#include "base/buf.h"
#include "base/str.h"

/* Appends the value as JSON text ("null", "\"guide\"", "82000", an object whole). False: there is
 * no such path. */
bool json_path_put(struct str json, const char *path, struct buf *out);

#endif
