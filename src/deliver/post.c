/* post.c - who gets it, what it is called, what it says. */
#include "deliver/post.h"
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

/* One recipient after the other: the first that may not have it refuses the whole draft. */
static bool may_go(const struct hfb_result *r, const char *const *to, struct hfb_result *out)
{
    const struct eml_parties parties = {.candidate = r->candidate_email,
                                        .coach = r->coach_email,
                                        .recruiter = r->recruiter_email,
                                        .employer_domains = r->employer_domains,
                                        .employer_domains_n = r->employer_domains_n};
    for (; *to; to++) {
        if (!eml_address_ok(*to))
            return refuse(out, DIAG_REFUSED_RECIPIENT,
                          "\"%s\" is not an e-mail address%s; write name@example.org", *to, "");
        const char *theirs = is_private(r) ? eml_private_refusal(&parties, *to) : NULL;
        if (theirs)
            return refuse(out, DIAG_REFUSED_RECIPIENT,
                          "a private document does not go to %s: that is %s; send it to the "
                          "candidate or the coach, or send a letter",
                          *to, theirs);
    }
    return true;
}

/* offer.letter.pdf, whatever the output is called: a path is nobody else's business. */
static const char *attachment_name(const struct delivery *what, const struct hfb_job *job,
                                   struct arena *a)
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
    if (!may_go(out, to, out))
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
                    .file_name = attachment_name(what, job, a),
                    .media_type = types[job->format],
                    .document = {buf_str(&out->output), out->output.n}};
    if (!eml_write(&m, a, &out->diags, message)) {
        out->status = HFB_FAULT;
        return false;
    }
    return true;
}
