//! Layouts for random modules, and operands of typed instructions that fit them.

use bytecode::layout::{Field, Layout, LayoutKind, Layouts, Method};
use bytecode::module::*;
use bytecode::opcode::Opcode;
use bytecode::operand::*;

use super::Random;

/// An interface, a class, its child, a shared layout, a sequence; `method` is a function that takes any reference.
pub fn layouts(method: u16) -> Vec<Layout> {
    let field = |name: &str, ty: Type| Field { name: name.to_owned(), ty };
    let class = |index| Type::Ref(Target::Layout(index));
    let methods = vec![Method { name: "odd name".to_owned(), function: method }];
    vec![
        Layout { kind: LayoutKind::Interface, methods: methods.clone(), ..Layout::new("Shape") },
        Layout {
            interfaces: vec![0],
            fields: vec![field("method", Type::Word), field("i", Type::I32), field("next", class(2))],
            methods,
            ..Layout::new("pkg.A")
        },
        Layout {
            parent: Some(1),
            fields: vec![
                field("f", Type::F64),
                field("b", Type::Bool),
                field("l", Type::I64),
                field("a", Type::Ref(Target::Array(Element::U8))),
                field("any", Type::REF),
            ],
            ..Layout::new("B")
        },
        Layout {
            kind: LayoutKind::Shared,
            fields: vec![field("car", Type::Word), field("cdr", Type::Word)],
            ..Layout::new("pair")
        },
        Layout {
            kind: LayoutKind::Sequence,
            fields: vec![field("length", Type::I32), field("storage", Type::REF)],
            ..Layout::new("sequence")
        },
    ]
}

/// The types of references that random functions have registers of.
pub fn references() -> Vec<Type> {
    let layouts = (0..5).map(Target::Layout);
    layouts.chain(Element::ALL.map(Target::Array)).map(Type::Ref).collect()
}

/// The function that the layouts' method is.
pub fn method() -> Function {
    let mut func = Function::new("method", Parameters::positional(["this"]));
    func.registers[0] = Type::REF;
    let mut asm = bytecode::assembler::Assembler::new(func);
    let result = asm.register(Type::Word);
    asm.load_none(Def(result));
    asm.ret(Use(result));
    asm.finish().expect("it is small")
}

