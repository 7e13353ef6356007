/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/manifest.h"

#include "data/json.h"
#include "intake/imprint.h"

#include <inttypes.h>
#include <string.h>

static void
put_member(nrm_buf *b, bool first, const char *key, const char *value)
{
    nrm_buf_text(b, first ? "" : ", ");
    nrm_json_put(b, nrm_text_of(key));
    nrm_buf_text(b, ": ");
    nrm_json_put(b, nrm_text_of(value));
}

/* The dimensions that are not at their total, and the period. */
static void
put_key(nrm_buf *b, const nrm_obs *obs, const nrm_obs_row *row)
{
    char period[NRM_PERIOD_BYTES];
    bool first = true;

    nrm_buf_text(b, "\"key\": {");
    for (size_t d = 0; d < obs->n_dims; d++)
        if (row->dim[d] != obs->totals[d]) {
            put_member(b, first, obs->dims[d],
                       nrm_obs_string(obs, row->dim[d]));
            first = false;
        }
    if (row->period.freq != NRM_NO_PERIOD)
        put_member(b, first, "TIME_PERIOD",
                   nrm_period_format(row->period, period));
    nrm_buf_char(b, '}');
}

const char *
nrm_manifest_file(const nrm_obs *obs, const nrm_obs_row *row)
{
    return nrm_file_name(nrm_obs_string(obs, row->file));
}

bool
nrm_manifest_is_method(nrm_text dimension)
{
    return nrm_text_is(dimension, "method") || nrm_text_is(dimension, "model");
}

/* The dimensions that are not at their total: the method, or all others. */
static void
put_dims(nrm_buf *b, const nrm_published *p, bool method)
{
    for (size_t d = 0; d < p->obs->n_dims; d++)
        if (p->row->dim[d] != p->obs->totals[d]
            && nrm_manifest_is_method(nrm_text_of(p->obs->dims[d])) == method)
            nrm_buf_format(b, "%s%s=%s", b->len > 0 ? " " : "", p->obs->dims[d],
                           nrm_obs_string(p->obs, p->row->dim[d]));
}

const char *
nrm_manifest_key(nrm_arena *a, const nrm_published *p)
{
    char period[NRM_PERIOD_BYTES];
    nrm_buf b;

    nrm_buf_init(&b, a);
    put_dims(&b, p, false);
    if (p->row->period.freq != NRM_NO_PERIOD)
        nrm_buf_format(&b, "%sTIME_PERIOD=%s", b.len > 0 ? " " : "",
                       nrm_period_format(p->row->period, period));
    return nrm_buf_string(&b);
}

const char *
nrm_manifest_method(nrm_arena *a, const nrm_published *p)
{
    nrm_buf b;

    nrm_buf_init(&b, a);
    put_dims(&b, p, true);
    return nrm_buf_string(&b);
}

/* What may explain that a number is another one next time. */
static void
put_origin(nrm_buf *b, const nrm_obs *obs, const nrm_obs_row *row)
{
    static const char *const names[] = { "POLICY", "RELEASE", "SOURCE",
                                         "UNIT_MEASURE" };

    put_member(b, false, "file", nrm_manifest_file(obs, row));
    for (size_t i = 0; i < NRM_COUNT_OF(names); i++) {
        size_t place = nrm_obs_text_find(obs, names[i]);

        if (place != NRM_NO_DIM && row->text[place] != 0)
            put_member(b, false, names[i],
                       nrm_obs_string(obs, row->text[place]));
    }
}

static void
put_published(nrm_buf *b, const nrm_published *p)
{
    char number[NRM_NUM_BYTES];

    nrm_buf_text(b, "    {");
    put_member(b, true, "place", p->place);
    if (p->figure > 0)
        nrm_buf_format(b, ", \"figure\": %zu, \"mark\": %zu", p->figure,
                       p->mark);
    put_member(b, false, "attribute", nrm_attr_name(p->attr));
    put_member(b, false, "text", p->text);
    if (p->value.known)
        nrm_buf_format(b, ", \"value\": %s",
                       nrm_num_format(p->value.x, number));
    nrm_buf_text(b, ", ");
    put_key(b, p->obs, p->row);
    put_origin(b, p->obs, p->row);
    nrm_buf_char(b, '}');
}

static void
put_template(nrm_buf *b, const nrm_template *t)
{
    nrm_digest digest = nrm_sha256_of(t->bytes);

    nrm_buf_char(b, '{');
    put_member(b, true, "name", nrm_file_name(t->path));
    put_member(b, false, "sha256", nrm_digest_hex(b->a, &digest));
    nrm_buf_char(b, '}');
}

static void
put_templates(nrm_buf *b, const nrm_manifest *m)
{
    if (m->n_templates == 0)
        return;
    nrm_buf_text(b, "  \"template\": ");
    put_template(b, m->templates[0]);
    nrm_buf_text(b, ",\n");
    if (m->n_templates == 1)
        return;
    nrm_buf_text(b, "  \"included\": [\n");
    for (size_t i = 1; i < m->n_templates; i++) {
        nrm_buf_text(b, "    ");
        put_template(b, m->templates[i]);
        nrm_buf_text(b, i + 1 < m->n_templates ? ",\n" : "\n");
    }
    nrm_buf_text(b, "  ],\n");
}

