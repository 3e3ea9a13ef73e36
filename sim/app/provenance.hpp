// sim/app/provenance.hpp — where a result comes from, for reports and workbooks.
#pragma once

#include "analysis/provenance.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {

Provenance provenance_of(RunHeader const& header);

}  // namespace clustress
