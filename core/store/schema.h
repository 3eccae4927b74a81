// The tables of project.db and the steps that bring an older file to them.
#pragma once

namespace wb {

class Database;

/// The version that migrate() leaves, kept in PRAGMA user_version.
int schemaVersion();

/// Throws Error(Corrupt) when the file is not a store of ours, NewerVersion when a newer program wrote it.
void requireOurSchema(Database& database);

/// Brings the file to the newest schema, each step in a transaction of its own; an empty file gets all.
void migrate(Database& database);

}  // namespace wb
