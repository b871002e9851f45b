//! Networks: names tied to each other, drawn by the analyst or counted from the
//! codings. It must not know how one is drawn.

use serde::Serialize;

/// A network to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Network {
    pub title: String,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// Whether its edges lead from one node to the other.
    #[serde(rename = "directed")]
    pub is_directed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Unique in the network: a code's key or a name.
    pub key: String,
    /// What it is called.
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Edge {
    /// Places in [`Network::nodes`].
    pub from: usize,
    pub to: usize,
    pub sign: String,
    pub kind: String,
    pub note: String,
    /// Passages that carry the edge.
    pub supports: u64,
    /// Passages against it.
    pub contradicts: u64,
}

impl Network {
    /// The place of a node, which is added where there is none of the key yet.
    pub fn node(&mut self, key: &str, label: &str) -> usize {
        let known = self.nodes.iter().position(|node| node.key == key);
        known.unwrap_or_else(|| {
            self.nodes.push(Node {
                key: key.to_owned(),
                label: label.to_owned(),
            });
            self.nodes.len() - 1
        })
    }
}
