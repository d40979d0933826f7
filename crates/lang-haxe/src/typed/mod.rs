//! The typed tree: what the typer makes and the lowering reads.
