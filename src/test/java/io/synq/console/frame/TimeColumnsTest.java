package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The titles of columns say in which zone their times are, where no script runs too. */
class TimeColumnsTest {
  @Test
  void columnsOfTimesAreMarkedAndNoOthers() throws Exception {
    int found = 0;
    try (var files = Files.walk(Path.of("src/main/webapp"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".xhtml")).toList()) {
        Element page =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        for (Element table : within(page, "table")) {
          List<Element> titles = within(within(table, "thead").get(0), "th");
          List<Element> cells = within(within(table, "tbody").get(0), "td", "th");
          assertThat(cells).as(file.toString()).hasSameSizeAs(titles);
          for (int i = 0; i < cells.size(); i++) {
            Element title = titles.get(i);
            boolean time = isTime(cells.get(i));
            assertThat(title.getAttribute("data-zone"))
                .as(file + ": " + title.getTextContent())
                .isEqualTo(time ? "UTC" : "");
            found += time ? 1 : 0;
          }
        }
      }
    }
    assertThat(found).isPositive();
  }

  private static List<Element> within(Element place, String... names) {
    var all = place.getElementsByTagName("*");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(one -> List.of(names).contains(one.getTagName()))
        .toList();
  }

  /** Whether a cell begins with a time, which may be a link; not one that only names one. */
  private static boolean isTime(Element cell) {
    Element first = first(cell);
    while (first != null && first.getTagName().equals("a")) {
      first = first(first);
    }
    return first != null && first.getTagName().equals("s:time");
  }

  private static Element first(Element place) {
    return Stream.iterate(place.getFirstChild(), node -> node != null, Node::getNextSibling)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .findFirst()
        .orElse(null);
  }
}
