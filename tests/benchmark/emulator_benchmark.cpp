// tests/benchmark/emulator_benchmark.cpp — what it costs to learn an emulator and to ask it.
//
// Arguments: points and parameters, as in a study of eight parameters (80) and in the last wave of
// scenarios/library/calibrate.toml (300 of fifteen).
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "calibration/designs/sobol_points.hpp"
#include "calibration/emulator/emulator.hpp"

namespace clustress {
namespace {

struct Task {
  Eigen::MatrixXd points;
  std::vector<double> values, noise;

  explicit Task(benchmark::State const& state) : points(state.range(0), state.range(1)) {
    SobolPoints sobol(static_cast<std::size_t>(points.cols()), 3);
    std::vector<double> place(static_cast<std::size_t>(points.cols()));
    for (Eigen::Index i = 0; i < points.rows(); ++i) {
      sobol.next(place);
      points.row(i) = Eigen::Map<Eigen::RowVectorXd const>(place.data(), points.cols());
      values.push_back(std::sin(4.0 * place[0]) + points.row(i).squaredNorm());
      noise.push_back(1e-3 * std::exp(place[1]));
    }
  }
};

void learn(benchmark::State& state) {
  Task const task(state);
  for (auto _ : state)
    benchmark::DoNotOptimize(Emulator::fit(task.points, task.values, task.noise));
}
BENCHMARK(learn)->Args({80, 8})->Args({300, 15})->Unit(benchmark::kMillisecond);

void predict(benchmark::State& state) {
  Task const task(state);
  Emulator const emulator(task.points, task.values, task.noise,
                          {std::vector<double>(static_cast<std::size_t>(state.range(1)), 1.0)});
  std::vector<double> const place(static_cast<std::size_t>(state.range(1)), 0.4);
  for (auto _ : state) benchmark::DoNotOptimize(emulator.predict(place));
}
BENCHMARK(predict)->Args({80, 8})->Args({300, 15})->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace clustress
