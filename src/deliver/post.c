/* post.c - who gets it, what it is called, what it says. */
#include "deliver/post.h"
#include "deliver/address.h"
#include "deliver/eml.h"

static bool refuse(struct hfb_result *out, enum diag_code code, const char *format,
                   const char *what, const char *why)
{
    diag_add(&out->diags, code, (struct place){0}, format, what, why);
    out->status = diag_severity_of(code) == SEVERITY_FATAL ? HFB_FAULT : HFB_REFUSED;
    return false;
}

const char *const *post_recipients(struct arena *a, const char *text)
{
    size_t n = 1;
    for (const char *c = text; *c; c++)
        n += *c == ',';
    const char **list = arena_new_array(a, const char *, n + 1);
    size_t k = 0;
    for (const char *start = text; start; k++) {
        const char *comma = strchr(start, ',');
        struct str one =
            str_trim((struct str){start, comma ? (size_t)(comma - start) : strlen(start)});
        list[k] = arena_strndup(a, one.s, one.n);
        start = comma ? comma + 1 : NULL;
    }
    return list;
}

static bool is_private(const struct hfb_result *r)
{
    return !r->audience || strcmp(r->audience, "employer") != 0;
}

/* One recipient after the other, in the form in which mail will carry it: the first that may not
 * have the document refuses the whole draft. NULL: refused. */
static const char *const *may_go(const struct delivery *what, const char *const *to,
                                 struct arena *a, struct hfb_result *out)
{
    const struct eml_parties parties = {.candidate = out->candidate_email,
                                        .coach = out->coach_email,
                                        .recruiter = out->recruiter_email,
                                        .employer_domains = out->employer_domains,
                                        .employer_domains_n = out->employer_domains_n,
                                        .trusted = what->trusted};
    size_t n = 0;
    while (to[n])
        n++;
    const char **list = arena_new_array(a, const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct address one;
        const char *why = address_read(a, to[i], &one);
        if (why)
            return refuse(out, DIAG_REFUSED_RECIPIENT, "\"%s\" %s", to[i], why), NULL;
        why = is_private(out) ? eml_private_refusal(a, &parties, one.text) : NULL;
        if (why)
            return refuse(out, DIAG_REFUSED_RECIPIENT, "a private document does not go to %s: %s",
                          to[i], why),
                   NULL;
        list[i] = one.text;
    }
    return list;
}

/* What the finished draft says, read as a mail program would: the addresses that were allowed, no
 * other, and none missing. */
static bool says_so(const struct delivery *what, const char *const *to, struct str message,
                    struct arena *a, struct hfb_result *out)
{
    const char *const *said = eml_recipients(message, a, &out->diags);
    const char *const *again = said ? may_go(what, said, a, out) : NULL;
    if (said && !again)
        return false;
    for (size_t i = 0; again; i++) {
        if (!again[i] && !to[i])
            return true;
        if (!again[i] || !to[i] || strcmp(again[i], to[i]) != 0)
            return refuse(
                out, DIAG_REFUSED_RECIPIENT,
                "the finished draft would go to %s instead of %s; write addresses plainly",
                again[i] ? again[i] : "nobody", to[i] ? to[i] : "nobody");
    }
    out->status = HFB_FAULT;
    return false;
}

/* offer.letter.pdf, whatever the output is called: a path is nobody else's business. */
const char *post_attachment(const struct delivery *what, const struct hfb_job *job, struct arena *a)
{
    const char *path = what->output
                           ? what->output
                           : deliver_path(a, what->input, NULL, job->template_name, job->format);
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool post_write(const struct delivery *what, const struct hfb_job *job, struct arena *a,
                struct hfb_result *out, struct buf *message)
{
    static const char *const types[] = {[HFB_PDF] = "application/pdf",
                                        [HFB_JSON] = "application/json",
                                        [HFB_XML] = "application/xml"};
    bool mine = is_private(out);
    const char *own[] = {mine ? out->candidate_email : out->recruiter_email, NULL};
    const char *const *to = what->to ? what->to : own;
    if (!*to)
        return refuse(out, DIAG_REFUSED_RECIPIENT,
                      "the offer names no e-mail address of %s%s; add <email> to it, or give --to",
                      mine ? "the candidate" : "the recruiter", "");
    if (!(to = may_go(what, to, a, out)))
        return false;
    struct eml m = {.from_name = out->candidate,
                    .from = out->candidate_email,
                    .to_name = what->to ? NULL
                               : mine   ? out->candidate
                                        : out->recruiter,
                    .to = to[0],
                    .also = to + 1,
                    .subject = out->mail_subject,
                    .body = out->mail_body ? out->mail_body : "",
                    .file_name = job->carried_as,
                    .media_type = types[job->format],
                    .document = {buf_str(&out->output), out->output.n}};
    if (!eml_write(&m, a, &out->diags, message)) {
        out->status = HFB_FAULT;
        return false;
    }
    return says_so(what, to, (struct str){buf_str(message), message->n}, a, out);
}
