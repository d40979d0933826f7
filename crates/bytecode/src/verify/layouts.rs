//! Checks the table of layouts: that what a register's type promises of an object holds for all objects it can lead to.

use std::collections::HashSet;

use crate::layout::{Layout, LayoutKind, Layouts, MAX_FIELDS};
use crate::module::{Function, Module};
use crate::operand::{Target, Type};

pub(super) fn check_layouts(module: &Module, layouts: &Layouts) -> Result<(), String> {
    if module.layouts.len() > Target::MAX_LAYOUTS {
        let (most, found) = (Target::MAX_LAYOUTS, module.layouts.len());
        return Err(format!("a module has at most {most} layouts, not {found}"));
    }
    for (index, layout) in module.layouts.iter().enumerate() {
        check_layout(module, layouts, index as u16, layout)
            .map_err(|reason| format!("layout {index} ({}): {reason}", layout.name))?;
    }
    Ok(())
}

/// Whether a type names only what the module has, and no record.
pub(super) fn check_type(module: &Module, ty: Type) -> Result<(), String> {
    match ty {
        Type::Ref(Target::Layout(index))
            if module
                .layouts
                .get(usize::from(index))
                .is_some_and(|layout| layout.kind == LayoutKind::Record) =>
        {
            Err(format!("layout {index} is a record, to which no type refers"))
        }
        Type::Ref(target) => check_target(module, target),
        _ => Ok(()),
    }
}

/// Whether the module has a target.
pub(super) fn check_target(module: &Module, target: Target) -> Result<(), String> {
    match target {
        Target::Layout(index) if usize::from(index) >= module.layouts.len() => {
            Err(format!("there is no layout {index}: there are {}", module.layouts.len()))
        }
        _ => Ok(()),
    }
}

fn check_layout(module: &Module, layouts: &Layouts, index: u16, layout: &Layout) -> Result<(), String> {
    for &other in layout.parent.iter().chain(&layout.interfaces) {
        if other >= index {
            return Err("what a layout extends or implements stands before it".to_owned());
        }
    }
    if let Some(parent) = layout.parent
        && (matches!(layout.kind, LayoutKind::Interface | LayoutKind::Record | LayoutKind::Sequence)
            || module.layouts[usize::from(parent)].kind != layout.kind)
    {
        return Err(
            "a class extends a class, a shared layout a shared one; interfaces, records and sequences extend nothing"
                .to_owned(),
        );
    }
    if layout.interfaces.iter().any(|&other| module.layouts[usize::from(other)].kind != LayoutKind::Interface)
    {
        return Err("only interfaces are implemented".to_owned());
    }
    match layout.kind {
        LayoutKind::Interface if !layout.fields.is_empty() => {
            return Err("an interface has no fields".to_owned());
        }
        kind if kind.is_linked() && !(layout.methods.is_empty() && layout.interfaces.is_empty()) => {
            return Err("a shared layout has neither methods nor interfaces".to_owned());
        }
        kind if kind.is_linked()
            && module.layouts[..usize::from(index)]
                .iter()
                .any(|other| other.kind.is_linked() && other.name == layout.name) =>
        {
            return Err("another shared layout has this name".to_owned());
        }
        LayoutKind::Sequence
            if !(layout.fields.iter().map(|field| field.ty).eq([Type::I32, Type::REF])
                && layout.methods.is_empty()
                && layout.interfaces.is_empty()) =>
        {
            return Err("a sequence has a length and a storage, and nothing else".to_owned());
        }
        LayoutKind::Record if layout.fields.iter().any(|field| field.ty != Type::Word) => {
            return Err("the fields of a record are words".to_owned());
        }
        _ => {}
    }
    let resolved = layouts.get(index).expect("each layout is resolved");
    if resolved.fields.len() > MAX_FIELDS {
        return Err(format!("at most {MAX_FIELDS} fields, not {}", resolved.fields.len()));
    }
    let mut names = HashSet::new();
    if let Some(field) = resolved.fields.iter().find(|field| !names.insert(field.name.as_str())) {
        return Err(format!("two fields are called {:?}", field.name));
    }
    layout.fields.iter().try_for_each(|field| check_type(module, field.ty))?;
    check_methods(module, layouts, index, layout)
}

fn check_methods(module: &Module, layouts: &Layouts, index: u16, layout: &Layout) -> Result<(), String> {
    let mut names = HashSet::new();
    for method in &layout.methods {
        let fail = |reason: &str| Err(format!("method {:?}: {reason}", method.name));
        if !names.insert(method.name.as_str()) {
            return fail("there is another of this name");
        }
        let Some(func) = module.functions.get(usize::from(method.function)) else {
            return fail("there is no such function");
        };
        check_signature_types(module, func)?;
        if !func.is_static() {
            return fail("the function binds arguments, captures values or is a generator");
        }
        let Some(Type::Ref(receiver)) = func.parameter_types().first() else {
            return fail("the first parameter is no reference");
        };
        if !layouts.is_target(Target::Layout(index), *receiver) {
            return fail("the first parameter does not take such objects");
        }
        let inherited = layout.parent.and_then(|parent| layouts.method_index(parent, &method.name));
        if let (Some(parent), Some(place)) = (layout.parent, inherited) {
            let base = &layouts.get(parent).expect("it was checked").methods[usize::from(place)];
            check_conforms(module, layouts, func, base.function)
                .or_else(|reason| fail(&format!("{reason} of what it overrides")))?;
        }
    }
    let resolved = layouts.get(index).expect("each layout is resolved");
    for &supertype in &resolved.supertypes {
        if module.layouts[usize::from(supertype)].kind != LayoutKind::Interface || supertype == index {
            continue;
        }
        for wanted in &layouts.get(supertype).expect("it was checked").methods {
            let Some(place) = layouts.method_index(index, &wanted.name) else {
                return Err(format!("it lacks the interface's method {:?}", wanted.name));
            };
            let own = resolved.methods[usize::from(place)].function;
            if let Err(reason) =
                check_conforms(module, layouts, &module.functions[usize::from(own)], wanted.function)
            {
                return Err(format!("method {:?}: {reason} of the interface's", wanted.name));
            }
        }
    }
    Ok(())
}

/// Registers' types are checked with each function, which may come later.
fn check_signature_types(module: &Module, func: &Function) -> Result<(), String> {
    if func.registers.len() < func.parameters.count() {
        return Err(format!("function {:?} has fewer registers than parameters", func.name));
    }
    func.parameter_types().iter().chain([&func.result]).try_for_each(|&ty| check_type(module, ty))
}

/// Whether `func` can be called where `base` is expected, but for the receiver.
fn check_conforms(module: &Module, layouts: &Layouts, func: &Function, base: u16) -> Result<(), String> {
    let base = &module.functions[usize::from(base)];
    let (own, expected) = (func.parameter_types(), base.parameter_types());
    if own.len() != expected.len() {
        return Err(format!("the function has {} parameters, not the {}", own.len(), expected.len()));
    }
    let accepts = |(own, expected): (&Type, &Type)| layouts.is_assignable(*expected, *own);
    if !own.iter().zip(expected).skip(1).all(accepts) {
        return Err("a parameter does not take what is passed for that".to_owned());
    }
    if !layouts.is_assignable(func.result, base.result) {
        return Err("the result does not serve as that".to_owned());
    }
    Ok(())
}
