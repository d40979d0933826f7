//! Checks what typed instructions ask of the types of their registers: with that, no access of an object can go astray.

use crate::layout::{Layout, LayoutKind, Layouts};
use crate::module::{Function, Instruction, Module};
use crate::opcode::Opcode;
use crate::operand::{Element, MathFunction, OperandKind, Target, Type};

use super::Fault;

pub(super) struct TypeChecker<'a> {
    module: &'a Module,
    layouts: &'a Layouts,
    func: &'a Function,
}

type Checked = Result<(), String>;

impl<'a> TypeChecker<'a> {
    pub(super) fn new(module: &'a Module, layouts: &'a Layouts, func: &'a Function) -> Self {
        TypeChecker { module, layouts, func }
    }

    pub(super) fn check(&self, instruction: Instruction<'_>) -> Result<(), Fault> {
        self.check_instruction(instruction).map_err(|reason| Fault::at(instruction.pc, reason))
    }

    /// The registers exist and are of the kinds that the roles of the operands ask for.
    fn check_instruction(&self, instruction: Instruction<'_>) -> Checked {
        use Opcode::*;
        let slot = |slot: u8| instruction.slot(slot);
        let operand = |kind: OperandKind| {
            let operand = instruction.info().operands.iter().find(|operand| operand.kind == kind);
            operand.map_or(0, |operand| slot(operand.slot))
        };
        match instruction.opcode {
            MovRef => self.check_assignable(self.ty(slot(1)), self.ty(slot(0)), "dst"),
            UnboxRef => self.check_assignable(Type::REF, self.ty(slot(0)), "dst"),
            RetRef => self.check_assignable(self.ty(slot(0)), self.func.result, "the result"),
            NewClosure if !self.module.functions[usize::from(slot(1))].is_dynamic() => {
                Err("a closure's function takes and returns words".to_owned())
            }
            MathF64 => self.check_math(slot(1), 1),
            Math2F64 => self.check_math(slot(1), 2),
            NewObject => self.check_new_object(instruction),
            GetField if self.field(self.ty(slot(1)), slot(2))? == Type::I32 => {
                Err("the field holds i32, which another instruction reads".to_owned())
            }
            GetField | GetFieldI32 => self.check_read(self.ty(slot(0)), self.ty(slot(1)), slot(2)),
            SetField => self.check_write(self.ty(slot(0)), slot(1), self.ty(slot(2)), true),
            SetFieldRaw => self.check_write(self.ty(slot(0)), slot(1), self.ty(slot(2)), false),
            GetFieldChecked => self.check_read(self.ty(slot(0)), self.target(slot(2))?, slot(3)),
            SetFieldChecked => self.check_write(self.target(slot(1))?, slot(2), self.ty(slot(3)), true),
            CastRef | CheckLayout => self.check_assignable(self.target(slot(2))?, self.ty(slot(0)), "dst"),
            IsLayout => self.target(slot(2)).map(drop),
            CallStatic => {
                let func = &self.module.functions[usize::from(slot(1))];
                self.check_call(func, slot(2), operand(OperandKind::Count), slot(0))
            }
            CallVirtual => self.check_virtual(instruction),
            NewArray => self.check_array_result(slot(0), Element::Word),
            NewArrayRaw => match self.target(slot(1))? {
                Type::Ref(Target::Array(element)) if element != Element::Word => {
                    self.check_array_result(slot(0), element)
                }
                _ => Err("`elements`: an array of numbers is to be named".to_owned()),
            },
            ArrayLength => self.element(slot(1)).map(drop),
            ArrayGet => self.check_element(slot(1), Element::Word),
            ArraySet => self.check_element(slot(0), Element::Word),
            ArrayGetI32 => self.check_element(slot(1), Element::I32),
            ArraySetI32 => self.check_element(slot(0), Element::I32),
            ArrayGetF64 => self.check_element(slot(1), Element::F64),
            ArraySetF64 => self.check_element(slot(0), Element::F64),
            ArrayGetU8 => self.check_element(slot(1), Element::U8),
            ArraySetU8 => self.check_element(slot(0), Element::U8),
            SequenceAt => {
                self.check_sequence(slot(1))?;
                let element = self.elements(slot(2))?;
                self.check_assignable(element.ty(), self.ty(slot(0)), "dst")
            }
            SequencePut => {
                self.check_sequence(slot(0))?;
                let element = self.elements(slot(1))?;
                self.check_assignable(self.ty(slot(3)), element.ty(), "src")
            }
            SequenceResize => {
                self.check_sequence(slot(0))?;
                self.elements(slot(1)).map(drop)
            }
            ArrayPut => {
                let element = self.elements(slot(1))?;
                self.check_assignable(self.ty(slot(3)), element.ty(), "src")
            }
            ArrayCopy if self.element(slot(0))? != self.element(slot(2))? => {
                Err("the arrays have other elements".to_owned())
            }
            ArrayFill => match self.element(slot(0))? {
                element if element.ty() == self.ty(slot(3)) => Ok(()),
                element => Err(format!("`src`: the array holds {}", element.name())),
            },
            _ => Ok(()),
        }
    }

