/* generate.c - what is made from the one option table at build time: the OPTIONS of hfbrief(1), and
 * the completions for bash, zsh and fish. Not part of the program.
 *
 *     generate options|figures|references|bash|zsh|fish
 */
#include "base/language.h"
#include "cli/options.h"
#include "guide/guide_refs.h"
#include "job/reading.h"
#include <stdio.h>

struct made {
    struct arena *arena;
    const char *guides, *regions, *templates, *languages; /* names, divided by spaces */
};

/* ---- what may follow an option ----------------------------------------------------------------
 */

static bool is_optional(const struct option_row *row)
{
    return row->argument && *row->argument == '[';
}

/* The argument's name without brackets. */
static const char *argument_name(const struct made *m, const struct option_row *row)
{
    const char *name = row->argument + is_optional(row);
    return arena_strndup(m->arena, name, strcspn(name, "]"));
}

/* The words an argument may be, divided by spaces; NULL: none of its own. */
static const char *words_for(const struct made *m, const struct option_row *row)
{
    if (row->completes == COMPLETES_TEMPLATES)
        return m->templates;
    if (row->completes == COMPLETES_GUIDES)
        return m->guides;
    if (row->completes == COMPLETES_REGIONS)
        return m->regions;
    if (row->completes == COMPLETES_LANGUAGES)
        return m->languages;
    if (row->completes != COMPLETES_WORDS)
        return NULL;
    char *words = arena_strdup(m->arena, argument_name(m, row));
    for (char *c = words; *c; c++)
        if (*c == '|')
            *c = ' ';
    return words;
}

static bool wants_files(const struct option_row *row)
{
    return row->completes == COMPLETES_FILES || row->completes == COMPLETES_TEMPLATES ||
           row->completes == COMPLETES_GUIDES;
}

/* ---- the manual page ----------------------------------------------------------------------------
 */

/* Text of a line of mdoc: no macro at its start, hyphens that are hyphens. */
static void put_mdoc(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++)
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
}

static void mdoc_option(const struct made *m, const struct option_row *row)
{
    fputs(".It ", stdout);
    if (row->letter) {
        printf("Fl %c", row->letter);
        if (row->argument)
            printf(" Ar %s", argument_name(m, row));
        fputs(" , ", stdout);
    }
    printf("Fl \\-%s", row->name);
    if (is_optional(row))
        printf(" Ns Oo = Ns Ar %s Oc", argument_name(m, row));
    else if (row->argument)
        printf(" Ar %s", argument_name(m, row));
    putchar('\n');
    put_mdoc(row->help);
    putchar('\n');
}

static void write_options(const struct made *m)
{
    for (int g = 0; g < GROUP_COUNT; g++) {
        printf(".Ss \\&%s\n.Bl -tag -width Ds\n", option_groups[g]);
        for (int i = 0; i < OPTION_COUNT; i++)
            if ((int)option_rows[i].group == g)
                mdoc_option(m, &option_rows[i]);
        puts(".El");
    }
}

/* ---- the figures that a guide may name ---- */

/* What a letter does with it, and whether it may be said aloud. */
static const char *use_of(const struct guide_ref *r)
{
    return r->said == REF_NOTED      ? "notes and prose only"
           : r->seen == SEEN_PUBLIC  ? "said; letters too"
           : r->seen == SEEN_PRIVATE ? "said; private"
                                     : "said of the other offer";
}

static void write_figures(const struct made *m)
{
    const struct guide_ref *refs;
    size_t n = guide_refs(m->arena, &refs);
    puts(".Bl -column \"competing.match.sign_on_to_match\" \"said of the other offer\"");
    for (size_t i = 0; i < n; i++) {
        fputs(".It ", stdout);
        put_mdoc(refs[i].path);
        fputs(" Ta ", stdout);
        puts(use_of(&refs[i]));
    }
    puts(".El");
}

