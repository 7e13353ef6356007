/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure/link_report.h"

#include "base/digest.h"
#include "data/csv.h"

#include <string.h>

#define CLK_BYTES 128 /* 1024 bits */
#define CLK_HASHES 10
#define HASH_DIGITS 32 /* hexadecimal digits that are kept of an HMAC */

/* What is hashed is field, zero byte, text: equal texts of two fields differ.
 */
static nrm_digest
keyed(nrm_buf *b, nrm_text key, const char *field, nrm_text text)
{
    nrm_buf_clear(b);
    nrm_buf_text(b, field);
    nrm_buf_char(b, '\0');
    nrm_buf_view(b, text);
    return nrm_hmac_of(key, nrm_buf_all(b));
}

static void
set_bits(uint8_t *clk, const nrm_digest *h)
{
    for (size_t i = 0; i < CLK_HASHES; i++) {
        size_t bit = ((size_t)h->bytes[2 * i] << 8 | h->bytes[2 * i + 1])
                     % (8 * CLK_BYTES);

        clk[bit / 8] |= (uint8_t)(1u << bit % 8);
    }
}

/* Pairs of letters, with a blank before and behind. */
static void
add_field(uint8_t *clk, nrm_buf *b, nrm_text key, const char *field,
          nrm_text value)
{
    for (size_t i = 0; i <= value.len; i++) {
        char pair[2] = { i == 0 ? ' ' : value.at[i - 1],
                         i == value.len ? ' ' : value.at[i] };
        nrm_digest h = keyed(b, key, field, nrm_text_n(pair, 2));

        set_bits(clk, &h);
    }
}

static int
write_header(const nrm_link_data *d, nrm_csv_out *csv, nrm_err *e)
{
    if (d->id != NULL)
        nrm_csv_put_string(csv, d->id);
    nrm_csv_put_string(csv, "clk");
    for (size_t f = 0; f < d->n_fields; f++)
        nrm_csv_put_string(csv, nrm_format(d->a, "%s_hash", d->field[f].name));
    return nrm_csv_end(csv, e);
}

/* The HMAC of what the field is blocked by; nothing when that is unknown. */
static void
put_hash(nrm_arena *a, const nrm_link_field *f, nrm_text value, nrm_text key,
         nrm_csv_out *csv)
{
    nrm_digest h;
    nrm_buf b;

    nrm_buf_init(&b, a);
    if (value.len > 0 && f->kind->coarse != NULL)
        value = f->kind->coarse(a, value);
    if (value.len == 0) {
        nrm_csv_put(csv, (nrm_text){ NULL, 0 });
        return;
    }
    h = keyed(&b, key, f->name, value);
    nrm_csv_put(csv, nrm_text_n(nrm_digest_hex(a, &h), HASH_DIGITS));
}

static void
put_record(nrm_arena *a, const nrm_link_data *d, size_t record, nrm_text key,
           nrm_csv_out *csv)
{
    const uint32_t *value = &d->value[record * d->n_fields];
    uint8_t clk[CLK_BYTES] = { 0 };
    nrm_buf b, hex;

    nrm_buf_init(&b, a);
    nrm_buf_init(&hex, a);
    for (size_t f = 0; f < d->n_fields; f++)
        if (value[f] != 0 && !d->field[f].kind->decides)
            add_field(clk, &b, key, d->field[f].name,
                      nrm_pool_at(d->field[f].values, value[f]));
    for (size_t i = 0; i < CLK_BYTES; i++)
        nrm_buf_format(&hex, "%02x", clk[i]);
    if (d->id != NULL)
        nrm_csv_put(csv, d->label[record]);
    nrm_csv_put(csv, nrm_buf_all(&hex));
    for (size_t f = 0; f < d->n_fields; f++)
        put_hash(a, &d->field[f], nrm_pool_at(d->field[f].values, value[f]),
                 key, csv);
}

int
nrm_link_encode(const nrm_link_data *d, nrm_text key, nrm_out *out, nrm_err *e)
{
    nrm_arena *own = nrm_arena_child(d->a);
    nrm_csv_out csv;

    nrm_arena_defer(d->a, (void (*)(void *))nrm_arena_free, own);
    nrm_csv_out_init(&csv, d->a, out, ',');
    if (write_header(d, &csv, e) != 0)
        return -1;
    for (size_t r = 0; r < d->n; r++) {
        put_record(own, d, r, key, &csv);
        nrm_arena_reset(own);
        if (nrm_csv_end(&csv, e) != 0)
            return -1;
    }
    return 0;
}
