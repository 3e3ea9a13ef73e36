// calibration/size_bias_table.cpp — what size does to moments, as measured. Written by
// scripts/size_campaign; do not edit.
#include <array>

#include "calibration/size_bias.hpp"

namespace clustress {
namespace {

constexpr std::array biases = std::to_array<SizeBias>({
    {"entry_rate", -0.096717, 0.0286, 0},
    {"exit_rate", -0.098844, 0.013, 0},
    {"survival_1y", -0.045597, 0.0391, 0},
    {"survival_5y", -0.075544, 0.0728, 0},
    {"newborn_size", -0.0054954, 0.168, 0},
    {"job_creation", 0.063825, 0.027, 0},
    {"job_destruction", 0.093947, 0.035, 0.000206},
    {"excess_reallocation", -0.0052419, 0.0613, 0.000204},
    {"gross_reallocation", 0.15594, 0.0564, 0.00024},
    {"tail_exponent", 12.049, 0.705, 0},
    {"size_slope_10_50", -2.4282, 0.426, 0.00492},
    {"size_slope_50_250", 8.5718, 1.19, 0.0136},
    {"subbotin_b", 1.2739, 0.241, 0},
    {"sd_size_slope", -3.1633, 0.277, 0},
    {"productivity_90_10", 0.039417, 0.036, 0},
    {"innovators", 0.20269, 0.106, 0},
    {"survival_1y_exact_age", -0.017023, 0.0508, 0},
    {"survival_5y_exact_age", -0.0975, 0.0824, 0},
    {"micro_firms", -0.52112, 0.0316, 0.000252},
    {"large_firms", -0.0064212, 0.00556, 8.61e-05},
    {"mean_size", -6.0094, 0.958, 0.0108},
    {"employment_micro", 0.51516, 0.0581, 0.000116},
    {"employment_below_50", 2.3294, 0.158, 0},
    {"employment_small", 1.8049, 0.118, 0},
    {"employment_medium", 3.2808, 0.199, 0.0017},
    {"employment_large", -5.5737, 0.324, 0.00305},
    {"births_in_creation", -0.0030634, 0.0687, 0},
    {"young_in_creation", 0.24287, 0.124, 0},
    {"deaths_in_destruction", 0.16514, 0.158, 0},
    {"employer_entry_rate", -0.25343, 0.0397, 0},
    {"employer_exit_rate", -0.26071, 0.0334, 0},
    {"births_in_creation_new_firms", -0.032919, 0.0354, 0},
    {"deaths_in_destruction_gone_firms", 0.25577, 0.118, 0},
    {"growth_autocorrelation_small", 0.29145, 0.0616, 0},
    {"growth_autocorrelation_10plus", 0.055983, 0.127, 0},
    {"productivity_ar1", 0.013445, 0.0167, 0},
    {"innovators_small", 0.18506, 0.105, 0},
    {"innovators_medium", 0.050136, 0.238, 0},
    {"innovators_large", -0.91853, 0.573, 0},
    {"innovators_medium_over_small", -0.15787, 0.226, 0},
    {"innovators_large_over_medium", -0.95469, 0.629, 0},
    {"rd_intensity", -0.033695, 0.00878, 0},
    {"exporters", 0.42364, 0.0542, 0},
    {"exporter_premium", 2.3535, 0.638, 0.00707},
    {"localisation", 0.055514, 0.0222, 0},
    {"member_innovators", -0.46527, 0.378, 0},
    {"value_added_gradient", -6.1012, 0.467, 0},
    {"firms_with_debt", 0.17321, 0.0433, 0},
    {"cash_quartiles", -0.64268, 0.66, 0},
    {"loan_refusals", -0.19513, 0.0515, 0},
    {"unemployment", 0.0099373, 0.0864, 0.000622},
});

}  // namespace

std::string_view size_bias_source() {
  return "scenarios/library/leipzig.toml at 1, 1/2, 1/4, 1/8, 1/16 of its size, seed 1, "
         "12, 12, 16, 24, 40 replicates with a population each, ten years, by "
         "clustress 0.1.0, model 12";
}

std::span<SizeBias const> size_biases() {
  return biases;
}

}  // namespace clustress
