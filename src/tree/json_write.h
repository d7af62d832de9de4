/* json_write.h - a JSON value, written once, front to back, into a buffer (RFC 8259).
 *
 * Not jansson: its reals are doubles printed with %.17g, so 9610169491.53 would come out as
 * 9610169491.5300007 and no amount above 2^53 cents at all. Amounts and ratios here are integers
 * of 1/10^digits and are written digit by digit; the last zeros and a bare point are left out.
 * Everything goes on one line, so that several documents are JSON lines.
 */
#ifndef HFB_TREE_JSON_WRITE_H
#define HFB_TREE_JSON_WRITE_H

#include "base/buf.h"
#include "base/date.h"
#include "base/money.h"

struct json {
    struct buf *out;
    bool comma; /* the next value or key has one before it */
};

struct json json_start(struct buf *out);
void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_key(struct json *j, const char *key);

void json_put_null(struct json *j);
void json_put_bool(struct json *j, bool v);
void json_put_scaled(struct json *j, int64_t v, int digits); /* v / 10^digits */
void json_put_string(struct json *j, const char *s);         /* NULL gives null; UTF-8 as it is */
void json_put_date(struct json *j, struct date d); /* ISO 8601, as precise as it was read */

/* A key and its value. */
void json_key_open(struct json *j, const char *key, char bracket);
void json_key_string(struct json *j, const char *key, const char *s);

#endif
