//! Finds modules by path and reads each once.
//!
//! A [`Loader`] owns the texts and what parsing found wrong. It reads on demand: modules may refer to each other in
//! circles, since reading one reads no other. A path `a.b.C` is the file `a/b/C.hx` below one of the class paths, the
//! last given first, or else of the embedded standard library. Every `import.hx` from the class path's root down to the
//! module's folder counts before the module's own imports.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lexer::Defines;
use crate::parser::parse_file;
use crate::source::{FileId, Name, SourceMap, Span};
use crate::std::sources;
use crate::syntax;

/// The path of a module.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModulePath {
    /// The packages.
    pub package: Vec<Name>,
    /// The module.
    pub name: Name,
}

impl ModulePath {
    /// A path of its parts.
    pub fn new(package: &[Name], name: &str) -> Self {
        ModulePath { package: package.to_vec(), name: name.into() }
    }

    /// Reads `a.b.C`.
    pub fn parse(text: &str) -> Self {
        let mut parts: Vec<Name> = text.split('.').map(Name::from).collect();
        let name = parts.pop().unwrap_or_else(|| "".into());
        ModulePath { package: parts, name }
    }

    fn file_name(&self) -> String {
        let mut path = String::new();
        for part in &self.package {
            path.push_str(part);
            path.push('/');
        }
        path + &self.name + ".hx"
    }
}

impl std::fmt::Display for ModulePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for part in &self.package {
            write!(f, "{part}.")?;
        }
        f.write_str(&self.name)
    }
}

/// A module that was read.
#[derive(Debug)]
pub struct Module {
    /// Its path.
    pub path: ModulePath,
    /// What it says.
    pub syntax: syntax::File,
    /// The `import.hx` files that count for it, the outermost first.
    pub inherited: Vec<Rc<syntax::File>>,
    /// Whether it belongs to the embedded standard library.
    pub is_standard: bool,
}

/// Reads modules, each once.
#[derive(Debug, Default)]
pub struct Loader {
    /// All texts.
    pub sources: SourceMap,
    /// What was wrong with texts so far.
    pub diagnostics: Vec<Diagnostic>,
    /// What `#if` asks for.
    pub defines: Defines,
    class_paths: Vec<PathBuf>,
    modules: HashMap<ModulePath, Option<Rc<Module>>>,
    imports: HashMap<PathBuf, Option<Rc<syntax::File>>>,
    packages: RefCell<HashMap<Vec<Name>, Rc<Package>>>,
}

/// What a package's folders hold.
#[derive(Debug, Default)]
struct Package {
    exists: bool,
    modules: BTreeSet<Name>,
}

impl Loader {
    /// A loader for these class paths; none means the current folder.
    pub fn new(class_paths: Vec<PathBuf>, defines: Defines) -> Self {
        let class_paths = if class_paths.is_empty() { vec![PathBuf::from(".")] } else { class_paths };
        Loader { class_paths, defines, ..Loader::default() }
    }

    /// The module of this path, read now if it was not before. `None` if there is no such file.
    ///
    /// A module with mistakes is a module: what could be read is there, and [`Loader::diagnostics`] has the rest.
    pub fn load(&mut self, path: &ModulePath) -> Option<Rc<Module>> {
        if let Some(known) = self.modules.get(path) {
            return known.clone();
        }
        let module = self.read(path).map(Rc::new);
        self.modules.insert(path.clone(), module.clone());
        module
    }

    /// Takes a text as the module of this path, for tests and for programs that are not in a file.
    pub fn add_text(&mut self, path: &ModulePath, file_name: &str, text: &str) -> Rc<Module> {
        let syntax = self.parse(file_name, text);
        self.check_package(&syntax, path);
        let module =
            Rc::new(Module { path: path.clone(), syntax, inherited: Vec::new(), is_standard: false });
        self.modules.insert(path.clone(), Some(module.clone()));
        module
    }

    /// Whether there is a folder for this package.
    pub fn has_package(&self, package: &[Name]) -> bool {
        package.is_empty() || self.package(package).exists
    }

    /// The modules of a package in alphabetical order, for `import a.*`.
    pub fn modules_in(&self, package: &[Name]) -> Vec<Name> {
        self.package(package).modules.iter().cloned().collect()
    }

