//! Hash tables, by the names of SRFI 69, R6RS and their kin. They keep the order of insertion.
//!
//! A table is an object with four words: the entries, a dict; its [`Kind`]; the hash procedure and the equality procedure
//! of custom tables; and for these the count. Tables of the usual equivalences hash and compare in Rust. Custom tables, whose
//! procedures are the program's, map the hash to a list of pairs of key and value.

mod custom;
mod listing;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::NativeFunction;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::equality::{equal, eqv, hash_equal, hash_eqv};
use crate::data::expect;
use crate::data::foreign::{self, Tag};

pub(super) const NATIVES: &[Native] = &[
    // Making.
    at_least("make-hash-table", 0, make),
    at_least("make-hashtable", 0, make_with_hash_first),
    between("make-equal-hash-table", 0, 1, |cx, _| new(cx, Kind::Equal)),
    between("make-equal-hashtable", 0, 1, |cx, _| new(cx, Kind::Equal)),
    between("make-string-hash-table", 0, 1, |cx, _| new(cx, Kind::Equal)),
    between("make-strong-eqv-hash-table", 0, 1, |cx, _| new(cx, Kind::Eqv)),
    between("make-strong-eq-hash-table", 0, 1, |cx, _| new(cx, Kind::Eqv)),
    between("make-key-weak-eqv-hash-table", 0, 1, |cx, _| new(cx, Kind::Eqv)),
    between("make-key-weak-eq-hash-table", 0, 1, |cx, _| new(cx, Kind::Eqv)),
    between("make-eqv-hash-table", 0, 1, |cx, _| new(cx, Kind::Eqv)),
    between("make-eq-hash-table", 0, 1, |cx, _| new(cx, Kind::Eqv)),
    between("make-eqv-hashtable", 0, 1, |cx, _| new(cx, Kind::Eqv)),
    between("make-eq-hashtable", 0, 1, |cx, _| new(cx, Kind::Eqv)),
    // Asking.
    exactly("hash-table?", 1, |_, a| Ok(Value::bool(foreign::is(a[0], Tag::HashTable)))),
    exactly("hashtable?", 1, |_, a| Ok(Value::bool(foreign::is(a[0], Tag::HashTable)))),
    exactly("hash-table-ref/default", 3, |cx, a| get(cx, "hash-table-ref/default", a[0], a[1], a[2])),
    exactly("hashtable-ref", 3, |cx, a| get(cx, "hashtable-ref", a[0], a[1], a[2])),
    between("hash-ref", 2, 3, |cx, a| {
        get(cx, "hash-ref", a[0], a[1], a.get(2).copied().unwrap_or(Value::FALSE))
    }),
    between("hashq-ref", 2, 3, |cx, a| {
        get(cx, "hashq-ref", a[0], a[1], a.get(2).copied().unwrap_or(Value::FALSE))
    }),
    between("hashv-ref", 2, 3, |cx, a| {
        get(cx, "hashv-ref", a[0], a[1], a.get(2).copied().unwrap_or(Value::FALSE))
    }),
    exactly("hash-table-contains?", 2, |cx, a| contains(cx, "hash-table-contains?", a)),
    exactly("hash-table-exists?", 2, |cx, a| contains(cx, "hash-table-exists?", a)),
    exactly("hashtable-contains?", 2, |cx, a| contains(cx, "hashtable-contains?", a)),
    exactly("hash-table-size", 1, |cx, a| size(cx, "hash-table-size", a)),
    exactly("hash-table-count", 1, |cx, a| size(cx, "hash-table-count", a)),
    exactly("hash-table/count", 1, |cx, a| size(cx, "hash-table/count", a)),
    exactly("hashtable-size", 1, |cx, a| size(cx, "hashtable-size", a)),
    exactly("hash-table-empty?", 1, |cx, a| {
        Ok(Value::bool(size(cx, "hash-table-empty?", a)? == Value::ZERO))
    }),
    // Changing.
    exactly("hash-table-set!", 3, |cx, a| set(cx, "hash-table-set!", a)),
    exactly("hash-table-put!", 3, |cx, a| set(cx, "hash-table-put!", a)),
    exactly("hash-table/put!", 3, |cx, a| set(cx, "hash-table/put!", a)),
    exactly("hashtable-set!", 3, |cx, a| set(cx, "hashtable-set!", a)),
    exactly("hash-set!", 3, |cx, a| set(cx, "hash-set!", a)),
    exactly("hashq-set!", 3, |cx, a| set(cx, "hashq-set!", a)),
    exactly("hashv-set!", 3, |cx, a| set(cx, "hashv-set!", a)),
    exactly("hash-table-delete!", 2, |cx, a| delete(cx, "hash-table-delete!", a)),
    exactly("hash-table-remove!", 2, |cx, a| delete(cx, "hash-table-remove!", a)),
    exactly("hashtable-delete!", 2, |cx, a| delete(cx, "hashtable-delete!", a)),
    exactly("hash-remove!", 2, |cx, a| delete(cx, "hash-remove!", a)),
    exactly("hashq-remove!", 2, |cx, a| delete(cx, "hashq-remove!", a)),
    between("hash-table-clear!", 1, 2, |cx, a| clear(cx, "hash-table-clear!", a)),
    between("hashtable-clear!", 1, 2, |cx, a| clear(cx, "hashtable-clear!", a)),
    between("hash-clear!", 1, 2, |cx, a| clear(cx, "hash-clear!", a)),
    // All entries.
    between("hash-table-copy", 1, 2, |cx, a| listing::copy(cx, "hash-table-copy", a[0])),
    between("hashtable-copy", 1, 2, |cx, a| listing::copy(cx, "hashtable-copy", a[0])),
    exactly("hash-table-keys", 1, |cx, a| listing::keys(cx, "hash-table-keys", a[0])),
    exactly("hash-table/key-list", 1, |cx, a| listing::keys(cx, "hash-table/key-list", a[0])),
    exactly("hash-table-values", 1, |cx, a| listing::values(cx, "hash-table-values", a[0])),
    exactly("hash-table/datum-list", 1, |cx, a| listing::values(cx, "hash-table/datum-list", a[0])),
    exactly("hash-table->alist", 1, |cx, a| listing::pairs(cx, "hash-table->alist", a[0])),
    exactly("hashtable-keys", 1, |cx, a| listing::key_vector(cx, "hashtable-keys", a[0])),
    exactly("hashtable-values", 1, |cx, a| listing::value_vector(cx, "hashtable-values", a[0])),
    exactly("hashtable-entries", 1, |cx, a| listing::entries(cx, "hashtable-entries", a[0])),
    exactly("hashtable-cells", 1, |cx, a| listing::cells(cx, "hashtable-cells", a[0])),
    exactly("%hash-table-hash-function", 1, |cx, a| {
        Ok(foreign::word(table_argument(cx, "hash-table-hash-function", a[0])?, HASH))
    }),
    exactly("%hash-table-equivalence-function", 1, |cx, a| {
        Ok(foreign::word(table_argument(cx, "hash-table-equivalence-function", a[0])?, EQUALITY))
    }),
];