static void
put_inputs(nrm_buf *b, const nrm_manifest *m)
{
    nrm_buf_text(b, "  \"inputs\": [\n");
    for (size_t i = 0; i < m->n_inputs; i++) {
        nrm_buf_text(b, "    {");
        put_member(b, true, "name", m->inputs[i].name);
        put_member(b, false, "sha256",
                   nrm_digest_hex(b->a, &m->inputs[i].digest));
        nrm_buf_text(b, i + 1 < m->n_inputs ? "},\n" : "}\n");
    }
    nrm_buf_text(b, "  ],\n");
}

/* The whole numbers of a text that an author typed. */
static void
put_typed_text(nrm_buf *b, const char *where, nrm_text text, size_t line)
{
    nrm_imprint_part part = { 0 };
    int64_t number;

    nrm_imprint_words(b->a, &part, text, NULL, line);
    for (size_t i = 0; i < part.n; i++) {
        if (!nrm_num_whole(nrm_text_of(part.at[i].word), &number))
            continue;
        nrm_buf_text(b, b->len > 0 ? ",\n    {" : "    {");
        put_member(b, true, "template", where);
        nrm_buf_format(b, ", \"line\": %zu, \"number\": %" PRId64 "}",
                       part.at[i].line, number);
    }
}

/* Whether the value of a key stands in the document as it is typed. */
static bool
is_shown(nrm_text key)
{
    static const char *const keys[] = { "caption", "title", "source", "note",
                                        "describe" };

    for (size_t i = 0; i < NRM_COUNT_OF(keys); i++)
        if (nrm_text_starts(key, keys[i]))
            return true;
    return false;
}

static void
put_typed_template(nrm_buf *b, const nrm_template *t)
{
    const char *name = nrm_file_name(t->path);
    size_t line = 1;

    for (size_t k = 0; k < t->n; k++) {
        const nrm_part *part = &t->parts[k];

        if (part->kind == NRM_PART_TEXT)
            put_typed_text(b, name, part->bytes, line);
        for (size_t n = 0; n < part->args.n; n++)
            if (is_shown(part->args.at[n].key))
                put_typed_text(b, name, part->args.at[n].value,
                               part->args.at[n].line);
        for (size_t n = 0; n < part->bytes.len; n++)
            line += part->bytes.at[n] == '\n';
    }
}

/* What authors typed: only they can know whether it is a count. */
static void
put_typed(nrm_buf *out, const nrm_manifest *m)
{
    nrm_buf b;

    nrm_buf_init(&b, m->a);
    for (size_t i = 0; i < m->n_templates; i++)
        put_typed_template(&b, m->templates[i]);
    for (size_t i = 0; i < m->n_typed; i++)
        if (m->typed[i].text != NULL)
            put_typed_text(&b, m->typed[i].where, nrm_text_of(m->typed[i].text),
                           1);
    nrm_buf_text(out, "  \"typed\": [\n");
    nrm_buf_view(out, nrm_buf_all(&b));
    nrm_buf_text(out, b.len > 0 ? "\n  ],\n" : "  ],\n");
}

/* The traces of a part, one blank between them: no word holds one. */
static void
put_part(nrm_buf *b, const nrm_imprint_part *part)
{
    nrm_buf words;

    nrm_buf_init(&words, b->a);
    for (size_t i = 0; i < part->n; i++) {
        nrm_buf_text(&words, i > 0 ? " " : "");
        nrm_buf_text(&words, part->at[i].word);
    }
    nrm_buf_text(b, "      {");
    put_member(b, true, "part", part->name);
    nrm_buf_text(b, ", \"imprint\": ");
    nrm_json_put(b, nrm_buf_all(&words));
    nrm_buf_char(b, '}');
}

static int
put_made(nrm_buf *b, const nrm_manifest *m, const nrm_made *made, nrm_err *e)
{
    nrm_imprints traces;
    bool first = true;

    if (m->read(b->a, made->name, made->bytes, &traces, e) != 0)
        return -1;
    nrm_buf_text(b, "    {");
    put_member(b, true, "name", made->name);
    nrm_buf_text(b, ", \"parts\": [");
    for (size_t i = 0; i < traces.n; i++) {
        if (traces.parts[i].n == 0)
            continue;
        nrm_buf_text(b, first ? "\n" : ",\n");
        put_part(b, &traces.parts[i]);
        first = false;
    }
    nrm_buf_text(b, "]}");
    return 0;
}

int
nrm_manifest_write(const nrm_manifest *m, const nrm_makings *made, nrm_out *out,
                   nrm_err *e)
{
    const nrm_publications *p = m->published;
    nrm_buf b;

    nrm_buf_init(&b, m->a);
    nrm_buf_text(&b, "{\n  \"toolkit\": \"" NRM_VERSION "\",\n");
    nrm_buf_format(&b, "  \"language\": \"%s\",\n", nrm_lang_name(m->lang));
    put_templates(&b, m);
    put_inputs(&b, m);
    nrm_buf_text(&b, "  \"numbers\": [\n");
    for (size_t i = 0; i < p->n; i++) {
        put_published(&b, &p->at[i]);
        nrm_buf_text(&b, i + 1 < p->n ? ",\n" : "\n");
    }
    nrm_buf_text(&b, "  ],\n");
    put_typed(&b, m);
    nrm_buf_text(&b, "  \"documents\": [\n");
    for (size_t i = 0; i < made->n; i++) {
        if (put_made(&b, m, &made->at[i], e) != 0)
            return -1;
        nrm_buf_text(&b, i + 1 < made->n ? ",\n" : "\n");
    }
    nrm_buf_text(&b, "  ]\n}\n");
    return nrm_out_view(out, nrm_buf_all(&b), e);
}
