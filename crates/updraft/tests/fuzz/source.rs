//! Programs that are nearly right.

use updraft::{IsolateConfig, Language};

use crate::{corpus, fuzz, limited, mutate};

fn programs(language: Language, folder: &str, ending: &str) {
    let mut texts = corpus(folder, ending);
    texts.retain(|text| text.len() < 20_000);
    fuzz(|random| {
        let (text, other) = (random.one_of(&texts).clone(), random.one_of(&texts).clone());
        let text = mutate(&text, &other, random);
        let mut isolate = limited(IsolateConfig::new(language), random);
        // What becomes of it is no matter.
        let _ = isolate.load("m", &text);
    });
}

#[test]
fn python_text() {
    programs(Language::PYTHON, "tests/python", "py");
}

#[test]
fn scheme_text() {
    programs(Language::SCHEME, "tests/scheme", "scm");
}

#[test]
fn haxe_text() {
    programs(Language::HAXE, "tests/haxe", "hx");
}
