package io.synq.platform;

import io.synq.platform.Problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is wrong with a request, as it gathers: the first twenty, and how many more there are. What
 * a caller sends in millions is neither kept nor sent back.
 */
public final class Violations {
  /** How many are named. */
  public static final int MOST = 20;

  private final List<Violation> first = new ArrayList<>();
  private int more;

  public void add(String pointer, String message) {
    add(new Violation(pointer, message));
  }

  public void add(Violation violation) {
    if (first.size() < MOST) {
      first.add(violation);
    } else {
      more++;
    }
  }

  /** Those of a part, at its pointer. */
  public void addAll(String pointer, Violations part) {
    part.first.forEach(one -> add(pointer + one.pointer(), one.message()));
    more += part.more;
  }

  /** Those at a pointer that this is true for. */
  public Violations at(Predicate<String> pointer) {
    Violations some = new Violations();
    first.stream().filter(one -> pointer.test(one.pointer())).forEach(some::add);
    return some;
  }

  /** Refuses the request (422) if anything is wrong. */
  public void check() {
    if (!isEmpty()) {
      throw problem().exception();
    }
  }

  public boolean isEmpty() {
    return first.isEmpty();
  }

  /** The first ones. */
  public List<Violation> first() {
    return List.copyOf(first);
  }

  /** How many there are beside the first ones. */
  public int more() {
    return more;
  }

  /** Why the request is refused; only if anything is wrong. */
  public Problem problem() {
    return new Problem(ProblemType.INVALID, first.get(0).text(), first(), more);
  }
}
