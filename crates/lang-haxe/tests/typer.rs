//! Tests of the typer by text: programs to dumps, programs to messages.
