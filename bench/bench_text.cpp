// SPDX-License-Identifier: GPL-3.0-or-later
// Folding and cleaning of names: microseconds a name.

#include <string>
#include <vector>

#include "bench/support/Bench.h"
#include "core/text/Fold.h"

using namespace linnet;

namespace {

void measureAll(const char* script, const std::vector<std::string>& names) {
    constexpr int kTimes = 1000;
    const auto measure = [&](const char* what, std::string (*function)(std::string_view)) {
        bench::measure(std::string(what) + ", " + script, 15, static_cast<double>(names.size()) * kTimes, [&] {
            std::size_t size = 0;
            for (int i = 0; i < kTimes; ++i)
                for (const std::string& name : names)
                    size += function(name).size();
            bench::keep(size);
        });
    };
    measure("fold", core::text::fold);
    measure("sortKey", core::text::sortKey);
    measure("sanitise", core::text::sanitise);
}

} // namespace

int main() {
    bench::printHeading("text");
    measureAll("ASCII", {"The Dark Side of the Moon", "Paranoid Android", "Track 10", "Simon & Garfunkel"});
    measureAll("Latin", {"Ágætis byrjun", "Déjà Vu", "Motörhead", "Søndag i Århus"});
    measureAll("other scripts", {"雨の庭", "любовь и ночь", "사랑 노래", "हिन्दी गीत"});
    return 0;
}
