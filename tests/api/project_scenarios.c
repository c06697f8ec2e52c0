/* A project from its page to its model: solved live, explained, compared, kept, and refused where it should be. */
#include "api/suite.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

static struct answer project_call(struct suite *s, enum who who, const char *method, const char *project,
                                  const char *part, const char *body)
{
    return call(s, who, method, arena_format(s->arena, "/project/%s/%s", project, part), body);
}

static double number_of(const struct answer *answer, const char *name)
{
    double value = NAN;
    return answer->json && json_get_number(json_get(answer->json, "numbers"), name, &value) ? value : NAN;
}

static void solving(struct suite *s, const char *project)
{
    struct answer base = project_call(s, HEAD_MANAGER, "POST", project, "solve", "{\"changes\":{}}");
    CHECK_STATUS(s, base, 200, "solving a model");
    struct answer low =
        project_call(s, HEAD_MANAGER, "POST", project, "solve",
                     "{\"changes\":{\"factors.price_factor\":0.8},\"keep_debt\":true,\"lines\":\"dscr\"}");
    CHECK_STATUS(s, low, 200, "solving a downside");
    suite_check(s, number_of(&low, "min_dscr") < number_of(&base, "min_dscr"), "less revenue does not lower the cover");
    suite_check(s, fabs(number_of(&low, "debt_sized") / number_of(&base, "debt_sized") - 1) < 1e-9,
                "the agreed debt moved");
    suite_check(s, fabs(number_of(&base, "debt_check")) < 1, "the model did not settle");
    struct answer late = project_call(s, HEAD_MANAGER, "POST", project, "solve",
                                      "{\"changes\":{\"delay_months\":5},\"keep_debt\":true}");
    suite_check(s, number_of(&late, "min_dscr") > 0, "five months late, a payment falls between two payment dates");
    struct answer none = project_call(s, HEAD_MANAGER, "POST", project, "solve",
                                      "{\"changes\":{\"factors.opex_factor\":19,\"factors.price_factor\":0.01}}");
    suite_check(s, number_of(&none, "debt_sized") == 0, "debt on a project that loses money: %g",
                number_of(&none, "debt_sized"));
    struct answer odd =
        project_call(s, HEAD_MANAGER, "POST", project, "solve", "{\"changes\":{\"debt.max_gearing\":1.7}}");
    CHECK_STATUS(s, odd, 422, "gearing over one");
    struct answer unknown = project_call(s, HEAD_MANAGER, "POST", project, "solve", "{\"changes\":{\"no_such\":1}}");
    CHECK_STATUS(s, unknown, 422, "an unknown assumption");
}

static void explaining(struct suite *s, const char *project)
{
    struct answer cell =
        project_call(s, HEAD_MANAGER, "POST", project, "explain", "{\"line\":\"cfads\",\"period\":60}");
    CHECK_STATUS(s, cell, 200, "explaining a cell");
    double value = NAN, check = NAN;
    suite_check(s,
                cell.json && json_get_number(cell.json, "value", &value) &&
                    json_get_number(cell.json, "check", &check) && fabs(value - check) <= 1e-6 * (1 + fabs(value)),
                "the formula gives %g, the cell %g", check, value);
    struct answer number = project_call(s, HEAD_MANAGER, "POST", project, "explain", "{\"line\":\"min_dscr\"}");
    CHECK_STATUS(s, number, 200, "explaining a number");
    struct answer far =
        project_call(s, HEAD_MANAGER, "POST", project, "explain", "{\"line\":\"cfads\",\"period\":719}");
    CHECK_STATUS(s, far, 422, "a period beyond the model");
    struct answer odd = project_call(s, HEAD_MANAGER, "POST", project, "explain", "{\"line\":\"nothing\"}");
    CHECK_STATUS(s, odd, 422, "a line that is none");
}