/// The operands of a typed instruction, when they have to fit each other; none when there is no way, or it has none.
pub fn operands(random: &mut Random, module: &Module, func: &Function, opcode: Opcode) -> Option<Vec<u16>> {
    use Opcode::*;
    let registers = |ty: Type| {
        let numbers = 0..func.registers.len() as u16;
        numbers.filter(|&register| func.registers[register as usize] == ty).collect::<Vec<_>>()
    };
    let resolved = Layouts::of(module);
    let mut any = |ty: Type| random.pick(&registers(ty));
    let array = |element| Type::Ref(Target::Array(element));
    let i32s = registers(Type::I32);
    let operands = match opcode {
        MovRef => vec![any(Type::REF), any(array(Element::F64))],
        ArrayGetI32 => vec![any(Type::I32), any(array(Element::I32)), any(Type::I32)],
        ArrayGetF64 => vec![any(Type::F64), any(array(Element::F64)), any(Type::I32)],
        ArrayGetU8 => vec![any(Type::I32), any(array(Element::U8)), any(Type::I32)],
        ArraySetI32 => vec![any(array(Element::I32)), any(Type::I32), any(Type::I32)],
        ArraySetF64 => vec![any(array(Element::F64)), any(Type::I32), any(Type::F64)],
        ArraySetU8 => vec![any(array(Element::U8)), any(Type::I32), any(Type::I32)],
        ArrayPut => {
            let element = random.pick(&Element::ALL);
            let ty = random.pick(&[Type::REF, array(element)]);
            let array = random.pick(&registers(ty));
            let (value, index) = (random.pick(&registers(element.ty())), random.pick(&i32s));
            vec![array, Target::Array(element).to_slot(), index, value]
        }
        SequenceAt | SequencePut | SequenceResize => {
            let element = random.pick(&Element::ALL);
            let sequence = random.pick(&registers(Type::Ref(Target::Layout(4))));
            let (value, index) = (random.pick(&registers(element.ty())), random.pick(&i32s));
            let elements = Target::Array(element).to_slot();
            match opcode {
                SequenceAt => vec![value, sequence, elements, index],
                SequencePut => vec![sequence, elements, index, value],
                _ => vec![sequence, elements, index],
            }
        }
        NewArrayRaw | ArrayCopy | ArrayFill => {
            let element = random.pick(&Element::ALL);
            if opcode == NewArrayRaw && element == Element::Word {
                return None;
            }
            let own = random.pick(&registers(array(element)));
            let number = random.pick(&i32s);
            match opcode {
                NewArrayRaw => vec![own, Target::Array(element).to_slot(), number],
                ArrayCopy => vec![own, number, random.pick(&registers(array(element))), number, number],
                _ => vec![own, number, number, random.pick(&registers(element.ty()))],
            }
        }
        MathF64 | Math2F64 => {
            let arity = if opcode == MathF64 { 1 } else { 2 };
            let functions = MathFunction::ALL.iter().filter(|function| function.arity() == arity);
            let function = *random.pick(&functions.collect::<Vec<_>>()) as u16;
            let floats = registers(Type::F64);
            let mut operands = vec![random.pick(&floats), function, random.pick(&floats)];
            operands.extend((arity == 2).then(|| random.pick(&floats)));
            operands
        }
        NewObject => {
            let layout = 1 + random.below(4) as u16;
            let dst = random.pick(&[Type::Word, Type::Ref(Target::Layout(layout))]);
            let count = if layout == 3 && random.chance(2) { 2 } else { 0 };
            vec![random.pick(&registers(dst)), layout, 0, count]
        }
        GetField | GetFieldI32 | SetField | SetFieldRaw | GetFieldChecked | SetFieldChecked => {
            let layout = 1 + random.below(3) as u16;
            let fields = &resolved.get(layout).unwrap().fields;
            let place = random.below(fields.len());
            let ty = fields[place].ty;
            if matches!(opcode, SetField | SetFieldChecked | GetFieldChecked) && !ty.is_value()
                || opcode == GetField && ty == Type::I32
                || opcode == GetFieldI32 && ty != Type::I32
                || opcode == SetFieldRaw && ty.is_value()
            {
                return None;
            }
            let value = random.pick(&registers(ty));
            let object = random.pick(&registers(Type::Ref(Target::Layout(layout))));
            let word = random.pick(&registers(Type::Word));
            match opcode {
                GetField | GetFieldI32 => vec![value, object, place as u16],
                GetFieldChecked => vec![value, word, layout, place as u16],
                SetFieldChecked => vec![word, layout, place as u16, value],
                _ => vec![object, place as u16, value],
            }
        }
        CastRef | CheckLayout | IsLayout => {
            let Type::Ref(target) = random.pick(&references()) else { unreachable!("all are references") };
            let dst = if opcode == IsLayout { Type::Bool } else { Type::Ref(target) };
            let src = random.pick(&[Type::Word, Type::REF]);
            vec![random.pick(&registers(dst)), random.pick(&registers(src)), target.to_slot()]
        }
        CallStatic => {
            let places = (0..module.functions.len()).filter(|&place| module.functions[place].is_static());
            let function = random.pick(&places.collect::<Vec<_>>());
            let dst = random.pick(&registers(module.functions[function].result));
            let count = module.functions[function].parameters.count() as u16;
            // All parameters are words, and there are enough registers of that type at the start.
            vec![dst, function as u16, 0, count]
        }
        CallVirtual => {
            let layout = random.below(3) as u16;
            let receiver = random.pick(&registers(Type::Ref(Target::Layout(layout))));
            vec![random.pick(&registers(Type::Word)), layout, 0, receiver, 1]
        }
        _ => return None,
    };
    Some(operands)
}

/// Whether an instruction's operands have to fit each other.
pub fn is_related(opcode: Opcode) -> bool {
    use Opcode::*;
    matches!(
        opcode,
        MovRef
            | ArrayGetI32
            | ArrayGetF64
            | ArrayGetU8
            | ArraySetI32
            | ArraySetF64
            | ArraySetU8
            | ArrayPut
            | SequenceAt
            | SequencePut
            | SequenceResize
            | NewArrayRaw
            | ArrayCopy
            | ArrayFill
            | MathF64
            | Math2F64
            | NewObject
            | GetField
            | GetFieldI32
            | SetField
            | SetFieldRaw
            | GetFieldChecked
            | SetFieldChecked
            | CastRef
            | CheckLayout
            | IsLayout
            | CallStatic
            | CallVirtual
    )
}
