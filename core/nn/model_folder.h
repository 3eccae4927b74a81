// A trained classifier as a folder for other programs: weights and configuration, or an ONNX model. The tokenizer's
// files are not written here.
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/atomic_file.h"
#include "core/nn/network_files.h"

namespace wb {

/// Bytes of all tensors that the network computes with, in fp32.
std::int64_t networkBytes(const NetworkFiles& classifier);

/// Writes config.json and model.safetensors (fp32) into `place` as transformers' AutoModelForSequenceClassification
/// reads them; a head over the mean is folded (folded_head.h). `written` counts the tensors' bytes.
/// Throws Error{Unsupported} for such a head on an architecture where it cannot be folded.
void writeTransformersModel(const NetworkFiles& classifier, const std::filesystem::path& place,
                            const BytesWritten& written);

/// Writes config.json and model.onnx into `place`. Throws Error as onnx::writeModel.
void writeOnnxModel(const NetworkFiles& classifier, const std::filesystem::path& place, const BytesWritten& written);

}  // namespace wb