static void keeping(struct suite *s, const char *project)
{
    struct answer saved = project_call(s, HEAD_MANAGER, "POST", project, "model",
                                       "{\"name\":\"审查调整\",\"base\":true,\"changes\":{\"debt.target_dscr\":1.4}}");
    CHECK_STATUS(s, saved, 201, "saving a version");
    struct answer content = project_call(s, HEAD_MANAGER, "GET", project, "assumptions", NULL);
    CHECK_STATUS(s, content, 200, "assumptions");
    suite_check(s, text_equal(answer_text(&content, "model"), answer_text(&saved, "id")),
                "the saved base case is not the one in use");
    struct answer refused = project_call(s, AUDITOR, "POST", project, "model", "{\"name\":\"x\",\"changes\":{}}");
    suite_check(s, refused.status == 403, "an auditor saves a model: %d", refused.status);
    struct answer compared = project_call(s, HEAD_MANAGER, "POST", project, "compare",
                                          "{\"options\":[{\"name\":\"a\",\"changes\":{}},{\"name\":\"b\",\"changes\":{"
                                          "\"factors.rate_shift\":0.01},\"keep_debt\":true}]}");
    CHECK_STATUS(s, compared, 200, "comparing options");
    struct answer bad = project_call(s, HEAD_MANAGER, "POST", project, "compare", "{\"options\":{}}");
    CHECK_STATUS(s, bad, 422, "options that are no list");
}

static void rights(struct suite *s, const char *project)
{
    struct answer stranger = project_call(s, COLLEAGUE, "POST", project, "solve", "{\"changes\":{}}");
    suite_check(s, stranger.status == 404, "a colleague solves a project of others: %d", stranger.status);
    struct answer page = project_call(s, COLLEAGUE, "GET", project, "overview", NULL);
    suite_check(s, page.status == 404, "a colleague sees a project of others: %d", page.status);
}

/* The risk runs as a job, is kept, and is shown when it is asked for again; a long one can be cancelled. */
static void analysing(struct suite *s, const char *project)
{
    static const char wanted[] = "{\"changes\":{},\"runs\":60,\"seed\":7}";
    struct answer first = project_call(s, HEAD_MANAGER, "POST", project, "risk", wanted);
    CHECK_STATUS(s, first, 200, "asking for the risk of a model");
    const char *job = answer_text(&first, "job");
    if (!suite_check(s, job != NULL, "no job runs the risk"))
        return;
    suite_check(s, text_equal(job_end(s, HEAD_MANAGER, arena_text(s->arena, job)), "done"),
                "the risk does not come to its end");
    struct answer once = project_call(s, HEAD_MANAGER, "POST", project, "risk", wanted);
    CHECK_STATUS(s, once, 200, "the risk that was run");
    const struct json *simulation = once.json ? json_get(json_get(once.json, "result"), "simulation") : NULL;
    int64_t runs = 0;
    suite_check(s, simulation && json_get_int(simulation, "runs", &runs) && runs == 60, "%d runs of 60", (int)runs);
    struct answer seen = project_call(s, AUDITOR, "POST", project, "risk", wanted);
    CHECK_STATUS(s, seen, 200, "the same risk, asked by another");
    suite_check(s, text_equal(answer_text(&seen, "run"), answer_text(&once, "run")), "the same was run twice");
    struct answer hidden = project_call(s, COLLEAGUE, "POST", project, "risk", wanted);
    suite_check(s, hidden.status == 404, "a colleague asks for the risk of a project of others: %d", hidden.status);
    struct answer odd = project_call(s, HEAD_MANAGER, "POST", project, "risk",
                                     "{\"changes\":{\"factors.price_factor\":-3},\"runs\":60}");
    CHECK_STATUS(s, odd, 422, "the risk of an impossible model");
    struct answer many = project_call(s, HEAD_MANAGER, "POST", project, "risk", "{\"changes\":{},\"runs\":10001}");
    CHECK_STATUS(s, many, 422, "more runs than there may be");
    struct answer slow = project_call(s, HEAD_MANAGER, "POST", project, "risk", "{\"changes\":{},\"runs\":10000}");
    CHECK_STATUS(s, slow, 200, "a long analysis");
    job = answer_text(&slow, "job");
    struct answer stop = call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/job/%s/cancel", job), "{}");
    CHECK_STATUS(s, stop, 200, "cancelling it");
    const char *end = job_end(s, HEAD_MANAGER, arena_text(s->arena, job));
    suite_check(s, text_equal(end, "cancelled"), "a cancelled analysis is %s", end);
}

