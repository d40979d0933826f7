//! Objects of the host that programs use: fields they read and write, methods they call.
//!
//! An object is in a mutex, which is locked while a field is accessed or a method runs. So Rust's rules for borrowing hold
//! whatever a program does: a method that calls back a program which uses the same object is told that it is in use.
//! An object is dropped when a collection finds that programs cannot reach it any more and no [`HostRef`] is left, or with
//! its isolate. Its size counts towards [`IsolateConfig::max_memory`](crate::IsolateConfig::max_memory), with what
//! [`HostObject::external_bytes`] tells of it.

use std::any::{Any, TypeId};
use std::cell::Cell;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use engine::{Context, HostMember, HostMemberKind};
use runtime::exception::Result as Raised;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeEntry, NativeFunction};
pub use runtime::value::Value as Word;

use crate::convert::{FromValue, IntoValue, kind_of};
use crate::error::Error;
use crate::host::{IntoHostFunction, guarded};
use crate::host_state::Held;
use crate::module::Module;
use crate::scope::Scope;
use crate::value::Object;

/// A type of Rust whose objects programs can use: derive it.
///
/// ```
/// use updraft::{Engine, HostObject, HostRef, IsolateConfig, Language, host_methods};
///
/// #[derive(HostObject)]
/// #[host(methods)]
/// struct Account {
///     #[host(readonly)]
///     owner: String,
///     balance: i64,
///     #[host(skip)]
///     history: Vec<i64>,
/// }
///
/// #[host_methods]
/// impl Account {
///     fn deposit(&mut self, amount: i64) -> Result<i64, String> {
///         if amount <= 0 {
///             return Err("nothing to deposit".to_owned());
///         }
///         self.history.push(amount);
///         self.balance += amount;
///         Ok(self.balance)
///     }
/// }
///
/// # fn main() -> Result<(), updraft::Error> {
/// let engine = Engine::new(Default::default())?;
/// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
/// let module = isolate.load("bank", "def pay(account): return account.owner, account.deposit(5)")?;
/// let pay = module.function(&mut isolate, "pay")?;
/// let account = Account { owner: "Ada".to_owned(), balance: 10, history: Vec::new() };
/// module.set(&mut isolate, "mine", account)?;
/// let mine: HostRef<Account> = module.get(&mut isolate, "mine")?;
/// let answer: (String, i64) = pay.call(&mut isolate, (mine.clone(),))?;
/// assert_eq!(answer, ("Ada".to_owned(), 15));
/// assert_eq!(mine.lock()?.history, [5]);
/// # Ok(())
/// # }
/// ```
pub trait HostObject: Send + Sized + 'static {
    /// The name of the class in programs.
    const NAME: &'static str;
    /// What programs can reach.
    fn members() -> Vec<Member<Self>>;

    /// Bytes that the object holds beyond its own size, such as those of its buffers: they count towards the isolate's limit of
    /// memory, and make collections come earlier. Asked when the object becomes a program's, and before and after programs
    /// write a field or call a method; one that holds more than the limit allows fails with the language's
    /// exception for exhausted memory, and cannot be used until there is room.
    ///
    /// The derive macro takes a function for it: `#[host(external_bytes = Image::buffer_bytes)]`.
    ///
    /// ```
    /// # fn main() -> Result<(), updraft::Error> {
    /// use updraft::{Engine, HostObject, IsolateConfig, Language};
    ///
    /// #[derive(HostObject)]
    /// #[host(external_bytes = Image::buffer_bytes)]
    /// struct Image {
    ///     #[host(skip)]
    ///     pixels: Vec<u8>,
    /// }
    ///
    /// impl Image {
    ///     fn buffer_bytes(&self) -> usize {
    ///         self.pixels.capacity()
    ///     }
    /// }
    ///
    /// let engine = Engine::new(Default::default())?;
    /// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON).max_memory(64 << 20))?;
    /// let module = isolate.module("images")?;
    /// module.define(&mut isolate, "image", || Image { pixels: vec![0; 10 << 20] })?;
    /// // All but the last can go.
    /// module.run(&mut isolate, "for _ in range(100): last = image()")?;
    /// let error = module.run(&mut isolate, "images = [image() for _ in range(10)]").unwrap_err();
    /// assert_eq!(error.to_string(), "MemoryError");
    /// # Ok(())
    /// # }
    /// ```
    fn external_bytes(&self) -> usize {
        0
    }
}

