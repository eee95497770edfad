"""The shapes of tables: how each is recognised, and which stage and period its cells belong to."""