static double loss_of(const struct json *result, const char *when)
{
    double value = -1;
    const struct json *part = json_get(json_get(result, "portfolio"), when);
    return part && json_get_number(part, "expected_loss", &value) ? value : -1;
}

/* All projects under one shock, as a job: what fails weighs on the loss of the book; nothing fails without a shock. */
static void stressing(struct suite *s)
{
    static const struct {
        const char *changes;
        bool hard;
    } cases[] = {{"{\"changes\":{\"factors.price_factor\":0.6}}", true}, {"{\"changes\":{}}", false}};
    double certain[2] = {-1, -1};
    for (int i = 0; i < 2; i++) {
        struct answer asked = call(s, RISK, "POST", "/project_stress", cases[i].changes);
        CHECK_STATUS(s, asked, 200, "stress of all projects");
        const char *job = answer_text(&asked, "job") ? arena_text(s->arena, answer_text(&asked, "job")) : "";
        const char *end = job_end(s, RISK, job);
        suite_check(s, text_equal(end, "done"), "a stress of all projects ends %s", end);
        struct answer answer = call(s, RISK, "GET", arena_format(s->arena, "/job/%s", job), NULL);
        const struct json *result = answer.json ? json_get(answer.json, "result") : NULL;
        double before = loss_of(result, "before"), after = loss_of(result, "after");
        json_get_number(json_get(result, "portfolio"), "certain", &certain[i]);
        suite_check(s, before > 0 && (cases[i].hard ? after > before : after >= 0), "losses of %g become %g", before,
                    after);
        suite_check(s, json_get(result, "projects") && json_get(result, "projects")->count >= 6,
                    "the stress names no projects");
    }
    suite_check(s, certain[0] > certain[1], "a hard shock loses %g, none %g", certain[0], certain[1]);
    struct answer refused = call(s, MANAGER, "POST", "/project_stress", "{\"changes\":{}}");
    CHECK_STATUS(s, refused, 403, "a manager stresses all projects");
    struct answer odd = call(s, RISK, "POST", "/project_stress", "{\"changes\":[1]}");
    CHECK_STATUS(s, odd, 422, "a stress that names no paths");
}

