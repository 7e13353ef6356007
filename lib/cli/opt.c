/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GNU conventions: short options join and take their value from the rest or
 * the next word, long ones after `=` or as the next word; operands may stand
 * anywhere, `--` ends the options and `-` is an operand.
 */
#include "cli/opt.h"

#include "base/buf.h"

#include <string.h>

typedef struct line {
    nrm_run *run;
    const nrm_opt *options;
    int argc, at;
    char **argv;
    bool help, version;
    size_t cap;
} line;

static const nrm_opt *
find_letter(const nrm_opt *options, char letter)
{
    for (const nrm_opt *o = options; o->name != NULL; o++)
        if (o->letter == letter && letter != '\0')
            return o;
    return NULL;
}

static const nrm_opt *
find_name(const nrm_opt *options, nrm_text name)
{
    for (const nrm_opt *o = options; o->name != NULL; o++)
        if (nrm_text_is(name, o->name))
            return o;
    return NULL;
}

static int
fail_value(const line *l, const nrm_opt *o, const char *value,
           const char *wanted)
{
    return nrm_fail(&l->run->e, NRM_EUSAGE, "option '--%s': '%s' is not %s",
                    o->name, nrm_quote(l->run->a, nrm_text_of(value)), wanted);
}

static int
set_whole(const line *l, const nrm_opt *o, const char *value)
{
    int64_t number;

    if (!nrm_num_whole(nrm_text_of(value), &number) || number < 0)
        return fail_value(l, o, value, "a whole number of 0 or more");
    if (o->kind == NRM_OPT_SEED)
        *(uint64_t *)o->to = (uint64_t)number;
    else
        *(size_t *)o->to = (size_t)number;
    return 0;
}

static int
set_char(const line *l, const nrm_opt *o, const char *value)
{
    if (strcmp(value, "tab") == 0)
        value = "\t";
    if (strlen(value) != 1)
        return fail_value(l, o, value, "one character or 'tab'");
    *(char *)o->to = value[0];
    return 0;
}

static int
set_value(const line *l, const nrm_opt *o, const char *value)
{
    nrm_texts *list;

    switch (o->kind) {
    case NRM_OPT_FLAG: *(bool *)o->to = true; return 0;
    case NRM_OPT_TEXT: *(const char **)o->to = value; return 0;
    case NRM_OPT_TEXTS:
        list = o->to;
        nrm_room(l->run->a, list->at, list->n, list->cap);
        list->at[list->n++] = value;
        return 0;
    case NRM_OPT_REAL:
        if (!nrm_num_real(nrm_text_of(value), o->to))
            return fail_value(l, o, value, "a number");
        return 0;
    case NRM_OPT_COUNT:
    case NRM_OPT_SEED: return set_whole(l, o, value);
    case NRM_OPT_CHAR: return set_char(l, o, value);
    }
    return 0;
}

/* The value of an option: what is attached to it, or the next word. */
static int
take_value(line *l, const nrm_opt *o, const char *attached)
{
    if (o->kind == NRM_OPT_FLAG)
        return set_value(l, o, NULL);
    if (attached == NULL && l->at < l->argc)
        attached = l->argv[l->at++];
    if (attached == NULL)
        return nrm_fail(&l->run->e, NRM_EUSAGE, "option '--%s' needs %s",
                        o->name, o->argument);
    return set_value(l, o, attached);
}

static int
take_long(line *l, const char *word)
{
    const char *equals = strchr(word, '=');
    nrm_text name = equals == NULL ? nrm_text_of(word)
                                   : nrm_text_n(word, (size_t)(equals - word));
    const nrm_opt *o = find_name(l->options, name);

    if (equals == NULL && nrm_text_is(name, "help")) {
        l->help = true;
        return 0;
    }
    if (equals == NULL && nrm_text_is(name, "version")) {
        l->version = true;
        return 0;
    }
    if (o == NULL)
        return nrm_fail(&l->run->e, NRM_EUSAGE,
                        "unknown option '--%s'; --help lists them",
                        nrm_quote(l->run->a, name));
    if (o->kind == NRM_OPT_FLAG && equals != NULL)
        return nrm_fail(&l->run->e, NRM_EUSAGE, "option '--%s' takes no value",
                        o->name);
    return take_value(l, o, equals == NULL ? NULL : equals + 1);
}