/* For tests: a reference a line, with its kind, whether it is public and whether it is said. */
static void write_references(const struct made *m)
{
    const struct guide_ref *refs;
    size_t n = guide_refs(m->arena, &refs);
    for (size_t i = 0; i < n; i++)
        printf("%s %s %s %s\n", refs[i].path, refs[i].kind,
               refs[i].seen == SEEN_PUBLIC    ? "public"
               : refs[i].seen == SEEN_PRIVATE ? "private"
               : refs[i].seen >= SEEN_FLOOR   ? "floor"
                                              : "other",
               refs[i].said == REF_SAID ? "said" : "noted");
}

/* ---- bash
 * ------------------------------------------------------------------------------------------ */

static void bash_case(const struct made *m, const struct option_row *row)
{
    const char *words = words_for(m, row);
    bool folders = row->completes == COMPLETES_FOLDERS, files = wants_files(row);
    if (!row->argument)
        return;
    fputs("    ", stdout);
    if (!is_optional(row) && row->letter)
        printf("-%c | ", row->letter);
    if (!is_optional(row))
        printf("--%s | ", row->name);
    printf("--%s=)\n", row->name);
    if (words)
        printf("        COMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n", words);
    if (files || folders)
        printf("        compopt -o filenames\n"
               "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -%c -- \"$cur\")\n",
               folders ? 'd' : 'f');
    puts("        return\n        ;;");
}

static void write_bash(const struct made *m)
{
    puts("# hfbrief(1) in bash: made from the option table.\n"
         "_hfbrief() {\n"
         "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
         "    COMPREPLY=()\n"
         "    # --name=value comes as three words\n"
         "    if [ \"$cur\" = = ]; then\n"
         "        cur='' prev=$prev=\n"
         "    elif [ \"$prev\" = = ]; then\n"
         "        prev=${COMP_WORDS[COMP_CWORD - 2]}=\n"
         "    fi\n"
         "    case $prev in");
    for (int i = 0; i < OPTION_COUNT; i++)
        bash_case(m, &option_rows[i]);
    fputs("    esac\n"
          "    if [ \"${cur#-}\" != \"$cur\" ]; then\n"
          "        COMPREPLY=($(compgen -W '",
          stdout);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_rows[i].letter)
            printf("-%c ", option_rows[i].letter);
        printf("--%s%s", option_rows[i].name, i + 1 < OPTION_COUNT ? " " : "");
    }
    puts("' -- \"$cur\"))\n"
         "    else\n"
         "        compopt -o filenames\n"
         "        mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"; compgen -f -X '!*.xml' -- "
         "\"$cur\")\n"
         "    fi\n"
         "}\n"
         "complete -F _hfbrief hfbrief");
}

/* ---- zsh
 * ------------------------------------------------------------------------------------------- */

static void put_zsh(const char *text)
{
    for (; *text; text++)
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (strchr("[]:\\", *text))
            printf("\\%c", *text);
        else
            putchar(*text);
}

static void zsh_action(const struct made *m, const struct option_row *row)
{
    const char *words = words_for(m, row);
    printf("%s", is_optional(row) ? "::" : ":");
    put_zsh(argument_name(m, row));
    if (words && wants_files(row))
        printf(":{_values NAME %s; _files}", words);
    else if (words)
        printf(":(%s)", words);
    else if (row->completes == COMPLETES_FOLDERS)
        fputs(":_files -/", stdout);
    else if (wants_files(row))
        fputs(":_files", stdout);
    else
        fputs(": ", stdout);
}

static void zsh_option(const struct made *m, const struct option_row *row)
{
    const char *join = is_optional(row) ? "=-" : row->argument ? "=" : "";
    if (row->letter)
        printf("    '(-%c --%s)'{-%c%s,--%s%s}'[", row->letter, row->name, row->letter,
               row->argument ? "+" : "", row->name, join);
    else
        printf("    '%s--%s%s[", strcmp(row->name, "to") == 0 ? "*" : "", row->name, join);
    put_zsh(row->help);
    putchar(']');
    if (row->argument)
        zsh_action(m, row);
    puts("' \\");
}