/* Risk with a seed, the workbook out and in, a letter, what is learnt from others. */
static void following(struct suite *s, const char *project)
{
    analysing(s, project);
    struct answer book = project_call(s, HEAD_MANAGER, "POST", project, "workbook", "{\"changes\":{}}");
    CHECK_STATUS(s, book, 200, "a workbook");
    struct answer back =
        client_call_bytes(s, s->people[HEAD_MANAGER],
                          arena_format(s->arena, "/api/v1/project/%s/workbook/upload", project), book.body, book.size);
    CHECK_STATUS(s, back, 200, "reading the workbook back");
    struct answer odd = project_call(s, HEAD_MANAGER, "POST", project, "workbook/upload", "{}");
    suite_check(s, odd.status == 422 && strstr(odd.body, "XLSX"), "reading what is no workbook: %d", odd.status);
    struct answer letter = project_call(s, HEAD_MANAGER, "POST", project, "letter", "{}");
    CHECK_STATUS(s, letter, 201, "a letter");
    const char *print = arena_format(s->arena, "/project_letter/%s/print", answer_text(&letter, "id"));
    struct answer paper = call(s, HEAD_MANAGER, "GET", print, NULL), again = call(s, HEAD_MANAGER, "GET", print, NULL);
    CHECK_STATUS(s, paper, 200, "a letter on paper");
    suite_check(s, paper.size > 1000 && !memcmp(paper.body, "%PDF", 4), "the letter is no PDF");
    suite_check(s, paper.size == again.size && !memcmp(paper.body, again.body, paper.size),
                "a letter printed twice differs");
    struct answer unseen = call(s, COLLEAGUE, "GET", print, NULL);
    suite_check(s, unseen.status == 404, "a colleague prints a letter of others: %d", unseen.status);
    struct answer drivers = project_call(s, HEAD_MANAGER, "GET", project, "prior_drivers", NULL);
    CHECK_STATUS(s, drivers, 200, "drivers from like projects");
    suite_check(s, drivers.json && json_get(json_get(drivers.json, "content"), "drivers"),
                "no drivers from like projects");
    stressing(s);
    struct answer priors = call(s, HEAD_MANAGER, "GET", "/project_priors", NULL);
    CHECK_STATUS(s, priors, 200, "base rates");
    struct answer green = call(s, HEAD_MANAGER, "GET", "/green_report", NULL);
    CHECK_STATUS(s, green, 200, "the green book");
    struct answer sheet = call(s, HEAD_MANAGER, "GET", "/green_report/print", NULL);
    CHECK_STATUS(s, sheet, 200, "the green book on paper");
    suite_check(s, sheet.size > 1000 && !memcmp(sheet.body, "%PDF", 4), "the green book is no PDF");
}

static const struct json *fact_named(const struct answer *answer, const char *name)
{
    const struct json *item;
    for (size_t i = 0; (item = answer_item(answer, i)); i++)
        if (text_equal(json_get_text(item, "name"), name))
            return item;
    return NULL;
}

/* What the rules read: the worst of a customer's projects. */
static void facts(struct suite *s, const char *customer)
{
    static const char *const wanted[] = {"project_count",         "project_gap",  "project_permits_missing",
                                         "project_dscr_forecast", "project_pace", "esg_score",
                                         "esg_findings_open"};
    struct answer page = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/customer/%s/facts", customer), NULL);
    CHECK_STATUS(s, page, 200, "facts of a project's customer");
    for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
        const struct json *fact = fact_named(&page, wanted[i]);
        suite_check(s, fact && !json_absent(json_get(fact, "value")), "%s is not known", wanted[i]);
    }
}

static const char *gate_result(const struct answer *answer, const char *gate)
{
    const struct json *gates = answer->json ? json_get(answer->json, "gates") : NULL;
    for (size_t i = 0; gates && i < gates->count; i++)
        if (text_equal(json_get_text(&gates->items[i], "gate"), gate))
            return json_get_text(&gates->items[i], "result");
    return NULL;
}

/* The record of ENTITY that lies with CUSTOMER and has the product fixed_asset. */
static const char *fixed_asset_of(struct suite *s, const char *entity, const char *customer)
{
    struct answer list =
        call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/%s?limit=50&customer=%s", entity, customer), NULL);
    const struct json *item;
    for (size_t i = 0; (item = answer_item(&list, i)); i++)
        if (text_equal(json_get_text(item, "product"), "fixed_asset"))
            return arena_text(s->arena, json_get_text(item, "id"));
    return NULL;
}

/* The factory's cost to complete is not covered: its gate is closed whatever else is in order. */
static void gap_stops_money(struct suite *s, const char *customer)
{
    const char *facility = fixed_asset_of(s, "facility", customer), *loan = fixed_asset_of(s, "loan", customer);
    if (!suite_check(s, facility && loan, "the factory's owner has no loan for it"))
        return;
    const char *body = arena_format(s->arena,
                                    "{\"loan\":\"%s\",\"amount\":1000000,\"purpose\":\"设备款\",\"payee\":\"供应商\","
                                    "\"payee_account\":\"6222000011112222\",\"payment\":\"entrusted\","
                                    "\"trade_contract\":\"CG-1\",\"invoice_amount\":1000000}",
                                    loan);
    struct answer gates =
        call(s, HEAD_MANAGER, "POST", arena_format(s->arena, "/facility/%s/drawdown/check", facility), body);
    CHECK_STATUS(s, gates, 200, "gates of a project's drawdown");
    suite_check(s, text_equal(gate_result(&gates, "cost_to_complete"), "failed"),
                "a funding gap lets money out: %.400s", gates.body);
    suite_check(s, gates.json && !json_get(gates.json, "passed")->truth, "a closed gate lets money out");
}

