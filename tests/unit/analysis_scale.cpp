// Every form of a result says that it is of a scaled world, and none of a world of its declared
// size.
#include <clustress/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/answer/scale_words.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/text_parts.hpp"

using namespace clustress;

TEST_CASE("text, csv and json say the size of a scaled world", "[scale][analysis]") {
  Effects effects;
  effects.title = "Half a region";
  effects.replicates_used = effects.replicates_wanted = 4;
  CHECK(title_lines(effects, Style{false}) == "Half a region\n");
  CHECK(effects_csv(effects).find("its size") == std::string::npos);
  CHECK(nlohmann::json::parse(effects_json(effects)).at("world_scale") == 1.0);
  effects.world_scale = 0.5;
  std::string const sentence = scale_sentence(0.5);
  CHECK(title_lines(effects, Style{false}) == "Half a region\n" + sentence + "\n");
  CHECK(effects_csv(effects).find(",,result/scale,0.5,,,of the declared size,") !=
        std::string::npos);
  CHECK(nlohmann::json::parse(effects_json(effects)).at("world_scale") == 0.5);
}
