//! A network as a drawing (SVG), as text for programs that draw (DOT, Mermaid,
//! GraphML), and as a list of its edges for people. It must not know where a
//! network comes from.

mod svg;

use std::fmt::Write as _;
use std::io::Write;

use super::Written;
use super::xml::escaped;
use crate::message::Phrasebook;
use crate::model::network::{Edge, Network};
use crate::text;
use crate::text::cell_width;

/// What a network can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NetworkFormat {
    Text,
    Svg,
    Dot,
    Mermaid,
    GraphMl,
    Json,
}

impl NetworkFormat {
    pub const ALL: [NetworkFormat; 6] = [
        NetworkFormat::Text,
        NetworkFormat::Svg,
        NetworkFormat::Dot,
        NetworkFormat::Mermaid,
        NetworkFormat::GraphMl,
        NetworkFormat::Json,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            NetworkFormat::Text => "text",
            NetworkFormat::Svg => "svg",
            NetworkFormat::Dot => "dot",
            NetworkFormat::Mermaid => "mermaid",
            NetworkFormat::GraphMl => "graphml",
            NetworkFormat::Json => "json",
        }
    }

    /// The extension its files have.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            NetworkFormat::Text => "txt",
            NetworkFormat::Mermaid => "mmd",
            other => other.key(),
        }
    }

    /// By its name or by the extension of a file.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let key = key.to_ascii_lowercase();
        NetworkFormat::ALL
            .into_iter()
            .find(|format| format.key() == key || format.extension() == key)
            .or_else(|| (key == "gv").then_some(NetworkFormat::Dot))
    }
}

