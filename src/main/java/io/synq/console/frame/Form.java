package io.synq.console.frame;

import io.synq.http.Whole;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a form has sent in those of its fields that are not Faces' own. The parameters of the
 * address are never among them, since whoever made a link may have chosen those: they are in {@link
 * Query}.
 */
@RequestScoped
public class Form {
  private final HttpServletRequest request;

  @Inject
  public Form(@Whole HttpServletRequest request) {
    this.request = request;
  }

  /** Whether a form was sent. */
  public boolean isSent() {
    return request.getMethod().equals("POST");
  }

  /** What a field says, blank too; nothing if there is no such one, or nobody has sent a form. */
  public Optional<String> text(String name) {
    return all(name).stream().findFirst();
  }

  /** All that fields of this name say: boxes that are not ticked are not sent. */
  public List<String> all(String name) {
    String[] values = isSent() ? request.getParameterValues(name) : null;
    return values == null ? List.of() : List.of(values);
  }
}