/// The word with the entries.
const ENTRIES: usize = 0;
/// The word with the kind.
const KIND: usize = 1;
/// The word with a custom hash procedure.
const HASH: usize = 2;
/// The word with a custom equality.
const EQUALITY: usize = 3;
/// The word with the count of a custom table.
const COUNT: usize = 4;

/// How keys are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `eq?` and `eqv?`.
    Eqv,
    /// `equal?`, and `string=?`, which agrees with it on strings.
    Equal,
    /// Procedures of the program.
    Custom,
}

/// A new table of a usual kind.
pub(super) fn new(cx: &mut Context, kind: Kind) -> Result {
    new_custom(cx, kind, Value::FALSE, Value::FALSE)
}

fn new_custom(cx: &mut Context, kind: Kind, hash: Value, equality: Value) -> Result {
    let entries = cx.new_dict()?.value();
    foreign::new(cx, Tag::HashTable, &[entries, Value::small(kind as i64), hash, equality, Value::ZERO])
}

fn kind(table: Value) -> Kind {
    match foreign::word(table, KIND) {
        Value::ZERO => Kind::Eqv,
        word if word == Value::small(1) => Kind::Equal,
        _ => Kind::Custom,
    }
}

/// The name of the native that a value is.
fn native_name(value: Value) -> Option<String> {
    value.cast::<NativeFunction>().map(|function| function.name().to_cow().into_owned())
}

/// The kind of tables with this equality.
fn kind_of_equality(equality: Value) -> Kind {
    match native_name(equality).as_deref() {
        Some("eq?" | "eqv?" | "=" | "char=?" | "symbol=?" | "fx=?") => Kind::Eqv,
        Some("equal?" | "string=?") => Kind::Equal,
        _ => Kind::Custom,
    }
}

