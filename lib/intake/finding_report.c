/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The report for the person who corrects the file: what to correct first, then
 * what to look at, each with its line, and the list of checks at the end.
 */
#include "intake/finding.h"

#include "base/buf.h"
#include "intake/message.h"

#include <string.h>

static const nrm_say_id heading[] = { NRM_SAY_REPORT_INFO,
                                      NRM_SAY_REPORT_WARNING,
                                      NRM_SAY_REPORT_ERROR };

/* The text as a cell of a Markdown table. */
static void
put_cell(nrm_buf *out, const char *text)
{
    nrm_buf_text(out, " ");
    for (; *text != '\0'; text++) {
        if (*text == '\n' || *text == '\r' || *text == '\t') {
            nrm_buf_char(out, ' ');
            continue;
        }
        if (*text == '|' || *text == '\\' || *text == '*' || *text == '_'
            || *text == '<' || *text == '`' || *text == '[')
            nrm_buf_char(out, '\\');
        nrm_buf_char(out, *text);
    }
    nrm_buf_text(out, " |");
}

static void
put_head(nrm_buf *out, nrm_lang lang, const nrm_say_id *names, size_t n)
{
    nrm_buf_char(out, '|');
    for (size_t i = 0; i < n; i++)
        put_cell(out, nrm_say_raw(lang, names[i]));
    nrm_buf_text(out, "\n|");
    for (size_t i = 0; i < n; i++)
        nrm_buf_text(out, "---|");
    nrm_buf_char(out, '\n');
}

static void
put_findings(nrm_buf *out, nrm_findings *f, size_t rule)
{
    static const nrm_say_id head[] = {
        NRM_SAY_HEAD_FILE,   NRM_SAY_HEAD_LINE,  NRM_SAY_HEAD_RECORD,
        NRM_SAY_HEAD_COLUMN, NRM_SAY_HEAD_VALUE, NRM_SAY_HEAD_PROBLEM
    };
    nrm_lang lang = nrm_findings_lang(f);
    const nrm_finding *found;
    size_t of = 0;

    put_head(out, lang, head, NRM_COUNT_OF(head));
    for (size_t i = 0; (found = nrm_findings_at(f, i, &of)) != NULL; i++) {
        if (of != rule)
            continue;
        nrm_buf_char(out, '|');
        put_cell(out, found->file);
        nrm_buf_format(out, " %zu |", found->line);
        put_cell(out, found->record);
        put_cell(out, found->column);
        put_cell(out, found->value == NULL
                          ? nrm_say_raw(lang, NRM_SAY_REPORT_HIDDEN)
                          : found->value);
        put_cell(out, found->message);
        nrm_buf_char(out, '\n');
    }
    nrm_buf_char(out, '\n');
}

static void
put_rules(nrm_arena *a, nrm_buf *out, nrm_findings *f, nrm_severity severity)
{
    nrm_lang lang = nrm_findings_lang(f);
    bool any = false;

    for (size_t i = 0; i < nrm_findings_rules(f); i++) {
        const nrm_rule_tally *rule = nrm_findings_tally(f, i);

        if (rule->severity != severity || rule->count[NRM_FAIL] == 0)
            continue;
        if (!any)
            nrm_buf_format(out, "## %s\n\n",
                           nrm_say_raw(lang, heading[severity]));
        any = true;
        nrm_buf_format(out, "### %s: %s\n\n", rule->id, rule->title);
        put_findings(out, f, i);
        if (rule->kept < rule->found)
            nrm_buf_format(out, "%s\n\n",
                           nrm_say(a, lang, NRM_SAY_REPORT_MORE,
                                   nrm_format(a, "%zu", rule->kept),
                                   nrm_format(a, "%zu", rule->found)));
    }
}

static void
put_summary(nrm_buf *out, const nrm_findings *f)
{
    static const nrm_say_id head[] = {
        NRM_SAY_HEAD_CHECK, NRM_SAY_HEAD_ITEMS,     NRM_SAY_HEAD_PASSES,
        NRM_SAY_HEAD_FAILS, NRM_SAY_HEAD_UNDECIDED, NRM_SAY_HEAD_NA
    };
    nrm_lang lang = nrm_findings_lang(f);

    nrm_buf_format(out, "## %s\n\n", nrm_say_raw(lang, NRM_SAY_REPORT_SUMMARY));
    put_head(out, lang, head, NRM_COUNT_OF(head));
    for (size_t i = 0; i < nrm_findings_rules(f); i++) {
        const nrm_rule_tally *rule = nrm_findings_tally(f, i);
        size_t items = 0;

        for (size_t v = 0; v < NRM_VERDICTS; v++)
            items += rule->count[v];
        nrm_buf_char(out, '|');
        put_cell(out, rule->title);
        nrm_buf_format(out, " %zu |", items);
        for (size_t v = 0; v < NRM_VERDICTS; v++)
            nrm_buf_format(out, " %zu |", rule->count[v]);
        nrm_buf_char(out, '\n');
    }
}

int
nrm_findings_write_report(nrm_findings *f, nrm_out *out, nrm_err *e)
{
    nrm_lang lang = nrm_findings_lang(f);
    size_t n_error = nrm_findings_fails(f, NRM_ERROR);
    size_t n_warning = nrm_findings_fails(f, NRM_WARNING) - n_error;
    size_t n_info = nrm_findings_fails(f, NRM_INFO) - n_error - n_warning;
    nrm_arena *a = nrm_findings_arena(f);
    nrm_buf text;

    nrm_buf_init(&text, a);
    nrm_buf_format(&text, "# %s\n\n", nrm_say_raw(lang, NRM_SAY_REPORT_TITLE));
    nrm_buf_format(
        &text, "%s\n\n",
        nrm_say(a, lang, NRM_SAY_REPORT_COUNT, nrm_format(a, "%zu", n_error),
                nrm_format(a, "%zu", n_warning), nrm_format(a, "%zu", n_info)));
    if (n_error > 0)
        nrm_buf_format(&text, "%s\n\n", nrm_say_raw(lang, NRM_SAY_REPORT_HOW));
    else if (n_warning + n_info == 0)
        nrm_buf_format(&text, "%s\n\n",
                       nrm_say_raw(lang, NRM_SAY_REPORT_CLEAN));
    put_rules(a, &text, f, NRM_ERROR);
    put_rules(a, &text, f, NRM_WARNING);
    put_rules(a, &text, f, NRM_INFO);
    put_summary(&text, f);
    return nrm_out_view(out, nrm_buf_all(&text), e);
}

nrm_findings_writer *
nrm_findings_writer_find(const char *format)
{
    static const struct {
        const char *name;
        nrm_findings_writer *write;
    } formats[] = { { "csv", nrm_findings_write },
                    { "summary", nrm_findings_write_summary },
                    { "md", nrm_findings_write_report } };

    for (size_t i = 0; i < NRM_COUNT_OF(formats); i++)
        if (strcmp(format, formats[i].name) == 0)
            return formats[i].write;
    return NULL;
}