/// Writes a network.
pub fn write(
    network: &Network,
    format: NetworkFormat,
    words: &Phrasebook,
    out: &mut dyn Write,
) -> Written<()> {
    let written = match format {
        NetworkFormat::Text => text_list(network, words),
        NetworkFormat::Svg => svg::drawn(network),
        NetworkFormat::Dot => dot(network),
        NetworkFormat::Mermaid => mermaid(network),
        NetworkFormat::GraphMl => graphml(network),
        NetworkFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, network).map_err(std::io::Error::from)?;
            "\n".to_owned()
        }
    };
    out.write_all(written.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Sign and numbers of an edge: `+ 3:1`.
fn caption(edge: &Edge) -> String {
    let sign = match edge.sign.as_str() {
        "-" => "−",
        sign => sign,
    };
    let numbers = match (edge.supports, edge.contradicts) {
        (0, 0) => String::new(),
        (supports, 0) => supports.to_string(),
        (supports, contradicts) => format!("{supports}:{contradicts}"),
    };
    match (sign, numbers.as_str()) {
        (sign, "") => sign.to_owned(),
        ("", numbers) => numbers.to_owned(),
        (sign, numbers) => format!("{sign} {numbers}"),
    }
}

/// A name on one line, without anything a terminal would obey.
fn plain(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// `A ──+ 3:1──▶ B   causes`, one edge a line.
fn text_list(network: &Network, words: &Phrasebook) -> String {
    let mut list = String::new();
    if !network.title.is_empty() {
        let _ = writeln!(list, "{}\n", plain(&network.title));
    }
    if network.edges.is_empty() {
        let _ = writeln!(list, "{}", words.say(&text!("patterns-network-empty")));
        return list;
    }
    let name = |node: usize| {
        network
            .nodes
            .get(node)
            .map_or(String::new(), |n| plain(&n.key))
    };
    let widest = network
        .edges
        .iter()
        .map(|edge| cell_width(&name(edge.from)))
        .max()
        .unwrap_or(0);
    let captions: Vec<String> = network.edges.iter().map(caption).collect();
    let longest = captions.iter().map(|words| cell_width(words)).max();
    let longest = longest.unwrap_or(0);
    for (edge, caption) in network.edges.iter().zip(&captions) {
        let from = name(edge.from);
        let indent = " ".repeat(widest - cell_width(&from));
        let fill = "─".repeat(longest - cell_width(caption));
        let head = if network.is_directed {
            "─▶"
        } else {
            "──"
        };
        let middle = if caption.is_empty() {
            "──".to_owned()
        } else {
            format!(" {caption} ")
        };
        let _ = write!(
            list,
            "{indent}{from} ──{middle}{fill}{head} {}",
            name(edge.to)
        );
        let mut about = vec![plain(&edge.kind), plain(&edge.note)];
        about.retain(|words| !words.is_empty());
        if network.is_directed && !about.is_empty() {
            let _ = write!(list, "  ({})", about.join(": "));
        }
        list.push('\n');
    }
    let labelled: Vec<_> = network
        .nodes
        .iter()
        .filter(|node| !node.label.is_empty() && node.label != node.key)
        .collect();
    if !labelled.is_empty() {
        list.push('\n');
        for node in labelled {
            let _ = writeln!(list, "{}: {}", plain(&node.key), plain(&node.label));
        }
    }
    list
}

/// A string of the DOT language.
fn dot_string(words: &str) -> String {
    let mut quoted = String::with_capacity(words.len() + 2);
    quoted.push('"');
    for char in words.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            char if char.is_control() => quoted.push(' '),
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

/// How the line of an edge is drawn: a sign can be told without colour.
fn dot_style(edge: &Edge) -> &'static str {
    match edge.sign.as_str() {
        "-" => "dashed",
        "±" => "dotted",
        _ => "solid",
    }
}

fn dot(network: &Network) -> String {
    let (kind, arrow) = if network.is_directed {
        ("digraph", "->")
    } else {
        ("graph", "--")
    };
    let mut dot = format!("{kind} network {{\n  charset=\"UTF-8\";\n");
    if !network.title.is_empty() {
        let _ = writeln!(dot, "  label={};", dot_string(&network.title));
    }
    let _ = writeln!(dot, "  node [shape=box];");
    for (at, node) in network.nodes.iter().enumerate() {
        let label = dot_string(&shown(&node.key, &node.label));
        let _ = writeln!(dot, "  n{at} [label={label}];");
    }
    for edge in &network.edges {
        let _ = writeln!(
            dot,
            "  n{} {arrow} n{} [label={}, style={}];",
            edge.from,
            edge.to,
            dot_string(&edge_words(network, edge)),
            dot_style(edge)
        );
    }
    dot.push_str("}\n");
    dot
}

/// Key and name of a node, on two lines.
fn shown(key: &str, label: &str) -> String {
    if label.is_empty() || label == key {
        plain(key)
    } else {
        format!("{}\n{}", plain(key), plain(label))
    }
}

/// What stands at an edge: its numbers, and of a relation what kind it is.
fn edge_words(network: &Network, edge: &Edge) -> String {
    let caption = caption(edge);
    if !network.is_directed || edge.kind.is_empty() {
        return caption;
    }
    let kind = plain(&edge.kind);
    if caption.is_empty() {
        kind
    } else {
        format!("{kind} {caption}")
    }
}

/// Words in a Mermaid string: what its grammar or HTML would read is given by
/// number.
fn mermaid_string(words: &str) -> String {
    let mut quoted = String::with_capacity(words.len() + 2);
    quoted.push('"');
    for char in words.chars() {
        match char {
            '\n' => quoted.push_str("<br/>"),
            '"' | '#' | '&' | '<' | '>' | ';' | '`' | '\\' | '|' | '[' | ']' | '{' | '}' | '('
            | ')' | '%' => {
                let _ = write!(quoted, "#{};", u32::from(char));
            }
            char if char.is_control() => quoted.push(' '),
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

fn mermaid(network: &Network) -> String {
    let mut mermaid = String::new();
    if !network.title.is_empty() {
        // A JSON string is a YAML string too.
        let title = serde_json::Value::String(plain(&network.title));
        let _ = writeln!(mermaid, "---\ntitle: {title}\n---");
    }
    mermaid.push_str("flowchart LR\n");
    for (at, node) in network.nodes.iter().enumerate() {
        let label = mermaid_string(&shown(&node.key, &node.label));
        let _ = writeln!(mermaid, "  n{at}[{label}]");
    }
    for edge in &network.edges {
        let line = match (network.is_directed, edge.sign.as_str()) {
            (true, "-" | "±") => "-.->",
            (true, _) => "-->",
            (false, "-" | "±") => "-.-",
            (false, _) => "---",
        };
        let words = edge_words(network, edge);
        if words.is_empty() {
            let _ = writeln!(mermaid, "  n{} {line} n{}", edge.from, edge.to);
        } else {
            let words = mermaid_string(&words);
            let _ = writeln!(mermaid, "  n{} {line}|{words}| n{}", edge.from, edge.to);
        }
    }
    mermaid
}

/// The names of the data GraphML carries, and their types.
const DATA: &[(&str, &str, &str)] = &[
    ("node", "label", "string"),
    ("node", "name", "string"),
    ("edge", "sign", "string"),
    ("edge", "kind", "string"),
    ("edge", "note", "string"),
    ("edge", "supports", "long"),
    ("edge", "contradicts", "long"),
    ("edge", "weight", "double"),
];

fn graphml(network: &Network) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (of, name, kind) in DATA {
        let _ = writeln!(
            xml,
            "  <key id=\"{of}-{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
        );
    }
    let direction = if network.is_directed {
        "directed"
    } else {
        "undirected"
    };
    let _ = writeln!(xml, "  <graph id=\"network\" edgedefault=\"{direction}\">");
    if !network.title.is_empty() {
        let _ = writeln!(xml, "    <desc>{}</desc>", escaped(&network.title));
    }
    let data = |xml: &mut String, key: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(xml, "      <data key=\"{key}\">{}</data>", escaped(value));
        }
    };
    for (at, node) in network.nodes.iter().enumerate() {
        let _ = writeln!(xml, "    <node id=\"n{at}\">");
        data(&mut xml, "node-name", &node.key);
        data(&mut xml, "node-label", &node.label);
        xml.push_str("    </node>\n");
    }
    for (at, edge) in network.edges.iter().enumerate() {
        let (from, to) = (edge.from, edge.to);
        let _ = writeln!(
            xml,
            "    <edge id=\"e{at}\" source=\"n{from}\" target=\"n{to}\">"
        );
        data(&mut xml, "edge-sign", &edge.sign);
        data(&mut xml, "edge-kind", &edge.kind);
        data(&mut xml, "edge-note", &edge.note);
        data(&mut xml, "edge-supports", &edge.supports.to_string());
        data(&mut xml, "edge-contradicts", &edge.contradicts.to_string());
        data(&mut xml, "edge-weight", &edge.supports.to_string());
        xml.push_str("    </edge>\n");
    }
    xml.push_str("  </graph>\n</graphml>\n");
    xml
}

#[cfg(test)]
mod tests;
