//! Every format is read back, with names that hold what each grammar uses.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::message::Language;
use crate::model::network::Node;

const STRANGE: &[&str] = &[
    "AG.TB",
    "a \"quoted\" & <tagged> name",
    "brackets [](){} | % ; # ` \\",
    "line\nbreak\u{7}bell\u{0}",
    "ثقة 🙂 信頼",
    "-->",
    "end",
    "]]>",
    "",
];

fn network(is_directed: bool) -> Network {
    let nodes: Vec<Node> = STRANGE
        .iter()
        .map(|name| Node {
            key: (*name).to_owned(),
            label: format!("{name} label"),
        })
        .collect();
    let mut edges: Vec<Edge> = (0..nodes.len())
        .map(|from| Edge {
            from,
            to: (from * 3 + 1) % STRANGE.len(),
            sign: ["", "+", "-", "±"][from % 4].to_owned(),
            kind: "causes".to_owned(),
            note: STRANGE[from].to_owned(),
            supports: from as u64,
            contradicts: (from % 2) as u64,
        })
        .collect();
    edges.push(Edge::default());
    Network {
        title: "Networks: \"a\" & <b>\nnew".to_owned(),
        nodes,
        edges,
        is_directed,
    }
}

fn written(network: &Network, format: NetworkFormat) -> String {
    let mut out = Vec::new();
    let words = Phrasebook::new(Language::English);
    assert!(write(network, format, &words, &mut out).is_ok());
    String::from_utf8(out).unwrap()
}

/// Elements by name, and all character data; fails on what is no XML.
fn read_xml(xml: &str) -> (Vec<String>, String) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut names, mut words, mut depth) = (Vec::new(), String::new(), 0_i32);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                check_attributes(&start);
                names.push(start.name().as_ref().to_owned());
            }
            Event::Empty(start) => {
                check_attributes(&start);
                names.push(start.name().as_ref().to_owned());
            }
            Event::End(_) => depth -= 1,
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(entity) => {
                words.push_str(match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("{other}"),
                });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert!(!xml.contains(['\u{0}', '\u{7}']));
    (names, words)
}

fn check_attributes(start: &quick_xml::events::BytesStart<'_>) {
    for attribute in start.attributes() {
        attribute.unwrap();
    }
}

#[test]
fn a_drawing_is_xml_with_a_box_for_each_node_and_a_line_for_each_edge() {
    for is_directed in [true, false] {
        let network = network(is_directed);
        let (names, words) = read_xml(&written(&network, NetworkFormat::Svg));
        let count = |name: &str| names.iter().filter(|known| *known == name).count();
        assert_eq!(count("rect"), network.nodes.len());
        // One more for the head of the arrows.
        assert_eq!(count("path"), network.edges.len() + 1);
        assert!(words.contains("a \"quoted\" & <tagged> name"));
    }
    read_xml(&written(&Network::default(), NetworkFormat::Svg));
}

#[test]
fn graphml_is_read_back_with_its_words() {
    let network = network(true);
    let (names, words) = read_xml(&written(&network, NetworkFormat::GraphMl));
    let count = |name: &str| names.iter().filter(|known| *known == name).count();
    assert_eq!(count("node"), network.nodes.len());
    assert_eq!(count("edge"), network.edges.len());
    assert!(words.contains("brackets [](){} | % ; # ` \\"));
    read_xml(&written(&Network::default(), NetworkFormat::GraphMl));
}

/// The strings of a DOT file, unescaped, and what is left without them.
fn dot_strings(dot: &str) -> (Vec<String>, String) {
    let (mut strings, mut rest) = (Vec::new(), String::new());
    let mut chars = dot.chars();
    while let Some(char) = chars.next() {
        if char != '"' {
            rest.push(char);
            continue;
        }
        let mut string = String::new();
        loop {
            match chars.next().expect("a string that ends") {
                '"' => break,
                '\\' => match chars.next().unwrap() {
                    'n' => string.push('\n'),
                    other => string.push(other),
                },
                other => string.push(other),
            }
        }
        strings.push(string);
        rest.push('S');
    }
    (strings, rest)
}

#[test]
fn dot_has_every_name_inside_a_string() {
    let grammar = regex::Regex::new(
        r"(?x)^(di)?graph\ network\ \{\n\ \ charset=S;\n\ \ label=S;\n\ \ node\ \[shape=box\];\n
          (\ \ n\d+\ \[label=S\];\n)*
          (\ \ n\d+\ (->|--)\ n\d+\ \[label=S,\ style=(solid|dashed|dotted)\];\n)*\}\n$",
    )
    .unwrap();
    for is_directed in [true, false] {
        let network = network(is_directed);
        let (strings, rest) = dot_strings(&written(&network, NetworkFormat::Dot));
        assert!(strings.contains(&"AG.TB\nAG.TB label".to_owned()));
        assert!(
            strings
                .iter()
                .any(|words| words.starts_with("brackets [](){} | % ; # ` \\"))
        );
        let arrow = if is_directed { "->" } else { "--" };
        assert_eq!(rest.matches(arrow).count(), network.edges.len());
        assert!(grammar.is_match(&rest), "{rest}");
    }
}

#[test]
fn mermaid_has_every_name_inside_a_string_and_nothing_of_its_grammar_in_one() {
    let grammar = regex::Regex::new(
        r"(?x)^---\ntitle:\ S\n---\nflowchart\ LR\n(\ \ n\d+\[S\]\n)*
              (\ \ n\d+\ (-->|-\.->|---|-\.-)(\|S\|)?\ n\d+\n)*$",
    )
    .unwrap();
    let entity = regex::Regex::new(r"#\d+;|<br/>").unwrap();
    for is_directed in [true, false] {
        let network = network(is_directed);
        let mermaid = written(&network, NetworkFormat::Mermaid);
        let (strings, rest) = dot_strings(&mermaid);
        assert!(grammar.is_match(&rest), "{rest}");
        for words in &strings[1..] {
            let bare = entity.replace_all(words, "");
            assert!(
                !bare.contains(['"', '#', '&', '<', '>', ';', '`', '[', ']', '|']),
                "{bare}"
            );
        }
    }
}

#[test]
fn the_list_for_people_has_a_line_for_each_edge_and_no_control_characters() {
    let network = network(true);
    let list = written(&network, NetworkFormat::Text);
    assert_eq!(
        list.lines().filter(|line| line.contains("─▶")).count(),
        network.edges.len()
    );
    assert!(!list.chars().any(|c| c.is_control() && c != '\n'));
    assert!(written(&Network::default(), NetworkFormat::Text).len() > 5);
}

#[test]
fn json_is_read_back() {
    let value: serde_json::Value =
        serde_json::from_str(&written(&network(false), NetworkFormat::Json)).unwrap();
    assert_eq!(value["directed"], false);
    assert_eq!(value["nodes"].as_array().unwrap().len(), STRANGE.len());
}

#[test]
fn formats_are_found_by_name_and_by_extension() {
    for format in NetworkFormat::ALL {
        assert_eq!(NetworkFormat::from_key(format.key()), Some(format));
        assert_eq!(NetworkFormat::from_key(format.extension()), Some(format));
    }
    assert_eq!(NetworkFormat::from_key("GV"), Some(NetworkFormat::Dot));
    assert_eq!(NetworkFormat::from_key("png"), None);
}
