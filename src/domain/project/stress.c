/* Every project at once under the same changes, each with its debt as agreed. */
#include "domain/project/project.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>

static const struct error *write_stressed(struct session *s, int64_t home, int64_t id, const struct json *changes,
                                          double sums[], struct json_writer *w)
{
    struct project_ask ask = {.project_home = home, .project = id, .model = NONE};
    struct project_solved solved;
    struct project_case low;
    char text[27];
    TRY(project_ask_solve(s, &ask, &solved));
    const struct project_plan *plan = solved.made.plan;
    TRY(project_case_solve(s->arena, solved.content, changes, plan, &low));
    double debt = plan->numbers[PK_debt_sized], unpaid = 0;
    for (size_t t = 0; t < low.plan->periods; t++)
        unpaid = fmax(unpaid, low.plan->rows[PL_unpaid][t]);
    bool bad =
        low.plan->status != PROJECT_PLAN_OK || low.plan->numbers[PK_min_dscr] < low.plan->numbers[PK_default_dscr];
    sums[0] += debt;
    sums[4] += solved.row.loan == NONE ? debt : 0;
    sums[1] += bad ? debt : 0;
    sums[2] += unpaid;
    sums[3] += low.plan->numbers[PK_total_call];
    id_write(text, home, id);
    json_open(w, '{');
    json_put_text(w, "id", text);
    json_put_text(w, "name", solved.row.name);
    json_put_double(w, "debt", debt);
    json_put_double(w, "dscr", plan->numbers[PK_min_dscr]);
    json_put_double(w, "stressed_dscr", low.plan->numbers[PK_min_dscr]);
    json_put_double(w, "unpaid", unpaid);
    json_put_double(w, "called", low.plan->numbers[PK_total_call]);
    json_put_bool(w, "default", bad);
    json_close(w, '}');
    return NULL;
}

/* What it means for the book, with the debt of projects that is not on the ledger yet; their security is the pledge of
 * their revenue. */
static const struct error *write_portfolio(struct session *s, const double sums[], struct json_writer *w)
{
    int64_t book;
    double lgd = s->policy->portfolio ? portfolio_lgd(s->policy->portfolio, "pledge") : NAN;
    TRY(store_int(s->tx, &query_project_book, NO_VALUES, &book));
    json_put_double(w, "book", (book == NONE ? 0 : (double)book / 100) + sums[4]);
    json_put_double(w, "lgd", lgd);
    json_put_double(w, "loss", sums[1] * lgd);
    return NULL;
}

static const struct error *stress(struct call *call)
{
    enum { PROJECTS_MOST = 2000 };
    const struct project_stress_input *input = call->input;
    struct session *s = call->session;
    const struct json *changes;
    struct rows *rows;
    const struct error *error;
    int64_t(*ids)[2] = arena_take(s->arena, sizeof(int64_t[2]) * PROJECTS_MOST);
    size_t count = 0;
    double sums[5] = {0};
    TRY(project_json(s, input->changes, "changes", &changes));
    TRY(store_query(s->tx, &query_project_all, VALUES(sql_int(PROJECTS_MOST)), &rows));
    while (rows_next(rows, &error)) {
        ids[count][0] = rows_int(rows, 0);
        ids[count++][1] = rows_int(rows, 1);
    }
    if (error)
        return error;
    json_open(call->reply, '{');
    json_key(call->reply, "projects");
    json_open(call->reply, '[');
    for (size_t i = 0; i < count; i++)
        TRY(write_stressed(s, ids[i][0], ids[i][1], changes, sums, call->reply));
    json_close(call->reply, ']');
    json_put_double(call->reply, "debt", sums[0]);
    json_put_double(call->reply, "debt_in_default", sums[1]);
    json_put_double(call->reply, "unpaid", sums[2]);
    json_put_double(call->reply, "called", sums[3]);
    TRY(write_portfolio(s, sums, call->reply));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_project_stress(struct call *call)
{
    return call_read(call, stress);
}
