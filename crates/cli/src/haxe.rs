//! Haxe's own options on the command line.

/// Options of Haxe's own compiler, each with a value, that name a program instead of a file.
const PROJECT_OPTIONS: &[&str] = &["-cp", "-p", "--class-path", "-main", "-m", "--main", "-D", "--define"];

/// The name that a project given by options has in messages; the ending says what its text is.
pub const PROJECT: &str = "command line.hxml";

/// Whether `argument` is an option of Haxe's compiler.
pub fn is_project_option(argument: &str) -> bool {
    PROJECT_OPTIONS.contains(&argument)
}

/// Whether a program named by options of Haxe's compiler can begin with `argument`: `-m` is for modules of Python there.
pub fn starts_project(argument: &str) -> bool {
    is_project_option(argument) && argument != "-m"
}

/// A program named as to Haxe's compiler, `-cp src -main app.Main`: as the text of a `.hxml`, and the arguments behind it.
pub fn project(arguments: &[String]) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut rest = arguments;
    while let [option, others @ ..] = rest {
        rest = others;
        match others {
            [value, others @ ..] if is_project_option(option) => {
                text += &format!("{option} \"{value}\"\n");
                rest = others;
            }
            _ if is_project_option(option) || option.starts_with('-') => text += &format!("{option}\n"),
            _ => return (text, arguments[arguments.len() - rest.len() - 1..].to_vec()),
        }
    }
    (text, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::project;

    fn split(line: &str) -> (String, Vec<String>) {
        project(&line.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_lines_and_the_rest_is_the_programs() {
        let (text, rest) = split("-cp src -main app.Main one -two");
        assert_eq!(text, "-cp \"src\"\n-main \"app.Main\"\n");
        assert_eq!(rest, ["one", "-two"]);
        assert_eq!(split("-main Main --js out.js").0, "-main \"Main\"\n--js\n");
        assert_eq!(split("-cp").0, "-cp\n");
    }
}
