#include "learn/report.h"

static void write_folds(struct json_writer *w, const struct report *r)
{
    json_key(w, "folds");
    json_open(w, '[');
    for (size_t i = 0; i < r->fold_count; i++) {
        json_open(w, '{');
        json_put_int(w, "rows", (int64_t)r->folds[i].rows);
        json_put_int(w, "bads", (int64_t)r->folds[i].bads);
        json_put_double(w, "auc", r->folds[i].auc);
        json_put_double(w, "ks", r->folds[i].ks);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_calibration(struct json_writer *w, const struct report *r)
{
    json_key(w, "calibration");
    json_open(w, '[');
    for (size_t i = 0; i < r->calibration_count; i++) {
        const struct calibration_row *row = &r->calibration[i];
        json_open(w, '{');
        json_put_double(w, "n", row->n);
        json_put_double(w, "bads", row->bads);
        json_put_double(w, "mean_pd", row->mean_pd);
        json_put_double(w, "low", row->low);
        json_put_double(w, "high", row->high);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_curve(struct json_writer *w, const struct report *r)
{
    json_key(w, "curve");
    json_open(w, '[');
    for (size_t i = 0; i < r->curve_count; i++) {
        json_open(w, '[');
        json_write_double(w, r->curve[i].share_good);
        json_write_double(w, r->curve[i].share_bad);
        json_close(w, ']');
    }
    json_close(w, ']');
}

static void write_segments(struct json_writer *w, const char *key, const struct segment_row *rows, size_t count)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", rows[i].name);
        json_put_int(w, "n", (int64_t)rows[i].n);
        json_put_int(w, "bads", (int64_t)rows[i].bads);
        json_put_double(w, "auc", rows[i].auc);
        json_put_double(w, "mean_pd", rows[i].mean_pd);
        json_put_double(w, "bad_rate", rows[i].bad_rate);
        json_put_double(w, "psi", rows[i].psi);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_drift(struct json_writer *w, const struct report *r)
{
    json_key(w, "drift");
    json_open(w, '[');
    for (size_t i = 0; i < r->drift_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", r->drift[i].name);
        json_put_double(w, "csi", r->drift[i].csi);
        json_put_double(w, "missing_before", r->drift[i].missing_before);
        json_put_double(w, "missing_now", r->drift[i].missing_now);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void report_write(struct json_writer *w, const struct report *r)
{
    json_open(w, '{');
    json_put_int(w, "rows", (int64_t)r->rows);
    json_put_int(w, "bads", (int64_t)r->bads);
    json_put_bool(w, "out_of_time", r->out_of_time);
    json_put_double(w, "auc", r->rank.auc);
    json_put_double(w, "auc_low", r->auc_low);
    json_put_double(w, "auc_high", r->auc_high);
    json_put_double(w, "mean_auc", r->mean_auc);
    json_put_double(w, "auc_deviation", r->auc_deviation);
    json_put_double(w, "gini", r->rank.gini);
    json_put_double(w, "ks", r->rank.ks);
    json_put_double(w, "brier", r->brier);
    json_put_double(w, "log_loss", r->log_loss);
    json_put_double(w, "hosmer_lemeshow", r->hosmer_lemeshow);
    json_put_double(w, "hosmer_lemeshow_p", r->hosmer_lemeshow_p);
    json_put_double(w, "mean_pd", r->mean_pd);
    json_put_double(w, "bad_rate", r->bad_rate);
    json_put_double(w, "psi", r->psi);
    write_folds(w, r);
    write_calibration(w, r);
    write_curve(w, r);
    write_segments(w, "segments", r->segments, r->segment_count);
    write_segments(w, "periods", r->periods, r->period_count);
    write_drift(w, r);
    json_close(w, '}');
}

void findings_write(struct json_writer *w, const struct sample *sample, const struct findings *findings)
{
    json_open(w, '[');
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *f = &findings->items[i];
        json_open(w, '{');
        json_put_text(w, "level", finding_level_name(f->level));
        json_put_text(w, "kind", f->kind);
        json_put_text(w, "field", f->column < 0 ? NULL : sample->frame->columns[f->column].name);
        json_put_text(w, "zh", f->zh);
        json_put_text(w, "en", f->en);
        json_put_double(w, "figure", f->figure);
        json_close(w, '}');
    }
    json_close(w, ']');
}
