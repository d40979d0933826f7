//! What the machine's instructions mean for Haxe's dynamic values.
