package io.synq.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller of the request at hand, and where it calls from; set by the filter that let it in. */
@RequestScoped
public class CurrentCaller {
  private @Nullable Caller caller;
  private @Nullable Admission admission;
  private @Nullable Permission permission;
  private @Nullable String address;

  /** Says who it is, as credentials have proven. */
  public void set(Caller caller) {
    this.caller = caller;
    this.admission = null;
    this.permission = null;
  }

  /** Says who it is, and that this permission of theirs was checked already. */
  void admit(Admission admission, Permission permission) {
    this.caller = admission.caller();
    this.admission = admission;
    this.permission = permission;
  }

  /** Whether the caller was let in by this permission. */
  boolean has(Permission asked) {
    return permission == asked;
  }

  /** Says where the request comes from: the other end of the connection. */
  public void callsFrom(String address) {
    this.address = address;
  }

  /** The caller, if the resource method is not public. */
  public Optional<Caller> find() {
    return Optional.ofNullable(caller);
  }

  /**
   * The address of the other end of the connection, whatever the method. No header is believed: who
   * stands behind a proxy has the server told so in its own configuration.
   */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("no caller: the resource method is public");
    }
    return caller;
  }

  /** The credentials by which the caller was let in, if the request itself brought some. */
  public Admission admission() {
    if (admission == null) {
      throw new IllegalStateException("the request brought no credentials");
    }
    return admission;
  }

  public String tenantId() {
    return get().tenantId();
  }
}
