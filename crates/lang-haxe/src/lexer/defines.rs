//! What `#if` can ask for.

use std::collections::BTreeMap;

/// Names given to the compiler, each with a value.
#[derive(Clone, Debug)]
pub struct Defines {
    values: BTreeMap<String, String>,
}

impl Default for Defines {
    /// Those of this target: a sys target named `updraft`.
    fn default() -> Self {
        let mut defines = Defines { values: BTreeMap::new() };
        for name in ["updraft", "sys", "target.sys", "target.unicode", "true", "haxe3", "haxe4"] {
            defines.set(name, "1");
        }
        defines.set("target.name", "updraft");
        defines.set("haxe", "4.2.5");
        defines.set("haxe_ver", "4.205");
        defines
    }
}

impl Defines {
    /// Gives a name a value.
    pub fn set(&mut self, name: &str, value: &str) {
        self.values.insert(Self::key(name), value.to_owned());
    }

    /// Adds `name` or `name=value`, as after `-D`.
    pub fn set_flag(&mut self, flag: &str) {
        match flag.split_once('=') {
            Some((name, value)) => self.set(name.trim(), value.trim()),
            None => self.set(flag.trim(), "1"),
        }
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(&Self::key(name)).map(String::as_str)
    }

    /// `a-b` and `a_b` are one name.
    fn key(name: &str) -> String {
        name.replace('-', "_")
    }
}
