//! What the machine's instructions mean for Haxe's dynamic values.

pub mod intrinsics;
pub mod program_info;
