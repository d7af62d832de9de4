/* door.h - the one door between the program and a page in a browser: texts in, documents out.
 *
 * All memory is the instance's own; nothing is opened, nothing is sent. Strings are UTF-8 and end
 * with NUL. What is handed in is made with door_alloc() and stays the caller's, but for faces and
 * guides, which the door keeps. What is handed out stands until the next call of door_run().
 * Out of memory is answered (status 3) and the instance goes on living.
 */
#ifndef HFB_WEB_DOOR_H
#define HFB_WEB_DOOR_H

#include <stddef.h>

void *door_alloc(size_t n); /* NULL: no memory */
void door_free(void *p);

/* A face under the path that fonts.xml has for it: for scripts whose faces are not inside. */
int door_face(const char *path, const char *bytes, size_t n);

/* Once, before anything else: 0, or -1 with messages. */
int door_open(void);

/* One job. `names` holds a line for each input, "offer=offer.xml", "guide=mine.xml",
 * "theme=house.xml", in the order of their bytes in `bytes`, with their lengths in `sizes`;
 * several offers make a cohort. `options` holds a line for each option that is set:
 *   template=brief|letter|offer-letter|cohort   format=pdf|json|xml   lang=en   gray=yes
 *   floor=front|back|omit   paper=auto|a4|letter   as-of=2026-11-20   check=yes   explain=FIGURE
 *   dump=offer|figures|flow|galley|pages|structure|svg
 * Returns enum hfb_status. */
int door_run(const char *names, const char *bytes, const size_t *sizes, const char *options);

const char *door_output(void); /* the document; door_output_size() bytes */
size_t door_output_size(void);
const char *door_messages(void); /* JSON, a line each, as with --diagnostics json */
size_t door_pages(void);

/* After a call (job/debrief.h): the inputs as for door_run(), one offer. The first answers what a
 * person is asked about, as JSON: {"recruiter", "package", "ask", "respond_by", "replied"}. The
 * second makes the next round's offer, door_output(), of options `answer` (yes, part, no, later,
 * final), `asked` and `moved` ("base=72000, leave=30"), `via`, `written`, `respond-by`, and
 * `today`, which must be there; what is to be told then is door_told(), JSON: {"revision", "moved",
 * "moved_all", "horizon", "gap", "rung", "headline", "dropped_respond_by", "dropped_total",
 * "subject", "body"}. What doesn't arise is null. Both return enum hfb_status. */
int door_debrief_now(const char *names, const char *bytes, const size_t *sizes,
                     const char *options);
int door_debrief(const char *names, const char *bytes, const size_t *sizes, const char *options);
const char *door_told(void);

/* An amount as people write it ("€67,000", "3 250 × 13", "38 lakh", "500 RSUs", "12.50 an hour"),
 * read exactly: JSON with value ("3250", "12.50"), and unit ("month", "shares", "percent"), times
 * ("13") and currency ("EUR") where it says them. "": it is none, or could mean two. Stands until
 * the next call of door_amount() or door_run(). */
const char *door_amount(const char *text);

/* What is answered to a question about pay, read as the command line's interview does
 * (job/answer_pay.h): of "pay" ("550 a day, 220 days, 9 months"), "equity" ("500 RSUs at 212.40")
 * or "bonus" ("10% contractual"). JSON with the members of that header's struct, each a string
 * where it is said: amount, per, times, hours, months, ote, variable, currency; kind, instrument,
 * amount, per-year, shares, price, strike, years, cliff, currency; kind, way, value, ote. {"why":
 * "…"} where it can't be read: what would be right. Stands as door_amount()'s does. */
const char *door_answer(const char *what, const char *text, const char *own);

/* What the program carries: schemas, guides, catalogues, by their path in the source tree. NULL:
 * there is none of that name. */
const char *door_resource(const char *name, size_t *size);
/* The name of the i-th, from 0; NULL past the end. */
const char *door_resource_name(size_t i);

#endif
