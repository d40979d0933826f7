//! Elements of dicts: what is asked about a key, read at it and written there goes by one search.
//!
//! The search changes nothing, so that value numbering finds the one made before: `if key in counts: counts[key] += 1` searches once.
//! It knows strings, numbers, and objects that are keys by their identity. For other keys, and where an element is read or written
//! that is not there, the runtime does all that the instruction means.

use abi::exit_reason::ExitReason;
use abi::object_offsets::{ENTRY_VALUE, shape};
use abi::runtime_calls::{RuntimeCall, UNKNOWN_KEY};
use abi::value::UNBOUND;
use bytecode::feedback::Element;
use ssa::{Cond, Hint, Op, Value};

use super::environment::Builder;

impl Builder<'_> {
    /// The object as a dict, where the site has met dicts alone, and keys that a search knows.
    pub(super) fn searched_dict(&mut self, object: Value) -> Option<Value> {
        let is_searched = self.speculates()
            && Element(self.frame.site()).is_only(Element::DICT)
            && !self.was_left_for(ExitReason::WrongShape);
        is_searched.then(|| self.as_shape(object, shape::DICT))
    }

    /// `dict[key]`, or what the runtime says where there is no such entry.
    pub(super) fn load_entry(
        &mut self,
        dict: Value,
        key: Value,
        missing: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let (entry, is_found) = self.find_entry(dict, key);
        let mut join = self.begin_join();
        self.settle(&mut join, is_found, Hint::Then, |builder| builder.entry_value(dict, entry));
        let value = missing(self);
        self.end_arm(&mut join, &[value]);
        self.finish_join(join, 1)[0]
    }

    /// `dict[key] = value`.
    pub(super) fn store_entry(&mut self, dict: Value, key: Value, value: Value) {
        let (key, value) = (self.word(key), self.word(value));
        let (entry, is_found) = self.find_entry(dict, key);
        let mut join = self.begin_join();
        let (found, missing) = self.branch(is_found, Hint::Then);
        self.start_arm(&join, found);
        let (array, index) = self.entry_word(dict, entry, ENTRY_VALUE);
        self.emit(Op::StoreElement { array, index, value });
        self.end_arm(&mut join, &[]);
        self.start_arm(&join, missing);
        self.call_runtime(RuntimeCall::insert, &[dict, key, value]);
        self.end_arm(&mut join, &[]);
        self.finish_join(join, 0);
    }

    /// `key in dict`; the code is left for a key that the search does not know.
    pub(super) fn has_entry(&mut self, dict: Value, key: Value) -> Value {
        let (entry, is_found) = self.find_entry(dict, key);
        let unknown = self.int(UNKNOWN_KEY);
        let cond = self.emit(Op::IntCompare { cond: Cond::Ne, lhs: entry, rhs: unknown });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::WrongShape, exit });
        is_found
    }

    /// Whether a dict has an entry for a key of any kind.
    pub(super) fn has_entry_of_any(&mut self, dict: Value, key: Value) -> Value {
        let key = self.word(key);
        let (entry, is_found) = self.find_entry(dict, key);
        let unknown = self.int(UNKNOWN_KEY);
        let is_known = self.emit(Op::IntCompare { cond: Cond::Ne, lhs: entry, rhs: unknown });
        let mut join = self.begin_join();
        self.settle(&mut join, is_known, Hint::Then, |_| is_found);
        let otherwise = self.word_bits(UNBOUND);
        let value = self.call_runtime(RuntimeCall::dict_get, &[dict, key, otherwise]);
        let is_missing = self.is_word(value, UNBOUND);
        let value = self.emit(Op::BoolNot { value: is_missing });
        self.end_arm(&mut join, &[value]);
        self.finish_join(join, 1)[0]
    }

    /// `dict.get(key, otherwise)`.
    pub(super) fn entry_or(&mut self, dict: Value, key: Value, otherwise: Value) -> Value {
        let (key, otherwise) = (self.word(key), self.word(otherwise));
        let (entry, is_found) = self.find_entry(dict, key);
        let mut join = self.begin_join();
        self.settle(&mut join, is_found, Hint::Even, |builder| builder.entry_value(dict, entry));
        let unknown = self.int(UNKNOWN_KEY);
        let is_known = self.emit(Op::IntCompare { cond: Cond::Ne, lhs: entry, rhs: unknown });
        self.settle(&mut join, is_known, Hint::Then, |_| otherwise);
        let value = self.call_runtime(RuntimeCall::dict_get, &[dict, key, otherwise]);
        self.end_arm(&mut join, &[value]);
        self.finish_join(join, 1)[0]
    }

    /// The number of a key's entry, and whether it has one.
    fn find_entry(&mut self, dict: Value, key: Value) -> (Value, Value) {
        let key = self.word(key);
        self.tell_language();
        let entry = self.call_runtime(RuntimeCall::find_entry, &[dict, key]);
        let entry = self.refined_int(entry);
        let zero = self.int(0);
        (entry, self.emit(Op::IntCompare { cond: Cond::Ge, lhs: entry, rhs: zero }))
    }

    fn entry_value(&mut self, dict: Value, entry: Value) -> Value {
        let (array, index) = self.entry_word(dict, entry, ENTRY_VALUE);
        self.emit(Op::LoadElement { array, index })
    }
}
