package io.synq.console.eventtypes;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.eventtype.EventTypeRequest;
import io.synq.eventtype.EventTypeResponse;
import io.synq.eventtype.EventTypesResource;
import io.synq.platform.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes an event type, a new one or one that there is. */
@Named("eventTypeEdit")
@RequestScoped
public class EventTypeEditView {
  @Inject EventTypesResource types;
  @Inject Submission submission;
  @Inject Query query;
  private @Nullable EventTypeResponse known;
  private final Fields fields = new Fields();

  @PostConstruct
  void load() {
    query.text("name").ifPresent(name -> show(types.get(name)));
  }

  private void show(EventTypeResponse type) {
    known = type;
    fields.put("description", type.description() == null ? "" : type.description());
    fields.put("subject", type.subject() == null ? "" : type.subject());
    fields.put("schema", JsonText.pretty(type.schema()));
    fields.put("example", JsonText.pretty(type.example()));
    fields.put("enforce", type.enforce());
  }

  public void save() {
    submission.run(
        () -> {
          String name = known == null ? fields.text("new_name").strip() : known.name();
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
          try {
            types.put(name, members.as(EventTypeRequest.class));
          } catch (ProblemException e) {
            throw EventTypeProblem.atFields(e.problem()).exception();
          }
          return Next.to(ConsolePage.EVENT_TYPE, "name", name).saying(name + " is saved.");
        });
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

  /** The type that is edited; null for a new one. */
  public @Nullable EventTypeResponse getKnown() {
    return known;
  }
}