/* A category makes covenants that are tested at once, and checks; asked again it adds nothing, another one ends what it
 * does not ask for. */
static void equator(struct suite *s, const char *project)
{
    struct answer refused = project_call(s, AUDITOR, "POST", project, "equator", "{\"category\":\"a\"}");
    suite_check(s, refused.status == 403, "an auditor sets a category: %d", refused.status);
    struct answer odd = project_call(s, HEAD_MANAGER, "POST", project, "equator", "{\"category\":\"d\"}");
    CHECK_STATUS(s, odd, 422, "a category that is none");
    struct answer set = project_call(s, HEAD_MANAGER, "POST", project, "equator", "{\"category\":\"a\"}");
    CHECK_STATUS(s, set, 200, "setting a category");
    struct answer again = project_call(s, HEAD_MANAGER, "POST", project, "equator", "{\"category\":\"a\"}");
    int64_t made = -1, checks = -1, ended = -1;
    suite_check(
        s, json_get_int(again.json, "made", &made) && json_get_int(again.json, "checks", &checks) && !made && !checks,
        "a category set twice makes more: %.200s", again.body);
    struct answer page = project_call(s, HEAD_MANAGER, "GET", project, "overview", NULL);
    const struct json *covenants = page.json ? json_get(json_get(page.json, "equator"), "covenants") : NULL;
    suite_check(s, covenants && covenants->count == 6, "category A has other than six covenants");
    for (size_t i = 0; covenants && i < covenants->count; i++) {
        const char *id = json_get_text(&covenants->items[i], "id");
        struct answer full = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/covenant/%s/page", id), NULL);
        const char *fault = full.json ? json_get_text(json_get(full.json, "now"), "fault") : "no page";
        suite_check(s, id && !fault, "the covenant %s: %s", json_get_text(&covenants->items[i], "code"), fault);
    }
    struct answer less = project_call(s, HEAD_MANAGER, "POST", project, "equator", "{\"category\":\"c\"}");
    suite_check(s, json_get_int(less.json, "ended", &ended) && ended == 5, "five covenants of six end: %.200s",
                less.body);
}

static void esg(struct suite *s, const char *customer)
{
    facts(s, customer);
    struct answer page = call(s, HEAD_MANAGER, "GET", arena_format(s->arena, "/customer/%s/esg", customer), NULL);
    CHECK_STATUS(s, page, 200, "ESG of a customer");
}

/* Year by year what a public partner pays and would owe: default of the partner never costs less than of the company.
 */
static void concession(struct suite *s, const struct answer *page)
{
    const struct json *budget = page->json ? json_get(page->json, "public_budget") : NULL,
                      *years = json_get(budget, "years");
    suite_check(s, years && years->count >= 10, "a concession without years");
    for (size_t i = 0; years && i < years->count; i++) {
        const struct json *owed = json_get(&years->items[i], "termination");
        double partner = -1, company = -1;
        bool read = owed && owed->count == 4 && json_number(&owed->items[0], &partner) &&
                    json_number(&owed->items[3], &company);
        suite_check(s, read && company >= 0 && partner >= company, "year %zu: %g and %g owed", i, partner, company);
    }
    const struct json *periods = json_get(json_get(page->json, "following"), "periods");
    const struct json *last = periods && periods->count ? &periods->items[periods->count - 1] : NULL;
    suite_check(s, last && json_get(last, "lines") && json_get(last, "lines")->count >= 2,
                "the revenue of a toll road is not followed line by line");
}

