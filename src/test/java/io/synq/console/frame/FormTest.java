package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
  private static Form sent(String method, Map<String, List<String>> fields) {
    return new Form(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                FormTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getMethod" -> method;
                      case "getParameterValues" ->
                          fields.containsKey(arguments[0])
                              ? fields.get(arguments[0]).toArray(String[]::new)
                              : null;
                      default -> throw new UnsupportedOperationException(called.getName());
                    }));
  }

  /** "All of them" is a choice: what an address proposes does not come in its place. */
  @Test
  void blankIsAnAnswer() {
    Form form = sent("POST", Map.of("endpoint", List.of(""), "ticked", List.of("a", "b")));
    assertThat(form.isSent()).isTrue();
    assertThat(form.text("endpoint")).contains("");
    assertThat(form.text("other")).isEmpty();
    assertThat(form.all("ticked")).containsExactly("a", "b");
    assertThat(form.all("other")).isEmpty();
  }

  @Test
  void linkIsNoForm() {
    Form form = sent("GET", Map.of("ticked", List.of("a")));
    assertThat(form.isSent()).isFalse();
    assertThat(form.text("ticked")).isEmpty();
    assertThat(form.all("ticked")).isEmpty();
  }
}
