// Cases on which searches are held against established packages: those of Bryant & Lempert 2010,
// and made ones. Reference numbers: tests/reference/discovery.py.
#pragma once

#include "analysis/discovery/cases.hpp"

namespace clustress::test {

// tests/reference/bryant_lempert_2010.csv.
Cases bryant_lempert();

// 300 cases: a smooth number, one with ties, an idle one, a category; outcomes that are not clean.
Cases made_cases();

}  // namespace clustress::test
