/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show/mark.h"

/* The letter of OBS_STATUS that a mark stands for; 0 for none. */
static const struct {
    const char *code;
    char letter;
    const char *shape;
} marks_table[NRM_MARKS] = {
    [NRM_MARK_C] = { "c", 0, NULL },
    [NRM_MARK_X] = { "x", 0, NULL },
    [NRM_MARK_Z] = { "z", 0, NULL },
    [NRM_MARK_LOW] = { "low", 0, NULL },
    [NRM_MARK_B] = { "b", 'B', NULL },
    [NRM_MARK_D] = { "d", 'D', NULL },
    [NRM_MARK_E] = { "e", 'E', NULL },
    [NRM_MARK_F] = { "f", 'F', NULL },
    [NRM_MARK_I] = { "i", 'I', NULL },
    [NRM_MARK_P] = { "p", 'P', NULL },
    [NRM_MARK_U] = { "u", 'U', NULL },
    [NRM_MARK_FULL] = { "full", 0, "\xe2\x97\x8f" },
    [NRM_MARK_HALF] = { "half", 0, "\xe2\x97\x90" },
    [NRM_MARK_EMPTY] = { "none", 0, "\xe2\x97\x8b" },
};

const char *
nrm_mark_text(nrm_arena *a, nrm_mark mark)
{
    if (marks_table[mark].shape != NULL)
        return marks_table[mark].shape;
    return nrm_format(a, "[%s]", marks_table[mark].code);
}

const char *
nrm_mark_key(nrm_arena *a, nrm_mark mark)
{
    return nrm_format(a, "%s.%s",
                      marks_table[mark].shape != NULL ? "matrix" : "mark",
                      marks_table[mark].code);
}

nrm_marks
nrm_marks_beside(nrm_marks marks)
{
    nrm_marks beside = 0;

    for (unsigned i = 0; i < NRM_MARKS; i++)
        if (marks_table[i].letter != 0)
            beside |= marks & NRM_MARK_BIT(i);
    return beside;
}

nrm_marks
nrm_marks_of_status(nrm_status status)
{
    nrm_marks marks = 0;

    for (unsigned i = 0; i < NRM_MARKS; i++)
        if (marks_table[i].letter != 0
            && (status & NRM_STATUS(marks_table[i].letter)) != 0)
            marks |= NRM_MARK_BIT(i);
    return marks;
}

nrm_mark
nrm_mark_of_absent(const nrm_obs_row *row)
{
    if (row == NULL)
        return NRM_MARK_X;
    if (row->conf == NRM_CONF_C)
        return NRM_MARK_C;
    return (row->status & NRM_STATUS('M')) != 0 ? NRM_MARK_Z : NRM_MARK_X;
}

const char *
nrm_marks_text(nrm_arena *a, nrm_marks marks)
{
    nrm_buf out;

    nrm_buf_init(&out, a);
    for (unsigned i = 0; i < NRM_MARKS; i++)
        if ((marks & NRM_MARK_BIT(i)) != 0)
            nrm_buf_format(&out, " %s", nrm_mark_text(a, (nrm_mark)i));
    return nrm_buf_string(&out);
}
