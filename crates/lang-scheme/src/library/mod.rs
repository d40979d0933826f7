//! Libraries: define-library, import, and what each standard library exports.
//!
//! A library's own variables are global variables whose names end with the library's, so that everything a program consists
//! of shares one namespace. Libraries of the program are found in its text, or as files beside it: `(a b)` is `a/b.sld`. Each
//! becomes a unit, which runs before what imports it.

mod standard;

use std::collections::HashMap;
use std::rc::Rc;

use crate::core::Expr;
use crate::expand::scope::{Binding, Scope};
use crate::expand::{Expanded, Expander, Resolved};
use crate::reader::{Datum, Identifier, Syntax, written};

pub use standard::FEATURES;

/// What is known of the libraries of a program.
#[derive(Default)]
pub struct Libraries {
    /// Those that were expanded, and what they export.
    known: HashMap<String, Rc<Exports>>,
    /// Those that stand in the program and were not imported yet.
    waiting: HashMap<String, Syntax>,
    /// Those whose expansion has begun.
    open: Vec<String>,
    /// What they do, in the order in which they run.
    pub units: Vec<Unit>,
    /// Where files of libraries are looked for.
    pub directories: Vec<String>,
}

/// The code of a library.
pub struct Unit {
    /// Its name.
    pub name: String,
    /// The source its places refer to.
    pub source: u16,
    /// What it does.
    pub body: Vec<Expr>,
}

type Exports = Vec<(Rc<str>, Binding)>;

const IMPORT: &str = "(import (library name) …), with only, except, prefix or rename around a name";
const LIBRARY: &str = "(define-library (name …) (export name …) (import …) (begin …))";

impl Expander {
    /// The name of a library as text, without parentheses.
    fn library_name(&self, syntax: &Syntax) -> Expanded<String> {
        let items = syntax.as_list().filter(|items| !items.is_empty());
        let Some(items) = items else {
            return self.fail_hint(syntax.span, "the name of a library must be a list", "(scheme base)");
        };
        let mut parts = Vec::with_capacity(items.len());
        for item in items.iter() {
            match &item.datum {
                Datum::Symbol(_) | Datum::Number(_) => parts.push(written::written(item)),
                _ => return self.fail(item.span, "a library's name consists of identifiers and integers"),
            }
        }
        Ok(parts.join(" "))
    }

    /// Whether a library of this name can be imported.
    pub(crate) fn has_library(&mut self, syntax: &Syntax) -> bool {
        let Ok(name) = self.library_name(syntax) else { return false };
        self.libraries.known.contains_key(&name)
            || self.libraries.waiting.contains_key(&name)
            || standard::STANDARD.iter().any(|(known, _)| *known == name)
            || self.library_file(&name).is_some()
    }

    fn library_file(&self, name: &str) -> Option<String> {
        let relative: std::path::PathBuf = name.split(' ').collect();
        let safe = |part: &str| part != ".." && !part.contains('/');
        if !name.split(' ').all(safe) {
            return None;
        }
        self.libraries.directories.iter().find_map(|directory| {
            ["sld", "scm", "ss"].iter().find_map(|ending| {
                let path = std::path::Path::new(directory).join(&relative).with_extension(ending);
                // A library is not looked for in the program's own file.
                self.outside.is_file(&path).then(|| path.to_string_lossy().into_owned())
            })
        })
    }

    /// Notes a library that stands in the program.
    pub(crate) fn define_library(&mut self, form: &Syntax, parts: &[Syntax]) -> Expanded<()> {
        let Some(name) = parts.get(1) else {
            return self.fail_hint(form.span, "bad syntax in `define-library`: it has no name", LIBRARY);
        };
        let name = self.library_name(name)?;
        if self.libraries.known.contains_key(&name) || self.libraries.waiting.contains_key(&name) {
            return self.fail(form.span, format!("the library ({name}) is defined twice"));
        }
        self.libraries.waiting.insert(name, form.clone());
        Ok(())
    }

    /// Imports into a scope.
    pub(crate) fn import(&mut self, form: &Syntax, parts: &[Syntax], scope: &Scope) -> Expanded<()> {
        let _ = form;
        for set in &parts[1..] {
            for (name, binding) in self.import_set(set)? {
                scope.bind(Identifier::plain(&name), binding);
            }
        }
        Ok(())
    }

