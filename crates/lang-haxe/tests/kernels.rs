//! Compiles the programs given, for looking at what comes out.
#[test]
fn compile_given() {
    let Ok(files) = std::env::var("HX") else { return };
    for file in files.split(',') {
        let text = std::fs::read_to_string(file).unwrap();
        let program = lang_haxe::Program::of_file(file, &text).unwrap();
        match lang_haxe::compile(&program) {
            Ok((lowered, notes)) => {
                println!("{notes}{}: ok, {} functions", file, lowered.module.functions.len());
                if std::env::var("DUMP").is_ok() {
                    println!("{}", bytecode::text::print(&lowered.module));
                }
                if let Err(e) = bytecode::verify::verify(&lowered.module) {
                    println!("VERIFY {file}: {e}");
                }
            }
            Err(messages) => println!("{file}:\n{messages}"),
        }
    }
}
