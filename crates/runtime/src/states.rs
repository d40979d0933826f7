#![allow(unsafe_code)]
//! What languages and tiers keep for one isolate, found by type.
//!
//! Invariant: an entry's number is that of its state's type.

use std::any::{Any, TypeId};

use crate::value::Value;

/// A language's state in one isolate.
pub trait LanguageState: Any {
    /// Calls `visit` with every value that the state refers to.
    fn trace(&self, visit: &mut dyn FnMut(Value));
}

/// The states of an isolate. They are few, and looked for all the time.
#[derive(Default)]
pub(crate) struct States(Vec<(TypeId, Box<dyn LanguageState>)>);

impl States {
    pub(crate) fn add(&mut self, state: Box<dyn LanguageState>) {
        let ty = (*state).type_id();
        self.0.push((ty, state));
    }

    #[inline]
    pub(crate) fn get<T: LanguageState>(&self) -> Option<&T> {
        let (_, state) = self.0.iter().find(|(ty, _)| *ty == TypeId::of::<T>())?;
        // SAFETY: the invariant.
        Some(unsafe { &*std::ptr::from_ref(&**state).cast::<T>() })
    }

    #[inline]
    pub(crate) fn get_mut<T: LanguageState>(&mut self) -> Option<&mut T> {
        let (_, state) = self.0.iter_mut().find(|(ty, _)| *ty == TypeId::of::<T>())?;
        // SAFETY: the invariant.
        Some(unsafe { &mut *std::ptr::from_mut(&mut **state).cast::<T>() })
    }

    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        self.0.iter().for_each(|(_, state)| state.trace(visit));
    }
}