    fn import_set(&mut self, set: &Syntax) -> Expanded<Exports> {
        let items = set.as_list().cloned().unwrap_or_else(|| Rc::from([]));
        let word = items.first().and_then(Syntax::identifier).map(|identifier| identifier.name.clone());
        let is_modified = items.get(1).is_some_and(|inner| inner.as_list().is_some());
        match word.as_deref() {
            Some("only") if is_modified => {
                let inner = self.import_set(&items[1])?;
                items[2..].iter().map(|item| self.imported(&inner, item)).collect()
            }
            Some("except") if is_modified => {
                let mut inner = self.import_set(&items[1])?;
                for item in &items[2..] {
                    let (name, _) = self.imported(&inner, item)?;
                    inner.retain(|(known, _)| *known != name);
                }
                Ok(inner)
            }
            Some("prefix") if is_modified && items.len() == 3 => {
                let Some(prefix) = items[2].identifier().cloned() else {
                    return self.fail_hint(items[2].span, "a prefix must be an identifier", IMPORT);
                };
                let inner = self.import_set(&items[1])?;
                Ok(inner
                    .into_iter()
                    .map(|(name, binding)| (format!("{}{name}", prefix.name).into(), binding))
                    .collect())
            }
            Some("rename") if is_modified => {
                let mut inner = self.import_set(&items[1])?;
                let mut renamed = Vec::new();
                for item in &items[2..] {
                    let pair = item.as_list().filter(|pair| pair.len() == 2).cloned();
                    let (Some(pair), Some(to)) = (&pair, pair.as_ref().and_then(|pair| pair[1].identifier()))
                    else {
                        return self.fail_hint(item.span, "a renaming must be (from to)", IMPORT);
                    };
                    let (name, binding) = self.imported(&inner, &pair[0])?;
                    inner.retain(|(known, _)| *known != name);
                    renamed.push((to.name.clone(), binding));
                }
                inner.append(&mut renamed);
                Ok(inner)
            }
            _ => {
                let name = self.library_name(set)?;
                Ok(self.exports(&name, set)?.to_vec())
            }
        }
    }

    fn imported(&self, exports: &Exports, item: &Syntax) -> Expanded<(Rc<str>, Binding)> {
        let Some(identifier) = item.identifier() else {
            return self.fail_hint(item.span, "what is imported must be an identifier", IMPORT);
        };
        match exports.iter().find(|(name, _)| *name == identifier.name) {
            Some(found) => Ok(found.clone()),
            None => {
                let names = exports.iter().map(|(name, _)| &**name);
                let message = format!("the library does not export `{}`", identifier.name);
                match closest(&identifier.name, names) {
                    Some(other) => self.fail_hint(item.span, message, format!("it exports `{other}`")),
                    None => self.fail(item.span, message),
                }
            }
        }
    }

    /// What a library exports; expands it if that was not done yet.
    fn exports(&mut self, name: &str, place: &Syntax) -> Expanded<Rc<Exports>> {
        if let Some(exports) = self.libraries.known.get(name) {
            return Ok(exports.clone());
        }
        if self.libraries.open.iter().any(|open| open == name) {
            return self.fail(place.span, format!("the library ({name}) imports itself"));
        }
        let exports = if let Some(definition) = self.libraries.waiting.remove(name) {
            self.expand_library(name, &definition)?
        } else if let Some(file) = self.library_file(name) {
            self.load_library(name, &file, place)?
        } else if let Some((_, names)) = standard::STANDARD.iter().find(|(known, _)| *known == name) {
            let bind = |name: &str| {
                let binding = self.base_binding(name).unwrap_or_else(|| Binding::Builtin(name.into()));
                (Rc::from(name), binding)
            };
            Rc::new(names.split_ascii_whitespace().map(bind).collect())
        } else {
            let names = standard::STANDARD.iter().map(|(name, _)| *name);
            let hint = match closest(name, names) {
                Some(other) => format!("there is a library ({other})"),
                None => format!("it is neither in the program nor in a file {}.sld", name.replace(' ', "/")),
            };
            return self.fail_hint(place.span, format!("there is no library ({name})"), hint);
        };
        self.libraries.known.insert(name.to_owned(), exports.clone());
        Ok(exports)
    }

