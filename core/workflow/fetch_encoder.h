// Adds an encoder to a project by its name on the model hub.
#pragma once

#include <string>

#include "core/base/progress.h"
#include "core/data/encoder.h"
#include "core/workflow/project.h"

namespace wb {

/// Whether `text` can be meant as a name on the hub: "NAME" or "ORG/NAME", either with "@REVISION".
bool isHubName(const std::string& text);

/// Fetches what the encoder needs into the public cache of the hub's tools, unless it is there, and copies it into the
/// project as encoders/NAME, so that the project's folder holds all it needs. `revision` (branch, tag or commit) goes
/// before one in the name; neither means "main". `progress` counts bytes; a stop request ends it within a second, and
/// what has arrived is kept for the next time. Endpoint, cache and access token come from the environment
/// (core/hub/hub_settings.h).
/// Throws Error: BadInput (name, or permission missing), NotFound, Io (network), Busy, Corrupt, DiskFull, Cancelled.
EncoderInfo fetchEncoder(const Project& project, const std::string& name, const std::string& revision = {},
                         const ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace wb
