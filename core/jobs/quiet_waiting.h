// Compute threads that wait without keeping a processor busy.
#pragma once

namespace wb {

/// Call first in main(). LibTorch's OpenMP threads spin by default while they wait for each other: on a
/// machine that does anything else a training then takes many times as long, and the window stutters.
/// OpenMP reads its environment when it is loaded, so this sets it and starts the program again, once.
/// A person's own setting stays.
void waitQuietly(char** arguments);

}  // namespace wb