/// `(make-hash-table [equality [hash]] …)`; anything that is no procedure, such as a size, says nothing.
fn make(cx: &mut Context, arguments: &[Value]) -> Result {
    let is_procedure = |&&value: &&Value| super::booleans::is_procedure(value);
    let mut procedures = arguments.iter().filter(is_procedure).copied();
    let Some(equality) = procedures.next() else { return new(cx, Kind::Equal) };
    match kind_of_equality(equality) {
        Kind::Custom => {
            let hash = procedures.next().unwrap_or(Value::FALSE);
            new_custom(cx, Kind::Custom, hash, equality)
        }
        kind => new(cx, kind),
    }
}

/// `(make-hashtable hash equality [size])`.
fn make_with_hash_first(cx: &mut Context, arguments: &[Value]) -> Result {
    match *arguments {
        [hash, equality, ..] => make(cx, &[equality, hash]),
        _ => new(cx, Kind::Equal),
    }
}

/// A hash table.
fn table_argument(cx: &mut Context, name: &str, value: Value) -> Result {
    match foreign::is(value, Tag::HashTable) {
        true => Ok(value),
        false => expect::wrong(cx, name, "a hash table", value),
    }
}

fn entries(cx: &mut Context, name: &str, table: Value) -> Result<Gc<Dict>> {
    let table = table_argument(cx, name, table)?;
    match foreign::word(table, ENTRIES).cast() {
        Some(dict) => Ok(dict),
        None => expect::wrong(cx, name, "a hash table", table),
    }
}

/// The hash of a key, and its entry if it has one, in a table that is not custom.
#[inline]
fn find(cx: &mut Context, dict: Gc<Dict>, kind: Kind, key: Value) -> (u64, Option<usize>) {
    if kind == Kind::Eqv {
        let hash = hash_eqv(key);
        return (hash, cx.dict_find_by(dict, hash, |known| eqv(known, key)));
    }
    if let Some(text) = key.cast::<Str>() {
        let hash = text.hash(cx.hash_seed);
        let is_same = |known: Value| known.cast::<Str>().is_some_and(|known| known.equals(&text));
        return (hash, cx.dict_find_by(dict, hash, is_same));
    }
    let hash = hash_equal(key, cx.hash_seed);
    (hash, cx.dict_find_by(dict, hash, |known| equal(known, key)))
}

fn get(cx: &mut Context, name: &str, table: Value, key: Value, default: Value) -> Result {
    let dict = entries(cx, name, table)?;
    let found = match kind(table) {
        Kind::Custom => custom::find(cx, table, dict, key)?.map(|entry| entry.cdr()),
        kind => {
            let (_, entry) = find(cx, dict, kind, key);
            entry.and_then(|entry| dict.entry(entry)).map(|(_, value)| value)
        }
    };
    Ok(found.unwrap_or(default))
}

fn contains(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let found = get(cx, name, arguments[0], arguments[1], Value::UNBOUND)?;
    Ok(Value::bool(!found.is_unbound()))
}

fn size(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let dict = entries(cx, name, arguments[0])?;
    match kind(arguments[0]) {
        Kind::Custom => Ok(foreign::word(arguments[0], COUNT)),
        _ => Ok(Value::length(dict.len())),
    }
}

fn set(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let (table, key, value) = (arguments[0], arguments[1], arguments[2]);
    let dict = entries(cx, name, table)?;
    match kind(table) {
        Kind::Custom => custom::set(cx, table, dict, key, value)?,
        kind => match find(cx, dict, kind, key) {
            (_, Some(entry)) => dict.set_entry(cx, entry, value),
            (hash, None) => cx.dict_append_by(dict, hash, key, value)?,
        },
    }
    Ok(Value::NONE)
}

fn delete(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let (table, key) = (arguments[0], arguments[1]);
    let dict = entries(cx, name, table)?;
    match kind(table) {
        Kind::Custom => custom::delete(cx, table, dict, key)?,
        kind => {
            if let (_, Some(entry)) = find(cx, dict, kind, key) {
                dict.remove_entry(entry);
            }
        }
    }
    Ok(Value::NONE)
}

fn clear(cx: &mut Context, name: &str, arguments: &[Value]) -> Result {
    let dict = entries(cx, name, arguments[0])?;
    cx.dict_clear(dict);
    foreign::set_word(cx, arguments[0], COUNT, Value::ZERO);
    Ok(Value::NONE)
}
