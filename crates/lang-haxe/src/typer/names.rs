//! Imports, and what type a name or path means.

use std::collections::HashMap;
use std::rc::Rc;

use crate::source::{Name, Span};
use crate::syntax::{File, Ident, Import, ImportMode, TypePath};
use crate::typed::ModuleId;
use crate::types::{ClassId, TypeData, TypeRef};

use super::Typer;

/// What a module imports.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// Types by the name they have here.
    pub types: HashMap<Name, TypeRef>,
    /// Static fields by the name they have here: the type and the field's own name.
    pub statics: HashMap<Name, (TypeRef, Name)>,
    /// Types all of whose static fields are imported.
    pub all_statics: Vec<TypeRef>,
    /// Packages all of whose modules are imported.
    pub packages: Vec<Name>,
    /// Classes whose static functions extend others, the last one first.
    pub usings: Vec<ClassId>,
    /// Types whose constructors or values can be named without them, the last one first.
    pub enums: Vec<TypeRef>,
}

impl Imports {
    fn add_type(&mut self, name: Name, of: TypeRef) {
        self.types.insert(name, of);
        self.enums.insert(0, of);
    }
}

fn joined(parts: &[Ident]) -> Name {
    let parts: Vec<&str> = parts.iter().map(|part| &*part.name).collect();
    parts.join(".").into()
}

fn is_upper(name: &str) -> bool {
    name.trim_start_matches('_').starts_with(|first: char| first.is_ascii_uppercase())
}

