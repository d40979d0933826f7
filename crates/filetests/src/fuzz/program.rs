//! A program as a tree of statements, any of which can be left out.

/// A statement: a line, or clauses with bodies.
#[derive(Clone, Debug)]
pub enum Node {
    /// A simple statement.
    Line(String),
    /// `if` and `else`, `try` and `except`, a loop, a definition: heads with bodies.
    Block(Vec<(String, Vec<Node>)>),
}

impl Node {
    /// A statement with one body.
    pub fn block(head: impl Into<String>, body: Vec<Node>) -> Node {
        Node::Block(vec![(head.into(), body)])
    }
}

/// The text of statements.
pub fn render(nodes: &[Node]) -> String {
    let mut text = String::new();
    write(nodes, 0, &mut text);
    text
}

fn write(nodes: &[Node], depth: usize, text: &mut String) {
    let margin = "    ".repeat(depth);
    if nodes.is_empty() && depth > 0 {
        text.push_str(&format!("{margin}pass\n"));
    }
    for node in nodes {
        match node {
            Node::Line(line) => text.push_str(&format!("{margin}{line}\n")),
            Node::Block(clauses) => {
                for (head, body) in clauses {
                    text.push_str(&format!("{margin}{head}:\n"));
                    write(body, depth + 1, text);
                }
            }
        }
    }
}

/// Leaves out of a program what it fails without: as small as single removals make it. `fails` is asked at most `budget`
/// times.
pub fn reduce(program: Vec<Node>, mut budget: usize, fails: &mut dyn FnMut(&[Node]) -> bool) -> Vec<Node> {
    let mut best = program;
    let mut ask = |candidate: &[Node]| {
        let may = budget > 0;
        budget = budget.saturating_sub(1);
        may && fails(candidate)
    };
    let mut chunk = (count(&best) / 2).max(1);
    loop {
        let mut start = 0;
        let mut has_shrunk = false;
        while start < count(&best) {
            let mut index = 0;
            let candidate = without(&best, start..start + chunk, &mut index);
            if ask(&candidate) {
                best = candidate;
                has_shrunk = true;
            } else {
                start += chunk;
            }
        }
        // Blocks that fail as well without their head.
        let mut place = 0;
        while chunk == 1 && place < count(&best) {
            let mut index = 0;
            match opened(&best, place, &mut index) {
                Some(candidate) if ask(&candidate) => {
                    best = candidate;
                    has_shrunk = true;
                }
                _ => place += 1,
            }
        }
        match (chunk, has_shrunk) {
            (1, false) => return best,
            (1, true) => {}
            _ => chunk /= 2,
        }
    }
}

/// How many statements there are, those in bodies included.
pub fn count(nodes: &[Node]) -> usize {
    let inside = |node: &Node| match node {
        Node::Line(_) => 0,
        Node::Block(clauses) => clauses.iter().map(|(_, body)| count(body)).sum(),
    };
    nodes.iter().map(|node| 1 + inside(node)).sum()
}

/// Without the statements whose places, in the order of the text, are in `range`.
fn without(nodes: &[Node], range: std::ops::Range<usize>, index: &mut usize) -> Vec<Node> {
    let mut kept = Vec::new();
    for node in nodes {
        let place = *index;
        *index += 1;
        let is_kept = !range.contains(&place);
        let node = match node {
            Node::Line(line) => Node::Line(line.clone()),
            Node::Block(clauses) => Node::Block(
                clauses
                    .iter()
                    .map(|(head, body)| (head.clone(), without(body, range.clone(), index)))
                    .collect(),
            ),
        };
        if is_kept {
            kept.push(node);
        }
    }
    kept
}

/// With the first body of the block at a place instead of the block; none if there is no block.
fn opened(nodes: &[Node], place: usize, index: &mut usize) -> Option<Vec<Node>> {
    for (at, node) in nodes.iter().enumerate() {
        let here = *index;
        *index += 1;
        let Node::Block(clauses) = node else { continue };
        if here == place {
            let mut changed = nodes.to_vec();
            changed.splice(at..=at, clauses[0].1.clone());
            return Some(changed);
        }
        for (number, (_, body)) in clauses.iter().enumerate() {
            if let Some(body) = opened(body, place, index) {
                let mut changed = nodes.to_vec();
                if let Node::Block(clauses) = &mut changed[at] {
                    clauses[number].1 = body;
                }
                return Some(changed);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Node, reduce, render};

    #[test]
    fn what_is_not_needed_goes() {
        let line = |text: &str| Node::Line(text.to_owned());
        let inner = vec![line("a"), line("bug"), line("b")];
        let program = vec![
            line("c"),
            Node::Block(vec![("if x".to_owned(), inner), ("else".to_owned(), vec![line("d")])]),
            line("e"),
        ];
        let reduced = reduce(program, 1000, &mut |nodes| render(nodes).contains("bug"));
        assert_eq!(render(&reduced), "bug\n");
    }
}
