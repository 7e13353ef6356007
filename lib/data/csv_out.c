/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/csv.h"

#include <csv.h>
#include <string.h>

void
nrm_csv_out_init(nrm_csv_out *w, nrm_arena *a, nrm_out *out, char delimiter)
{
    w->out = out;
    w->delimiter = delimiter == '\0' ? ',' : delimiter;
    nrm_buf_init(&w->line, a);
    w->n_fields = 0;
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool
nrm_csv_needs_quotes(const nrm_csv_out *w, nrm_text field)
{
    for (size_t i = 0; i < field.len; i++) {
        char c = field.at[i];

        if (c == w->delimiter || c == '"' || c == '\r' || c == '\n')
            return true;
    }
    return field.len == 0 || is_blank(field.at[0])
           || is_blank(field.at[field.len - 1])
           || (field.len >= 3 && memcmp(field.at, "\xef\xbb\xbf", 3) == 0);
}

void
nrm_csv_put_plain(nrm_csv_out *w, nrm_text field)
{
    char *to = nrm_buf_room(&w->line, field.len + 1);

    if (w->n_fields++ > 0) {
        *to++ = w->delimiter;
        w->line.len++;
    }
    if (field.len > 0)
        memcpy(to, field.at, field.len);
    w->line.len += field.len;
}

void
nrm_csv_put(nrm_csv_out *w, nrm_text field)
{
    size_t room, used;

    if (field.at == NULL || !nrm_csv_needs_quotes(w, field)) {
        nrm_csv_put_plain(w, field);
        return;
    }
    if (w->n_fields++ > 0)
        nrm_buf_char(&w->line, w->delimiter);
    room = 2 * field.len + 2;
    used = csv_write2(nrm_buf_room(&w->line, room), room, field.at, field.len,
                      '"');
    w->line.len += used;
}

void
nrm_csv_put_string(nrm_csv_out *w, const char *field)
{
    nrm_csv_put(w, nrm_text_of(field));
}

int
nrm_csv_end(nrm_csv_out *w, nrm_err *e)
{
    int result;

    if (w->line.len == 0 && w->n_fields == 1)
        nrm_buf_text(&w->line, "\"\"");
    nrm_buf_char(&w->line, '\n');
    result = nrm_out_view(w->out, nrm_buf_all(&w->line), e);
    nrm_buf_clear(&w->line);
    w->n_fields = 0;
    return result;
}