/* Each month's test: what is missing is what is left to build less the money left for it. */
static bool months_tested(const struct answer *page)
{
    const struct json *curve = page->json ? json_get(page->json, "curve") : NULL;
    int64_t need, left, gap;
    bool short_of = false;
    for (size_t i = 0; curve && i < curve->count; i++) {
        const struct json *month = &curve->items[i];
        if (!json_get_int(month, "gap", &gap))
            continue;
        if (!json_get_int(month, "to_complete", &need) || !json_get_int(month, "funds_left", &left) ||
            need - left != gap)
            return false;
        short_of |= gap > 0;
    }
    return short_of;
}

/* Figures of a road's year beside the others that earn; a colleague who sees none of them gets none. */
static void beside_others(struct suite *s, const char *road)
{
    struct answer answer = project_call(s, HEAD_MANAGER, "GET", road, "benchmark", NULL);
    CHECK_STATUS(s, answer, 200, "a project beside the others");
    const struct json *projects = answer.json ? json_get(answer.json, "projects") : NULL;
    bool own, found = false;
    double dscr = 0, cost = 0, median = 0, lowest = INFINITY, highest = 0;
    for (size_t i = 0; projects && i < projects->count; i++) {
        if (!json_get_number(&projects->items[i], "dscr", &dscr))
            continue;
        lowest = fmin(lowest, dscr);
        highest = fmax(highest, dscr);
        if (json_get_bool(&projects->items[i], "own", &own) && own)
            found = json_get_number(&projects->items[i], "cost_share", &cost);
    }
    json_get_number(answer.json ? json_get(answer.json, "median") : NULL, "dscr", &median);
    suite_check(s, projects && projects->count >= 3 && found && cost > 0 && cost < 1, "beside the others: %.300s",
                answer.body);
    suite_check(s, median >= lowest && median <= highest, "the median %g is not between %g and %g", median, lowest,
                highest);
    struct answer stranger = project_call(s, COLLEAGUE, "GET", road, "benchmark", NULL);
    suite_check(s, stranger.status == 404, "a colleague compares a project of others: %d", stranger.status);
}

void scenario_project(struct suite *s)
{
    struct answer templates = call(s, HEAD_MANAGER, "GET", "/project_template", NULL);
    CHECK_STATUS(s, templates, 200, "templates");
    struct answer list = call(s, HEAD_MANAGER, "GET", "/project?limit=20", NULL);
    size_t seen = 0;
    const char *building = NULL, *owner = NULL, *factory = NULL, *road = NULL;
    for (const struct json *item; (item = answer_item(&list, seen)); seen++) {
        const char *id = json_get_text(item, "id");
        struct answer page = project_call(s, HEAD_MANAGER, "GET", id, "overview", NULL);
        CHECK_STATUS(s, page, 200, "the page of a project");
        if (text_equal(json_get_text(item, "kind"), "factory"))
            factory = json_get_text(item, "customer");
        if (text_equal(json_get_text(item, "kind"), "factory"))
            suite_check(s, months_tested(&page), "the gap of a factory is not told by month");
        if (text_equal(json_get_text(item, "kind"), "toll_road"))
            road = id;
        if (text_equal(json_get_text(item, "kind"), "toll_road"))
            concession(s, &page);
        if (text_equal(json_get_text(item, "phase"), "construction")) {
            building = id;
            owner = json_get_text(item, "customer");
        }
    }
    suite_check(s, seen >= 6, "the demo bank has %zu projects", seen);
    if (!suite_check(s, building != NULL, "no project is being built"))
        return;
    solving(s, building);
    explaining(s, building);
    rights(s, building);
    if (suite_check(s, road != NULL, "no road"))
        beside_others(s, road);
    following(s, building);
    equator(s, building);
    esg(s, owner);
    gap_stops_money(s, factory);
    keeping(s, building);
}