/// The methods of a [`HostObject`]; implemented by the attribute `host_methods`.
pub trait HostMethods: HostObject {
    /// What programs can call.
    fn methods() -> Vec<Member<Self>>;
}

type Get<T> = Box<dyn Fn(&mut T, &mut Scope<'_>) -> Result<Word, Error> + Send + Sync>;
type Set<T> = Box<dyn Fn(&mut T, Word, &mut Scope<'_>) -> Result<(), Error> + Send + Sync>;
type CallMethod<T> = Box<dyn Fn(&mut T, &mut Call<'_, '_>) -> Result<Word, Error> + Send + Sync>;

/// A field or method that programs can reach.
pub struct Member<T> {
    name: &'static str,
    access: Access<T>,
}

enum Access<T> {
    Field { get: Get<T>, set: Option<Set<T>> },
    Method { parameters: usize, call: CallMethod<T> },
}

impl<T> std::fmt::Debug for Member<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Member").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<T> Member<T> {
    /// A field that can be read.
    pub fn field<V: IntoValue>(name: &'static str, get: impl Fn(&T) -> V + Send + Sync + 'static) -> Self {
        let get: Get<T> = Box::new(move |object, scope| get(object).into_word(scope));
        Member { name, access: Access::Field { get, set: None } }
    }

    /// The same field, which can be written as well.
    #[must_use]
    pub fn writable<V: FromValue>(mut self, write: impl Fn(&mut T, V) + Send + Sync + 'static) -> Self {
        if let Access::Field { set, .. } = &mut self.access {
            *set = Some(Box::new(move |object, word, scope| {
                write(object, V::from_word(word, scope)?);
                Ok(())
            }));
        }
        self
    }

    /// A method with so many parameters.
    pub fn method(
        name: &'static str,
        parameters: usize,
        call: impl Fn(&mut T, &mut Call<'_, '_>) -> Result<Word, Error> + Send + Sync + 'static,
    ) -> Self {
        Member { name, access: Access::Method { parameters, call: Box::new(call) } }
    }

    fn shape(&self) -> HostMember<'_> {
        let kind = match &self.access {
            Access::Field { set, .. } => HostMemberKind::Field(set.is_some()),
            Access::Method { parameters, .. } => HostMemberKind::Method(*parameters),
        };
        HostMember { name: self.name, kind }
    }
}

/// A call of a method.
#[derive(Debug)]
pub struct Call<'c, 'i> {
    scope: &'c mut Scope<'i>,
    arguments: &'c [Word],
}

impl Call<'_, '_> {
    /// An argument.
    ///
    /// # Errors
    /// [`Error::Conversion`] when it is of another type.
    pub fn argument<V: FromValue>(&mut self, index: usize) -> Result<V, Error> {
        V::from_word(self.arguments[index], self.scope)
    }

    /// The result.
    ///
    /// # Errors
    /// What the method failed with.
    pub fn result(&mut self, value: impl IntoValue) -> Result<Word, Error> {
        value.into_word(self.scope)
    }
}

/// An object of the host that an isolate has; others may have it, too.
#[derive(Debug)]
pub struct HostRef<T>(Arc<Mutex<T>>, Object);

impl<T> Clone for HostRef<T> {
    fn clone(&self) -> Self {
        HostRef(self.0.clone(), self.1.clone())
    }
}

impl<T: HostObject> HostRef<T> {
    /// The object itself, until the result is dropped.
    ///
    /// # Errors
    /// [`Error::Host`] when somebody else is using it.
    pub fn lock(&self) -> Result<MutexGuard<'_, T>, Error> {
        lock(&self.0)
    }
}

fn lock<T: HostObject>(object: &Mutex<T>) -> Result<MutexGuard<'_, T>, Error> {
    match object.try_lock() {
        Ok(guard) => Ok(guard),
        // What panicked has told the embedder.
        Err(TryLockError::Poisoned(poisoned)) => Ok(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => Err(Error::Host(format!("the {} is in use", T::NAME))),
    }
}

impl<T: HostObject> IntoValue for HostRef<T> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        scope.word(&self.1)
    }
}

impl<T: HostObject> IntoValue for &HostRef<T> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        scope.word(&self.1)
    }
}

