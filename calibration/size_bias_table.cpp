// calibration/size_bias_table.cpp — what size does to moments, as measured. Written by
// scripts/size_campaign; do not edit.
#include <array>

#include "calibration/size_bias.hpp"

namespace clustress {
namespace {

constexpr std::array biases = std::to_array<SizeBias>({
    {"entry_rate", -0.089187, 0.0302},
    {"exit_rate", -0.098268, 0.014},
    {"survival_1y", -0.043484, 0.0392},
    {"survival_5y", -0.070782, 0.0736},
    {"newborn_size", -0.00094363, 0.17},
    {"job_creation", 0.068883, 0.0281},
    {"job_destruction", 0.09174, 0.0489},
    {"excess_reallocation", 0.01079, 0.0767},
    {"gross_reallocation", 0.16523, 0.0735},
    {"tail_exponent", 11.913, 0.719},
    {"size_slope_10_50", -2.6137, 0.509},
    {"size_slope_50_250", 7.7932, 1.33},
    {"subbotin_b", 1.2715, 0.248},
    {"sd_size_slope", -3.1583, 0.286},
    {"productivity_90_10", 0.040631, 0.0367},
    {"innovators", 0.1916, 0.109},
    {"survival_1y_exact_age", -0.014899, 0.0516},
    {"survival_5y_exact_age", -0.093133, 0.0838},
    {"micro_firms", -0.51793, 0.042},
    {"large_firms", -0.0017451, 0.00626},
    {"mean_size", -6.0188, 1.25},
    {"employment_micro", 0.51469, 0.0769},
    {"employment_below_50", 2.3153, 0.17},
    {"employment_small", 1.7924, 0.126},
    {"employment_medium", 3.2841, 0.249},
    {"employment_large", -5.5469, 0.416},
    {"births_in_creation", -0.00085859, 0.0765},
    {"young_in_creation", 0.25044, 0.133},
    {"deaths_in_destruction", 0.16255, 0.194},
    {"employer_entry_rate", -0.24621, 0.0413},
    {"employer_exit_rate", -0.25793, 0.0349},
    {"births_in_creation_new_firms", -0.029691, 0.0367},
    {"deaths_in_destruction_gone_firms", 0.26092, 0.141},
    {"growth_autocorrelation_small", 0.29041, 0.0768},
    {"growth_autocorrelation_10plus", 0.051715, 0.128},
    {"productivity_ar1", 0.013668, 0.0167},
    {"innovators_small", 0.17943, 0.107},
    {"innovators_medium", -0.016335, 0.243},
    {"innovators_large", -0.84453, 0.59},
    {"innovators_medium_over_small", -0.19134, 0.228},
    {"innovators_large_over_medium", -0.81918, 0.645},
    {"rd_intensity", -0.032239, 0.00944},
    {"exporters", 0.41806, 0.0563},
    {"exporter_premium", 2.5673, 0.863},
    {"localisation", 0.052282, 0.0234},
    {"member_innovators", -0.4975, 0.381},
    {"value_added_gradient", -6.0865, 0.468},
    {"firms_with_debt", 0.17198, 0.0467},
    {"cash_quartiles", -0.71482, 0.675},
    {"loan_refusals", -0.19621, 0.0543},
    {"unemployment", 0.001379, 0.11},
});

}  // namespace

std::string_view size_bias_source() {
  return "scenarios/library/leipzig.toml at 1, 1/4, 1/8, 1/16 of its size, seed 1, "
         "12, 16, 24, 40 replicates with a population each, ten years, by "
         "clustress 0.1.0, model 12";
}

std::span<SizeBias const> size_biases() {
  return biases;
}

}  // namespace clustress
