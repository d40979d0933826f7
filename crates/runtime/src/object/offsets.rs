//! What compiled code assumes of objects is as the objects are declared.

use abi::object_offsets::*;

use crate::object::bound_method::BoundMethod;
use crate::object::bytes::Bytes;
use crate::object::cell::CELL_VALUE_OFFSET;
use crate::object::closure::{CLOSURE_CAPTURES_OFFSET, CLOSURE_CELL_OFFSET};
use crate::object::generator::Generator;
use crate::object::list::{LIST_LENGTH_OFFSET, LIST_STORAGE_OFFSET};
use crate::object::range::Range;
use crate::object::string::{BUFFERED, DATA_OFFSET, FOUR_BYTES, INTERNED, LENGTH_OFFSET, TWO_BYTES};
use crate::shape::ShapeId;

const _: () = {
    assert!(ShapeId::FLOAT.0 == shape::FLOAT);
    assert!(ShapeId::STRING.0 == shape::STRING);
    assert!(ShapeId::BYTES.0 == shape::BYTES);
    assert!(Bytes::LENGTH_OFFSET == BYTES_LENGTH && Bytes::DATA_OFFSET == BYTES_DATA);
    assert!(ShapeId::ARRAY.0 == shape::ARRAY);
    assert!(ShapeId::TUPLE.0 == shape::TUPLE);
    assert!(ShapeId::LIST.0 == shape::LIST);
    assert!(ShapeId::THROWABLE.0 == shape::THROWABLE);
    assert!(ShapeId::DICT.0 == shape::DICT && ShapeId::CLASS.0 == shape::CLASS);
    assert!(ShapeId::CELL.0 == shape::CELL);
    assert!(ShapeId::SLICE.0 == shape::SLICE);
    assert!(ShapeId::CLOSURE.0 == shape::CLOSURE);
    assert!(ShapeId::BOUND_METHOD.0 == shape::BOUND_METHOD);
    assert!(ShapeId::GENERATOR.0 == shape::GENERATOR);
    assert!(ShapeId::RANGE.0 == shape::RANGE && ShapeId::ITERATOR.0 == shape::ITERATOR);
    assert!(ShapeId::ESCAPE.0 == shape::ESCAPE);
    assert!(ShapeId::SET.0 == shape::SET);
    assert!(ShapeId::PAIR.0 == shape::PAIR);
    assert!(ShapeId::SYMBOL.0 == shape::SYMBOL);
    assert!(ShapeId::I32_ARRAY.0 == shape::I32_ARRAY);
    assert!(ShapeId::F64_ARRAY.0 == shape::F64_ARRAY);
    assert!(ShapeId::U8_ARRAY.0 == shape::U8_ARRAY);
    assert!(ShapeId::BOOL_LIST.0 == shape::BOOL_LIST && ShapeId::FLOAT_LIST.0 == shape::FLOAT_LIST);
    assert!(LIST_LENGTH_OFFSET == LIST_LENGTH && LIST_STORAGE_OFFSET == LIST_STORAGE);
    assert!(LENGTH_OFFSET == STRING_LENGTH && DATA_OFFSET == STRING_DATA);
    assert!(INTERNED as i32 == STRING_INTERNED);
    assert!((TWO_BYTES | FOUR_BYTES | BUFFERED) as i32 == STRING_NOT_ASCII);
    assert!(CELL_VALUE_OFFSET == CELL_VALUE);
    assert!(CLOSURE_CELL_OFFSET == CLOSURE_CELL && CLOSURE_CAPTURES_OFFSET == CLOSURE_CAPTURES);
    assert!(std::mem::offset_of!(BoundMethod, function) == BOUND_FUNCTION);
    assert!(std::mem::offset_of!(BoundMethod, receiver) == BOUND_RECEIVER);
    assert!(std::mem::offset_of!(Generator, closure) == GENERATOR_CLOSURE);
    assert!(std::mem::offset_of!(Generator, place) == GENERATOR_PLACE);
    assert!(std::mem::offset_of!(Generator, registers) == GENERATOR_REGISTERS);
    assert!(std::mem::offset_of!(Generator, handled) == GENERATOR_HANDLED);
    assert!(std::mem::offset_of!(Range, start) == RANGE_START);
    assert!(std::mem::offset_of!(Range, stop) == RANGE_STOP);
    assert!(std::mem::offset_of!(Range, step) == RANGE_STEP);
};
