"""The SQLite catalog: connection, migrations, journal and repositories. No Qt."""
