//! Types as messages print them, in the reference compiler's notation.

use crate::types::{Name, Type, TypeData, TypeRef};

use super::Program;

/// How deep a printed type may nest.
const DEPTH: u32 = 12;

impl Program {
    /// A type as messages print it: `Array<Int>`, `(x : Int) -> Void`, `{ a : Int }`, `Unknown<0>`.
    pub fn show(&self, ty: Type) -> String {
        let mut printer = Printer { program: self, unknowns: Vec::new() };
        printer.show(ty, 0)
    }

    /// Two types in one message, so that their unknowns get numbers in common.
    pub fn show_two(&self, first: Type, second: Type) -> (String, String) {
        let mut printer = Printer { program: self, unknowns: Vec::new() };
        let first = printer.show(first, 0);
        (first, printer.show(second, 0))
    }
}

struct Printer<'a> {
    program: &'a Program,
    unknowns: Vec<Type>,
}

impl Printer<'_> {
    fn applied(&mut self, name: &Name, args: &[Type], depth: u32) -> String {
        if args.is_empty() {
            return name.to_string();
        }
        let args: Vec<String> = args.iter().map(|&arg| self.show(arg, depth + 1)).collect();
        format!("{name}<{}>", args.join(", "))
    }

    fn show(&mut self, ty: Type, depth: u32) -> String {
        if depth > DEPTH {
            return "...".to_owned();
        }
        let program = self.program;
        let ty = program.types.follow(ty);
        match program.types.raw(ty) {
            TypeData::Mono(_) => {
                let at = match self.unknowns.iter().position(|&known| known == ty) {
                    Some(at) => at,
                    None => {
                        self.unknowns.push(ty);
                        self.unknowns.len() - 1
                    }
                };
                format!("Unknown<{at}>")
            }
            TypeData::Class(id, args) => self.applied(&program.class(*id).name.path, args, depth),
            TypeData::Enum(id, args) => self.applied(&program.enumeration(*id).name.path, args, depth),
            TypeData::Typedef(id, args) => self.applied(&program.typedef(*id).name.path, args, depth),
            TypeData::Abstract(id, args) => self.applied(&program.abstraction(*id).name.path, args, depth),
            TypeData::Param(param) => {
                let data = &program.types.params[param.index()];
                if data.owner.is_empty() {
                    data.name.to_string()
                } else {
                    format!("{}.{}", data.owner, data.name)
                }
            }
            TypeData::Anon(anon) => {
                let fields: Vec<String> = program
                    .types
                    .anon_data(*anon)
                    .fields
                    .iter()
                    .map(|field| {
                        let optional = if field.optional { "?" } else { "" };
                        format!("{optional}{} : {}", field.name, self.show(field.ty, depth + 1))
                    })
                    .collect();
                if program.types.anon_data(*anon).open {
                    return format!("{{+ {} }}", fields.join(", "));
                }
                if fields.is_empty() { "{ }".to_owned() } else { format!("{{ {} }}", fields.join(", ")) }
            }
            TypeData::Function(args, result) => {
                let result = self.show(*result, depth + 1);
                if args.is_empty() {
                    return format!("() -> {result}");
                }
                if let [arg] = &args[..]
                    && arg.name.is_empty()
                    && !arg.optional
                {
                    let inner = self.show(arg.ty, depth + 1);
                    let is_function = matches!(program.types.get(arg.ty), TypeData::Function(..));
                    return if is_function {
                        format!("({inner}) -> {result}")
                    } else {
                        format!("{inner} -> {result}")
                    };
                }
                let args: Vec<String> = args
                    .iter()
                    .map(|arg| {
                        let ty = self.show(arg.ty, depth + 1);
                        match (arg.name.is_empty(), arg.optional) {
                            (true, false) => ty,
                            (true, true) => format!("?{ty}"),
                            (false, false) => format!("{} : {ty}", arg.name),
                            (false, true) => format!("?{} : {ty}", arg.name),
                        }
                    })
                    .collect();
                format!("({}) -> {result}", args.join(", "))
            }
            TypeData::Dynamic(None) => "Dynamic".to_owned(),
            TypeData::Dynamic(Some(of)) => format!("Dynamic<{}>", self.show(*of, depth + 1)),
            TypeData::Statics(of) => match of {
                TypeRef::Class(id) => format!("Class<{}>", program.class(*id).name.path),
                TypeRef::Enum(id) => format!("Enum<{}>", program.enumeration(*id).name.path),
                TypeRef::Abstract(id) => format!("Abstract<{}>", program.abstraction(*id).name.path),
                TypeRef::Typedef(id) => format!("Typedef<{}>", program.typedef(*id).name.path),
            },
        }
    }
}
