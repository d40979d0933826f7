//! What each pass of the optimizer is worth: the same programs with all passes and with all runs of one pass left out.
//!
//! A pass whose absence slows nothing is a pass that costs compile time for nothing, or one whose work another does too.

use std::fmt::Write;

use super::Figures;
use super::contenders::{self, Contender};
use super::languages::Guest;
use super::measure::geometric_mean;
use super::report::{Table, ratio_text};
use crate::command;

/// How many of the programs that a pass moves are named.
const NAMED: usize = 6;
/// The change of a program's time that is more than chance.
const MOVED: f64 = 1.04;

/// Updraft with all passes first, then without each of those asked for.
pub fn contenders(passes: &[String], guest: Guest) -> Result<Vec<Contender>, String> {
    let optional = optional_passes()?;
    if let Some(unknown) = passes.iter().find(|name| *name != "all" && !optional.contains(name)) {
        return Err(format!("no optional pass `{unknown}`; there are {}", optional.join(", ")));
    }
    let is_wanted = |pass: &&String| passes.iter().any(|name| name == "all" || name == *pass);
    let mut all = vec![contenders::updraft("default", guest)?];
    for pass in optional.iter().filter(is_wanted) {
        let option = format!("--disable-pass=all:{pass}");
        all.push(contenders::updraft_with(pass.clone(), &[&option], guest)?);
    }
    Ok(all)
}

/// The passes that can be left out, in the order of their first runs.
fn optional_passes() -> Result<Vec<String>, String> {
    let binary = contenders::updraft_binary()?;
    let list = command::output_of(&binary.to_string_lossy(), &["--passes"])
        .ok_or("the command does not list its passes")?;
    let mut passes: Vec<String> = Vec::new();
    for line in list.lines() {
        if let [_, pass] = line.split_whitespace().collect::<Vec<_>>()[..]
            && passes.iter().all(|known| known != pass)
        {
            passes.push(pass.to_owned());
        }
    }
    Ok(passes)
}

/// A row for each pass: how much slower all programs are without it, and which most.
pub fn text(figures: &Figures) -> String {
    let mut table = Table::new("without");
    for column in ["all", "slower", "faster"] {
        table.column(column);
    }
    for (column, contender) in figures.contenders.iter().enumerate().skip(1) {
        let mut ratios: Vec<(&str, f64)> = Vec::new();
        for (kernel, row) in figures.kernels.iter().zip(&figures.cells) {
            if let (Some(with), Some(without)) = (row[0].cpu_ms(), row[column].cpu_ms())
                && with > 0.0
            {
                ratios.push((&kernel.name, without / with));
            }
        }
        ratios.sort_by(|a, b| b.1.total_cmp(&a.1));
        let mean = geometric_mean(&ratios.iter().map(|(_, ratio)| *ratio).collect::<Vec<_>>());
        let slower = ratios.iter().filter(|(_, ratio)| *ratio > MOVED);
        let faster = ratios.iter().rev().filter(|(_, ratio)| *ratio < 1.0 / MOVED);
        let cells = vec![mean.map_or("-".to_owned(), ratio_text), named(slower), named(faster)];
        table.row(&contender.label, cells);
    }
    let mut out = String::new();
    let _ = write!(
        out,
        "\n{}: CPU time without a pass, as a multiple of that with all, {} runs\n{}",
        figures.guest.title(),
        figures.rounds,
        table.text()
    );
    out
}

fn named<'a>(moved: impl Iterator<Item = &'a (&'a str, f64)>) -> String {
    let names: Vec<String> =
        moved.take(NAMED).map(|(name, ratio)| format!("{name} {}", ratio_text(*ratio))).collect();
    if names.is_empty() { "-".to_owned() } else { names.join(", ") }
}