    /// Whether any text had errors.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    fn parse(&mut self, file_name: &str, text: &str) -> syntax::File {
        let id = self.sources.add(file_name, text);
        let (file, mut diagnostics) = parse_file(id, text, &self.defines);
        self.diagnostics.append(&mut diagnostics);
        file
    }

    fn read(&mut self, path: &ModulePath) -> Option<Module> {
        let file_name = path.file_name();
        for index in (0..self.class_paths.len()).rev() {
            let root = self.class_paths[index].clone();
            let place = root.join(&file_name);
            let Ok(bytes) = std::fs::read(&place) else { continue };
            let shown = shown_name(&place);
            let text = self.decode(&shown, &bytes);
            let inherited = self.inherited(&root, &path.package);
            let syntax = self.parse(&shown, &text);
            self.check_package(&syntax, path);
            return Some(Module { path: path.clone(), syntax, inherited, is_standard: false });
        }
        let text = sources::find(&file_name)?;
        let syntax = self.parse(&format!("std/{file_name}"), text);
        Some(Module { path: path.clone(), syntax, inherited: Vec::new(), is_standard: true })
    }

    /// The text of a file. Bytes that are no UTF-8 are reported where they stand.
    fn decode(&mut self, shown: &str, bytes: &[u8]) -> String {
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let at = error.valid_up_to() as u32;
                let id = self.sources.add(shown, &text);
                let message = "This file is not valid UTF-8";
                self.diagnostics.push(Diagnostic::error(Span::new(id, at, at + 3), message));
                text
            }
        }
    }

    fn check_package(&mut self, syntax: &syntax::File, path: &ModulePath) {
        let written: Vec<&str> = syntax.package.iter().map(|part| &*part.name).collect();
        let expected: Vec<&str> = path.package.iter().map(|part| &**part).collect();
        if written == expected {
            return;
        }
        let span = match (syntax.package.first(), syntax.package.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::new(syntax.file, 0, 0),
        };
        let message = if expected.is_empty() {
            format!("Invalid package : {} should be <empty>", written.join("."))
        } else {
            let written = if written.is_empty() { "<empty>".to_owned() } else { written.join(".") };
            format!("Invalid package : {written} should be {}", expected.join("."))
        };
        self.diagnostics.push(Diagnostic::error(span, message));
    }

    /// The `import.hx` files from a class path's root down to a package.
    fn inherited(&mut self, root: &Path, package: &[Name]) -> Vec<Rc<syntax::File>> {
        let mut folder = root.to_path_buf();
        let mut found = Vec::new();
        for depth in 0..=package.len() {
            if depth > 0 {
                folder.push(&*package[depth - 1]);
            }
            found.extend(self.import_file(&folder.join("import.hx")));
        }
        found
    }

    fn import_file(&mut self, place: &Path) -> Option<Rc<syntax::File>> {
        if let Some(known) = self.imports.get(place) {
            return known.clone();
        }
        let file = std::fs::read(place).ok().map(|bytes| {
            let shown = shown_name(place);
            let text = self.decode(&shown, &bytes);
            let file = self.parse(&shown, &text);
            if let Some(declared) = file.types.first() {
                let message = "import.hx may hold only import and using";
                self.diagnostics.push(Diagnostic::error(declared.name.span, message));
            }
            Rc::new(file)
        });
        self.imports.insert(place.to_path_buf(), file.clone());
        file
    }

    fn package(&self, package: &[Name]) -> Rc<Package> {
        if let Some(known) = self.packages.borrow().get(package) {
            return known.clone();
        }
        let mut found = Package::default();
        let relative: PathBuf = package.iter().map(|part| &**part).collect();
        for root in &self.class_paths {
            let Ok(entries) = std::fs::read_dir(root.join(&relative)) else { continue };
            found.exists = true;
            for entry in entries.flatten() {
                let name = entry.file_name();
                found.modules.extend(name.to_str().and_then(module_name).map(Name::from));
            }
        }
        let mut prefix = package.join("/");
        if !prefix.is_empty() {
            prefix.push('/');
        }
        for (path, _) in sources::FILES {
            let Some(rest) = path.strip_prefix(&prefix) else { continue };
            found.exists = true;
            if !rest.contains('/') {
                found.modules.extend(module_name(rest).map(Name::from));
            }
        }
        let found = Rc::new(found);
        self.packages.borrow_mut().insert(package.to_vec(), found.clone());
        found
    }

    /// The name of a text, as messages show it.
    pub fn file_name(&self, id: FileId) -> Name {
        self.sources.file(id).name.clone()
    }
}

/// The module that a file of this name is.
fn module_name(file_name: &str) -> Option<&str> {
    file_name.strip_suffix(".hx").filter(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))
}

/// A path without `./` before it.
fn shown_name(place: &Path) -> String {
    let place = place.strip_prefix(".").unwrap_or(place);
    place.to_string_lossy().into_owned()
}
