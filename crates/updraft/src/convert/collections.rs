//! Conversion of what holds several values: sequences, sets, byte strings, dictionaries.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};

use engine::{Context, Frontend};
use heap::RootVec;
use runtime::exception::Result as Raised;
use runtime::gc::Gc;
use runtime::object::bytes::Bytes as ByteObject;
use runtime::object::dict::Dict;
use runtime::object::set::Set;
use runtime::object::tuple::Tuple;
use runtime::value::Value as Word;

use super::{FromValue, IntoValue, mismatch};
use crate::error::Error;
use crate::scope::Scope;
use crate::value::Bytes;

/// Converted items. What is converted already is kept alive by roots, not by the stack: the items are many.
fn converted<T: IntoValue>(items: impl Iterator<Item = T>, scope: &mut Scope<'_>) -> Result<RootVec, Error> {
    let mut words = RootVec::new(&scope.cx.heap);
    for item in items {
        let word = item.into_word(scope)?;
        words.push(word.0);
    }
    Ok(words)
}

/// What programs take for several values: as the language makes it, else a list.
fn made<T: IntoValue>(
    items: impl Iterator<Item = T>,
    scope: &mut Scope<'_>,
    make: fn(&dyn Frontend, &mut Context, &RootVec) -> Raised,
) -> Result<Word, Error> {
    let words = converted(items, scope)?;
    let made = match scope.frontend {
        Some(frontend) => make(frontend, scope.cx, &words),
        None => scope.cx.new_list_from(&words).map(|list| list.value()),
    };
    scope.outcome(made)
}

fn new_list<T: IntoValue>(items: impl Iterator<Item = T>, scope: &mut Scope<'_>) -> Result<Word, Error> {
    made(items, scope, |frontend, cx, words| frontend.new_sequence(cx, words))
}

impl<T: IntoValue> IntoValue for Vec<T> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        new_list(self.into_iter(), scope)
    }
}

impl<T: IntoValue + Clone> IntoValue for &[T] {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        new_list(self.iter().cloned(), scope)
    }
}

impl<T: IntoValue, const N: usize> IntoValue for [T; N] {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        new_list(self.into_iter(), scope)
    }
}

impl<T: FromValue, const N: usize> FromValue for [T; N] {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        let items: Result<[T; N], _> = Vec::from_word(word, scope)?.try_into();
        items.or_else(|_| mismatch("a sequence of another length", word))
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        let list = scope.cx.list_in_words(word);
        let items = match (scope.outcome(list)?, word.cast::<Tuple>(), scope.frontend) {
            (Some(list), ..) => list.as_slice().to_vec(),
            (_, Some(tuple), _) => tuple.as_slice().to_vec(),
            (.., Some(frontend)) => {
                let items = frontend.items(scope.cx, word);
                let Some(items) = scope.outcome(items)? else { return mismatch("a sequence", word) };
                return (0..items.len()).map(|index| T::from_word(Word(items.get(index)), scope)).collect();
            }
            _ => return mismatch("a list or tuple", word),
        };
        // Converting runs nothing of the program, so the list keeps its items alive.
        items.into_iter().map(|item| T::from_word(item, scope)).collect()
    }
}

impl<T: IntoValue> IntoValue for VecDeque<T> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        new_list(self.into_iter(), scope)
    }
}

impl<T: FromValue> FromValue for VecDeque<T> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        Vec::from_word(word, scope).map(VecDeque::from)
    }
}

/// The elements of a set, or of a sequence.
fn elements<T: FromValue>(word: Word, scope: &mut Scope<'_>) -> Result<Vec<T>, Error> {
    let Some(set) = Gc::<Set>::of(word) else { return Vec::from_word(word, scope) };
    let mut elements = Vec::with_capacity(set.len());
    let mut position = 0;
    while let Some((element, next)) = set.next(position) {
        position = next;
        elements.push(T::from_word(element, scope)?);
    }
    Ok(elements)
}

macro_rules! sets {
    ($($Set:ident $(: $Bound:ident)+, $($S:ident)?;)*) => { $(
        impl<T: IntoValue $(, $S)?> IntoValue for $Set<T $(, $S)?> {
            fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
                made(self.into_iter(), scope, |frontend, cx, words| frontend.new_set(cx, words))
            }
        }

        impl<T: FromValue $(+ $Bound)+ $(, $S: BuildHasher + Default)?> FromValue for $Set<T $(, $S)?> {
            fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
                Ok(elements(word, scope)?.into_iter().collect())
            }
        }
    )* };
}

sets! {
    HashSet: Eq: Hash, S;
    BTreeSet: Ord,;
}

impl IntoValue for Bytes {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        let made = scope.cx.new_bytes(&self.0).map(|bytes| bytes.value());
        scope.outcome(made)
    }
}

impl FromValue for Bytes {
    fn from_word(word: Word, _: &mut Scope<'_>) -> Result<Self, Error> {
        match word.cast::<ByteObject>() {
            Some(bytes) => Ok(Bytes(bytes.as_slice().to_vec())),
            None => mismatch("bytes", word),
        }
    }
}

fn new_dict<K: IntoValue, V: IntoValue>(
    entries: impl Iterator<Item = (K, V)>,
    scope: &mut Scope<'_>,
) -> Result<Word, Error> {
    let made = scope.cx.new_dict();
    let dict = scope.outcome(made)?;
    for (key, value) in entries {
        let key = key.into_word(scope)?;
        let value = value.into_word(scope)?;
        let inserted = scope.cx.dict_insert(dict, key, value);
        scope.outcome(inserted)?;
    }
    Ok(dict.value())
}

fn entries<K: FromValue, V: FromValue, M: Default + Extend<(K, V)>>(
    word: Word,
    scope: &mut Scope<'_>,
) -> Result<M, Error> {
    let Some(dict) = word.cast::<Dict>() else { return mismatch("a dictionary", word) };
    let mut map = M::default();
    let mut next = dict.next_entry(0);
    while let Some(entry) = next {
        next = dict.next_entry(entry + 1);
        let Some((key, value)) = dict.entry(entry) else { continue };
        map.extend([(K::from_word(key, scope)?, V::from_word(value, scope)?)]);
    }
    Ok(map)
}

impl<K: IntoValue, V: IntoValue, S> IntoValue for HashMap<K, V, S> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        new_dict(self.into_iter(), scope)
    }
}

impl<K: FromValue + Eq + Hash, V: FromValue, S: BuildHasher + Default> FromValue for HashMap<K, V, S> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        entries(word, scope)
    }
}

impl<K: IntoValue, V: IntoValue> IntoValue for BTreeMap<K, V> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        new_dict(self.into_iter(), scope)
    }
}

impl<K: FromValue + Ord, V: FromValue> FromValue for BTreeMap<K, V> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        entries(word, scope)
    }
}
