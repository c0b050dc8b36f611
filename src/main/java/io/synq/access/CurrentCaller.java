package io.synq.access;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request at hand, set by {@link AccessFilter}. */
@RequestScoped
public class CurrentCaller {
  private @Nullable Caller caller;

  void set(Caller caller) {
    this.caller = caller;
  }

  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("no caller: the resource method is public");
    }
    return caller;
  }

  public String tenantId() {
    return get().tenantId();
  }
}
