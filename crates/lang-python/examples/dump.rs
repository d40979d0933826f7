//! Prints the bytecode of a Python file.
fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let source = std::fs::read_to_string(&path).expect("readable");
    match lang_python::compile(&source, &path, lang_python::Mode::Module) {
        Ok(module) => {
            println!("{}", bytecode::text::print(&module));
            if let Err(error) = bytecode::verify::verify(&module) {
                println!("VERIFY: {error}");
            }
        }
        Err(error) => print!("{}", error.render()),
    }
}
