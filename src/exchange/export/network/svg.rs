//! A network drawn as SVG: nodes on a circle, lines whose stroke says the sign,
//! words at the middle of each line. It must not need a font, a script or
//! anything outside the file.

use std::fmt::Write as _;

use super::{caption, plain};
use crate::exchange::export::xml::escaped;
use crate::model::network::{Edge, Network};
use crate::text::{cell_width, truncate_to_width};

/// Widest name in a box, in cells of a terminal, which are near enough to the
/// widths of letters.
const WIDEST: usize = 26;
const LETTER: f64 = 7.4;
const LINE: f64 = 17.0;
const MARGIN: f64 = 24.0;

struct Box {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    lines: Vec<String>,
}

pub(super) fn drawn(network: &Network) -> String {
    let (boxes, width, height) = laid_out(network);
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"sans-serif\" font-size=\"12\">"
    );
    let title = plain(&network.title);
    if !title.is_empty() {
        let title = escaped(&title);
        let _ = writeln!(svg, "<title>{title}</title>");
        let _ = writeln!(
            svg,
            "<text x=\"{MARGIN}\" y=\"{MARGIN}\" font-size=\"14\" font-weight=\"bold\">{title}</text>"
        );
    }
    svg.push_str(
        "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" \
         markerHeight=\"8\" orient=\"auto\"><path d=\"M0,0 L10,5 L0,10 z\"/></marker></defs>\n",
    );
    let most = network
        .edges
        .iter()
        .map(|edge| edge.supports)
        .max()
        .unwrap_or(1);
    for (at, edge) in network.edges.iter().enumerate() {
        if let (Some(from), Some(to)) = (boxes.get(edge.from), boxes.get(edge.to)) {
            line(&mut svg, network, edge, at, (from, to), (width / 2.0, most));
        }
    }
    for node in &boxes {
        draw_box(&mut svg, node);
    }
    svg.push_str("</svg>\n");
    svg
}

/// Boxes on both sides of an ellipse, one below the other, so that none lies on
/// another.
#[expect(clippy::cast_precision_loss, reason = "a drawing has no 2^52 nodes")]
fn laid_out(network: &Network) -> (Vec<Box>, f64, f64) {
    let mut boxes: Vec<Box> = network
        .nodes
        .iter()
        .map(|node| {
            let mut lines = vec![short(&plain(&node.key))];
            if !node.label.is_empty() && node.label != node.key {
                lines.push(short(&plain(&node.label)));
            }
            let letters = lines.iter().map(|line| cell_width(line)).max().unwrap_or(0);
            Box {
                x: 0.0,
                y: 0.0,
                width: letters as f64 * LETTER + 16.0,
                height: lines.len() as f64 * LINE + 10.0,
                lines,
            }
        })
        .collect();
    let widest = boxes.iter().map(|node| node.width).fold(60.0, f64::max);
    let highest = boxes.iter().map(|node| node.height).fold(30.0, f64::max);
    let on_right = boxes.len().div_ceil(2);
    let step = highest + 18.0;
    let radius_y = (on_right.max(2) - 1) as f64 * step / 2.0;
    // The sides never come nearer than the widest box.
    let (near, bulge) = (widest / 2.0 + 30.0, (radius_y * 1.1).max(widest));
    let middle_x = MARGIN + widest / 2.0 + near + bulge;
    let middle_y = MARGIN * 2.0 + highest / 2.0 + radius_y;
    let count = boxes.len();
    for (at, node) in boxes.iter_mut().enumerate() {
        // Down on the right, up on the left.
        let (side, row, rows) = if at < on_right {
            (1.0, at, on_right)
        } else {
            (-1.0, count - 1 - at, count - on_right)
        };
        let top = -((rows.max(1) - 1) as f64) * step / 2.0;
        let height = top + row as f64 * step;
        let way = (height / (radius_y + step)).clamp(-1.0, 1.0);
        node.x = middle_x + side * (near + bulge * (1.0 - way * way).sqrt());
        node.y = middle_y + height;
    }
    let width = 2.0 * middle_x;
    let height = middle_y + radius_y + highest / 2.0 + MARGIN;
    (boxes, width, height)
}

fn short(name: &str) -> String {
    if cell_width(name) <= WIDEST {
        return name.to_owned();
    }
    truncate_to_width(name, WIDEST).0.into_owned()
}

