//! How instructions lie in their words.

use bytecode::assembler::{AssembleError, Assembler};
use bytecode::module::{Constant, Function, Instruction, Parameters};
use bytecode::opcode::{OPS, OpVisitor, Opcode, visit};
use bytecode::operand::*;

fn assembler() -> Assembler {
    Assembler::new(Function::new("f", Parameters::positional(["a", "b"])))
}

#[test]
fn operands_fill_slots_in_order() {
    let mut asm = assembler();
    asm.add(Def(0x1234), Use(0x5678), Use(0x9abc), OperandsSite(0));
    asm.call(Def(1), Use(2), UseRange(3), Count(4), CallSlot(5));
    let code = asm.finish().unwrap().code;
    assert_eq!(code[0], 0x9abc_5678_1234_0000 | Opcode::Add as u64);
    assert_eq!(code[1], 0x0003_0002_0001_0000 | Opcode::Call as u64);
    assert_eq!(code[2], 0x0000_0000_0005_0004);
}

#[test]
fn signed_operands_keep_their_sign() {
    let mut asm = assembler();
    asm.load_int(Def(0), Immediate(-2));
    let func = asm.finish().unwrap();
    let instruction = func.instructions().next().unwrap();
    assert_eq!(Immediate::from_slot(instruction.slot(1)), Immediate(-2));
}

#[test]
fn labels_are_distances_from_the_instruction() {
    let mut asm = assembler();
    let (top, end) = (asm.label(), asm.label());
    asm.bind(top);
    let slot = asm.loop_slot();
    asm.loop_header(slot);
    asm.jump_if_lt(Use(0), Use(1), end, OperandsSite(0));
    asm.jump(top);
    asm.bind(end);
    asm.ret(Use(0));
    let func = asm.finish().unwrap();
    let targets: Vec<u32> = func.instructions().flat_map(|i| i.targets().flatten()).collect();
    assert_eq!(targets, [3, 0]);
}

#[test]
fn words_follow_from_the_operands() {
    for (index, op) in OPS.iter().enumerate() {
        let opcode = Opcode::from_byte(index as u8).unwrap();
        let encoded = op.operands.iter().filter(|operand| operand.kind.is_encoded()).count();
        assert_eq!(op.words, if encoded > 3 { 2 } else { 1 }, "{}", op.name);
        assert_eq!(opcode.words(), op.words);
        assert_eq!(Opcode::from_name(op.name), Some(opcode));
        let slots: Vec<u8> = op
            .operands
            .iter()
            .filter(|operand| operand.kind.is_encoded())
            .map(|operand| operand.slot)
            .collect();
        assert_eq!(slots, (0..encoded as u8).collect::<Vec<_>>());
    }
    assert_eq!(Opcode::from_byte(OPS.len() as u8), None);
    assert!(OPS.len() <= 256);
}

#[test]
fn names_of_typed_instructions_have_dots() {
    let names = [
        (Opcode::AddI32, "add.i32"),
        (Opcode::LoadConstF64, "load_const.f64"),
        (Opcode::LoadInt, "load_int"),
    ];
    for (opcode, name) in names {
        assert_eq!(opcode.info().name, name);
    }
}

#[test]
fn equal_constants_share_a_place_and_floats_differ_by_bits() {
    let mut asm = assembler();
    let places =
        [0.0, -0.0, f64::NAN, 0.0, f64::NAN, 1.0].map(|float| asm.constant(Constant::Float(float)).0);
    assert_eq!(places, [0, 1, 2, 0, 2, 3]);
    assert_ne!(asm.constant(Constant::Int(1)), asm.constant(Constant::Bool(true)));
}

#[test]
fn what_is_too_large_is_an_error() {
    let mut asm = assembler();
    for _ in 0..70_000 {
        let label = asm.label();
        asm.bind(label);
    }
    assert_eq!(asm.finish().unwrap_err(), AssembleError::TooMany("labels"));

    let mut asm = assembler();
    let end = asm.label();
    asm.jump(end);
    (0..40_000).for_each(|_| asm.load_none(Def(0)));
    asm.bind(end);
    asm.ret(Use(0));
    assert_eq!(asm.finish().unwrap_err(), AssembleError::JumpTooFar(0));
}

macro_rules! reencode {
    ($( #[doc = $doc:literal] $snake:ident = $Name:ident { $($field:ident : $Role:ident),* } [ $($effect:tt)* ]; )*) => {
        /// Encodes what it visits.
        struct Reencoder(Assembler);
        impl OpVisitor for Reencoder {
            type Output = &'static str;
            $( fn $snake(&mut self, $($field: $Role),*) -> &'static str {
                $( let $field = reencode!(@label self $field $Role); )*
                self.0.$snake($($field),*);
                stringify!($snake)
            } )*
        }
    };
    // A label is bound where the instruction starts, so its distance becomes 0.
    (@label $self:ident $field:ident Label) => {{
        let _ = $field;
        let label = $self.0.label();
        $self.0.bind(label);
        label
    }};
    (@label $self:ident $field:ident $Role:ident) => { $field };
}
bytecode::for_each_op!(reencode);

#[test]
fn every_instruction_decodes_to_what_was_encoded() {
    for &opcode in Opcode::ALL {
        let mut words = [opcode as u64, 0];
        for operand in opcode.info().operands.iter().filter(|operand| operand.kind.is_encoded()) {
            let byte = slot_offset(operand.slot);
            let contents = if operand.kind == OperandKind::Label { 0 } else { 0xff00 + operand.slot as u64 };
            words[byte / 8] |= contents << (byte % 8 * 8);
        }
        let words = &words[..opcode.words()];
        let instruction = Instruction { pc: 0, opcode, words };
        let mut reencoder = Reencoder(assembler());
        let name = visit(opcode, |slot| instruction.slot(slot), &mut reencoder);
        assert_eq!(name.replace('.', "_"), opcode.info().name.replace('.', "_"));
        assert_eq!(reencoder.0.finish().unwrap().code, words, "{name}");
    }
}
