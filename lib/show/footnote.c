/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/footnote.h"

#include <string.h>

/* "[^label]" at the beginning; its length, or 0. */
static size_t
reference_at(nrm_text t, nrm_text *label)
{
    size_t n = 2;

    if (!nrm_text_starts(t, "[^"))
        return 0;
    while (n < t.len && strchr("[]^ \t\n`", t.at[n]) == NULL)
        n++;
    if (n == 2 || n == t.len || t.at[n] != ']')
        return 0;
    *label = nrm_text_n(t.at + 2, n - 2);
    return n + 1;
}

static bool
is_fence(nrm_text line)
{
    nrm_text t = nrm_text_strip(line);

    return nrm_text_starts(t, "```") || nrm_text_starts(t, "~~~");
}

static nrm_footnote *
find(const nrm_footnotes *notes, nrm_text label)
{
    uint32_t place;

    return nrm_pool_find(notes->labels, label, &place)
               ? &notes->at[notes->first[place]]
               : NULL;
}

static void
add_note(nrm_arena *a, nrm_footnotes *notes, nrm_text label, nrm_text text)
{
    if (nrm_pool_add(notes->labels, label) == notes->n_labels) {
        nrm_room(a, notes->first, notes->n_labels, notes->labels_cap);
        notes->first[notes->n_labels++] = notes->n;
    }
    nrm_room(a, notes->at, notes->n, notes->cap);
    notes->at[notes->n++] = (nrm_footnote){ label, text, 0 };
}

/* The number of a note, the next one where it has none yet. */
static size_t
number_of(nrm_arena *a, nrm_footnotes *notes, nrm_footnote *note)
{
    if (note->number == 0) {
        nrm_room(a, notes->used, notes->n_used, notes->used_cap);
        notes->used[notes->n_used++] = (size_t)(note - notes->at);
        note->number = notes->n_used;
    }
    return note->number;
}

/* Takes the definitions out; they end at a blank line. */
static nrm_text
take_definitions(nrm_arena *a, nrm_text text, nrm_footnotes *notes)
{
    nrm_text rest = text, line, label;
    bool fenced = false, inside = false;
    nrm_buf out;

    nrm_buf_init(&out, a);
    while (rest.len > 0 && nrm_text_cut(&rest, '\n', &line)) {
        size_t n = fenced ? 0 : reference_at(line, &label);
        bool blank = nrm_text_strip(line).len == 0;

        fenced = is_fence(line) ? !fenced : fenced;
        if (n > 0 && n < line.len && line.at[n] == ':') {
            add_note(a, notes, label,
                     nrm_text_n(line.at + n + 1, line.len - n - 1));
            inside = true;
        } else if (inside && !blank && !fenced) {
            nrm_footnote *note = &notes->at[notes->n - 1];

            note->text.len = (size_t)(line.at + line.len - note->text.at);
        } else {
            inside = false;
            nrm_buf_view(&out, line);
        }
        nrm_buf_char(&out, '\n');
    }
    return nrm_buf_all(&out);
}

/* The end of a code span that starts at i; i + 1 when it does not end. */
static size_t
skip_code(nrm_text t, size_t i)
{
    size_t n = 0, k;

    while (i + n < t.len && t.at[i + n] == '`')
        n++;
    for (k = i + n; k < t.len; k++) {
        size_t m = 0;

        while (k + m < t.len && t.at[k + m] == '`')
            m++;
        if (m == n)
            return k + n;
        k += m > 0 ? m - 1 : 0;
    }
    return i + n;
}

const char *
nrm_footnotes_take(nrm_arena *a, nrm_text text, nrm_footnotes *notes)
{
    nrm_text t, label;
    nrm_buf out;

    notes->labels = nrm_pool_new(a);
    t = take_definitions(a, text, notes);
    nrm_buf_init(&out, a);
    for (size_t i = 0; i < t.len;) {
        nrm_text rest = nrm_text_n(t.at + i, t.len - i);
        size_t n = reference_at(rest, &label);
        nrm_footnote *note = n == 0 ? NULL : find(notes, label);

        if (note != NULL) {
            nrm_buf_format(&out, "`nrm:^%zu`", number_of(a, notes, note));
        } else {
            n = rest.at[0] == '`' ? skip_code(t, i) - i : 1;
            nrm_buf_put(&out, rest.at, n);
        }
        i += n;
    }
    return nrm_buf_string(&out);
}

const nrm_footnote *
nrm_footnotes_find(const nrm_footnotes *notes, size_t n)
{
    return n == 0 || n > notes->n_used ? NULL : &notes->at[notes->used[n - 1]];
}
