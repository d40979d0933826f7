//! Elements of lists and tuples, and making them.

use abi::context_layout::ARGUMENT_BUFFER_WORDS;
use abi::exit_reason::ExitReason;
use abi::object_layout::KIND_ARRAY;
use abi::object_offsets::{DICT_WORDS, LIST_LENGTH, LIST_STORAGE, LIST_WORDS, TUPLE_LENGTH, shape};
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::feedback::{Element, Iteration};
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::environment::Builder;

/// Start, stop and step.
const SLICE_WORDS: u8 = 3;
/// Sequences of up to so many elements are made in line.
pub(super) const MAX_INLINE_ELEMENTS: usize = 16;

impl Builder<'_> {
    /// The fixed shape that an element site works on, when there is a form for it.
    fn element_shape(&self, object: Value) -> Option<u32> {
        let kinds = Element(self.frame.site());
        let was_left =
            self.was_left_for(ExitReason::OutOfBounds) || self.was_left_for(ExitReason::WrongShape);
        if !self.speculates() || was_left {
            return None;
        }
        if kinds.is_only(Element::LIST | Element::NEGATIVE) {
            let known = self.known_shape(object);
            return if kinds.has(Element::LIST) { Some(shape::LIST) } else { known.or(Some(shape::LIST)) };
        }
        if kinds.is_only(Element::STRING | Element::NEGATIVE) && kinds.has(Element::STRING) {
            return Some(shape::STRING);
        }
        if kinds.is_only(Element::ARRAY) {
            return Some(shape::ARRAY);
        }
        kinds.is_only(Element::TUPLE | Element::NEGATIVE).then_some(shape::TUPLE)
    }

    /// An instruction on elements that was never executed leaves the code.
    fn leave_untaken_element(&mut self) -> bool {
        let untaken = self.frame.site() == 0 && self.leaves_untaken();
        if untaken {
            self.exit(ExitReason::NotTaken);
        }
        untaken
    }

    /// The index that a key means in a sequence of this length, in bounds.
    fn index(&mut self, key: Value, length: Value) -> Value {
        self.place(key, length, Element(self.frame.site()).has(Element::NEGATIVE))
    }

    /// As [`Builder::index`], where negative keys that count from the end are expected, or none.
    pub(super) fn place(&mut self, key: Value, length: Value, counts_from_end: bool) -> Value {
        let mut index = self.as_int(key);
        if counts_from_end {
            let from_end = |builder: &mut Self, index| builder.emit(Op::IntAdd { lhs: index, rhs: length });
            index = match self.known_int(index) {
                Some(n) if n >= 0 => index,
                Some(_) => from_end(self, index),
                None => {
                    let zero = self.int(0);
                    let cond = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: index, rhs: zero });
                    let if_true = from_end(self, index);
                    self.emit(Op::Select { cond, if_true, if_false: index, ty: Type::Int })
                }
            };
        }
        self.guard(|exit| Op::BoundsCheck { index, length, exit })
    }

    pub(super) fn load_element(&mut self, dst: Def, object: Use, key: Use) -> Result<(), Bailout> {
        if self.leave_untaken_element() {
            return Ok(());
        }
        let (object, key) = (self.get(object.0), self.get(key.0));
        if let Some(dict) = self.searched_dict(object) {
            let key = self.word(key);
            let value = self.load_entry(dict, key, |builder| {
                builder.call_runtime(RuntimeCall::get_dict_element, &[dict, key])
            });
            self.set(dst.0, value);
            return Ok(());
        }
        let value = match self.element_shape(object) {
            Some(shape::LIST) => {
                let list = self.as_shape(object, shape::LIST);
                let length = self.emit(Op::LoadLength { object: list, offset: LIST_LENGTH as u32 });
                let index = self.index(key, length);
                let array = self.emit(Op::LoadStorage { object: list, offset: LIST_STORAGE as u32 });
                self.emit(Op::LoadElement { array, index })
            }
            Some(shape::TUPLE) => {
                let array = self.as_shape(object, shape::TUPLE);
                let length = self.emit(Op::LoadFinalInt { object: array, offset: TUPLE_LENGTH as u32 });
                let index = self.index(key, length);
                self.emit(Op::LoadElement { array, index })
            }
            Some(shape::ARRAY) => {
                let array = self.as_shape(object, shape::ARRAY);
                let length = self.emit(Op::ArrayLength { array });
                let index = self.index(key, length);
                self.emit(Op::LoadElement { array, index })
            }
            Some(shape::STRING) => {
                let string = self.as_shape(object, shape::STRING);
                let length = self.string_length(string);
                let index = self.index(key, length);
                self.character_at(string, index)
            }
            _ => match self.load_from_sequence(object, key) {
                Some(value) => value,
                None => self.load_by_method(object, key)?,
            },
        };
        self.set(dst.0, value);
        Ok(())
    }

    /// `object[key]` by the methods of the program's classes, else by the runtime.
    fn load_by_method(&mut self, object: Value, key: Value) -> Result<Value, Bailout> {
        let mut join = self.begin_join();
        let (object, key) = (self.word(object), self.word(key));
        if !self.yield_by_method(&mut join, object, &[key])? {
            self.in_lists(&mut join, object, key, |builder, _, container, index| {
                vec![builder.load_from(&container, index)]
            });
            let value = match self.parts_of_slice(key) {
                Some([start, stop, step]) => {
                    self.call_runtime(RuntimeCall::get_slice, &[object, start, stop, step])
                }
                None => self.call_runtime(RuntimeCall::get_element, &[object, key]),
            };
            self.end_arm(&mut join, &[value]);
        }
        Ok(self.finish_join(join, 1)[0])
    }

    pub(super) fn store_element(&mut self, object: Use, key: Use, src: Use) -> Result<(), Bailout> {
        if self.leave_untaken_element() {
            return Ok(());
        }
        let (object, key) = (self.get(object.0), self.get(key.0));
        if let Some(dict) = self.searched_dict(object) {
            let value = self.get(src.0);
            self.store_entry(dict, key, value);
            return Ok(());
        }
        let known = self.element_shape(object);
        if known == Some(shape::ARRAY) {
            let array = self.as_shape(object, shape::ARRAY);
            let length = self.emit(Op::ArrayLength { array });
            let index = self.index(key, length);
            let value = self.get_word(src.0);
            self.emit(Op::StoreElement { array, index, value });
            return Ok(());
        }
        if known != Some(shape::LIST) {
            let value = self.get(src.0);
            if self.store_to_sequence(object, key, value) {
                return Ok(());
            }
            let (object, key, value) = (self.word(object), self.word(key), self.get_word(src.0));
            let mut join = self.begin_join();
            if !self.write_by_method(&mut join, object, &[key, value])? {
                self.in_lists(&mut join, object, key, |builder, others, container, index| {
                    builder.store_or_leave(others, &container, index, value);
                    Vec::new()
                });
                match self.parts_of_slice(key) {
                    Some([start, stop, step]) => {
                        self.call_runtime(RuntimeCall::set_slice, &[object, start, stop, step, value])
                    }
                    None => self.call_runtime(RuntimeCall::set_element, &[object, key, value]),
                };
                self.end_arm(&mut join, &[]);
            }
            self.finish_join(join, 0);
            return Ok(());
        }
        let list = self.as_shape(object, shape::LIST);
        let length = self.emit(Op::LoadLength { object: list, offset: LIST_LENGTH as u32 });
        let index = self.index(key, length);
        let value = self.get_word(src.0);
        let array = self.emit(Op::LoadStorage { object: list, offset: LIST_STORAGE as u32 });
        self.emit(Op::StoreElement { array, index, value });
        Ok(())
    }

    pub(super) fn containment(&mut self, dst: Def, item: Use, container: Use) -> Result<(), Bailout> {
        if self.leave_untaken_element() {
            return Ok(());
        }
        let (item, container) = (self.get(item.0), self.get(container.0));
        if let Some(found) = self.is_part_of_known(item, container) {
            self.set(dst.0, found);
            return Ok(());
        }
        if let Some(dict) = self.searched_dict(container) {
            let found = self.has_entry(dict, item);
            self.set(dst.0, found);
            return Ok(());
        }
        let (item, container) = (self.word(item), self.word(container));
        let mut join = self.begin_join();
        if !self.containment_by_class(&mut join, container, item)? {
            let result = self.call_runtime(RuntimeCall::contains, &[item, container]);
            let found = self.is_word(result, value::TRUE);
            self.end_arm(&mut join, &[found]);
        }
        let found = self.finish_join(join, 1)[0];
        self.set(dst.0, found);
        Ok(())
    }

    // Making sequences.

    pub(super) fn make_list(&mut self, dst: Def, first: UseRange, count: Count) -> Result<(), Bailout> {
        if usize::from(count.0) > MAX_INLINE_ELEMENTS {
            return self.complete();
        }
        let elements = self.get_words(first.0, count.0);
        let storage = self.make_array(shape::ARRAY, &elements);
        let length = self.int(count.0.into());
        let list = self.new_object(shape::LIST, LIST_WORDS as u8, &[length, storage]);
        self.set(dst.0, list);
        Ok(())
    }

    pub(super) fn make_tuple(&mut self, dst: Def, first: UseRange, count: Count) -> Result<(), Bailout> {
        if usize::from(count.0) > MAX_INLINE_ELEMENTS || count.0 == 0 {
            return self.complete();
        }
        let elements = self.get_words(first.0, count.0);
        let tuple = self.make_array(shape::TUPLE, &elements);
        self.set(dst.0, tuple);
        Ok(())
    }

    /// A dict of values that alternate with their keys.
    pub(super) fn make_dict(&mut self, dst: Def, first: UseRange, count: Count) -> Result<(), Bailout> {
        if count.0 > 0 {
            return self.call_on_row(RuntimeCall::new_dict, dst, first, count);
        }
        let dict = self.new_empty_dict();
        self.set(dst.0, dict);
        Ok(())
    }

    pub(super) fn new_empty_dict(&mut self) -> Value {
        let zero = self.word_bits(value::ZERO);
        self.new_object(shape::DICT, DICT_WORDS as u8, &[zero; DICT_WORDS])
    }

    /// An object laid out as an array.
    pub(super) fn make_array(&mut self, shape: u32, elements: &[Value]) -> Value {
        let mut words = vec![self.int(elements.len() as i64)];
        words.extend(elements.iter().map(|&element| self.word(element)));
        self.new_object(shape, KIND_ARRAY, &words)
    }

    /// Appends to a list: in place while its storage has room.
    pub(super) fn append_to_list(&mut self, list: Value, item: Value) {
        let list = self.as_list(list);
        let item = self.word(item);
        let length = self.emit(Op::LoadLength { object: list, offset: LIST_LENGTH as u32 });
        let array = self.emit(Op::LoadStorage { object: list, offset: LIST_STORAGE as u32 });
        let room = self.emit(Op::ArrayLength { array });
        let has_room = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: length, rhs: room });
        let mut join = self.begin_join();
        let (fits, full) = self.branch(has_room, Hint::Then);
        self.start_arm(&join, fits);
        self.emit(Op::StoreElement { array, index: length, value: item });
        let one = self.int(1);
        let value = self.emit(Op::IntAdd { lhs: length, rhs: one });
        self.emit(Op::StoreLength { object: list, value, offset: LIST_LENGTH as u32 });
        self.end_arm(&mut join, &[]);
        self.start_arm(&join, full);
        self.call_runtime(RuntimeCall::append, &[list, item]);
        self.end_arm(&mut join, &[]);
        self.finish_join(join, 0);
    }

    pub(super) fn append_item(&mut self, list: Use, src: Use) -> Result<(), Bailout> {
        if !self.speculates() {
            return self.complete();
        }
        let (list, item) = (self.get(list.0), self.get(src.0));
        self.append_to_list(list, item);
        Ok(())
    }

    /// Inserts into a dict that the code has made.
    pub(super) fn insert_entry(&mut self, dict: Use, key: Use, src: Use) -> Result<(), Bailout> {
        if !self.speculates() || self.was_left_for(ExitReason::WrongShape) {
            return self.complete();
        }
        let dict = self.get(dict.0);
        let dict = self.as_shape(dict, shape::DICT);
        let (key, value) = (self.get_word(key.0), self.get_word(src.0));
        self.call_runtime(RuntimeCall::insert, &[dict, key, value]);
        Ok(())
    }

    /// Adds to a set that the code has made.
    pub(super) fn add_to_set(&mut self, set: Use, item: Use) -> Result<(), Bailout> {
        if !self.speculates() || self.was_left_for(ExitReason::WrongShape) {
            return self.complete();
        }
        let set = self.get(set.0);
        let set = self.as_shape(set, shape::SET);
        let item = self.get_word(item.0);
        self.call_runtime(RuntimeCall::add_to_set, &[set, item]);
        Ok(())
    }

    /// What the runtime makes of the values in a row of registers.
    pub(super) fn call_on_row(
        &mut self,
        function: RuntimeCall,
        dst: Def,
        first: UseRange,
        count: Count,
    ) -> Result<(), Bailout> {
        if usize::from(count.0) > ARGUMENT_BUFFER_WORDS {
            return self.complete();
        }
        let values = self.get_words(first.0, count.0);
        self.store_arguments(&values)?;
        let count = self.i64(count.0.into());
        let result = self.call_runtime(function, &[count]);
        self.set(dst.0, result);
        Ok(())
    }

    pub(super) fn make_slice(&mut self, dst: Def, first: UseRange, count: Count) -> Result<(), Bailout> {
        let parts = self.get_words(first.0, count.0);
        let slice = self.new_object(shape::SLICE, SLICE_WORDS, &parts);
        self.set(dst.0, slice);
        Ok(())
    }

    /// Start, stop and step of a slice that the code has made.
    pub(super) fn parts_of_slice(&self, key: Value) -> Option<[Value; 3]> {
        self.words_of_new(key, shape::SLICE)?.try_into().ok()
    }

    // Taking sequences apart.

    pub(super) fn unpack_values(&mut self, src: Use, first: DefRange, count: Count) -> Result<(), Bailout> {
        let kinds = Iteration(self.frame.site());
        let was_left =
            self.was_left_for(ExitReason::UnexpectedValue) || self.was_left_for(ExitReason::WrongShape);
        if self.leave_untaken_element() {
            return Ok(());
        }
        let source = self.get(src.0);
        let is_list = kinds.is_only(Iteration::LIST);
        let held = match was_left || !kinds.is_only(Iteration::OTHER) {
            true => None,
            false => self.held_tuple(source),
        };
        let is_sequence = is_list || held.is_some() || kinds.is_only(Iteration::TUPLE);
        if self.speculates()
            && !was_left
            && kinds.is_only(Iteration::OTHER)
            && let Some(sequence) = self.raw_list_met()
        {
            self.unpack_raw_list(source, sequence, first, count);
            return Ok(());
        }
        if !self.speculates() || was_left || !is_sequence {
            return self.complete();
        }
        let source = held.unwrap_or(source);
        let sequence = self.as_shape(source, if is_list { shape::LIST } else { shape::TUPLE });
        let length = match is_list {
            true => self.emit(Op::LoadLength { object: sequence, offset: LIST_LENGTH as u32 }),
            false => self.emit(Op::LoadFinalInt { object: sequence, offset: TUPLE_LENGTH as u32 }),
        };
        let expected = self.int(count.0.into());
        let cond = self.emit(Op::IntCompare { cond: Cond::Eq, lhs: length, rhs: expected });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        let array = match is_list {
            true => self.emit(Op::LoadStorage { object: sequence, offset: LIST_STORAGE as u32 }),
            false => sequence,
        };
        let mut values = Vec::new();
        for index in 0..count.0 {
            let index = self.int(index.into());
            values.push(self.emit(Op::LoadElement { array, index }));
        }
        for (register, value) in (first.0..).zip(values) {
            self.set(register, value);
        }
        Ok(())
    }
}