    fn load_library(&mut self, name: &str, file: &str, place: &Syntax) -> Expanded<Rc<Exports>> {
        let text = match self.read_text(file) {
            Ok(text) => text,
            Err(error) => return self.fail(place.span, format!("cannot read `{file}`: {error}")),
        };
        let source = self.add_source(file, &text);
        let mut found = None;
        for form in self.read_source(source, false)? {
            let items = form.as_list().cloned().unwrap_or_else(|| Rc::from([]));
            if items.len() >= 2 && written::written(&items[0]) == "define-library" {
                let defined = self.library_name(&items[1])?;
                if defined == name {
                    found = Some(form);
                } else if !self.libraries.known.contains_key(&defined) {
                    self.libraries.waiting.insert(defined, form);
                }
            }
        }
        match found {
            Some(form) => self.expand_library(name, &form),
            None => self.fail(place.span, format!("the file `{file}` does not define the library ({name})")),
        }
    }

    fn expand_library(&mut self, name: &str, form: &Syntax) -> Expanded<Rc<Exports>> {
        self.libraries.open.push(name.to_owned());
        let scope = Scope::top(&name.replace(' ', "."), None);
        let items = form.as_list().cloned().unwrap_or_else(|| Rc::from([]));
        let mut contents = LibraryContents::default();
        self.library_declarations(&items[2..], &scope, &mut contents)?;
        let body = self.program(&contents.body, &scope)?;
        let mut exports = Exports::new();
        for (inside, outside, syntax) in contents.exports {
            match self.resolve(&inside, &scope) {
                Resolved::Bound(binding) => exports.push((outside, binding)),
                Resolved::Unbound(..) => {
                    let message =
                        format!("the library ({name}) exports `{}`, which it does not define", inside.name);
                    return self.fail(syntax.span, message);
                }
            }
        }
        self.libraries.open.pop();
        self.libraries.units.push(Unit { name: name.to_owned(), source: form.span.source, body });
        Ok(Rc::new(exports))
    }

    fn library_declarations(
        &mut self,
        declarations: &[Syntax],
        scope: &Scope,
        contents: &mut LibraryContents,
    ) -> Expanded<()> {
        for declaration in declarations {
            let parts = declaration.as_list().cloned().unwrap_or_else(|| Rc::from([]));
            let word = parts.first().and_then(Syntax::identifier).map(|identifier| identifier.name.clone());
            match word.as_deref() {
                Some("export") => self.library_exports(&parts[1..], contents)?,
                Some("import") => self.import(declaration, &parts, scope)?,
                Some("begin") => contents.body.extend_from_slice(&parts[1..]),
                Some("include" | "include-ci") => {
                    let which = match word.as_deref() {
                        Some("include") => crate::expand::Form::Include,
                        _ => crate::expand::Form::IncludeCi,
                    };
                    contents.body.extend(self.include(which, declaration, &parts)?);
                }
                Some("include-library-declarations") => {
                    let included = self.include(crate::expand::Form::Include, declaration, &parts)?;
                    self.library_declarations(&included, scope, contents)?;
                }
                Some("cond-expand") => {
                    let chosen = self.cond_expand(declaration, &parts, scope)?;
                    self.library_declarations(&chosen, scope, contents)?;
                }
                _ => {
                    return self.fail_hint(
                        declaration.span,
                        "bad syntax in `define-library`: this is no declaration of a library",
                        LIBRARY,
                    );
                }
            }
        }
        Ok(())
    }

    fn library_exports(&self, specs: &[Syntax], contents: &mut LibraryContents) -> Expanded<()> {
        for spec in specs {
            let names = match &spec.datum {
                Datum::Symbol(name) => Some((name.clone(), name.name.clone())),
                Datum::List(parts) if parts.len() == 3 && written::written(&parts[0]) == "rename" => {
                    match (parts[1].identifier(), parts[2].identifier()) {
                        (Some(inside), Some(outside)) => Some((inside.clone(), outside.name.clone())),
                        _ => None,
                    }
                }
                _ => None,
            };
            match names {
                Some((inside, outside)) => contents.exports.push((inside, outside, spec.clone())),
                None => {
                    let shape = "an export is a name or (rename inside outside)";
                    return self.fail_hint(spec.span, "bad syntax in `export`", shape);
                }
            }
        }
        Ok(())
    }
}

#[derive(Default)]
struct LibraryContents {
    body: Vec<Syntax>,
    exports: Vec<(Identifier, Rc<str>, Syntax)>,
}

/// The name most like this one, if any is like it at all.
pub fn closest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).clamp(1, 3);
    names
        .filter(|other| *other != name)
        .map(|other| (distance(name, other), other))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, other)| other)
}

/// How many characters must be added, removed, changed or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 3 {
        return usize::MAX;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (rows[i][j] + (x != y) as usize).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
