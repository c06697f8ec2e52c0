/* The queue of likely duplicates: a person says whether two customers are one. */
#include "domain/customer/merge.h"
#include "domain/import/import.h"
#include "record/row.h"

static const struct error *merge(struct session *s, const struct duplicate_pair *pair, int64_t into, const char *reason)
{
    struct merge_result result;
    int64_t winner = into == NONE ? pair->other : into;
    if (winner != pair->other && winner != pair->customer)
        return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "into",
                          .arguments = {"one of the pair is needed"});
    TRY(scope_require(s, "customer.merge"));
    return customer_merge_into(s, winner == pair->other ? pair->customer : pair->other, winner, reason, &result);
}

const struct error *operation_duplicate_decide(struct call *call)
{
    struct session *s = call->session, engine;
    const struct duplicate_decide_input *input = call->input;
    struct duplicate_pair pair;
    int64_t home, id;
    bool merged = input->decision == DUPLICATE_DECIDE_INPUT_DECISION_MERGE, found;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &duplicate_pair_entity, home, id, &pair));
    TRY(scope_row(s, &duplicate_pair_entity, ACCESS_UPDATE, home, id));
    if (pair.status != DUPLICATE_PAIR_STATUS_OPEN)
        return error_make(s->arena, ERROR_DUPLICATE_DECIDED);
    int64_t winner = !merged ? NONE : input->into == NONE ? pair.other : input->into;
    /* Decided first: a merge moves what hangs on the customer, this pair too. */
    session_engine(s, &engine);
    TRY(row_stored(&engine, &duplicate_pair_entity, home, id, &pair, &found));
    pair.status = merged ? DUPLICATE_PAIR_STATUS_MERGED : DUPLICATE_PAIR_STATUS_DISTINCT;
    pair.decided_by = s->person ? s->person : NONE;
    pair.reason = input->reason;
    TRY(record_update(&engine, &duplicate_pair_entity, &pair, NULL));
    if (merged)
        TRY(merge(s, &pair, winner, input->reason));
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", merged ? "merged" : "distinct");
    json_put_text(call->reply, "customer", merged ? id_text(s->arena, winner, winner) : NULL);
    json_close(call->reply, '}');
    return NULL;
}