impl Typer<'_> {
    /// What a module imports.
    pub(super) fn imports_of(&mut self, module: ModuleId) -> Rc<Imports> {
        if let Some(imports) = &self.modules[module.index()].imports {
            return imports.clone();
        }
        // While they are being found, names are looked up without them.
        self.modules[module.index()].imports = Some(Rc::default());
        let mut imports = Imports::default();
        let file = self.modules[module.index()].file.clone();
        for inherited in &file.inherited {
            self.add_imports(&mut imports, inherited);
        }
        self.add_imports(&mut imports, &file.syntax);
        let own: Vec<TypeRef> = self.modules[module.index()].order.clone();
        for of in own {
            imports.enums.insert(0, of);
        }
        let imports = Rc::new(imports);
        self.modules[module.index()].imports = Some(imports.clone());
        imports
    }

    fn add_imports(&mut self, imports: &mut Imports, file: &File) {
        for import in &file.imports {
            if self.add_import(imports, import).is_none() {
                let path = joined(&import.path);
                let span = match (import.path.first(), import.path.last()) {
                    (Some(first), Some(last)) => first.span.to(last.span),
                    _ => import.span,
                };
                self.error(span, format!("Type not found : {path}"));
            }
        }
    }

    fn add_import(&mut self, imports: &mut Imports, import: &Import) -> Option<()> {
        let path = &import.path;
        let Some(at) = path.iter().position(|part| is_upper(&part.name)) else {
            if import.mode == ImportMode::All {
                imports.packages.push(joined(path));
                return Some(());
            }
            return None;
        };
        let module = self.load_module(&joined(&path[..=at]))?;
        let rest = &path[at + 1..];
        let main = &path[at].name;
        let types = self.modules[module.index()].types.clone();
        let order = self.modules[module.index()].order.clone();
        let statics = self.modules[module.index()].statics.map(TypeRef::Class);
        let (of, field) = match rest {
            [] => (types.get(main).copied(), None),
            [one] => match types.get(&one.name) {
                Some(&of) => (Some(of), None),
                None => (types.get(main).copied().or(statics), Some(&one.name)),
            },
            [one, two] => (Some(*types.get(&one.name)?), Some(&two.name)),
            _ => return None,
        };
        match (&import.mode, field) {
            (ImportMode::All, None) => imports.all_statics.extend(of.or(statics)),
            (ImportMode::All, Some(_)) => return None,
            (ImportMode::Plain, Some(field)) => {
                imports.statics.insert(field.clone(), (of?, field.clone()));
            }
            (ImportMode::Alias(alias), Some(field)) => {
                imports.statics.insert(alias.name.clone(), (of?, field.clone()));
            }
            (ImportMode::Alias(alias), None) => imports.add_type(alias.name.clone(), of?),
            (ImportMode::Plain, None) if !rest.is_empty() => {
                let of = of?;
                let name = self.program.name_of(of).name.clone();
                imports.add_type(name, of);
            }
            (ImportMode::Using, Some(_)) => return None,
            (ImportMode::Plain | ImportMode::Using, None) => {
                if order.is_empty() && statics.is_none() {
                    return None;
                }
                let listed = if rest.is_empty() { order } else { vec![of?] };
                for of in listed {
                    let name = self.program.name_of(of);
                    if name.is_private {
                        continue;
                    }
                    imports.add_type(name.name.clone(), of);
                    if import.mode == ImportMode::Using {
                        self.add_using(imports, of);
                    }
                }
                if import.mode == ImportMode::Plain {
                    imports.all_statics.extend(statics);
                } else if let Some(TypeRef::Class(class)) = statics {
                    imports.usings.insert(0, class);
                }
            }
        }
        Some(())
    }

    fn add_using(&mut self, imports: &mut Imports, of: TypeRef) {
        match of {
            TypeRef::Class(class) => imports.usings.insert(0, class),
            TypeRef::Abstract(id) => {
                if let Some(class) = self.program.abstraction(id).functions {
                    imports.usings.insert(0, class);
                }
            }
            TypeRef::Typedef(id) => {
                self.ensure_typedef(id);
                let ty = self.program.typedef(id).ty;
                if let TypeData::Class(class, _) = *self.program.types.get(ty) {
                    imports.usings.insert(0, class);
                }
            }
            TypeRef::Enum(_) => {}
        }
    }

    /// The type of a simple name at the place the typer is at.
    pub(super) fn find_type(&mut self, name: &Name) -> Option<TypeRef> {
        let module = self.cx.module?;
        if let Some(&of) = self.modules[module.index()].types.get(name) {
            return Some(of);
        }
        let imports = self.imports_of(module);
        if let Some(&of) = imports.types.get(name) {
            return Some(of);
        }
        let mut package: &str = &self.modules[module.index()].package.clone();
        while !package.is_empty() {
            let full: Name = format!("{package}.{name}").into();
            if let Some(of) = self.main_type(&full, name) {
                return Some(of);
            }
            package = package.rfind('.').map_or("", |at| &package[..at]);
        }
        for package in &imports.packages {
            let full: Name = format!("{package}.{name}").into();
            if let Some(of) = self.main_type(&full, name) {
                return Some(of);
            }
        }
        let std_types = self.module_ids.get("StdTypes").copied().flatten();
        if let Some(std_types) = std_types
            && let Some(&of) = self.modules[std_types.index()].types.get(name)
        {
            return Some(of);
        }
        self.main_type(name, name)
    }

    fn main_type(&mut self, module: &Name, name: &Name) -> Option<TypeRef> {
        let id = self.load_module(module)?;
        self.visible(id, name)
    }

    /// A type of a module, if it can be seen from here.
    pub(super) fn visible(&self, module: ModuleId, name: &Name) -> Option<TypeRef> {
        let of = *self.modules[module.index()].types.get(name)?;
        if self.program.name_of(of).is_private && self.cx.module != Some(module) {
            return None;
        }
        Some(of)
    }

    /// The type of a path `a.b.Module`, `a.b.Module.Type`, `Module.Type` or `Type`.
    pub(super) fn find_path(&mut self, path: &TypePath) -> Option<TypeRef> {
        let name = &path.name.name;
        if path.package.is_empty() {
            let Some(sub) = &path.sub else { return self.find_type(name) };
            if let Some(of) = self.find_type(name) {
                let module = self.program.name_of(of).module;
                if let Some(of) = self.visible(module, &sub.name) {
                    return Some(of);
                }
            }
            let module = self.load_module(name)?;
            return self.visible(module, &sub.name);
        }
        let full: Name = format!("{}.{name}", joined(&path.package)).into();
        let module = self.load_module(&full)?;
        let sub = path.sub.as_ref().map_or(name, |sub| &sub.name);
        self.visible(module, sub)
    }

    /// The module and name of a private type that a path names.
    pub(super) fn private_type(&mut self, path: &TypePath) -> Option<(Name, Name)> {
        let mut full = path.package.iter().map(|part| format!("{}.", part.name)).collect::<String>();
        full.push_str(&path.name.name);
        let module = self.load_module(&full.into())?;
        let name = path.sub.as_ref().map_or(&path.name.name, |sub| &sub.name);
        self.modules[module.index()].types.get(name)?;
        Some((self.program.modules[module.index()].name.clone(), name.clone()))
    }

    /// The type of a dotted path of an expression, as far as it is one: `haxe.ds.Option.Some` is the enum and one part left.
    pub(super) fn find_dotted(&mut self, parts: &[(Name, Span)]) -> Option<(TypeRef, usize)> {
        let upper = parts.iter().position(|(name, _)| is_upper(name))?;
        if upper == 0 {
            return None;
        }
        let names: Vec<&str> = parts[..=upper].iter().map(|(name, _)| &**name).collect();
        let module = self.load_module(&names.join(".").into())?;
        if let Some((sub, _)) = parts.get(upper + 1)
            && let Some(of) = self.visible(module, sub)
        {
            return Some((of, upper + 2));
        }
        let of = self.visible(module, &parts[upper].0);
        let of = of.or_else(|| self.modules[module.index()].statics.map(TypeRef::Class));
        of.map(|of| (of, upper + 1))
    }

    /// A name close to one that was not found.
    pub(super) fn suggest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
        known
            .map(|known| (distance(name, known), known))
            .filter(|&(distance, known)| distance * 3 <= known.len().max(name.len()) && known != name)
            .min()
            .map(|(_, known)| known.to_owned())
    }
}

/// How many characters have to be changed, added, dropped or swapped.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    if from.len().abs_diff(to.len()) > 3 || from.len() > 60 {
        return usize::MAX / 4;
    }
    let mut rows = vec![vec![0; to.len() + 1]; from.len() + 1];
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = at;
    }
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at;
    }
    for i in 1..=from.len() {
        for j in 1..=to.len() {
            let change = usize::from(from[i - 1] != to[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[from.len()][to.len()]
}