static void write_zsh(const struct made *m)
{
    puts("#compdef hfbrief\n# hfbrief(1) in zsh: made from the option table.\n_arguments -s -S \\");
    for (int i = 0; i < OPTION_COUNT; i++)
        zsh_option(m, &option_rows[i]);
    puts("    '*:offer:_files -g \"*.xml(-.)\"'");
}

/* ---- fish
 * ------------------------------------------------------------------------------------------ */

static void put_fish(const char *text)
{
    putchar('\'');
    for (; *text; text++)
        if (*text == '\'' || *text == '\\')
            printf("\\%c", *text);
        else
            putchar(*text);
    putchar('\'');
}

static void fish_option(const struct made *m, const struct option_row *row)
{
    const char *words = words_for(m, row);
    fputs("complete -c hfbrief", stdout);
    if (row->letter)
        printf(" -s %c", row->letter);
    printf(" -l %s", row->name);
    if (row->argument && !is_optional(row))
        fputs(wants_files(row) ? " -r -F" : " -x", stdout);
    if (words)
        printf(" -a '%s'", words);
    else if (row->completes == COMPLETES_FOLDERS)
        fputs(" -a '(__fish_complete_directories)'", stdout);
    fputs(" -d ", stdout);
    put_fish(row->help);
    putchar('\n');
}

static void write_fish(const struct made *m)
{
    puts("# hfbrief(1) in fish: made from the option table.\n"
         "complete -c hfbrief -k -a '(__fish_complete_suffix .xml)'");
    for (int i = 0; i < OPTION_COUNT; i++)
        fish_option(m, &option_rows[i]);
}

/* ---- what is built in
 * -------------------------------------------------------------------------------- */

static void add_word(struct buf *list, const char *word)
{
    struct buf padded;
    buf_init(&padded, list->arena);
    buf_printf(&padded, " %s ", word);
    const char *all = arena_printf(list->arena, " %s ", buf_str(list));
    if (strstr(all, buf_str(&padded)))
        return;
    buf_printf(list, "%s%s", list->n ? " " : "", word);
}

static bool gather(struct hfb_env *e, struct arena *a, struct made *out)
{
    struct buf guides, regions, templates, languages;
    struct diags d;
    diags_init(&d, a);
    buf_init(&guides, a);
    buf_init(&regions, a);
    buf_init(&templates, a);
    buf_init(&languages, a);
    for (size_t i = 0; language_at(i); i++)
        add_word(&languages, language_at(i)->code);
    for (size_t i = 0; hfb_guide_id(e, i); i++) {
        const struct reading_guide *g = reading_guide(e, hfb_guide_id(e, i), NULL, a, &d);
        if (!g)
            return false;
        add_word(&guides, g->id);
        for (size_t r = 0; r < g->regions_n; r++)
            add_word(&regions, g->regions[r].id);
    }
    for (size_t i = 0; options_templates[i]; i++)
        add_word(&templates, options_templates[i]);
    *out = (struct made){a, buf_str(&guides), buf_str(&regions), buf_str(&templates),
                         buf_str(&languages)};
    return true;
}

struct form {
    const char *name;
    void (*write)(const struct made *);
};

struct making {
    const struct form *form;
    struct arena *a;
    bool ok;
};

static void make_step(void *data)
{
    struct making *m = data;
    struct diags d;
    struct made made;
    diags_init(&d, m->a);
    struct hfb_env *e = hfb_env_new(&d);
    m->ok = e && gather(e, m->a, &made);
    if (m->ok)
        m->form->write(&made);
    hfb_env_free(e);
}

int main(int argc, char **argv)
{
    static const struct form forms[] = {
        {"options", write_options}, {"figures", write_figures}, {"references", write_references},
        {"bash", write_bash},       {"zsh", write_zsh},         {"fish", write_fish}};
    struct making m = {.a = arena_new()};
    for (size_t i = 0; argc == 2 && i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, argv[1]) == 0)
            m.form = &forms[i];
    if (!m.a || !m.form)
        return 2;
    bool whole = arena_guarded((struct arena *[]){m.a, NULL}, make_step, &m);
    arena_free(m.a);
    return whole && m.ok && fflush(stdout) == 0 ? 0 : 1;
}
