#include "quant/lending_limits.h"

#include <stddef.h>

const char *const entrusted_product_names[ENTRUSTED_PRODUCTS + 1] = {
    [ENTRUSTED_FIXED_ASSET] = "fixed_asset",
    [ENTRUSTED_WORKING_CAPITAL] = "working_capital",
    [ENTRUSTED_PERSONAL_CONSUMPTION] = "personal_consumption",
    [ENTRUSTED_PERSONAL_BUSINESS] = "personal_business",
};

const struct entrusted_limits entrusted_limits_2024 = {{
    [ENTRUSTED_FIXED_ASSET] = 1000000000,
    [ENTRUSTED_WORKING_CAPITAL] = 1000000000,
    [ENTRUSTED_PERSONAL_CONSUMPTION] = 30000000,
    [ENTRUSTED_PERSONAL_BUSINESS] = 50000000,
}};

bool entrusted_payment_required(const struct entrusted_payment *payment, const struct entrusted_limits *limits)
{
    bool above = payment->amount_minor > limits->limit_minor[payment->product];
    switch (payment->product) {
    case ENTRUSTED_WORKING_CAPITAL:
        return (payment->payee_known && above) || payment->new_relationship_average_credit;
    case ENTRUSTED_PERSONAL_CONSUMPTION: /* the rule; the borrower pays only what could not be fixed in advance */
        return payment->payee_known || above;
    default:
        return above;
    }
}

/* clang-format off */
#define SECTORS(row)                                                                                  \
    row("urban_rail", 20) row("railway", 20) row("highway", 20) row("port_shipping", 20)              \
    row("affordable_housing", 20) row("corn_processing", 20) row("other", 20)                         \
    row("airport", 25) row("other_real_estate", 25) row("fertiliser", 25)                             \
    row("coal", 30) row("calcium_carbide", 30) row("ferro_alloy", 30) row("caustic_soda", 30)         \
    row("coke", 30) row("yellow_phosphorus", 30) row("polysilicon", 30)                               \
    row("cement", 35)                                                                                 \
    row("steel", 40) row("aluminium", 40)
/* clang-format on */
#define SECTOR_ROW(name, percent)  {name, percent},
#define SECTOR_NAME(name, percent) name,

const struct capital_sector capital_sectors[] = {SECTORS(SECTOR_ROW)};
const char *const capital_sector_names[] = {SECTORS(SECTOR_NAME) NULL};

struct project_capital project_capital_test(int sector, bool short_board, int64_t investment_minor,
                                            int64_t capital_minor, int64_t equity_instruments_minor)
{
    int percent = capital_sectors[sector].minimum_percent - (short_board ? 5 : 0);
    return (struct project_capital){
        .minimum_percent = percent,
        .actual_ratio = (double)capital_minor / (double)investment_minor,
        .meets_minimum = (__int128)capital_minor * 100 >= (__int128)investment_minor * percent,
        .instruments_within_half = (__int128)equity_instruments_minor * 2 <= capital_minor,
    };
}
