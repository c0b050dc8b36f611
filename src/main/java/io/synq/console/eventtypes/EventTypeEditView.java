package io.synq.console.eventtypes;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Edit;
import io.synq.console.frame.Existing;
import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.eventtype.EventTypeRequest;
import io.synq.eventtype.EventTypeResponse;
import io.synq.eventtype.EventTypesResource;
import io.synq.platform.Answer;
import io.synq.platform.EntityTags;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes an event type, a new one or one that there is. */
@Named("eventTypeEdit")
@RequestScoped
public class EventTypeEditView {
  @Inject EventTypesResource types;
  @Inject Edit edit;
  @Inject Submission submission;
  @Inject Query query;
  private @Nullable EventTypeResponse known;
  private final Fields fields = new Fields();
  private Fields now = new Fields();

  @PostConstruct
  void load() {
    query.text("name").ifPresent(name -> show(types.get(name).body()));
    edit.of(EntityTags.of(known == null ? 0 : known.version()));
  }

  private void show(EventTypeResponse type) {
    known = type;
    fields.put("description", type.description() == null ? "" : type.description());
    fields.put("subject", type.subject() == null ? "" : type.subject());
    fields.put("schema", JsonText.pretty(type.schema()));
    fields.put("example", JsonText.pretty(type.example()));
    fields.put("enforce", type.enforce());
    now = new Fields(fields);
  }

  public void save() {
    submission.run(
        () -> {
          String name = known == null ? fields.text("new_name").strip() : known.name();
          edit.save("event type", tag -> put(name, known == null ? unknown(name) : tag));
          return Next.to(ConsolePage.EVENT_TYPE, "name", name).saying(name + " is saved.");
        });
  }

  /** The tag of what nobody has described, though it may have appeared in events. */
  private @Nullable String unknown(String name) {
    Answer<EventTypeResponse> found = Existing.of(() -> types.get(name)).orElse(null);
    if (found == null) {
      return null;
    }
    if (found.body().documented() && found.body().createdAt() != null) {
      throw Problem.invalid("/new_name", "is described already: edit it from its page").exception();
    }
    return '"' + found.tag() + '"';
  }

  private Answer<EventTypeResponse> put(String name, @Nullable String tag) {
    try {
      return types.put(name, tag, request());
    } catch (ProblemException e) {
      throw EventTypeProblem.atFields(e.problem()).exception();
    }
  }

  private EventTypeRequest request() {
    Members members =
        new Members()
            .text("description", fields.text("description"))
            .flag("enforce", fields.flag("enforce"));
    if (!asBuilt() || !fields.text("subject").strip().equals(known.subject())) {
      members.text("subject", fields.text("subject"));
    }
    typed("schema", known == null ? null : known.schema())
        .ifPresent(json -> members.json("schema", json));
    typed("example", known == null ? null : known.example())
        .ifPresent(json -> members.json("example", json));
    return members.as(EventTypeRequest.class);
  }

  /** What was typed. What is as built is not sent: it stays the built-in type's. */
  private Optional<JsonObject> typed(String member, @Nullable JsonObject shown) {
    Optional<JsonObject> json = JsonText.parse(member, fields.text(member));
    return asBuilt() ? json.filter(one -> !one.equals(shown)) : json;
  }

  private boolean asBuilt() {
    return known != null && known.builtIn() && known.createdAt() == null;
  }

  public Fields getFields() {
    return fields;
  }

  /** What the form says otherwise than is so now. */
  public List<FieldDifference> getDifferences() {
    return fields.differences(
        now,
        "description",
        "Description",
        "subject",
        "Subject",
        "schema",
        "Schema",
        "example",
        "Example",
        "enforce",
        "Enforce the schema");
  }

  /** The type that is edited; null for a new one. */
  public @Nullable EventTypeResponse getKnown() {
    return known;
  }
}
