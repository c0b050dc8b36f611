package io.synq.access;

import io.synq.access.Caller.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person who signs in with a name and a password. */
@Entity
@Table(name = "app_user")
public class User {
  @Id private String id;

  @Column(name = "tenant_id")
  private @Nullable String tenantId;

  private String name;

  @Column(name = "display_name")
  private @Nullable String displayName;

  @Column(name = "password_hash")
  private String passwordHash;

  @Enumerated(EnumType.STRING)
  private Role role;

  private boolean disabled;

  @Column(name = "mail_to")
  private @Nullable String mailTo;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_sign_in_at", insertable = false, updatable = false)
  private @Nullable Instant lastSignInAt;

  @Version private long version;

  protected User() {}

  /**
   * @param tenantId null for an operator
   */
  User(
      String id,
      @Nullable String tenantId,
      UserRequest request,
      String passwordHash,
      Instant createdAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.passwordHash = passwordHash;
    this.createdAt = createdAt;
    apply(request);
  }

  /**
   * A name as it is kept: in lower case and without white space around it, so that nobody is taken
   * for somebody else.
   */
  static String fold(String name) {
    return lower(name.strip());
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  final void apply(UserRequest request) {
    name = request.name();
    displayName = request.displayName();
    role = Role.of(request.role());
    disabled = request.disabled();
  }

  void setPassword(String hash) {
    passwordHash = hash;
  }

  OwnMail mail() {
    return new OwnMail(mailTo);
  }

  void mailTo(OwnMail mail) {
    mailTo = mail.address();
  }

  /** The request that would make it as it is, without the password. */
  UserRequest asRequest() {
    return new UserRequest(name, displayName, role.text(), disabled, null);
  }

  /** This person as the maker of a request. */
  Caller caller() {
    return tenantId == null
        ? new Caller(Kind.OPERATOR, id, name, "", role.scopes())
        : new Caller(Kind.USER, id, name, tenantId, role.scopes());
  }

  /** This person as somebody who was let in while this was the password. */
  Admission admission() {
    return new Admission(caller(), passwordHash);
  }

  boolean isOf(String tenant) {
    return tenant.equals(tenantId);
  }

  /** Null for an operator. */
  @Nullable String tenantId() {
    return tenantId;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  @Nullable String displayName() {
    return displayName;
  }

  Role role() {
    return role;
  }

  boolean disabled() {
    return disabled;
  }

  String passwordHash() {
    return passwordHash;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant lastSignInAt() {
    return lastSignInAt;
  }

  long version() {
    return version;
  }
}