    fn ty(&self, register: u16) -> Type {
        self.func.registers[usize::from(register)]
    }

    /// The types of consecutive registers.
    fn range(&self, first: u16, count: u16) -> &[Type] {
        &self.func.registers[usize::from(first)..usize::from(first) + usize::from(count)]
    }

    /// The type that a target operand names.
    fn target(&self, contents: u16) -> Result<Type, String> {
        use crate::operand::Operand;
        let target = <Target as Operand>::from_slot(contents);
        if target.to_slot() != contents {
            return Err(format!("there is no target {contents:#x}"));
        }
        super::layouts::check_target(self.module, target)?;
        Ok(Type::Ref(target))
    }

    fn name(&self, ty: Type) -> String {
        match ty {
            Type::Ref(Target::Layout(index)) => format!("&{}", self.module.layouts[usize::from(index)].name),
            Type::Ref(Target::Array(element)) => format!("&[{}]", element.name()),
            _ => ty.name().to_owned(),
        }
    }

    fn check_assignable(&self, from: Type, to: Type, what: &str) -> Checked {
        if self.layouts.is_assignable(from, to) {
            return Ok(());
        }
        Err(format!("{what}: a {} does not serve as {}", self.name(from), self.name(to)))
    }

    /// The type of a field of what a type refers to.
    fn field(&self, object: Type, field: u16) -> Result<Type, String> {
        let Type::Ref(Target::Layout(layout)) = object else {
            return Err(format!("a {} has no fields that are known", self.name(object)));
        };
        let fields = &self.layouts.get(layout).expect("types name layouts that are there").fields;
        match fields.get(usize::from(field)) {
            Some(field) => Ok(field.ty),
            None => Err(format!("{} has {} fields, and none {field}", self.name(object), fields.len())),
        }
    }

    fn check_read(&self, dst: Type, object: Type, field: u16) -> Checked {
        self.check_assignable(self.field(object, field)?, dst, "dst")
    }

    fn check_write(&self, object: Type, field: u16, src: Type, is_value: bool) -> Checked {
        let ty = self.field(object, field)?;
        if self.is_sequence(object) {
            return Err("the fields of a sequence are written by instructions for sequences".to_owned());
        }
        if ty.is_value() != is_value {
            return Err(format!("the field holds {}, which another instruction writes", self.name(ty)));
        }
        self.check_assignable(src, ty, "src")
    }

    fn check_new_object(&self, instruction: Instruction<'_>) -> Checked {
        let (dst, target) = (self.ty(instruction.slot(0)), self.target(instruction.slot(1))?);
        let (first, count) = (instruction.slot(2), instruction.slot(3));
        let Type::Ref(Target::Layout(layout)) = target else {
            return Err("`layout`: a layout is to be named".to_owned());
        };
        if self.module.layouts[usize::from(layout)].kind == LayoutKind::Interface {
            return Err("there are no objects of an interface alone".to_owned());
        }
        if dst != Type::Word {
            self.check_assignable(target, dst, "dst")?;
        }
        let fields = &self.layouts.get(layout).expect("it is there").fields;
        if count == 0 {
            return Ok(());
        }
        if usize::from(count) != fields.len() {
            return Err(format!("the object has {} fields, not {count}", fields.len()));
        }
        if self.is_sequence(target) {
            self.element_of(self.ty(first + Layout::SEQUENCE_STORAGE), "the storage")?;
        }
        for (&ty, field) in self.range(first, count).iter().zip(fields) {
            self.check_assignable(ty, field.ty, &field.name)?;
        }
        Ok(())
    }

