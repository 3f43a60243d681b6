// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A part of a transaction that is undone by itself when it fails. They nest.

#include "core/base/Result.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

class Savepoint {
public:
    /// What `work` wrote stays only if it returns a value. `work` takes nothing and returns a Result.
    template <class F>
    static auto run(WriteTransaction& tx, F work) -> decltype(work()) {
        LINNET_TRY_VOID(begin(tx));
        auto result = work();
        if (auto ended = end(tx, result.has_value()); !ended) return tl::unexpected<Error>(std::move(ended.error()));
        return result;
    }

private:
    static Result<void> begin(WriteTransaction& tx);
    static Result<void> end(WriteTransaction& tx, bool isKept);
};

} // namespace linnet::core::store
