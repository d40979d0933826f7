//! Reads `.hxml` files: a compiler's arguments, one a line.
//!
//! What names another target, a library or a command to run cannot be done here and is refused by name; what only
//! concerns output that other targets have is passed over.

use std::path::{Path, PathBuf};

/// What a `.hxml` file asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// Class paths, in order.
    pub class_paths: Vec<PathBuf>,
    /// The module with `main`.
    pub main: Option<String>,
    /// What stands after `-D`.
    pub defines: Vec<String>,
    /// Arguments for the program, after `--run Main`.
    pub args: Vec<String>,
}

/// What is wrong in a `.hxml` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HxmlError {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1; 0 if the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for HxmlError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file.display(), self.message),
            line => write!(f, "{}:{line}: {}", self.file.display(), self.message),
        }
    }
}

/// Reads a file; paths in it count from the current folder, as for the reference compiler.
///
/// # Errors
/// If it cannot be read, or asks for what cannot be done.
pub fn read(file: &Path) -> Result<Project, HxmlError> {
    let mut project = Project::default();
    read_into(file, &mut project, 0)?;
    Ok(project)
}

/// Reads a text, as if it stood in `file`.
///
/// # Errors
/// If it asks for what cannot be done.
pub fn parse(file: &Path, text: &str) -> Result<Project, HxmlError> {
    let mut project = Project::default();
    parse_into(file, text, &mut project, 0)?;
    Ok(project)
}

fn read_into(file: &Path, project: &mut Project, depth: u32) -> Result<(), HxmlError> {
    let text = std::fs::read_to_string(file).map_err(|error| HxmlError {
        file: file.to_path_buf(),
        line: 0,
        message: error.to_string(),
    })?;
    parse_into(file, &text, project, depth)
}

fn parse_into(file: &Path, text: &str, project: &mut Project, depth: u32) -> Result<(), HxmlError> {
    let mut runs = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if runs {
            project.args.push(unquoted(line));
            continue;
        }
        let error = |message: String| HxmlError { file: file.to_path_buf(), line: index + 1, message };
        if !line.starts_with('-') {
            if line.ends_with(".hxml") {
                if depth > 20 {
                    return Err(error(format!("{line} includes itself")));
                }
                read_into(Path::new(line), project, depth + 1)?;
            } else {
                project.main = Some(main_class(line));
            }
            continue;
        }
        let (option, value) = match line.split_once([' ', '\t']) {
            Some((option, value)) => (option, Some(unquoted(value.trim()))),
            None => (line, None),
        };
        if option == "--run" {
            runs = true;
        }
        apply(option, value, project).map_err(error)?;
    }
    Ok(())
}

fn apply(option: &str, value: Option<String>, project: &mut Project) -> Result<(), String> {
    let needed = |value: Option<String>| value.ok_or_else(|| format!("{option} needs a value"));
    match option {
        "-cp" | "-p" | "--class-path" => project.class_paths.push(needed(value)?.into()),
        "-main" | "-m" | "--main" | "--run" | "-x" => project.main = Some(main_class(&needed(value)?)),
        "-D" | "--define" => project.defines.push(needed(value)?),
        "-debug" | "--debug" => project.defines.push("debug".to_owned()),
        "--interp" | "--no-output" | "--no-traces" | "-v" | "--verbose" | "--times" | "--no-opt"
        | "--no-inline" | "-dce" | "--dce" | "-w" | "--wait" | "--connect" => {}
        "-lib" | "-L" | "--library" => {
            return Err(format!("libraries are not supported: {option} {}", value.unwrap_or_default()));
        }
        "-cmd" | "--cmd" => return Err("commands are not run: put them in a script".to_owned()),
        "--next" | "--each" => return Err(format!("{option}: one program a file is supported")),
        "--macro" => return Err("macros are not supported: --macro".to_owned()),
        "-js" | "--js" | "-lua" | "--lua" | "-neko" | "--neko" | "-python" | "--python" | "-cpp"
        | "--cpp" | "-cs" | "--cs" | "-java" | "--java" | "--jvm" | "-php" | "--php" | "-hl" | "--hl"
        | "-swf" | "--swf" | "-as3" | "--cppia" => {
            return Err(format!("the target {} is not supported: programs are run", option));
        }
        _ => return Err(format!("unknown option {option}")),
    }
    Ok(())
}

/// A value without quotes around it.
fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner.to_owned();
        }
    }
    value.to_owned()
}

/// `a/b/Main.hx` and `a.b.Main` name the same module.
fn main_class(value: &str) -> String {
    match value.strip_suffix(".hx") {
        Some(path) => path.trim_start_matches("./").replace(['/', '\\'], "."),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Project, parse};
    use std::path::Path;

    fn read(text: &str) -> Result<Project, String> {
        parse(Path::new("build.hxml"), text).map_err(|error| error.to_string())
    }

    #[test]
    fn options_are_read() {
        let text = "# a comment\n-cp src\n\n-p \"my lib\"\n-D fast\n--define level=3\n-main app.Main\n--interp\n-debug\n";
        let project = read(text).expect("all of it is supported");
        assert_eq!(project.class_paths, [Path::new("src"), Path::new("my lib")]);
        assert_eq!(project.main.as_deref(), Some("app.Main"));
        assert_eq!(project.defines, ["fast", "level=3", "debug"]);
    }

    #[test]
    fn run_passes_arguments() {
        let project = read("--run app.Tool\n-x\n'two words'\n").expect("all of it is supported");
        assert_eq!(project.main.as_deref(), Some("app.Tool"));
        assert_eq!(project.args, ["-x", "two words"]);
    }

    #[test]
    fn what_cannot_be_done_is_named() {
        let message = |text: &str| read(text).expect_err("this is refused");
        assert_eq!(message("\n-lib hxcpp"), "build.hxml:2: libraries are not supported: -lib hxcpp");
        assert_eq!(message("-js out.js"), "build.hxml:1: the target -js is not supported: programs are run");
        assert_eq!(message("-cmd ls"), "build.hxml:1: commands are not run: put them in a script");
        assert_eq!(message("-cp"), "build.hxml:1: -cp needs a value");
        assert_eq!(message("--what"), "build.hxml:1: unknown option --what");
    }
}