    fn check_call(&self, func: &Function, first: u16, count: u16, dst: u16) -> Checked {
        if !func.is_static() {
            return Err("the function binds arguments, captures values or is a generator".to_owned());
        }
        if func.registers.len() < func.parameters.count() {
            return Err("the function has fewer registers than parameters".to_owned());
        }
        let parameters = func.parameter_types();
        if parameters.len() != usize::from(count) {
            return Err(format!("the function takes {} arguments, not {count}", parameters.len()));
        }
        for (place, (&found, &ty)) in self.range(first, count).iter().zip(parameters).enumerate() {
            self.check_assignable(found, ty, &format!("argument {place}"))?;
        }
        self.check_assignable(func.result, self.ty(dst), "dst")
    }

    fn check_virtual(&self, instruction: Instruction<'_>) -> Checked {
        let (dst, method) = (instruction.slot(0), instruction.slot(2));
        let (first, count) = (instruction.slot(3), instruction.slot(4));
        let target = self.target(instruction.slot(1))?;
        let Type::Ref(Target::Layout(layout)) = target else {
            return Err("`layout`: a layout is to be named".to_owned());
        };
        let methods = &self.layouts.get(layout).expect("it is there").methods;
        let Some(method) = methods.get(usize::from(method)) else {
            return Err(format!("{} has {} methods, and none {method}", self.name(target), methods.len()));
        };
        if count == 0 {
            return Err("the receiver is the first argument".to_owned());
        }
        // The function's own first parameter may be narrower: the table that it stands in belongs to such objects.
        self.check_assignable(self.ty(first), target, "argument 0")?;
        let func = &self.module.functions[usize::from(method.function)];
        let parameters = func.parameter_types();
        if parameters.len() != usize::from(count) {
            return Err(format!("the method takes {} arguments, not {count}", parameters.len()));
        }
        for (place, (&found, &ty)) in self.range(first, count).iter().zip(parameters).enumerate().skip(1) {
            self.check_assignable(found, ty, &format!("argument {place}"))?;
        }
        self.check_assignable(func.result, self.ty(dst), "dst")
    }

    fn check_math(&self, contents: u16, arity: usize) -> Checked {
        match MathFunction::ALL.get(usize::from(contents)) {
            Some(function) if function.arity() == arity => Ok(()),
            Some(function) => Err(format!("`{}` does not take {arity} arguments", function.name())),
            None => Err(format!("there is no function of floats {contents}")),
        }
    }

    fn check_array_result(&self, dst: u16, element: Element) -> Checked {
        self.check_assignable(Type::Ref(Target::Array(element)), self.ty(dst), "dst")
    }

    fn is_sequence(&self, ty: Type) -> bool {
        match ty {
            Type::Ref(Target::Layout(layout)) => {
                self.module.layouts[usize::from(layout)].kind == LayoutKind::Sequence
            }
            _ => false,
        }
    }

    fn check_sequence(&self, register: u16) -> Checked {
        match self.ty(register) {
            ty if self.is_sequence(ty) => Ok(()),
            ty => Err(format!("register r{register} is to be a sequence, but it is a {}", self.name(ty))),
        }
    }

    /// The elements of arrays of this type.
    fn element_of(&self, ty: Type, what: &str) -> Result<Element, String> {
        match ty {
            Type::Ref(Target::Array(element)) => Ok(element),
            ty => Err(format!("{what} is to be an array, but it is a {}", self.name(ty))),
        }
    }

    /// The elements of the array in a register. A reference to anything is taken for an array of words, and tested.
    fn element(&self, register: u16) -> Result<Element, String> {
        match self.ty(register) {
            Type::Ref(Target::Array(element)) => Ok(element),
            Type::Ref(Target::Any) => Ok(Element::Word),
            ty => Err(format!("register r{register} is to be an array, but it is a {}", self.name(ty))),
        }
    }

    /// The elements of the arrays that an operand names.
    fn elements(&self, contents: u16) -> Result<Element, String> {
        match self.target(contents)? {
            Type::Ref(Target::Array(element)) => Ok(element),
            _ => Err("`elements`: an array is to be named".to_owned()),
        }
    }

    fn check_element(&self, register: u16, element: Element) -> Checked {
        match self.element(register)? {
            found if found == element => Ok(()),
            found => Err(format!("the elements are {}, not {}", found.name(), element.name())),
        }
    }
}
