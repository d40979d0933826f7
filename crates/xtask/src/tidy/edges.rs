//! Dependencies: every edge between crates and every third-party crate is checked against the table.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Report;
use super::policy::{CRATES, CratePolicy, TEST_ONLY};
use crate::command;

/// Compares `cargo metadata` with the policy.
pub fn check(report: &mut Report) -> Result<(), String> {
    let text = command::output_of("cargo", &["metadata", "--no-deps", "--format-version", "1"])
        .ok_or("`cargo metadata` failed")?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let members: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        match CRATES.iter().find(|policy| policy.name == name) {
            Some(policy) => check_crate(policy, package, &members, report),
            None => report
                .add(format_args!("crates/{name}"), "the crate is missing from the table in tidy/policy.rs"),
        }
    }
    Ok(())
}

fn check_crate(policy: &CratePolicy, package: &Value, members: &BTreeSet<&str>, report: &mut Report) {
    let place = format!("crates/{}/Cargo.toml", policy.name);
    let folder = format!("/crates/{}/Cargo.toml", policy.name);
    if package["manifest_path"].as_str().is_some_and(|path| !path.ends_with(&folder)) {
        report.add(&place, "the folder must have the crate's name");
    }
    for dependency in package["dependencies"].as_array().into_iter().flatten() {
        let name = dependency["name"].as_str().unwrap_or_default();
        let for_tests = dependency["kind"].as_str() == Some("dev");
        let for_tests_only = for_tests && TEST_ONLY.contains(&name);
        if members.contains(name) && !dependency["path"].is_null() {
            // Tests may look down on more than the crate itself may, so their edges are free.
            if !for_tests && !policy.uses.contains(&name) {
                report.add(&place, format_args!("`{}` must not depend on `{name}`", policy.name));
            }
        } else if !for_tests_only && !policy.third_party.contains(&name) {
            report.add(&place, format_args!("the third-party crate `{name}` is not in the table"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CRATES;

    /// The table lists crates from the bottom up, so an edge upwards would be a cycle in the making.
    #[test]
    fn edges_point_down() {
        for (at, policy) in CRATES.iter().enumerate() {
            for used in policy.uses {
                let below = CRATES.iter().position(|other| other.name == *used);
                assert!(below.is_some_and(|below| below < at), "{} -> {used}", policy.name);
            }
        }
    }
}
