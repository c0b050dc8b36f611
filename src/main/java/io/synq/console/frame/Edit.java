package io.synq.console.frame;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The edit of a thing that others may change too. The form says which version it was filled from;
 * if there is another by then, nothing is saved, and what differs is shown, to be saved over or
 * not.
 */
@Named("edit")
@RequestScoped
public class Edit {
  private final Form form;
  private final Visit visit;
  private String found = "";
  private @Nullable String shown;

  @Inject
  Edit(Form form, Visit visit) {
    this.form = form;
    this.visit = visit;
    shown = sent("shown");
  }

  /**
   * What is edited, as it is now.
   *
   * @param version the opaque part of its entity tag
   */
  public void of(String version) {
    found = version;
  }

  /**
   * Makes a change, unless somebody else made one that whoever sends the form has not seen.
   *
   * @param what is changed, in words
   * @param change takes an entity tag, and ends with a 412 if there is another
   */
  public <T> T save(String what, Function<String, T> change) {
    try {
      return change.apply('"' + seen() + '"');
    } catch (ProblemException e) {
      if (e.problem().type() != ProblemType.PRECONDITION_FAILED) {
        throw e;
      }
      shown = found;
      throw Problem.of(
              ProblemType.PRECONDITION_FAILED,
              "Somebody else changed this "
                  + what
                  + " since you opened the form, so nothing was saved. What differs stands below,"
                  + " and your input is kept.")
          .exception();
    }
  }

  private String seen() {
    return sent("save-anyway") == null ? getVersion() : String.valueOf(shown);
  }

  private @Nullable String sent(String name) {
    return form.text(name).orElse(null);
  }

  /** Which version the form was filled from. */
  public String getVersion() {
    String sent = sent("version");
    return sent == null ? found : sent;
  }

  /** The version that somebody else made, once it is known that somebody did; null before. */
  public @Nullable String getShown() {
    return shown;
  }

  /** Where the form is filled anew. */
  public String getAddress() {
    return visit.address();
  }
}
