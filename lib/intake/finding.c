/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/finding.h"

#include "base/num.h"
#include "data/csv.h"

#include <stdlib.h>
#include <string.h>

typedef struct kept {
    nrm_finding found;
    size_t rule, place; /* place in the order of coming */
} kept;

struct nrm_findings {
    nrm_arena *a;
    nrm_lang lang;
    size_t cap;
    nrm_rule_tally *rules;
    size_t n_rules, cap_rules;
    kept *all;
    size_t n, cap_all;
    bool sorted;
};

static const char *const severity_names[] = { "info", "warning", "error" };

const char *
nrm_severity_name(nrm_severity severity)
{
    return severity_names[severity];
}

bool
nrm_severity_parse(nrm_text t, nrm_severity *out)
{
    for (size_t i = 0; i < NRM_COUNT_OF(severity_names); i++)
        if (nrm_text_is(t, severity_names[i])) {
            *out = (nrm_severity)i;
            return true;
        }
    return false;
}

nrm_findings *
nrm_findings_new(nrm_arena *a, nrm_lang lang, size_t cap)
{
    nrm_findings *f = nrm_new(a, nrm_findings);

    f->a = a;
    f->lang = lang;
    f->cap = cap == 0 ? SIZE_MAX : cap;
    return f;
}

nrm_lang
nrm_findings_lang(const nrm_findings *f)
{
    return f->lang;
}

nrm_arena *
nrm_findings_arena(const nrm_findings *f)
{
    return f->a;
}

size_t
nrm_findings_rule(nrm_findings *f, const char *id, const char *title,
                  nrm_severity severity)
{
    nrm_rule_tally *rule;

    for (size_t i = 0; i < f->n_rules; i++)
        if (strcmp(f->rules[i].id, id) == 0
            && strcmp(f->rules[i].title, title) == 0)
            return i;
    nrm_room(f->a, f->rules, f->n_rules, f->cap_rules);
    rule = &f->rules[f->n_rules];
    rule->id = id;
    rule->title = title;
    rule->severity = severity;
    return f->n_rules++;
}

void
nrm_findings_count(nrm_findings *f, size_t rule, nrm_verdict verdict)
{
    f->rules[rule].count[verdict]++;
}

bool
nrm_findings_offer(nrm_findings *f, size_t rule)
{
    f->rules[rule].found++;
    return f->rules[rule].kept < f->cap;
}

static const char *
copy(nrm_arena *a, const char *text)
{
    return text == NULL ? NULL : nrm_text_string(a, nrm_text_of(text));
}

void
nrm_findings_add(nrm_findings *f, size_t rule, const nrm_finding *found)
{
    kept *to;

    nrm_room(f->a, f->all, f->n, f->cap_all);
    to = &f->all[f->n];
    to->rule = rule;
    to->place = f->n++;
    to->found.file = copy(f->a, found->file);
    to->found.line = found->line;
    to->found.record = copy(f->a, found->record);
    to->found.column = copy(f->a, found->column);
    to->found.value = copy(f->a, found->value);
    to->found.expected = copy(f->a, found->expected);
    to->found.message = copy(f->a, found->message);
    f->rules[rule].kept++;
    f->sorted = false;
}

size_t
nrm_findings_rules(const nrm_findings *f)
{
    return f->n_rules;
}

const nrm_rule_tally *
nrm_findings_tally(const nrm_findings *f, size_t rule)
{
    return &f->rules[rule];
}

size_t
nrm_findings_fails(const nrm_findings *f, nrm_severity least)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n_rules; i++)
        if (f->rules[i].severity >= least)
            n += f->rules[i].count[NRM_FAIL];
    return n;
}

static int
order_of(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int
compare(const void *left, const void *right)
{
    const kept *a = left, *b = right;
    int order = strcmp(a->found.file, b->found.file);

    if (order == 0)
        order = order_of(a->found.line, b->found.line);
    if (order == 0)
        order = order_of(a->rule, b->rule);
    return order != 0 ? order : order_of(a->place, b->place);
}

const nrm_finding *
nrm_findings_at(nrm_findings *f, size_t place, size_t *rule)
{
    if (place >= f->n)
        return NULL;
    if (!f->sorted)
        qsort(f->all, f->n, sizeof *f->all, compare);
    f->sorted = true;
    *rule = f->all[place].rule;
    return &f->all[place].found;
}

static void
put_count(nrm_csv_out *w, size_t n)
{
    char digits[NRM_NUM_BYTES];

    nrm_csv_put_string(w, nrm_num_format((double)n, digits));
}

/* An empty text is an absent field. */
static void
put_text(nrm_csv_out *w, const char *text)
{
    nrm_csv_put_string(w, text == NULL || *text == '\0' ? NULL : text);
}

static int
write_header(nrm_csv_out *w, const char *const *names, nrm_err *e)
{
    for (; *names != NULL; names++)
        nrm_csv_put_string(w, *names);
    return nrm_csv_end(w, e);
}

int
nrm_findings_write(nrm_findings *f, nrm_out *out, nrm_err *e)
{
    static const char *const header[] = { "severity", "rule",     "file",
                                          "line",     "record",   "column",
                                          "value",    "expected", "message",
                                          NULL };
    const nrm_finding *found;
    size_t rule = 0;
    nrm_csv_out w;

    nrm_csv_out_init(&w, f->a, out, ',');
    if (write_header(&w, header, e) != 0)
        return -1;
    for (size_t i = 0; (found = nrm_findings_at(f, i, &rule)) != NULL; i++) {
        put_text(&w, nrm_severity_name(f->rules[rule].severity));
        put_text(&w, f->rules[rule].id);
        put_text(&w, found->file);
        if (found->line == 0)
            put_text(&w, NULL);
        else
            put_count(&w, found->line);
        put_text(&w, found->record);
        put_text(&w, found->column);
        put_text(&w, found->value);
        put_text(&w, found->expected);
        put_text(&w, found->message);
        if (nrm_csv_end(&w, e) != 0)
            return -1;
    }
    return 0;
}

int
nrm_findings_write_summary(nrm_findings *f, nrm_out *out, nrm_err *e)
{
    static const char *const header[] = {
        "rule",           "severity", "items", "passes", "fails", "undecided",
        "not_applicable", "findings", "shown", "title",  NULL
    };
    nrm_csv_out w;

    nrm_csv_out_init(&w, f->a, out, ',');
    if (write_header(&w, header, e) != 0)
        return -1;
    for (size_t i = 0; i < f->n_rules; i++) {
        const nrm_rule_tally *rule = &f->rules[i];
        size_t items = 0;

        for (size_t v = 0; v < NRM_VERDICTS; v++)
            items += rule->count[v];
        put_text(&w, rule->id);
        put_text(&w, nrm_severity_name(rule->severity));
        put_count(&w, items);
        for (size_t v = 0; v < NRM_VERDICTS; v++)
            put_count(&w, rule->count[v]);
        put_count(&w, rule->found);
        put_count(&w, rule->kept);
        put_text(&w, rule->title);
        if (nrm_csv_end(&w, e) != 0)
            return -1;
    }
    return 0;
}