impl<T: HostObject> FromValue for HostRef<T> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        let (object, _) = object_of(word, scope)?;
        match object.any().downcast_ref::<Slot<T>>() {
            Some(slot) => Ok(HostRef(slot.object.clone(), scope.state.handles.keep(word))),
            None => Err(Error::Conversion { expected: T::NAME, found: object.name() }),
        }
    }
}

/// An object in the isolate's table.
pub(crate) trait AnyObject {
    fn name(&self) -> &'static str;
    fn any(&self) -> &dyn Any;
    /// The number of a member, and whether it is a method.
    fn member(&self, name: &str) -> Option<(usize, bool)>;
    fn get(&self, member: usize, scope: &mut Scope<'_>) -> Result<Word, Error>;
    fn set(&self, member: usize, value: Word, scope: &mut Scope<'_>) -> Result<(), Error>;
    fn call(&self, member: usize, arguments: &[Word], scope: &mut Scope<'_>) -> Result<Word, Error>;
}

struct Slot<T> {
    object: Arc<Mutex<T>>,
    members: Rc<[Member<T>]>,
    /// Its number in the isolate's table.
    number: Cell<u32>,
    /// What counts of it.
    bytes: Cell<usize>,
}

impl<T: HostObject> Slot<T> {
    /// What the slot takes, and two counts and a table's entry for each of two allocations.
    const OWN_BYTES: usize = size_of::<Slot<T>>() + size_of::<Mutex<T>>() + 4 * size_of::<usize>();

    /// Counts what the object holds now.
    fn count(&self, object: &T, scope: &mut Scope<'_>) -> Result<(), Error> {
        let bytes = Self::OWN_BYTES.saturating_add(object.external_bytes());
        if bytes != self.bytes.get() {
            let counted = scope.cx.set_watched_bytes(self.number.get(), bytes);
            scope.outcome(counted)?;
            self.bytes.set(bytes);
        }
        Ok(())
    }

    /// Lets a program change the object.
    fn change<R>(
        &self,
        scope: &mut Scope<'_>,
        change: impl FnOnce(&mut T, &mut Scope<'_>) -> Result<R, Error>,
    ) -> Result<R, Error> {
        let mut object = lock(&self.object)?;
        self.count(&object, scope)?;
        let result = change(&mut object, scope)?;
        self.count(&object, scope)?;
        Ok(result)
    }
}

fn no_member<R>(class: &str) -> Result<R, Error> {
    Err(Error::Data(format!("the {class} has no such member")))
}

impl<T: HostObject> AnyObject for Slot<T> {
    fn name(&self) -> &'static str {
        T::NAME
    }

    fn any(&self) -> &dyn Any {
        self
    }

    fn member(&self, name: &str) -> Option<(usize, bool)> {
        let index = self.members.iter().position(|member| member.name == name)?;
        Some((index, matches!(self.members[index].access, Access::Method { .. })))
    }

    fn get(&self, member: usize, scope: &mut Scope<'_>) -> Result<Word, Error> {
        match self.members.get(member).map(|member| &member.access) {
            Some(Access::Field { get, .. }) => get(&mut *lock(&self.object)?, scope),
            _ => no_member(T::NAME),
        }
    }

    fn set(&self, member: usize, value: Word, scope: &mut Scope<'_>) -> Result<(), Error> {
        match self.members.get(member).map(|member| &member.access) {
            Some(Access::Field { set: Some(set), .. }) => {
                self.change(scope, |object, scope| set(object, value, scope))
            }
            _ => no_member(T::NAME),
        }
    }

    fn call(&self, member: usize, arguments: &[Word], scope: &mut Scope<'_>) -> Result<Word, Error> {
        match self.members.get(member).map(|member| &member.access) {
            Some(Access::Method { parameters, call }) if *parameters == arguments.len() => {
                self.change(scope, |object, scope| call(object, &mut Call { scope, arguments }))
            }
            Some(Access::Method { parameters, .. }) => {
                Err(Error::Arguments { expected: *parameters, found: arguments.len() })
            }
            _ => no_member(T::NAME),
        }
    }
}

/// What an isolate knows of a type.
pub(crate) struct HostClass {
    /// The members, an `Rc<[Member<T>]>`.
    members: Box<dyn Any>,
    /// The language's class, if it has made one, and the function that makes objects of it.
    class: Option<(Object, Object)>,
}

/// What the word of an object is in the isolate's table: a function object that nobody can call, since programs can make
/// none of these.
fn bare_object(cx: &mut Context, _: Gc<NativeFunction>, _: Arguments<'_>) -> Raised {
    cx.type_error("an object of the host cannot be called")
}

fn is_bare(word: Word, cx: &Context) -> bool {
    word.cast::<NativeFunction>().is_some_and(|function| {
        let entry = cx.native_entry(function).function;
        std::ptr::fn_addr_eq(entry, bare_object as runtime::native::NativeFn)
    })
}

/// Reads a member by its name, of what is a bare object of the host; none of Rust's for other values.
pub(crate) fn get_by_name(word: Word, name: &str, scope: &mut Scope<'_>) -> Option<Result<Word, Error>> {
    is_bare(word, scope.cx).then(|| {
        let (object, _) = object_of(word, scope)?;
        match object.member(name) {
            Some((member, false)) => object.get(member, scope),
            _ => no_member(object.name()),
        }
    })
}

/// Writes a member, likewise.
pub(crate) fn set_by_name(
    word: Word,
    name: &str,
    value: Word,
    scope: &mut Scope<'_>,
) -> Option<Result<(), Error>> {
    is_bare(word, scope.cx).then(|| {
        let (object, _) = object_of(word, scope)?;
        let Some((member, _)) = object.member(name) else { return no_member(object.name()) };
        let result = object.set(member, value, scope);
        heap::keep(word.0 as *const u8);
        result
    })
}

/// A function that calls a method with the object and arguments, likewise.
pub(crate) fn method_by_name(word: Word, name: &str, scope: &mut Scope<'_>) -> Option<Result<Word, Error>> {
    is_bare(word, scope.cx).then(|| {
        let (object, _) = object_of(word, scope)?;
        let Some((member, true)) = object.member(name) else {
            return no_member(object.name());
        };
        let entry = NativeEntry { function: call_member, intrinsic: None };
        let made = scope.cx.new_native_with(name, entry, Word::length(member));
        Ok(scope.outcome(made)?.value())
    })
}

/// What functions for methods call: with the object and arguments.
fn call_member(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Raised {
    let member = this.data.get().fixnum_unchecked() as usize;
    guarded(cx, |scope| {
        let [word, rest @ ..] = arguments.positionals() else {
            return Err(Error::Arguments { expected: 1, found: 0 });
        };
        let (object, word) = object_of(*word, scope)?;
        let result = object.call(member, rest, scope);
        heap::keep(word.0 as *const u8);
        result
    })
}

/// The object that a value is, or holds where the language has wrapped it; and the word that keeps it.
fn object_of(word: Word, scope: &mut Scope<'_>) -> Result<(Rc<dyn AnyObject>, Word), Error> {
    let mut bare = word;
    if bare.cast::<NativeFunction>().is_none() && word.is_pointer() {
        let interned = scope.cx.intern("_host");
        let key = scope.outcome(interned)?.value();
        if let Some(location) = scope.cx.property_location(word, key) {
            let loaded = location.load(scope.cx, word);
            bare = scope.outcome(loaded)?;
        }
    }
    let bare_function = bare.cast::<NativeFunction>().filter(|_| is_bare(bare, scope.cx));
    let number = bare_function.and_then(|function| function.data.get().as_fixnum());
    match number.and_then(|number| scope.state.object(number as usize)) {
        Some(object) => Ok((object, bare)),
        None => Err(Error::Conversion { expected: "an object of the host", found: kind_of(word) }),
    }
}

/// A closure over words, as a function of the host.
struct Raw<F>(F);

impl<F> IntoHostFunction<Raw<()>> for Raw<F>
where
    F: Fn(&mut Scope<'_>, &[Word]) -> Result<Word, Error> + Send + 'static,
{
    fn call_host(&self, scope: &mut Scope<'_>, arguments: &[Word]) -> Result<Word, Error> {
        (self.0)(scope, arguments)
    }
}

/// A function of the host that does something with an object, the number of a member, and what comes behind them.
fn reaching(
    reach: impl Fn(&dyn AnyObject, usize, &[Word], &mut Scope<'_>) -> Result<Word, Error> + Send + 'static,
) -> impl IntoHostFunction<Raw<()>> {
    Raw(move |scope: &mut Scope<'_>, arguments: &[Word]| {
        let [object, member, rest @ ..] = arguments else {
            return Err(Error::Arguments { expected: 2, found: arguments.len() });
        };
        let (object, word) = object_of(*object, scope)?;
        let result = reach(&*object, usize::from_word(*member, scope)?, rest, scope);
        // Its number is its own as long as the word is alive.
        heap::keep(word.0 as *const u8);
        result
    })
}

/// Gives a module what reaches objects, and runs the source text of a class there.
fn run_source<T: HostObject>(
    scope: &mut Scope<'_>,
    module: &Module,
    members: &[Member<T>],
) -> Result<(), Error> {
    let shapes: Vec<HostMember<'_>> = members.iter().map(Member::shape).collect();
    let source = scope.frontend.and_then(|frontend| frontend.host_class(T::NAME, &shapes));
    let Some(source) = source else {
        return Err(Error::Config("programs of this language cannot use objects of the host".to_owned()));
    };
    if source.is_empty() {
        return Ok(());
    }
    module.define(scope, "host_get", reaching(|object, member, _, scope| object.get(member, scope)))?;
    let set = reaching(|object, member, rest, scope| {
        let [value] = rest else { return Err(Error::Arguments { expected: 1, found: rest.len() }) };
        object.set(member, *value, scope).map(|()| Word::NONE)
    });
    module.define(scope, "host_set", set)?;
    module.define(
        scope,
        "host_call",
        reaching(|object, member, rest, scope| object.call(member, rest, scope)),
    )?;
    module.run(scope, &source)
}

/// Makes the class of a type known in the isolate, unless it is.
fn ensure_class<T: HostObject>(scope: &mut Scope<'_>) -> Result<Rc<[Member<T>]>, Error> {
    let known = |scope: &Scope<'_>| {
        let classes = scope.state.classes.borrow();
        classes.get(&TypeId::of::<T>())?.members.downcast_ref::<Rc<[Member<T>]>>().cloned()
    };
    if let Some(members) = known(scope) {
        return Ok(members);
    }
    let members: Rc<[Member<T>]> = T::members().into();
    let module = Module::new(scope, T::NAME)?;
    run_source(scope, &module, &members)?;
    let class = match module.get::<Object>(scope, "host_make") {
        Ok(make) => Some((module.get(scope, T::NAME)?, make)),
        Err(Error::NotFound(_)) => None,
        Err(error) => return Err(error),
    };
    let class = HostClass { members: Box::new(members.clone()), class };
    scope.state.classes.borrow_mut().insert(TypeId::of::<T>(), class);
    Ok(members)
}

/// Makes the class of a type known in a module.
pub(crate) fn define_class<T: HostObject>(scope: &mut Scope<'_>, module: &Module) -> Result<(), Error> {
    let members = ensure_class::<T>(scope)?;
    let class = {
        let classes = scope.state.classes.borrow();
        classes.get(&TypeId::of::<T>()).and_then(|class| class.class.clone())
    };
    match class {
        Some((class, _)) => module.set(scope, T::NAME, class),
        None => run_source(scope, module, &members),
    }
}

/// The word of a new object.
///
/// # Errors
/// When the language cannot use such objects, or memory is exhausted.
pub fn into_word<T: HostObject>(object: T, scope: &mut Scope<'_>) -> Result<Word, Error> {
    let members = ensure_class::<T>(scope)?;
    let bytes = Slot::<T>::OWN_BYTES.saturating_add(object.external_bytes());
    let object = Arc::new(Mutex::new(object));
    let slot = Rc::new(Slot { object, members, number: Cell::default(), bytes: Cell::new(bytes) });
    let (bare, number) = scope.hold(T::NAME, bare_object, Held::Object(slot.clone()), bytes)?;
    slot.number.set(number);
    let make = {
        let classes = scope.state.classes.borrow();
        classes.get(&TypeId::of::<T>()).and_then(|class| Some(class.class.as_ref()?.1.clone()))
    };
    let Some(make) = make else { return Ok(bare) };
    let make = scope.word(&make)?;
    let wrapped = scope.cx.call(make, &[bare]);
    scope.outcome(wrapped)
}
