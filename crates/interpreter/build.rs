//! Tells the crate whether it is optimized: only then do calls in tail position take no stack, as the fast handlers need.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(tail_handlers)");
    if std::env::var("OPT_LEVEL").is_ok_and(|level| level != "0") {
        println!("cargo:rustc-cfg=tail_handlers");
    }
}
