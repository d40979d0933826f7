//! What the built-in modules keep in an isolate.

use runtime::class::Class;
use runtime::context::{Context, LanguageState};
use runtime::gc::Gc;
use runtime::value::Value;

use super::random::Generator;
use super::re::RegexState;

/// What the built-in modules keep in an isolate.
pub struct ModuleState {
    /// The class of standard streams, when `sys` was imported.
    pub stream_class: Option<Gc<Class>>,
    /// What was read of standard input and not asked for yet.
    pub input_ahead: Vec<u8>,
    /// The generators of random numbers, by the number that `Random` objects hold.
    pub generators: Vec<Generator>,
    /// What `getstate` returned, by number.
    pub saved_generators: Vec<Generator>,
    /// The class `random.Random`.
    pub random_class: Option<Gc<Class>>,
    /// The layouts of `struct`.
    pub layouts: super::binary::pack::Layouts,
    /// What `decimal` divides by.
    pub powers_of_ten: super::decimal::Powers,
    /// The zone of the local clock that the program has set; the system's without one.
    pub zone: Option<jiff::tz::TimeZone>,
    /// The patterns of `re`.
    pub regex: RegexState,
}

impl LanguageState for ModuleState {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        // Classes live as long as the isolate.
        self.regex.trace(visit);
    }
}

/// The state of the built-in modules in this isolate.
pub fn modules(cx: &mut Context) -> &mut ModuleState {
    cx.state::<ModuleState>()
}

/// Puts the state into the isolate.
pub(crate) fn add_state(cx: &mut Context) {
    cx.add_state(Box::new(ModuleState {
        stream_class: None,
        input_ahead: Vec::new(),
        generators: Vec::new(),
        saved_generators: Vec::new(),
        random_class: None,
        layouts: Default::default(),
        powers_of_ten: super::decimal::Powers::default(),
        zone: None,
        regex: RegexState::default(),
    }));
}
