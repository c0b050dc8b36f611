package io.synq.bench;

import java.util.List;

/** A drawing of text, lines and bars that follows a reader's light or dark theme. */
final class Svg {

    /** The width of every chart, in pixels. */
    static final int WIDTH = 760;

    private static final String STYLE = """
            <style>
            text{font:13px system-ui,sans-serif;fill:#1f2328;stroke:#fff;stroke-width:4;paint-order:stroke}.title{font-weight:600;font-size:15px}.faint{fill:#59636e}
            .axis{stroke:#d1d9e0}.goal{stroke:#cf222e;stroke-dasharray:4 3}
            .s0{fill:#0969da}.s1{fill:#bf8700}.s2{fill:#8250df}.s3{fill:#1a7f37}.s4{fill:#d1242f}.s5{fill:#6e7781}.s6{fill:#0a7ea4}.s7{fill:#9a6700}
            .l0{stroke:#0969da}.l1{stroke:#bf8700}.l2{stroke:#8250df}.l3{stroke:#1a7f37}.l4{stroke:#d1242f}.l5{stroke:#6e7781}.l6{stroke:#0a7ea4}.l7{stroke:#9a6700}
            polyline{fill:none;stroke-width:2}
            @media(prefers-color-scheme:dark){text{fill:#f0f6fc;stroke:#0d1117}.faint{fill:#9198a1}.axis{stroke:#3d444d}
            .s0{fill:#4493f8}.s1{fill:#d29922}.s2{fill:#ab7df8}.s3{fill:#3fb950}.s4{fill:#f85149}.l0{stroke:#4493f8}.l1{stroke:#d29922}.l2{stroke:#ab7df8}.l3{stroke:#3fb950}.l4{stroke:#f85149}}
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private final String title;

    Svg(String title) {
        this.title = title;
        text(0, 18, "title", title);
    }

    void text(double x, double y, String style, String text) {
        body.append("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>%n".formatted(x, y, style, escaped(text)));
    }

    /** Its end is at x. */
    void textBefore(double x, double y, String style, String text) {
        body.append("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"end\">%s</text>%n".formatted(x, y, style, escaped(text)));
    }

    void bar(double x, double y, double width, double height, int series) {
        body.append("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" class=\"s%d\"/>%n"
                .formatted(x, y, Math.max(1, width), height, series));
    }

    void line(double x1, double y1, double x2, double y2, String style) {
        body.append("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>%n".formatted(x1, y1, x2, y2, style));
    }

    /** Points as x and y in turn. */
    void curve(List<Double> points, int series) {
        StringBuilder text = new StringBuilder();
        points.forEach(value -> text.append("%.1f ".formatted(value)));
        body.append("<polyline points=\"%s\" class=\"l%d\"/>%n".formatted(text.toString().strip(), series));
    }

    /** The names of series, each beside its colour. */
    void legend(double y, List<String> names) {
        double x = 0;
        for (int series = 0; series < names.size(); series++) {
            bar(x, y - 10, 10, 10, series);
            text(x + 15, y, "faint", names.get(series));
            x += 30 + 7 * names.get(series).length();
        }
    }

    String end(double height) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%.0f\" viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"%s\">%n"
                        .formatted(WIDTH, height, WIDTH, height, escaped(title))
                + STYLE
                + body
                + "</svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
