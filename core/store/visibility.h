// Which rows a person sees: not deleted, and of no import that is unfinished or undone.
#pragma once

#include <string>

namespace wb {

/// A condition on sample row `s`.
inline const std::string kVisibleSample =
    "s.deleted = 0 AND s.import_id NOT IN (SELECT id FROM import WHERE state <> 'done')";

/// A condition on category row `c`.
inline const std::string kVisibleCategory =
    "c.removed = 0 AND (c.import_id IS NULL OR c.import_id NOT IN (SELECT id FROM import WHERE state <> 'done'))";

}  // namespace wb
