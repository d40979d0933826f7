//! Types as the typer sees them.
