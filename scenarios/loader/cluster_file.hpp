// scenarios/loader/cluster_file.hpp — a CSV of clusters: each record becomes a table [[cluster]].
#pragma once

#include "scenarios/loader/file_text.hpp"
#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

// Replaces `cluster_file` of a world by the tables in that file, behind those the world has.
// Columns are the keys of a cluster and `source`; numbers by sector are columns such as
// sector_weight.industry; empty fields are left out. Every value gets its place in the CSV, so that
// whatever is wrong is found where all tables are read. The file counts against `allowance`.
void add_clusters_of_file(Node& world, Allowance& allowance, Report& report);

}  // namespace clustress::loader
