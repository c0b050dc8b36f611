package io.synq.console.webhooks;

import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What stands in the fields of a form for an endpoint's event types: boxes, and a line. */
public class TypeFields {
  private final boolean sent;
  private final List<String> ticked;
  private List<String> stored = List.of();
  private String others = "";

  /** Of a form that nobody has filled in. */
  TypeFields() {
    sent = false;
    ticked = List.of();
  }

  TypeFields(Form form) {
    sent = form.isSent();
    ticked = form.all("ticked");
  }

  void take(List<String> eventTypes) {
    stored = eventTypes;
  }

  /** Those that are ticked and those that are typed. */
  List<String> wanted() {
    return Stream.concat(chosen().stream(), typed(others)).distinct().toList();
  }

  private static Stream<String> typed(String text) {
    return Stream.of(text.split("[\\s,]+")).filter(name -> !name.isEmpty());
  }

  /** Those that are ticked, or are to be at first. */
  List<String> chosen() {
    return sent ? ticked : stored;
  }

  /** Whether somebody has filled the form in. */
  boolean areSent() {
    return sent;
  }

  /** Moves what has no box to be ticked to the line for other types. */
  void keepOthers(Set<String> boxes) {
    if (!sent) {
      List<String> left = new ArrayList<>(stored);
      left.removeAll(boxes);
      others = String.join(" ", left);
    }
  }

  FieldDifference difference(TypeFields now) {
    return new FieldDifference("Event types", sorted(now.stored), sorted(wanted()));
  }

  private static String sorted(List<String> types) {
    return String.join(" ", new TreeSet<>(types));
  }

  public String getOthers() {
    return others;
  }

  public void setOthers(String others) {
    this.others = others;
  }
}
