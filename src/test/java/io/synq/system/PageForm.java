package io.synq.system;

import io.synq.console.frame.ConsolePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form of a page of the console, as the page's source has it, whoever is shown it.
 *
 * @param buttons what it can be sent with
 */
record PageForm(ConsolePage page, String id, List<String> buttons) {
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Pattern FORM =
      Pattern.compile("<h:form id=\"([^\"]+)\".*?</h:form>", Pattern.DOTALL);
  private static final Pattern BUTTON = Pattern.compile("<h:commandButton id=\"([^\"]+)\"");

  static List<PageForm> all() {
    return Arrays.stream(ConsolePage.values()).flatMap(PageForm::of).toList();
  }

  private static Stream<PageForm> of(ConsolePage page) {
    Path file = WEBAPP.resolve(page.url().substring(1) + ".xhtml");
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    try {
      return FORM.matcher(Files.readString(file)).results().map(form -> read(page, form));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PageForm read(ConsolePage page, MatchResult form) {
    return new PageForm(
        page,
        form.group(1),
        BUTTON.matcher(form.group()).results().map(button -> button.group(1)).toList());
  }

  /** What is sent by a button, along with what else there is to be said. */
  Map<String, String> pressed(String button, Map<String, String> fields) {
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put(id + "_SUBMIT", "1");
    form.put("jakarta.faces.ViewState", "stateless");
    form.put(button, "x");
    return form;
  }
}
