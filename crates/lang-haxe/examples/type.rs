//! Types a program and prints it.
use lang_haxe::{lexer::Defines, modules::Loader, typer};
fn main() {
    let mut args = std::env::args().skip(1);
    let dir = args.next().unwrap();
    let main = args.next().unwrap();
    let start = std::time::Instant::now();
    let mut loader = Loader::new(dir.split(",").map(Into::into).collect(), Defines::default());
    let typed = typer::compile(&mut loader, &main);
    let time = start.elapsed();
    for d in loader.diagnostics.iter().chain(&typed.diagnostics) {
        print!("{}", d.render(&loader.sources));
    }
    if args.next().is_some() {
        println!("{}", typed.program.dump());
    }
    eprintln!("{:?}", time);
}
