// Compute threads that do not keep a processor busy while they wait.
#pragma once

namespace wb {

/// Call first in main(). LibTorch's OpenMP threads spin for long by default while they wait for each other: on a
/// machine that does anything else a training then takes many times as long, and the window stutters. Not to spin
/// at all costs up to a third of a training's speed, because sleeping and waking take longer than most waits; so they
/// spin shortly and then sleep.
/// OpenMP reads its environment when it is loaded, so this sets it and starts the program again, once.
/// A person's own setting stays.
void waitQuietly(char** arguments);

}  // namespace wb
