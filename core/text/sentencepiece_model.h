// sentencepiece's model file: a protobuf message (ModelProto of sentencepiece_model.proto), of which the pieces, the
// kind of model and the character map are read. The reader is our own and strict: a damaged or hostile file is refused.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/unigram_model.h"

namespace wb {

struct SentencePieceModel {
  enum class Kind { Unigram = 1, Bpe = 2, Word = 3, Char = 4 };
  /// A piece that is taken from a text literally: a control token such as </s>, or one that the model's maker named.
  struct Symbol {
    TokenId id = 0;
    bool control = false;
  };

  Kind kind = Kind::Unigram;
  UnigramPieces pieces;
  std::vector<Symbol> symbols;
  TokenId unknown = 0;
  std::string characterMap;  ///< `precompiled_charsmap`; empty for none
};

/// Reads a model from its bytes. Throws Error{Corrupt} saying what is wrong; `where` names the file for it.
SentencePieceModel parseSentencePieceModel(std::string_view bytes, const std::string& where);

/// Throws Error{NotFound, Io, BadInput, Corrupt}.
SentencePieceModel readSentencePieceModel(const std::filesystem::path& path);

}  // namespace wb
