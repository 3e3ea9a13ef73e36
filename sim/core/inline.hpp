// sim/core/inline.hpp — compiling hot loops for several instruction sets
// (docs/decisions/0003-same-bits.md).
//
// CLUSTRESS_KERNEL before a function definition compiles it for AVX-512, AVX2 and baseline x86-64;
// the best is chosen when the program starts. What a kernel calls is CLUSTRESS_INLINE, so that
// nothing inside has external linkage of its own. All versions give the same bits: no contraction,
// no reassociation, no libm.
#pragma once

#define CLUSTRESS_INLINE inline __attribute__((always_inline))

#if defined(CLUSTRESS_DISPATCH) && defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CLUSTRESS_KERNEL \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLUSTRESS_KERNEL
#endif