fn draw_box(svg: &mut String, node: &Box) {
    let (x, y) = (node.x - node.width / 2.0, node.y - node.height / 2.0);
    let (width, height) = (node.width, node.height);
    let _ = writeln!(
        svg,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"4\" \
         fill=\"#fff\" stroke=\"#333\"/>"
    );
    let mut baseline = y + LINE;
    for (at, words) in node.lines.iter().enumerate() {
        let weight = if at == 0 { "bold" } else { "normal" };
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{baseline:.1}\" text-anchor=\"middle\" font-weight=\"{weight}\">{}</text>",
            node.x,
            escaped(words)
        );
        baseline += LINE;
    }
}

#[expect(clippy::cast_precision_loss, reason = "only a width")]
fn line(
    svg: &mut String,
    network: &Network,
    edge: &Edge,
    at: usize,
    (from, to): (&Box, &Box),
    (middle, most): (f64, u64),
) {
    let dashes = match edge.sign.as_str() {
        "-" => " stroke-dasharray=\"8 5\"",
        "±" => " stroke-dasharray=\"2 4\"",
        _ => "",
    };
    let thick = 1.0 + 3.0 * edge.supports as f64 / most.max(1) as f64;
    let marker = if network.is_directed {
        " marker-end=\"url(#arrow)\""
    } else {
        ""
    };
    let style =
        format!("fill=\"none\" stroke=\"#555\" stroke-width=\"{thick:.1}\"{dashes}{marker}");
    let (label_x, label_y);
    if edge.from == edge.to {
        let (x, y) = (from.x + from.width / 2.0, from.y);
        let _ = writeln!(
            svg,
            "<path d=\"M{x:.1},{:.1} c40,-30 40,40 0,16\" {style}/>",
            y - 8.0
        );
        (label_x, label_y) = (x + 34.0, y);
    } else if (from.x - middle) * (to.x - middle) > 0.0 {
        // On one side: around the boxes between them, through the middle.
        let inward = if from.x > middle { -1.0 } else { 1.0 };
        let (x1, x2) = (
            from.x + inward * from.width / 2.0,
            to.x + inward * to.width / 2.0,
        );
        let reach = 40.0 + (from.y - to.y).abs() * 0.35;
        let bend_x = inward * (inward * x1).max(inward * x2) + inward * reach;
        let (y1, y2) = (from.y, to.y);
        let _ = writeln!(
            svg,
            "<path d=\"M{x1:.1},{y1:.1} C{bend_x:.1},{y1:.1} {bend_x:.1},{y2:.1} {x2:.1},{y2:.1}\" {style}/>"
        );
        label_x = (x1 + x2 + 6.0 * bend_x) / 8.0;
        label_y = f64::midpoint(y1, y2);
    } else {
        let (x1, y1) = edge_of(from, to.x, to.y);
        let (x2, y2) = edge_of(to, from.x, from.y);
        // A little bent, each its own way, so that there and back stay apart.
        let bend = 0.06 + 0.03 * (at % 3) as f64;
        let (bend_x, bend_y) = (
            f64::midpoint(x1, x2) - (y2 - y1) * bend,
            f64::midpoint(y1, y2) + (x2 - x1) * bend,
        );
        let _ = writeln!(
            svg,
            "<path d=\"M{x1:.1},{y1:.1} Q{bend_x:.1},{bend_y:.1} {x2:.1},{y2:.1}\" {style}/>"
        );
        // The middle of the curve.
        label_x = (x1 + 2.0 * bend_x + x2) / 4.0;
        label_y = (y1 + 2.0 * bend_y + y2) / 4.0;
    }
    let words = caption(edge);
    if !words.is_empty() {
        let words = escaped(&words);
        // White below the words, so that the line does not run through them.
        for halo in [" stroke=\"#fff\" stroke-width=\"5\"", ""] {
            let _ = writeln!(
                svg,
                "<text x=\"{label_x:.1}\" y=\"{label_y:.1}\" text-anchor=\"middle\"{halo}>{words}</text>"
            );
        }
    }
}

/// Where the line from the middle of a box to a point leaves the box.
fn edge_of(node: &Box, x: f64, y: f64) -> (f64, f64) {
    let (dx, dy) = (x - node.x, y - node.y);
    let across = |half: f64, way: f64| {
        if way.abs() < 1e-9 {
            f64::INFINITY
        } else {
            half / way.abs()
        }
    };
    let part = across(node.width / 2.0, dx)
        .min(across(node.height / 2.0, dy))
        .min(1.0);
    (node.x + dx * part, node.y + dy * part)
}