static int
take_letters(line *l, const char *letters)
{
    for (; *letters != '\0'; letters++) {
        const nrm_opt *o = find_letter(l->options, *letters);

        if (o == NULL && (*letters == 'h' || *letters == 'V')) {
            *(*letters == 'h' ? &l->help : &l->version) = true;
            continue;
        }
        if (o == NULL)
            return nrm_fail(&l->run->e, NRM_EUSAGE,
                            "unknown option '-%s'; --help lists them",
                            nrm_quote(l->run->a, nrm_text_n(letters, 1)));
        if (o->kind != NRM_OPT_FLAG)
            return take_value(l, o, letters[1] == '\0' ? NULL : letters + 1);
        set_value(l, o, NULL);
    }
    return 0;
}

static void
add_operand(line *l, const char *word)
{
    nrm_room(l->run->a, l->run->operands, l->run->n_operands, l->cap);
    l->run->operands[l->run->n_operands++] = word;
}

static int
take_words(line *l)
{
    bool only_operands = false;

    while (l->at < l->argc) {
        const char *word = l->argv[l->at++];

        if (only_operands || word[0] != '-' || word[1] == '\0')
            add_operand(l, word);
        else if (strcmp(word, "--") == 0)
            only_operands = true;
        else if ((word[1] == '-' ? take_long(l, word + 2)
                                 : take_letters(l, word + 1))
                 != 0)
            return -1;
    }
    if (l->run->n_operands > l->run->command->max_operands)
        return nrm_fail(
            &l->run->e, NRM_EUSAGE, "too many operands: '%s'",
            nrm_quote(
                l->run->a,
                nrm_text_of(l->run->operands[l->run->command->max_operands])));
    if (l->run->n_operands == 0)
        add_operand(l, "-");
    return 0;
}

static void
put_option(nrm_buf *b, char letter, const char *name, const char *argument,
           const char *help)
{
    size_t start = b->len, width;

    if (letter != '\0')
        nrm_buf_format(b, "  -%c, --%s", letter, name);
    else
        nrm_buf_format(b, "      --%s", name);
    if (argument != NULL)
        nrm_buf_format(b, " %s", argument);
    width = b->len - start;
    if (width > 28) {
        nrm_buf_char(b, '\n');
        width = 0;
    }
    nrm_buf_format(b, "%*s%s\n", (int)(30 - width), "", help);
}

static void
put_help(const line *l, nrm_buf *b)
{
    const nrm_command *c = l->run->command;

    nrm_buf_format(b, "%s - %s\n\nusage: %s [options]%s%s\n\n", c->name,
                   c->summary, c->name, c->operands[0] == '\0' ? "" : " ",
                   c->operands);
    for (const nrm_opt *o = l->options; o->name != NULL; o++)
        put_option(b, o->letter, o->name, o->argument, o->help);
    put_option(b, 'h', "help", NULL, "print this help");
    put_option(b, 'V', "version", NULL, "print the version");
    nrm_buf_format(b, "\nexamples:\n%s\nThe manual page %s(1) says more.\n",
                   c->examples, c->name);
}

nrm_opt_result
nrm_opt_read(nrm_run *run, const nrm_opt *options, int argc, char **argv)
{
    line l = {
        .run = run, .options = options, .argc = argc, .at = 1, .argv = argv
    };
    nrm_buf b;

    if (take_words(&l) != 0)
        return NRM_OPT_WRONG;
    for (const nrm_opt *o = options; o->name != NULL; o++)
        if (strcmp(o->name, "quiet") == 0 && o->kind == NRM_OPT_FLAG)
            run->quiet = *(const bool *)o->to;
    if (!l.help && !l.version)
        return NRM_OPT_READ;
    nrm_buf_init(&b, run->a);
    if (l.help)
        put_help(&l, &b);
    else
        nrm_buf_format(&b, "%s %s\n", run->command->name, NRM_VERSION);
    run->out = nrm_out_open(run->a, NULL, 0, &run->e);
    if (nrm_out_view(run->out, nrm_buf_all(&b), &run->e) != 0)
        return NRM_OPT_WRONG;
    return NRM_OPT_ANSWERED;
}
